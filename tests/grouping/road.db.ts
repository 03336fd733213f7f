import fc from 'fast-check';
import { inTenant } from '../../server/db/root.ts';
import type { ProposalStatus } from '../../server/db/tables/proposals.ts';
import { newId } from '../../server/domain/ids.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, type TestCollective, type TestPerson } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { aMember, aSitting } from '../kit/parliament.ts';
import { sheet } from '../meetings/fixtures.ts';
import { SIMPLE } from '../votes/hall.ts';

const ROLES = ['author', 'other', 'volunteer', 'typist', 'moderator', 'organiser'] as const;
type Who = (typeof ROLES)[number];
const OPEN: readonly ProposalStatus[] = ['published', 'sent_back'];
const REASON = 'Elles disent la même chose.';

/** Written by hand from product.md: who may do what, and what each deed may turn into what. 'new' is a text that was not there. */
const DEEDS: Record<string, { by: readonly Who[]; turns: readonly [ProposalStatus | 'new', ProposalStatus][] }> = {
  submit: { by: ROLES, turns: [['new', 'submitted']] },
  type: { by: ['volunteer', 'typist', 'organiser'], turns: [['new', 'submitted']] },
  read: { by: ['volunteer', 'typist', 'organiser'], turns: [] },
  publish: { by: ['moderator', 'organiser'], turns: [['submitted', 'published']] },
  refuse: { by: ['moderator', 'organiser'], turns: [['submitted', 'inadmissible'], ['published', 'inadmissible']] },
  reinstate: { by: ['moderator', 'organiser'], turns: [['inadmissible', 'published']] },
  withdraw: { by: ROLES, turns: [['submitted', 'withdrawn'], ['published', 'withdrawn'], ['sent_back', 'withdrawn'], ['grouped', 'withdrawn']] },
  group: { by: ['organiser'], turns: [['published', 'grouped'], ['sent_back', 'grouped']] },
  split: { by: ['organiser'], turns: [['published', 'grouped'], ['sent_back', 'grouped'], ['new', 'published']] },
  undo: { by: ['organiser'], turns: [['grouped', 'published'], ['grouped', 'sent_back'], ['published', 'grouped']] },
  agenda: { by: ['organiser'], turns: [['published', 'in_validation'], ['sent_back', 'in_validation']] },
  remove: { by: ['organiser'], turns: [['in_validation', 'published']] },
  vote: { by: ['organiser'], turns: [['in_validation', 'validated'], ['in_validation', 'set_aside'], ['in_validation', 'sent_back']] },
};
const NAMES = Object.keys(DEEDS);

interface World { collective: TestCollective; people: Record<Who, TestPerson>; meetingId: string; sittingId: string; member: TestPerson }
interface Row { id: string; reference: number | null; status: ProposalStatus; carriedBy: string | null; partOf: string | null; author: string | null; origin: string; version: number }

const rowsOf = ({ collective }: World): Promise<Row[]> => inTenant(collective.id, 'read', (db) => db.selectFrom('proposals')
  .select(['id', 'reference', 'status', 'carried_by as carriedBy', 'part_of as partOf', 'author_id as author', 'origin', 'version']).orderBy('id').execute());
const pick = <T,>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

/** A deed by somebody, on something: of two times three something that it suits, else whatever is there. */
async function tryIt(world: World, rows: readonly Row[], { name, who, at, other }: Step): Promise<unknown> {
  const { collective, people } = world;
  const api = await as(collective, people[who]);
  const suits = rows.filter(({ status }) => DEEDS[name]!.turns.some(([from]) => from === status));
  const one = pick(at % 3 === 0 || suits.length === 0 ? rows : suits, at);
  const id = one?.id ?? newId();
  const two = pick(rows.filter((row) => OPEN.includes(row.status) && row.id !== id), other)?.id ?? id;
  const text = { title: 'Une idée qui marche', body: 'Elle va où on la mène.', theme: 'logement' };
  const halves = { oneTitle: 'La première moitié', oneBody: 'Ce que dit la première.', otherTitle: 'La seconde moitié', otherBody: 'Ce que dit la seconde.' };
  switch (name) {
    case 'submit': return api.proposals.submit({ id: newId(), ...text, voice: 'resident' });
    case 'type': return api.meetings.submitSheets({ format: 1, meetingId: world.meetingId, sheets: [sheet(newId().slice(-6))] });
    case 'read': return api.meetings.readSheet({ outcome: 'agreed', id, version: one?.version ?? 1 });
    case 'publish': case 'reinstate': return api.proposals.moderate({ id, decision: name });
    case 'refuse': return api.proposals.moderate({ id, decision: 'refuse', reason: 'charter', answer: 'Un point de la charte manque.' });
    case 'withdraw': return api.proposals.withdraw({ id });
    case 'group': return api.groupings.merge({ id: newId(), carrierId: two, memberIds: [id], reason: REASON });
    case 'split': return api.groupings.split({ id: newId(), sourceId: id, reason: REASON, version: one?.version ?? 1, ...halves });
    case 'undo': {
      const made = await inTenant(collective.id, 'read', (db) => db.selectFrom('groupings').select('id').orderBy('id').execute());
      return api.groupings.undo({ groupingId: pick(made, other)?.id ?? newId(), reason: REASON });
    }
    case 'agenda': return api.parliament.addToAgenda({ sittingId: world.sittingId, proposalIds: [id] });
    default: return onAgenda(world, api, name, { id, other });
  }
}

async function onAgenda({ collective, member }: World, api: Awaited<ReturnType<typeof as>>, name: string, { id, other }: { id: string; other: number }): Promise<unknown> {
  const item = await inTenant(collective.id, 'read', (db) => db.selectFrom('agenda_items').select('id').where('proposal_id', '=', id).orderBy('id', 'desc').executeTakeFirst());
  const itemId = item?.id ?? newId();
  if (name === 'remove') return api.parliament.removeFromAgenda({ itemId });
  const question = newId();
  await api.votes.open({ id: question, itemId, rule: SIMPLE, onRejection: other % 2 === 0 ? 'sent_back' : 'set_aside' });
  await (await as(collective, member)).votes.cast({ id: question, choice: other % 3 === 0 ? 'yes' : 'no' });
  await api.votes.close({ id: question });
  return api.votes.announce({ id: question, reason: 'Le parlement a entendu chacun.' });
}

interface Step { name: string; who: Who; at: number; other: number }
const counted = new Map<string, number>();

/** What changed is what the deed may change, by whom it may; what was put forward stays as many, by its origin. */
async function check(world: World, before: readonly Row[], { name, who }: Step, answer: string): Promise<Row[]> {
  const after = await rowsOf(world);
  const changes = after.flatMap((row): [ProposalStatus | 'new', ProposalStatus, Row][] => {
    const was = before.find(({ id }) => id === row.id);
    return was?.status === row.status ? [] : [[was?.status ?? 'new', row.status, row]];
  });
  expect(before.filter(({ id }) => !after.some((row) => row.id === id))).toEqual([]);
  if (answer !== 'done' || !DEEDS[name]!.by.includes(who)) expect({ name, who, answer, changes }).toEqual({ name, who, answer: answer === 'done' ? 'refused' : answer, changes: [] });
  for (const [from, to, row] of changes) {
    expect(DEEDS[name]!.turns, `${name} by ${who}`).toContainEqual([from, to]);
    if (name === 'withdraw') expect(row.author).toBe(world.people[who].id);
  }
  if (name === 'read' && answer === 'done') {
    const alone = await inTenant(world.collective.id, 'read', (db) => db.selectFrom('readings').select('proposal_id').whereRef('reader_id', '=', 'typed_by').execute());
    expect(alone).toEqual([]);
  }
  const wholes = (rows: readonly Row[]) => ['online', 'meeting'].map((origin) => rows.filter((row) => row.partOf === null && row.origin === origin).length);
  if (name !== 'submit' && name !== 'type') expect(wholes(after)).toEqual(wholes(before));
  // But for a half that its source took back, a carrier is the last of the chain, and never one that was withdrawn.
  for (const row of after.filter(({ carriedBy, partOf }) => carriedBy !== null && carriedBy !== partOf)) {
    const carrier = after.find(({ id }) => id === row.carriedBy)!;
    expect([row.status, carrier.carriedBy, carrier.status === 'withdrawn']).toEqual(['grouped', null, false]);
  }
  if (changes.length > 0) await addUp(world, after);
  counted.set(`${name} ${answer === 'done' ? 'done' : 'refused'}`, (counted.get(`${name} ${answer === 'done' ? 'done' : 'refused'}`) ?? 0) + 1);
  return after;
}

/** Two times three, whoever may do it. */
function suited(world: World, rows: readonly Row[], step: Step): Step {
  if (step.at % 3 === 0) return step;
  const { author } = pick(rows.filter(({ status }) => DEEDS[step.name]!.turns.some(([from]) => from === status)), step.at) ?? {};
  const own = ROLES.find((who) => world.people[who].id === author);
  return { ...step, who: step.name === 'withdraw' && own ? own : pick(DEEDS[step.name]!.by, step.other)! };
}

async function addUp({ collective }: World, rows: readonly Row[]): Promise<void> {
  const api = await as(collective);
  const { fates } = await api.proposals.waiting({});
  for (const origin of ['online', 'meeting', 'all'] as const) {
    const { total, verdict, carried, inadmissible, waiting } = fates[origin];
    expect(verdict + carried + inadmissible + waiting).toBe(total);
    expect(total).toBe(rows.filter((row) => row.partOf === null && (origin === 'all' || row.origin === origin) && !['submitted', 'withdrawn'].includes(row.status)).length);
  }
  const { all, grouped } = await api.proposals.list({});
  expect(all.total + fates.all.inadmissible).toBe(fates.all.total);
  expect(grouped).toBe(rows.filter((row) => row.partOf === null && row.status === 'grouped').length);
}

test('P3 whatever anybody tries on the whole road, groupings included, no move leaves the table and every count adds up', async ({ database }) => {
  test.setTimeout(90_000);
  const wanted = fc.record<Step>({ name: fc.constantFrom(...NAMES), who: fc.constantFrom(...ROLES, 'organiser', 'organiser', 'moderator'), at: fc.nat(40), other: fc.nat(40) });
  const limit = Date.now() + 14_000;
  await fc.assert(fc.asyncProperty(fc.array(wanted, { minLength: 40, maxLength: 90, size: 'max' }), async (steps) => {
    const collective = await aCollective(database, { moderation: 'before', secondReading: 'before_publication' });
    const roles = { author: [], other: [], volunteer: ['volunteer'], typist: ['volunteer'], moderator: ['moderator'], organiser: ['organiser'] } as const;
    const people = Object.fromEntries(await Promise.all(ROLES.map(async (who) => [who, await aPerson(collective, [...roles[who]])] as const))) as Record<Who, TestPerson>;
    const member = await aMember(collective);
    const [meeting, sitting] = [await aMeeting(collective), await aSitting(collective, { state: 'open', present: [member] })];
    const world: World = { collective, people, member, meetingId: meeting.id, sittingId: sitting.id };
    let rows: Row[] = [];
    const start: Step[] = [...Array.from({ length: 6 }, (_, at) => ({ name: 'submit', who: at % 2 ? 'author' : 'other', at, other: 0 } as const)),
      ...Array.from({ length: 5 }, () => ({ name: 'publish', who: 'moderator', at: 1, other: 0 } as const)), { name: 'type', who: 'typist', at: 0, other: 0 }];
    for (const step of [...start, ...steps]) {
      if (Date.now() > limit) return;
      const before = rows;
      const one = suited(world, before, step);
      const answer = await tryIt(world, before, one).then(() => 'done', (error: Error) => error.message);
      rows = await check(world, before, one, answer);
    }
  }), { numRuns: 12, endOnFailure: true, includeErrorInReport: true });
  // Not a run of refusals, where there was the time for enough of them.
  const tried = [...counted.values()].reduce((sum, n) => sum + n, 0);
  if (tried > 300) for (const name of ['submit', 'publish', 'withdraw', 'group', 'agenda']) expect(counted.get(`${name} done`), name).toBeGreaterThan(0);
});
