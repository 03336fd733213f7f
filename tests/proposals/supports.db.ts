import fc from 'fast-check';
import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { SUPPORTS_A_MINUTE } from '../../server/domain/proposals/supports.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal, type TestCollective, type TestPerson } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';

async function rowsOf(collective: TestCollective, id: string): Promise<number> {
  return inTenant(collective.id, 'read', async (db) => {
    const { n } = await db
      .selectFrom('supports')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('proposal_id', '=', id)
      .executeTakeFirstOrThrow();
    return Number(n);
  });
}

/** Many people at once, straight into their table. */
async function aCrowd(collective: TestCollective, size: number): Promise<TestPerson[]> {
  const ids = Array.from({ length: size }, () => newId());
  await inTenant(collective.id, 'write', (db) =>
    db
      .insertInto('people')
      .values(
        ids.map((id) => ({
          id,
          pseudonym: `Voix ${id.slice(-12)}`,
          name: null,
          email: null,
          email_key: null,
          age_declared_on: null,
          birth_year: null,
        })),
      )
      .execute(),
  );
  return ids.map((id) => ({ kind: 'person', id, pseudonym: id, language: 'fr', roles: new Set(['resident' as const]), seatId: null }));
}

/** Runs `work` over all, some at a time: as many as a small server holds open. */
async function atOnce<T>(items: readonly T[], width: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const left = [...items];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
    }),
  );
}

test('T40 two thousand people support one proposal at once: every one counts, exactly once, and none is refused', async ({ database }) => {
  const collective = await aCollective(database);
  const proposal = await aProposal(collective);
  const crowd = await aCrowd(collective, 2_000);
  await atOnce(crowd, 64, async (person) => (await as(collective, person)).proposals.support({ id: proposal.id }));
  expect(await rowsOf(collective, proposal.id)).toBe(2_000);
  expect((await (await as(collective)).proposals.page({ reference: proposal.reference! })).supports).toBe(2_000);
});

test('T41 fifty supports of one person at the same moment leave one; a hundred turns on and off leave none or one', async ({
  database,
}) => {
  const collective = await aCollective(database);
  const proposal = await aProposal(collective);
  const [person] = await aCrowd(collective, 1);
  const caller = await as(collective, person);
  await Promise.all(Array.from({ length: 50 }, () => caller.proposals.support({ id: proposal.id })));
  expect(await rowsOf(collective, proposal.id)).toBe(1);
  await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      n % 2 === 0 ? caller.proposals.unsupport({ id: proposal.id }) : caller.proposals.support({ id: proposal.id }),
    ),
  );
  const left = await rowsOf(collective, proposal.id);
  expect([0, 1]).toContain(left);
  expect(await caller.proposals.page({ reference: proposal.reference! })).toMatchObject({ supports: left, mine: { supports: left === 1 } });
});

test('a machine that presses faster than a person is slowed down, and nobody else is', async ({ database }) => {
  const collective = await aCollective(database);
  const proposals = await Promise.all(Array.from({ length: SUPPORTS_A_MINUTE + 1 }, () => aProposal(collective)));
  const [machine, person] = await aCrowd(collective, 2);
  const caller = await as(collective, machine);
  for (const { id } of proposals.slice(0, SUPPORTS_A_MINUTE)) await caller.proposals.support({ id });
  await expect(caller.proposals.support({ id: proposals.at(-1)!.id })).rejects.toMatchObject({ message: 'system.too_many' });
  await (await as(collective, person)).proposals.support({ id: proposals.at(-1)!.id });
});

type Model = { supports: Map<string, Set<number>>; listed: Set<string> };
type Real = { collective: TestCollective; proposals: string[]; people: TestPerson[] };
const code = (error: unknown) => (error as Error).message;

/** Supports or takes back; the model says what must come of it. */
class Press implements fc.AsyncCommand<Model, Real> {
  readonly who: number;
  readonly which: number;
  readonly on: boolean;
  constructor(who: number, which: number, on: boolean) {
    this.who = who;
    this.which = which;
    this.on = on;
  }
  check(): boolean {
    return true;
  }
  toString(): string {
    return `${this.on ? 'support' : 'unsupport'}(${this.who}, ${this.which})`;
  }
  async run(model: Model, { collective, proposals, people }: Real): Promise<void> {
    const id = proposals[this.which]!;
    const caller = await as(collective, people[this.who]);
    const deed = this.on ? caller.proposals.support({ id }) : caller.proposals.unsupport({ id });
    if (!model.listed.has(id)) return expect(await deed.then(() => 'done', code)).toBe('proposal.not_found');
    await deed;
    if (this.on) model.supports.get(id)!.add(this.who);
    else model.supports.get(id)!.delete(this.who);
  }
}

/** A moderator refuses or takes the refusal back: supports stay with the text through both. */
class Moderate implements fc.AsyncCommand<Model, Real> {
  readonly which: number;
  constructor(which: number) {
    this.which = which;
  }
  check(): boolean {
    return true;
  }
  toString(): string {
    return `moderate(${this.which})`;
  }
  async run(model: Model, { collective, proposals, people }: Real): Promise<void> {
    const id = proposals[this.which]!;
    const moderator = { ...people[0]!, roles: new Set(['resident' as const, 'moderator' as const]) };
    const { proposals: router } = await as(collective, moderator);
    if (model.listed.delete(id))
      return router.moderate({ id, decision: 'refuse', reason: 'unclear', answer: 'Dites ce que vous demandez.' });
    await router.moderate({ id, decision: 'reinstate' });
    model.listed.add(id);
  }
}

class Count implements fc.AsyncCommand<Model, Real> {
  check(): boolean {
    return true;
  }
  toString(): string {
    return 'count()';
  }
  async run(model: Model, { collective, proposals }: Real): Promise<void> {
    const caller = await as(collective);
    const { items } = await caller.proposals.list({});
    for (const id of proposals) {
      expect(await rowsOf(collective, id)).toBe(model.supports.get(id)!.size);
      expect(items.find((item) => item.id === id)?.supports).toBe(model.listed.has(id) ? model.supports.get(id)!.size : undefined);
    }
  }
}

test('P2 whatever is pressed, taken back, refused and reinstated, in any order, counts are the rows', async ({ database }) => {
  test.slow();
  const commands = fc.commands(
    [
      fc.tuple(fc.nat(4), fc.nat(3), fc.boolean()).map(([who, which, on]) => new Press(who, which, on)),
      fc.nat(3).map((which) => new Moderate(which)),
      fc.constant(new Count()),
    ],
    { size: 'max', maxCommands: 200 },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      await fc.asyncModelRun(async () => {
        const collective = await aCollective(database);
        const proposals = await Promise.all(Array.from({ length: 4 }, async () => (await aProposal(collective)).id));
        const people = await Promise.all(Array.from({ length: 5 }, () => aPerson(collective)));
        return {
          model: { supports: new Map(proposals.map((id) => [id, new Set<number>()])), listed: new Set(proposals) },
          real: { collective, proposals, people },
        };
      }, sequence);
    }),
    { numRuns: 6 },
  );
});
