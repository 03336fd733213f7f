import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { as } from '../kit/as.ts';
import { aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { aWorkshop, refusal, validated } from './fixtures.ts';

test('a measure is drafted from several validated proposals, and a proposal serves several measures', async ({ database }) => {
  const shop = await aWorkshop(database, 1);
  const api = (await as(shop.collective, shop.organiser)).programme;
  const [one, two] = [await validated(shop.collective, { title: 'Des volets aux fenêtres', body: 'Un volet.\n\nPuis un autre volet.' }), await validated(shop.collective)];
  const id = newId();
  await api.draftMeasure({ id, chapterId: shop.chapterId, proposalIds: [one.id, two.id, shop.proposals[0]!.id] });
  await api.draftMeasure({ id, chapterId: shop.chapterId, proposalIds: [two.id] });
  const desk = await api.desk({ id });
  expect(desk.title, 'T52 sent twice it is drafted once, and a title comes from its first source').toBe('Des volets aux fenêtres');
  expect(desk.text).toContain('Un volet.\n\nPuis un autre volet.');
  expect(desk.sources.map(({ reference }) => reference)).toEqual([shop.proposals[0]!.reference, one.reference, two.reference]);
  expect((await api.choice({ cited: 'true' })).items.find((item) => item.id === shop.proposals[0]!.id)?.measures).toHaveLength(2);

  const waiting = await aProposal(shop.collective);
  expect(await refusal(api.addSources({ id, proposalIds: [waiting.id] }))).toBe('measure.source_not_validated');
  expect(await refusal(api.draftMeasure({ id: newId(), chapterId: newId(), proposalIds: [one.id] }))).toBe('chapter.not_found');
  await api.removeSource({ id, proposalId: two.id });
  await api.removeSource({ id, proposalId: one.id });
  expect(await refusal(api.removeSource({ id, proposalId: shop.proposals[0]!.id }))).toBe('measure.last_source');
  expect((await api.preview()).uncited.map(({ id: uncited }) => uncited).toSorted()).toEqual([one.id, two.id].toSorted());
});

test('T51 two editors of one measure: the second is told, both texts are kept, and nothing is overwritten unseen', async ({ database }) => {
  const shop = await aWorkshop(database, 1);
  const [lea, karim] = [(await as(shop.collective, shop.organiser)).programme, (await as(shop.collective, await aPerson(shop.collective, ['organiser']))).programme];
  const id = shop.measures[0]!;
  const [hers, his] = [await lea.desk({ id }), await karim.desk({ id })];
  const saves = await Promise.all([
    refusal(lea.editMeasure({ id, version: hers.version, title: 'Le titre de Léa', text: hers.text })),
    refusal(karim.editMeasure({ id, version: his.version, title: 'Le titre de Karim', text: `${his.text}\n\nUne phrase de Karim.` })),
  ]);
  expect(saves.toSorted()).toEqual(['accepted', 'measure.version_conflict']);
  const now = await lea.desk({ id });
  expect(now.version).toBe(2);
  await karim.editMeasure({ id, version: now.version, title: 'Les deux', text: `${now.text}\n\nUne phrase de Karim.`, note: 'Après relecture des deux textes' });
  const versions = await lea.versions({ id });
  expect(versions.lines.map(({ version }) => version)).toEqual([3, 2, 1]);
  expect(versions.lines[0]).toMatchObject({ title: 'Les deux', note: 'Après relecture des deux textes' });
  expect(versions.compared).toMatchObject({ from: 2, to: 3 });
});

test('paragraphs keep their ids when they move or are lightly edited; an earlier version comes back with its own', async ({ database }) => {
  const shop = await aWorkshop(database, 1);
  const api = (await as(shop.collective, shop.organiser)).programme;
  const id = shop.measures[0]!;
  const paragraphs = () => inTenant(shop.collective.id, 'read', async (db) => (
    (await db.selectFrom('measures').select('paragraphs').where('id', '=', id).executeTakeFirstOrThrow()).paragraphs));
  const before = await paragraphs();
  await api.editMeasure({ id, version: 1, title: 'Mesure 1', text: 'Le second dit quand, où et par qui.\n\nUn ajout que rien ne préparait.\n\nLe premier paragraphe de la mesure 1.' });
  const after = await paragraphs();
  expect(after.map((paragraph) => paragraph.id)).toEqual([before[1]!.id, expect.any(String), before[0]!.id]);
  expect(before.map((paragraph) => paragraph.id)).not.toContain(after[1]!.id);
  expect((await api.versions({ id })).compared?.change.paragraphs).toMatchObject([
    { before: 'Le second dit quand et par qui.', after: 'Le second dit quand, où et par qui.' }, { before: null }, { moved: true },
  ]);
  expect(await api.editMeasure({ id, version: 2, title: 'Mesure 1', text: after.map(({ text }) => text).join('\n\n') }), 'nothing changed').toEqual({ id, version: 2 });
  expect(await api.restoreVersion({ id, version: 2, restore: 1 })).toEqual({ id, version: 3 });
  expect(await paragraphs()).toEqual(before);
  expect(await refusal(api.restoreVersion({ id, version: 2, restore: 1 }))).toBe('measure.version_conflict');
});

test('order: chapters and measures move, leave, and come back', async ({ database }) => {
  const shop = await aWorkshop(database, 3);
  const api = (await as(shop.collective, shop.organiser)).programme;
  const [a, b, c] = shop.measures as [string, string, string];
  const plan = async () => (await api.plan()).chapters.map(({ title, measures }) => [title, ...measures.map(({ id }) => 'abc'[shop.measures.indexOf(id)])].join(' '));
  await api.moveMeasure({ id: c, by: -1 });
  expect(await plan()).toEqual(['Se loger a c b']);
  await api.moveMeasure({ id: a, by: -1 });
  expect(await plan(), 'the first stays first').toEqual(['Se loger a c b']);
  const { id: second } = await api.addChapter({ id: newId(), title: 'Respirer' });
  await api.placeMeasure({ id: a, chapterId: second, place: 99 });
  await api.moveChapter({ id: second, by: -1 });
  expect(await plan()).toEqual(['Respirer a', 'Se loger c b']);
  expect(await refusal(api.removeChapter({ id: second }))).toBe('chapter.not_empty');
  await api.removeMeasure({ id: a });
  await api.removeChapter({ id: second });
  expect(await refusal(api.editMeasure({ id: a, version: 1, title: 'Mesure', text: 'Un texte' }))).toBe('measure.not_found');
  expect(await refusal(api.putBackMeasure({ id: a }))).toBe('chapter.not_found');
  await api.putBackChapter({ id: second });
  await api.putBackMeasure({ id: a });
  expect(await plan()).toEqual(['Se loger c b', 'Respirer a']);
  const moves = await Promise.all([b, c, b, c].map((id) => refusal(api.moveMeasure({ id, by: 1 }))));
  expect(moves, 'several at once take turns').toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  expect((await plan())[0]).toMatch(/^Se loger (?:b c|c b)$/);
});

test('the working copy is read by organisers, and by the collective’s people while the programme is being written', async ({ database }) => {
  const phases = (opens: ('comment' | 'programme')[]) => [{ code: 'tout', label: { fr: 'Tout' }, from: 0, to: 60, opens }];
  const [open, shut] = [await aWorkshop(database, 1, { phases: phases(['programme']) }), await aWorkshop(database, 1, { phases: phases(['comment']) })];
  for (const [shop, wanted] of [[open, 'accepted'], [shut, 'phase.closed']] as const) {
    const resident = (await as(shop.collective, await aPerson(shop.collective))).programme;
    expect(await refusal(resident.draft())).toBe(wanted);
    expect(await refusal(resident.draftOf({ id: shop.measures[0]! }))).toBe(wanted);
    expect(await refusal((await as(shop.collective, shop.organiser)).programme.draft())).toBe('accepted');
    expect(await refusal((await as(shop.collective)).programme.draft())).toBe('sign_in.required');
  }
});
