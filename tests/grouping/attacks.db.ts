import { newId } from '../../server/domain/ids.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test, type TestDatabase } from '../kit/database.ts';
import { aSitting } from '../kit/parliament.ts';

const REASON = 'Elles disent la même chose.';
const said = (deed: Promise<unknown>) => deed.then(() => 'done', (error: Error) => error.message);

async function house(database: TestDatabase) {
  const collective = await aCollective(database);
  const [organiser, author] = [await aPerson(collective, ['organiser']), await aPerson(collective)];
  const [a, b, c] = [await aProposal(collective), await aProposal(collective, { author_id: author.id }), await aProposal(collective)];
  return { collective, organiser, author, a, b, c, api: (await as(collective, organiser)).groupings };
}

test('T51 two organisers group the same one at once: one does, the other is told; sending twice groups once', async ({ database }) => {
  const { collective, a, b, c, api } = await house(database);
  const other = (await as(collective, await aPerson(collective, ['organiser']))).groupings;
  const both = await Promise.all([
    said(api.merge({ id: newId(), carrierId: a.id, memberIds: [b.id], reason: REASON })), said(other.merge({ id: newId(), carrierId: c.id, memberIds: [b.id], reason: REASON })),
  ]);
  expect(both.toSorted((x, y) => x.localeCompare(y))).toEqual(['done', 'grouping.already_grouped']);
  const once = await house(database);
  const input = { id: newId(), carrierId: once.a.id, memberIds: [once.b.id], reason: REASON };
  expect(await Promise.all([said(once.api.merge(input)), said(once.api.merge(input))])).toEqual(['done', 'done']);
  expect((await once.api.made({})).total).toBe(1);
});

test('undo twice gives back once; a member goes back to the very status it had', async ({ database }) => {
  const { collective, a, b, api } = await house(database);
  const id = newId();
  await api.merge({ id, carrierId: a.id, memberIds: [b.id], reason: REASON });
  const twice = await Promise.all([said(api.undo({ groupingId: id, reason: REASON })), said(api.undo({ groupingId: id, reason: REASON }))]);
  expect(twice.toSorted((x, y) => x.localeCompare(y))).toEqual(['done', 'grouping.undone']);
  expect(await (await as(collective)).proposals.page({ reference: b.reference! })).toMatchObject({ status: 'published', family: { carrier: null } });
});

test('grouping while its author withdraws: it ends withdrawn, and no grouping holds it', async ({ database }) => {
  const { collective, author, a, b, api } = await house(database);
  const [grouped, withdrawn] = await Promise.all([
    said(api.merge({ id: newId(), carrierId: a.id, memberIds: [b.id], reason: REASON })), said((await as(collective, author)).proposals.withdraw({ id: b.id })),
  ]);
  expect(['done', 'grouping.not_ready']).toContain(grouped);
  expect(withdrawn).toBe('done');
  expect((await (await as(collective, author)).proposals.byId({ id: b.id })).status).toBe('withdrawn');
  expect((await (await as(collective)).proposals.page({ reference: a.reference! })).family.sources).toEqual([]);
});

test('a carrier does not leave with what it carries, and on an agenda it does not change', async ({ database }) => {
  const { collective, author, a, b, c, api } = await house(database);
  const id = newId();
  await api.merge({ id, carrierId: b.id, memberIds: [a.id], reason: REASON });
  expect(await said((await as(collective, author)).proposals.withdraw({ id: b.id }))).toBe('proposal.carries_others');
  await aSitting(collective, { state: 'planned', proposals: [{ id: b.id }], present: [] });
  const parliament = (await as(collective, await aPerson(collective, ['organiser']))).groupings;
  expect(await said(parliament.undo({ groupingId: id, reason: REASON }))).toBe('grouping.carrier_on_agenda');
  expect(await said(parliament.merge({ id: newId(), carrierId: b.id, memberIds: [c.id], reason: REASON }))).toBe('grouping.carrier_on_agenda');
});

test('another collective’s proposal cannot be grouped, nor told from one that does not exist', async ({ database }) => {
  const here = await house(database);
  const there = await house(database);
  expect(await said(here.api.merge({ id: newId(), carrierId: here.a.id, memberIds: [there.b.id], reason: REASON }))).toBe('proposal.not_found');
  expect(await said(here.api.merge({ id: newId(), carrierId: here.a.id, memberIds: [newId()], reason: REASON }))).toBe('proposal.not_found');
});

test('T50 supports that arrive while proposals are grouped, split and put back are each counted once and never lost', async ({ database }) => {
  test.slow();
  const { collective, a, b, c, organiser } = await house(database);
  const people = await Promise.all(Array.from({ length: 24 }, () => aPerson(collective)));
  const api = (await as(collective, organiser)).groupings;
  const press = people.map(async (person, n) => (await as(collective, person)).proposals.support({ id: [a, b, c][n % 3]!.id }));
  const id = newId();
  await Promise.all([...press, api.merge({ id, carrierId: a.id, memberIds: [b.id, c.id], reason: REASON })]);
  const read = async (reference: number) => (await (await as(collective)).proposals.page({ reference })).supports;
  expect(await read(a.reference!)).toBe(24);
  const late = await Promise.all(Array.from({ length: 12 }, () => aPerson(collective)));
  const { version } = await (await as(collective)).proposals.page({ reference: a.reference! });
  const split = newId();
  await Promise.all([
    ...late.map(async (person) => (await as(collective, person)).proposals.support({ id: a.id })),
    api.split({ id: split, sourceId: a.id, reason: 'Elle dit deux choses.', version, oneTitle: 'Une moitié', oneBody: 'Ce que dit la première.', otherTitle: 'Autre moitié', otherBody: 'Ce que dit la seconde.' }),
  ]);
  const halves = (await (await as(collective)).proposals.page({ reference: a.reference! })).family.halves;
  for (const half of halves) expect(await read(half.reference)).toBe(36);
  await api.undo({ groupingId: split, reason: REASON });
  expect(await read(a.reference!)).toBe(36);
});
