import { createHash } from 'node:crypto';
import { addDays, dayAt } from '../../tenants/calendar.ts';
import { inTenant } from '../../server/db/root.ts';
import { canonicalJson } from '../../server/domain/programme/canonical.ts';
import { editionDocumentSchema } from '../../server/domain/programme/edition-schema.ts';
import { newId } from '../../server/domain/ids.ts';
import { as } from '../kit/as.ts';
import { aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { aWorkshop, published, refusal, validated } from './fixtures.ts';

test('an edition freezes the document with its hash and its numbers; the next one tells what changed', async ({ database }) => {
  const shop = await aWorkshop(database, 2);
  const meeting = await aMeeting(shop.collective, { title: 'Café des Arceaux', place: 'Les Arceaux' });
  const api = (await as(shop.collective, shop.organiser)).programme;
  const said = await validated(shop.collective, { origin: 'meeting', meeting_id: meeting.id, title: 'Dite au café' });
  await api.addSources({ id: shop.measures[0]!, proposalIds: [said.id] });
  const anonymous = (await as(shop.collective)).programme;
  expect(await anonymous.current(), 'T28 nothing before the first edition').toBeNull();
  expect(await refusal(anonymous.measure({ reference: 1 }))).toBe('measure.not_found');

  const first = await published(shop, 'Première édition');
  const edition = await anonymous.edition({ number: 1 });
  const document = editionDocumentSchema.parse(edition.document);
  expect(createHash('sha256').update(canonicalJson(document)).digest('hex')).toBe(first.hash);
  expect(document.chapters[0]!.measures.map(({ reference, title }) => [reference, title])).toEqual([[1, 'Mesure 1'], [2, 'Mesure 2']]);
  expect(document.chapters[0]!.measures[0]!.sources[1]).toMatchObject({
    reference: said.reference, origin: 'meeting', meeting: { reference: meeting.reference, place: 'Les Arceaux' }, verdict: { verdict: 'validated', imported: true },
  });
  expect((await api.plan()).changes.none).toBe(true);
  expect(await refusal(published(shop))).toBe('edition.nothing_new');

  const [one, two] = shop.measures as [string, string];
  await api.editMeasure({ id: one, version: 1, title: 'Mesure 1', text: 'Un tout autre texte, écrit depuis.' });
  await api.removeMeasure({ id: two });
  const third = newId();
  await api.draftMeasure({ id: third, chapterId: shop.chapterId, title: 'Une nouvelle', proposalIds: [said.id] });
  const { changes } = await api.preview();
  expect([changes.added.length, changes.changed.length, changes.removed.length, changes.none]).toEqual([1, 1, 1, false]);
  await published(shop, 'Deuxième édition');
  expect((await anonymous.edition({ number: 1 })).document, 'the first has not moved').toEqual(edition.document);
  expect((await anonymous.current())?.document.chapters[0]!.measures.map(({ reference }) => reference), 'a number is never used again').toEqual([1, 3]);
  expect(await anonymous.measure({ reference: 2 })).toMatchObject({ gone: true, editions: [1] });
  const page = await anonymous.measure({ reference: 1 });
  expect(page.wordings.map(({ edition: number }) => number)).toEqual([2, 1]);
  expect(page.gone).toBe(false);
});

test('two organisers publish at once: one edition, the second is told; what was not looked over is not published', async ({ database }) => {
  const shop = await aWorkshop(database, 2);
  const [lea, karim] = [(await as(shop.collective, shop.organiser)).programme, (await as(shop.collective, await aPerson(shop.collective, ['organiser']))).programme];
  const { after, seen } = await lea.preview();
  const id = newId();
  const sent = await Promise.all([lea.publish({ id, title: 'Celle de Léa', after, seen }), lea.publish({ id, title: 'Celle de Léa', after, seen })]);
  expect(sent[0], 'T52 sent twice it is published once').toEqual(sent[1]);
  await lea.editMeasure({ id: shop.measures[0]!, version: 1, title: 'Changée', text: 'Un texte changé.' });
  const next = await lea.preview();
  const both = await Promise.all([lea, karim].map((api) => refusal(api.publish({ id: newId(), title: 'À deux', after: next.after, seen: next.seen }))));
  expect(both.toSorted()).toEqual(['accepted', 'edition.published_meanwhile']);
  expect((await lea.editions()).map(({ number }) => number)).toEqual([2, 1]);

  await lea.editMeasure({ id: shop.measures[1]!, version: 1, title: 'Relue', text: 'Un texte relu.' });
  const looked = await lea.preview();
  await karim.editMeasure({ id: shop.measures[1]!, version: 2, title: 'Relue', text: 'Un texte que personne n’a relu.' });
  expect(await refusal(lea.publish({ id: newId(), title: 'Trop tôt', after: looked.after, seen: looked.seen }))).toBe('edition.changed_meanwhile');
});

test('an edition never changes: the application’s role may only add, and the freeze lets nothing be published while drafts go on', async ({ database }) => {
  const today = dayAt(new Date(), 'Europe/Paris');
  const shop = await aWorkshop(database, 1);
  await published(shop);
  for (const table of ['editions', 'edition_measures', 'edition_sources', 'measure_versions']) {
    for (const statement of [`update ${table} set tenant_id = tenant_id`, `delete from ${table}`]) {
      await expect(database.pool.query(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
  }
  const frozen = await aWorkshop(database, 1, { election: { rounds: [addDays(today, 1)], endHour: 20 } });
  expect(await refusal(published(frozen))).toBe('freeze.running');
  const api = (await as(frozen.collective, frozen.organiser)).programme;
  expect(await refusal(api.editMeasure({ id: frozen.measures[0]!, version: 1, title: 'Un brouillon', text: 'Il continue.' }))).toBe('accepted');
  expect((await api.preview()).abilities).toEqual({ publish: false, frozen: true });
});

test('T28 the working copy is nowhere public: no page, no number, no line of the journal', async ({ database }) => {
  const shop = await aWorkshop(database, 1);
  await published(shop);
  const api = (await as(shop.collective, shop.organiser)).programme;
  await api.editMeasure({ id: shop.measures[0]!, version: 1, title: 'SECRET du brouillon', text: 'SECRET écrit depuis.' });
  await api.draftMeasure({ id: newId(), chapterId: shop.chapterId, title: 'SECRET tout neuf', proposalIds: [shop.proposals[0]!.id] });
  const anonymous = await as(shop.collective);
  const seen = [
    await anonymous.programme.current(), await anonymous.programme.editions(), await anonymous.programme.measure({ reference: 1 }),
    await anonymous.collectives.journal({}), await anonymous.proposals.page({ reference: shop.proposals[0]!.reference }), await anonymous.collectives.front(),
  ];
  expect(JSON.stringify(seen)).not.toContain('SECRET');
  expect(await refusal(anonymous.programme.measure({ reference: 2 }))).toBe('measure.not_found');
  expect((await anonymous.collectives.journal({})).lines[0]).toMatchObject({ verb: 'edition.published', edition: { number: 1, title: 'Édition' } });
  const lines = await inTenant(shop.collective.id, 'read', (db) => db.selectFrom('journal').select('verb').where('subject_type', '=', 'measure').execute());
  expect(lines.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['measure.drafted', 'measure.edited']));
});

test('what a carrier was grouped with is printed with it, and its road leads to the measure', async ({ database }) => {
  const shop = await aWorkshop(database, 1);
  const meeting = await aMeeting(shop.collective, { place: 'La Mosson' });
  const member = await aProposal(shop.collective, { origin: 'meeting', meeting_id: meeting.id, title: 'La même, dite autrement' });
  const [carrier_id, grouping_id] = [shop.proposals[0]!.id, newId()];
  await inTenant(shop.collective.id, 'write', async (db) => {
    await db.updateTable('proposals').set({ status: 'grouped', carried_by: carrier_id }).where('id', '=', member.id).execute();
    await db.insertInto('groupings').values({
      id: grouping_id, kind: 'merge', carrier_id, carrier_status: 'published', reason: 'La même chose', title_before: null, body_before: null, title_after: null,
      body_after: null, made_by: null, undone_by: null, undone_at: null, undone_reason: null,
    }).execute();
    await db.insertInto('grouping_members').values({ grouping_id, proposal_id: member.id, position: 1, previous_status: 'published' }).execute();
  });
  await published(shop);
  const anonymous = await as(shop.collective);
  expect((await anonymous.programme.measure({ reference: 1 })).measure.sources[0]).toMatchObject({
    reference: shop.proposals[0]!.reference, grouped: [{ reference: member.reference, title: 'La même, dite autrement', meeting: { place: 'La Mosson' } }],
  });
  for (const reference of [shop.proposals[0]!.reference, member.reference!]) {
    const { road } = await anonymous.proposals.page({ reference });
    expect(road.filter(({ kind }) => kind === 'measure'), 'once, though the carrier’s road says it too').toHaveLength(1);
    expect(road.at(-1)).toMatchObject({ kind: 'measure', edition: 1, measure: { reference: 1, title: 'Mesure 1' } });
  }
});
