import { randomUUID } from 'node:crypto';
import { aCollective, aProposal, type TestCollective } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import type { OwnTestServer } from '../kit/server.ts';
import { plainLoop, sendDeeds, slotted, statementsOf, valuesOf, type Deed } from './deeds.ts';
import type { Generator } from './load.ts';
import { inRounds, type Figures } from './rounds.ts';
import { signIn, type Person } from './site.ts';

/** counted: rows of each round's proposal, by the database itself; exact when all are `people`. statements: of one deed. */
export interface BurstBench { people: number; served: Figures; plain: Figures; counted: number[]; exact: boolean; statements: number }

const LEARNING = 5;

/** Many people, each once, back one proposal at the same time; each round has a proposal of its own. */
export async function benchBurst(
  { generator, database, server, postmaster }: { generator: Generator; database: TestDatabase; server: OwnTestServer; postmaster: number },
  { people: howMany, rounds }: { people: number; rounds: number },
): Promise<BurstBench> {
  const collective = await aCollective(database);
  const people = await crowd(database, collective, howMany + LEARNING);
  const crowdOf = people.slice(LEARNING);
  const proposals: string[] = [];
  const anotherProposal = async (): Promise<void> => { proposals.push((await aProposal(collective)).id); };
  const first = (await aProposal(collective)).id;
  const deedsOn = (id: string, by: readonly Person[]): Deed[] => by.map((person) => ({ procedure: 'proposals.support', input: { id }, person }));
  const heard = await statementsOf(generator, database, collective, deedsOn(first, people.slice(0, LEARNING)));
  const statements = slotted(heard, { [first]: 'proposal' });
  const arms = await inRounds(rounds, postmaster, {
    served: { pid: server.pid(), before: anotherProposal, run: () => sendDeeds(generator, server, collective, deedsOn(proposals.at(-1)!, crowdOf)) },
    plain: {
      pid: null,
      before: anotherProposal,
      run: () => {
        const proposal = proposals.at(-1)!;
        return plainLoop({ url: database.appUrl, statements, requests: valuesOf(deedsOn(proposal, crowdOf), () => ({ proposal })) });
      },
    },
  });
  const { rows } = await database.superuserPool.query<{ n: number }>(
    'select (select count(*)::integer from supports where tenant_id = $1 and proposal_id = p) as n from unnest($2::uuid[]) p', [collective.id, proposals]);
  const counted = rows.map(({ n }) => n);
  return { people: howMany, ...arms, counted, exact: counted.every((n) => n === howMany), statements: statements.length };
}

/** People with an open session each, planted at once. */
export async function crowd(database: TestDatabase, collective: TestCollective, howMany: number): Promise<Person[]> {
  const ids = Array.from({ length: howMany }, () => randomUUID());
  await database.superuserPool.query(`insert into people (tenant_id, id, pseudonym, email, email_key, age_declared_on)
    select $1, id, 'Personne ' || id, id || '@exemple.fr', id || '@exemple.fr', current_date from unnest($2::uuid[]) as crowd(id)`, [collective.id, ids]);
  const people = await signIn(database, collective, ids);
  await database.superuserPool.query('vacuum analyze people, sessions');
  return people;
}
