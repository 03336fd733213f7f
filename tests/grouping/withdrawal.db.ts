// « At any time before validation »: a grouped one too is taken back by its author, and nothing brings it back.
import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test, type TestDatabase } from '../kit/database.ts';
import { aSitting } from '../kit/parliament.ts';

const REASON = 'Elles disent la même chose.';
const said = (deed: Promise<unknown>) => deed.then(() => 'done', (error: Error) => error.message);

async function house(database: TestDatabase) {
  const collective = await aCollective(database);
  const [organiser, author, fan] = [await aPerson(collective, ['organiser']), await aPerson(collective), await aPerson(collective)];
  const [a, b, c] = [
    await aProposal(collective, { title: 'La porteuse' }), await aProposal(collective, { author_id: author.id, title: 'Celle qui s’en ira' }), await aProposal(collective),
  ];
  await (await as(collective, fan)).proposals.support({ id: b.id });
  const mine = (await as(collective, author)).proposals;
  const read = async (reference: number | null) => (await as(collective)).proposals.page({ reference: reference! });
  return { collective, organiser, author, a, b, c, mine, read, api: (await as(collective, organiser)).groupings };
}

test('P2 a grouped one withdrawn leaves its carrier’s supporters and words; the history keeps it, no undoing brings it back', async ({ database }) => {
  const { collective, a, b, c, mine, read, api } = await house(database);
  const id = newId();
  const text = { title: 'Les deux ensemble', body: 'Ce que disent l’une et l’autre, repris.', version: (await read(a.reference)).version };
  await api.merge({ id, carrierId: a.id, memberIds: [b.id, c.id], reason: REASON, ...text });
  expect((await read(a.reference)).supports).toBe(1);
  expect((await mine.page({ reference: b.reference! })).abilities.withdraw).toBe(true);
  expect((await read(b.reference)).abilities.withdraw).toBe(false);
  await mine.withdraw({ id: b.id });
  const carrier = await read(a.reference);
  expect(carrier).toMatchObject({ supports: 0, title: text.title, family: { sources: [{ reference: c.reference }] } });
  expect(JSON.stringify(carrier)).not.toContain('Celle qui s’en ira');
  expect(await said(read(b.reference))).toBe('proposal.not_found');
  expect((await mine.byId({ id: b.id })).road.map(({ kind }) => kind)).toEqual(['submitted', 'published', 'grouped', 'withdrawn']);
  expect((await api.one({ id })).lines.map(({ candidate, leftAt }) => [candidate.reference, leftAt !== null])).toEqual([[b.reference, true], [c.reference, false]]);
  const { fates } = await (await as(collective)).proposals.waiting({});
  expect(fates.all).toEqual({ total: 2, verdict: 0, carried: 0, inadmissible: 0, waiting: 2 });
  await api.undo({ groupingId: id, reason: REASON });
  expect((await mine.byId({ id: b.id })).status).toBe('withdrawn');
  expect(await read(a.reference)).toMatchObject({ title: 'La porteuse', family: { sources: [] } });
});

test('the last one withdrawn undoes its grouping, and the carrier finds its words again', async ({ database }) => {
  const { a, b, mine, read, api } = await house(database);
  const id = newId();
  await api.merge({ id, carrierId: a.id, memberIds: [b.id], reason: REASON, title: 'Les deux ensemble', version: (await read(a.reference)).version });
  await mine.withdraw({ id: b.id });
  expect((await read(a.reference)).title).toBe('La porteuse');
  expect(await said(api.undo({ groupingId: id, reason: REASON }))).toBe('grouping.undone');
});

test('not once the carrier is on an agenda or decided, nor while others rest on it; the page offers what can be done', async ({ database }) => {
  const { collective, a, b, c, mine, api } = await house(database);
  const [inner, outer] = [newId(), newId()];
  await api.merge({ id: inner, carrierId: b.id, memberIds: [c.id], reason: REASON });
  await api.merge({ id: outer, carrierId: a.id, memberIds: [b.id], reason: REASON });
  const offered = async () => (await mine.page({ reference: b.reference! })).abilities.withdraw;
  expect([await said(mine.withdraw({ id: b.id })), await offered()]).toEqual(['proposal.carries_others', false]);
  await api.undo({ groupingId: outer, reason: REASON });
  await api.undo({ groupingId: inner, reason: REASON });
  await api.merge({ id: newId(), carrierId: a.id, memberIds: [b.id], reason: REASON });
  await aSitting(collective, { state: 'planned', proposals: [{ id: a.id }], present: [] });
  expect([await said(mine.withdraw({ id: b.id })), await offered()]).toEqual(['proposal.carrier_in_validation', false]);
  for (const status of ['validated', 'validated_amended', 'set_aside', 'sent_back'] as const) {
    await inTenant(collective.id, 'write', (db) => db.updateTable('proposals').set({ status }).where('id', '=', a.id).execute());
    if (status !== 'sent_back') expect([await said(mine.withdraw({ id: b.id })), await offered()]).toEqual(['proposal.carrier_in_validation', false]);
  }
  // Sent back by the parliament, it is reworked: whoever is in it can leave.
  expect([await offered(), await said(mine.withdraw({ id: b.id })), await offered().catch(() => 'hidden')]).toEqual([true, 'done', false]);
});

test('one deep in a chain leaves the top’s supporters; nobody else takes it back; twice is once; a split one stays with its halves', async ({ database }) => {
  const { collective, organiser, author, a, b, c, mine, read, api } = await house(database);
  const inner = newId();
  await api.merge({ id: inner, carrierId: c.id, memberIds: [b.id], reason: REASON });
  const outer = newId();
  await api.merge({ id: outer, carrierId: a.id, memberIds: [c.id], reason: REASON });
  expect((await read(a.reference)).supports).toBe(1);
  expect(await said((await as(collective, organiser)).proposals.withdraw({ id: b.id }))).toBe('proposal.not_author');
  const twice = await Promise.all([said(mine.withdraw({ id: b.id })), said(mine.withdraw({ id: b.id }))]);
  expect(twice.toSorted((x, y) => x.localeCompare(y))).toEqual(['done', 'proposal.transition_forbidden']);
  expect((await read(a.reference)).supports).toBe(0);
  await api.undo({ groupingId: outer, reason: REASON });
  expect([(await read(c.reference)).supports, (await mine.byId({ id: b.id })).status]).toEqual([0, 'withdrawn']);
  const two = await aProposal(collective, { author_id: author.id });
  const halves = { oneTitle: 'La première moitié', oneBody: 'Ce que dit la première moitié.', otherTitle: 'La seconde moitié', otherBody: 'Ce que dit la seconde.' };
  await api.split({ id: newId(), sourceId: two.id, reason: REASON, version: (await read(two.reference)).version, ...halves });
  expect(await said(mine.withdraw({ id: two.id }))).toBe('proposal.carries_others');
});
