import { aCollective, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import { aSitting } from '../kit/parliament.ts';
import type { OwnTestServer } from '../kit/server.ts';
import { newId } from '../../server/domain/ids.ts';
import type { Choice } from '../../server/domain/votes/schema.ts';
import { crowd } from './burst.ts';
import { plainLoop, requestOf, sendDeeds, slotted, statementsOf, valuesOf, type Deed } from './deeds.ts';
import type { Generator } from './load.ts';
import { median } from './machine.ts';
import { inRounds, type Figures } from './rounds.ts';
import { signIn, type Person } from './site.ts';

/** exact: each closing counted what was cast, choice by choice; closing: its milliseconds, from request to answer. */
export interface BallotBench { members: number; served: Figures; plain: Figures; exact: boolean; closing: number; statements: number }

const LEARNING = 5;
const CHOICES: readonly Choice[] = ['yes', 'no', 'abstain', 'yes', 'yes'];
const choiceOf = (index: number): Choice => CHOICES[index % CHOICES.length]!;

/** A whole parliament votes on one item at the same moment, then the president closes; each round has an item of its own. */
export async function benchBallots(
  { generator, database, server, postmaster }: { generator: Generator; database: TestDatabase; server: OwnTestServer; postmaster: number },
  { members: howMany, rounds }: { members: number; rounds: number },
): Promise<BallotBench> {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const [president] = await signIn(database, collective, [organiser.id]) as [Person];
  const members = await crowd(database, collective, howMany);
  const seats = await seat(database, collective, members);
  const proposals = await Promise.all(Array.from({ length: rounds * 2 + 1 }, () => aProposal(collective)));
  const sitting = await aSitting(collective, { state: 'open', proposals });
  await database.superuserPool.query(`insert into attendances (tenant_id, id, sitting_id, seat_id, place)
    select $1, gen_random_uuid(), $2, seat, case when n % 3 = 0 then 'online' else 'room' end from unnest($3::uuid[]) with ordinality as all_seats(seat, n)`,
  [collective.id, sitting.id, seats]);

  const call = async (procedure: string, input: Record<string, unknown>): Promise<unknown> => {
    const { bodies, wrong, samples } = await generator.send({
      port: server.port, requests: [requestOf(server, collective, { procedure, input, person: president }, 0)], inFlight: 1, keepBodies: true,
    });
    if (wrong > 0) throw new Error(`${procedure}: ${samples[0]}`);
    return (JSON.parse(bodies[0]!) as { result: { data: unknown } }).result.data;
  };
  let item = 0;
  const open = async (): Promise<string> => {
    const id = newId();
    await call('votes.open', { id, itemId: sitting.itemIds[item++] });
    return id;
  };
  const closings: number[] = [];
  const results: { yes: number; no: number; abstain: number }[] = [];
  const close = async (id: string): Promise<void> => {
    const pressed = performance.now();
    const { counts } = await call('votes.close', { id }) as { counts: { yes: number; no: number; abstain: number } };
    closings.push(performance.now() - pressed);
    results.push(counts);
  };
  const ballots = (id: string): Deed[] => members.map((person, index) => ({ procedure: 'votes.cast', input: { id, choice: choiceOf(index) }, person }));

  const first = await open();
  const learning = ballots(first).slice(0, LEARNING).map((deed) => ({ ...deed, input: { ...deed.input, choice: 'yes' } }));
  const heard = await statementsOf(generator, database, collective, learning);
  const seatOf = new Map(members.map(({ id }, index) => [id, seats[index]!]));
  const statements = slotted(heard, { [first]: 'question', [seatOf.get(heard.deed.person.id)!]: 'seat', yes: 'choice' });
  const open_ = { served: '', plain: '' };
  const arms = await inRounds(rounds, postmaster, {
    served: { pid: server.pid(), before: async () => { open_.served = await open(); }, run: () => sendDeeds(generator, server, collective, ballots(open_.served)), after: () => close(open_.served) },
    plain: {
      pid: null,
      before: async () => { open_.plain = await open(); },
      run: () => plainLoop({
        url: database.appUrl, statements,
        requests: valuesOf(ballots(open_.plain), ({ input, person }) => ({ question: open_.plain, seat: seatOf.get(person.id)!, choice: String(input['choice']) })),
      }),
      after: () => close(open_.plain),
    },
  });
  const expected = (choice: Choice) => members.filter((_, index) => choiceOf(index) === choice).length;
  const exact = results.length === rounds * 2 && results.every((counts) => (['yes', 'no', 'abstain'] as const).every((choice) => counts[choice] === expected(choice)));
  return { members: howMany, ...arms, exact, closing: median(closings), statements: statements.length };
}

/** A seat for each, their mandate under way. Answers the seats in the people's order. */
async function seat(database: TestDatabase, collective: TestCollective, people: readonly Person[]): Promise<string[]> {
  const seats = people.map(() => newId());
  await database.superuserPool.query(`insert into seats (tenant_id, id, person_id, kind, starts_on, ends_on)
    select $1, seat, person, 'lot', current_date - 30, current_date + 300 from unnest($2::uuid[], $3::uuid[]) as seated(seat, person)`,
  [collective.id, seats, people.map(({ id }) => id)]);
  return seats;
}
