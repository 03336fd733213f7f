// Invariants 2 and 3: origin is one field with one truth, and the counts by origin always add up to the whole.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { listen, stopListening } from '../../server/db/page-versions.ts';
import { inTenant } from '../../server/db/root.ts';
import type { Caller } from '../../server/api/root.ts';
import { countCells, countsByOrigin, countWhere } from '../../server/domain/proposals/counts.ts';
import type { Origin } from '../../server/db/tables/proposals.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { sheet } from './fixtures.ts';

/** What the house must say, kept by hand: each proposal's origin and whether it is public. */
interface Model { proposals: { id: string; origin: Origin; meetingId: string | null;
  status: 'submitted' | 'published' | 'inadmissible' | 'withdrawn'; online: boolean }[]; code: number }
interface House { collective: TestCollective; meetings: string[]; resident: Caller; volunteer: Caller; moderator: Caller;
  moderated: boolean }

type Command = fc.AsyncCommand<Model, House>;

/** After each command: the cells, the rows and the model say the same, and every sum is the whole. */
async function agree(model: Model, house: House): Promise<void> {
  await inTenant(house.collective.id, 'read', async (db) => {
    const [cells, rows] = await Promise.all([countCells(db), db.selectFrom('proposals').select(['origin', 'meeting_id', 'listed'])
      .execute()]);
    const listed = model.proposals.filter(({ status }) => status === 'published');
    expect(countWhere(cells, () => true)).toBe(model.proposals.length);
    expect(rows.length).toBe(model.proposals.length);
    const counts = countsByOrigin(cells);
    expect(counts.online + counts.meeting + counts.collective).toBe(counts.total);
    expect(counts.total).toBe(listed.length);
    for (const origin of ['online', 'meeting', 'collective'] as const) {
      expect(counts[origin]).toBe(listed.filter((one) => one.origin === origin).length);
      expect(rows.filter((row) => row.listed && row.origin === origin).length).toBe(counts[origin]);
    }
  });
  const { totals } = await house.volunteer.meetings.list({});
  expect(totals.coverage.reduce((sum, row) => sum + row.ideas, 0) + totals.unknown).toBe(totals.ideas);
  const known = model.proposals.filter(({ status, origin, meetingId }) => status === 'published' && origin === 'meeting'
    && meetingId !== null);
  expect(totals.ideas - totals.unknown).toBe(known.length);
}

class Submit implements Command {
  // A person sends ten an hour at most.
  check(model: Readonly<Model>): boolean { return model.proposals.filter(({ online }) => online).length < 10; }
  async run(model: Model, house: House): Promise<void> {
    const id = randomUUID();
    await house.resident.proposals.submit({ id, title: `En ligne ${model.proposals.length}`,
      body: 'Un texte assez long pour être compris.', theme: 'nature', voice: 'resident' });
    model.proposals.push({ id, origin: 'online', meetingId: null, status: house.moderated ? 'submitted' : 'published', online: true });
    await agree(model, house);
  }
  toString(): string { return 'submit'; }
}

class Type implements Command {
  readonly meeting: number;
  readonly howMany: number;
  constructor(meeting: number, howMany: number) {
    this.meeting = meeting;
    this.howMany = howMany;
  }
  check(): boolean { return true; }
  async run(model: Model, house: House): Promise<void> {
    const meetingId = house.meetings[this.meeting % house.meetings.length]!;
    const sheets = Array.from({ length: this.howMany }, () => sheet(String(model.code += 1)));
    // Sent twice, as a notebook does that lost the answer.
    await house.volunteer.meetings.submitSheets({ format: 1, meetingId, sheets });
    await house.volunteer.meetings.submitSheets({ format: 1, meetingId, sheets });
    for (const { id } of sheets) model.proposals.push({ id, origin: 'meeting', meetingId,
      status: house.moderated ? 'submitted' : 'published', online: false });
    await agree(model, house);
  }
  toString(): string { return `type ${this.howMany} sheets of meeting ${this.meeting}`; }
}

const FROM = { publish: ['submitted'], refuse: ['submitted', 'published'], reinstate: ['inadmissible'] } as const;

class Moderate implements Command {
  readonly which: number;
  readonly decision: keyof typeof FROM;
  constructor(which: number, decision: keyof typeof FROM) {
    this.which = which;
    this.decision = decision;
  }
  check(model: Readonly<Model>): boolean { return model.proposals.length > 0; }
  async run(model: Model, house: House): Promise<void> {
    const proposal = model.proposals[this.which % model.proposals.length]!;
    const done = await house.moderator.proposals.moderate(this.decision === 'refuse'
      ? { id: proposal.id, decision: 'refuse', reason: 'unclear', answer: 'Précisez le lieu, puis revenez.' }
        : { id: proposal.id, decision: this.decision })
      .then(() => true, () => false);
    expect(done).toBe((FROM[this.decision] as readonly string[]).includes(proposal.status));
    if (done) proposal.status = this.decision === 'refuse' ? 'inadmissible' : 'published';
    await agree(model, house);
  }
  toString(): string { return `${this.decision} ${this.which}`; }
}

class Withdraw implements Command {
  readonly which: number;
  constructor(which: number) { this.which = which; }
  check(model: Readonly<Model>): boolean { return model.proposals.length > 0; }
  async run(model: Model, house: House): Promise<void> {
    const proposal = model.proposals[this.which % model.proposals.length]!;
    const done = await house.resident.proposals.withdraw({ id: proposal.id }).then(() => true, () => false);
    expect(done).toBe(proposal.online && (proposal.status === 'submitted' || proposal.status === 'published'));
    if (done) proposal.status = 'withdrawn';
    await agree(model, house);
  }
  toString(): string { return `withdraw ${this.which}`; }
}

class Correct implements Command {
  readonly which: number;
  readonly howMany: number;
  readonly origin: Origin;
  readonly meeting: number | null;
  constructor(which: number, howMany: number, origin: Origin, meeting: number | null) {
    this.which = which;
    this.howMany = howMany;
    this.origin = origin;
    this.meeting = meeting;
  }
  check(model: Readonly<Model>): boolean { return model.proposals.length > 0; }
  async run(model: Model, house: House): Promise<void> {
    const start = this.which % model.proposals.length;
    const chosen = model.proposals.slice(start, start + this.howMany);
    const meetingId = this.origin === 'meeting' && this.meeting !== null ? house.meetings[this.meeting % house.meetings.length]! : null;
    await house.volunteer.proposals.tagOrigin({ ids: chosen.map(({ id }) => id), origin: this.origin, meetingId,
      reason: 'Retrouvée dans le cahier' });
    for (const proposal of chosen) Object.assign(proposal, { origin: this.origin, meetingId });
    await agree(model, house);
  }
  toString(): string { return `say that ${this.howMany} from ${this.which} come from ${this.origin} ${this.meeting ?? 'unknown'}`; }
}

const pick = fc.nat(1_000);
const commands = [
  fc.constant(new Submit()),
  fc.tuple(pick, fc.integer({ min: 1, max: 3 })).map(([meeting, howMany]) => new Type(meeting, howMany)),
  fc.tuple(pick, fc.constantFrom('publish' as const, 'refuse' as const, 'reinstate' as const))
    .map(([which, decision]) => new Moderate(which, decision)),
  pick.map((which) => new Withdraw(which)),
  fc.tuple(pick, fc.integer({ min: 1, max: 4 }), fc.constantFrom('online' as const, 'meeting' as const, 'collective' as const),
    fc.option(pick))
    .map(([which, howMany, origin, meeting]) => new Correct(which, howMany, origin, meeting)),
];

for (const moderation of ['before', 'after'] as const) {
  test(`P2 counts by origin add up to the whole after any sequence of submissions, sheets, moderations, withdrawals and corrections (moderation ${moderation})`, async ({ database }) => {
    test.setTimeout(180_000);
    const setup = async () => {
      const collective = await aCollective(database, { moderation });
      const meetings = [(await aMeeting(collective, { district: 'nord' })).id, (await aMeeting(collective)).id,
        (await aMeeting(collective, { district: 'sud' })).id];
      const [resident, volunteer, moderator] = await Promise.all([
        aPerson(collective), aPerson(collective, ['volunteer']),
        aPerson(collective, ['moderator'])].map(async (person) => as(collective, await person)));
      return { model: { proposals: [], code: 0 } satisfies Model as Model,
        real: { collective, meetings, resident: resident!, volunteer: volunteer!, moderator: moderator!,
        moderated: moderation === 'before' } };
    };
    // With the notifications heard, counts are kept in memory as they are in the house: a kept count must never outlive a deed.
    await aCollective(database);
    await listen(database.appUrl);
    try {
      await fc.assert(fc.asyncProperty(fc.commands(commands, { maxCommands: 30, size: '+1' }),
        (sequence) => fc.asyncModelRun(setup, sequence)), { numRuns: 12, endOnFailure: true });
    } finally {
      await stopListening();
    }
  });
}
