import { inTenant } from '../../server/db/root.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, aProposal, type TestCollective, type TestPerson } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { refusals } from '../meetings/fixtures.ts';
import { addDays } from '../../tenants/calendar.ts';
import { anEdition, aStep, FOLLOWING } from './fixtures.ts';


const CHAPTERS = { 'Se loger': ['Encadrer les loyers', 'Ouvrir les logements vides'], 'Bouger': ['Des trams la nuit'] };
const today = () => new Date().toISOString().slice(0, 10);

async function make(collective: TestCollective, organiser: TestPerson, edition = 1) {
  return (await as(collective, organiser)).commitments.make({ edition, which: 'all' });
}

test('an edition’s measures become commitments at once, each one time, however often and by how many it is asked', async ({ database }) => {
  const collective = await aCollective(database, FOLLOWING);
  const [ines, zoe] = [await aPerson(collective, ['organiser']), await aPerson(collective, ['organiser'])];
  const { measures } = await anEdition(collective, CHAPTERS);
  const one = await (await as(collective, ines)).commitments.make({ edition: 1, which: 'some', measures: [measures[1]!.id] });
  expect(one).toEqual({ made: 1, already: 0 });
  const asked = await Promise.all([make(collective, ines), make(collective, zoe), make(collective, ines)]);
  expect(asked.reduce((sum, { made }) => sum + made, 0)).toBe(2);
  const list = await (await as(collective)).commitments.list({});
  expect(list.counts).toEqual({ not_started: 3, in_progress: 0, kept: 0, changed: 0, abandoned: 0, total: 3 });
  expect(list.chapters.map(({ title, counts }) => [title, counts.total])).toEqual([['Se loger', 2], ['Bouger', 1]]);
  expect(list.items.map(({ title, original, wording }) => [title, original, wording])).toEqual([
    ['Encadrer les loyers', 'Nous ferons : Encadrer les loyers.', null], ['Ouvrir les logements vides', 'Nous ferons : Ouvrir les logements vides.', null],
    ['Des trams la nuit', 'Nous ferons : Des trams la nuit.', null],
  ]);
  const made = await inTenant(collective.id, 'read', (db) => db.selectFrom('journal').select('verb').where('verb', '=', 'commitment.made').execute());
  expect(made).toHaveLength(3);
  // A later edition with the same measures makes nothing twice.
  await inTenant(collective.id, 'write', async (db) => {
    const edition_id = '0192f3c0-0000-7000-8000-0000000000e2';
    await db.insertInto('editions').values({ id: edition_id, number: 2, title: 'Deux', note: null, document: '{}', hash: 'd'.repeat(64), published_by: null }).execute();
    await db.insertInto('edition_measures').values(measures.map(({ id }, index) => ({ edition_id, measure_id: id, version: 1, place: index + 1 }))).execute();
  });
  expect(await make(collective, ines, 2)).toEqual({ made: 0, already: 3 });
});

test('a measure that is not in the edition undoes the whole asking', async ({ database }) => {
  const collective = await aCollective(database, FOLLOWING);
  const organiser = await aPerson(collective, ['organiser']);
  const { measures } = await anEdition(collective, CHAPTERS);
  const other = await aCollective(database, FOLLOWING);
  const theirs = await anEdition(other, { 'Ailleurs': ['Une mesure d’ailleurs'] });
  const call = (await as(collective, organiser)).commitments;
  expect(await refusals([
    call.make({ edition: 1, which: 'some', measures: [measures[0]!.id, theirs.measures[0]!.id] }), call.make({ edition: 9, which: 'all' }),
  ])).toEqual(['measure.not_found', 'edition.not_found']);
  expect((await call.list({})).counts.total).toBe(0);
});

test('steps move it by the table, each with its reason, and today’s wording stands beside the printed one', async ({ database }) => {
  const collective = await aCollective(database, FOLLOWING);
  const organiser = await aPerson(collective, ['organiser']);
  const meeting = await aMeeting(collective, { place: 'Saint-Bruno' });
  const source = await aProposal(collective, { origin: 'meeting', meeting_id: meeting.id, title: 'Des loyers plafonnés' });
  await anEdition(collective, CHAPTERS, [source.id]);
  await make(collective, organiser);
  const call = (await as(collective, organiser)).commitments;
  const page = () => call.page({ reference: 1 });
  await call.progress(aStep(await page(), 'in_progress', { happenedOn: addDays(today(), -30) }));
  await call.progress(aStep(await page(), 'changed', {
    wording: 'Nous encadrerons les loyers du centre.', evidence: 'La délibération du **12**.', evidenceUrl: 'https://mairie.example/12', happenedOn: addDays(today(), -10),
  }));
  await call.progress(aStep(await page(), 'kept', { wording: 'un texte qui n’a rien à faire ici', reason: 'Voté à l’unanimité.' }));
  const { state, wording, original, steps, sources, chapter, version, abilities } = await page();
  expect({ state, wording, original, chapter, version }).toEqual({
    state: 'kept', wording: 'Nous encadrerons les loyers du centre.', original: 'Nous ferons : Encadrer les loyers.', chapter: 'Se loger', version: 4,
  });
  expect(steps.map((step) => [step.state, step.evidenceUrl, step.wording])).toEqual([
    ['in_progress', null, null], ['changed', 'https://mairie.example/12', 'Nous encadrerons les loyers du centre.'], ['kept', null, null],
  ]);
  expect(sources).toMatchObject([{ reference: 1, title: 'Des loyers plafonnés', meeting: { reference: 1, place: 'Saint-Bruno' } }]);
  expect(abilities.moves).toContain('abandoned');
  const { road } = await (await as(collective)).proposals.page({ reference: 1 });
  expect(road.at(-1), 'the road of the idea goes on to it').toMatchObject({ kind: 'commitment', measure: 1, state: 'kept', last: today() });
  expect((await (await as(collective)).commitments.page({ reference: 1 })).abilities).toEqual({ moves: [], closed: null });
  await call.progress(aStep(await page(), 'abandoned', { reason: 'L’État a cassé la délibération.' }));
  const given = await page();
  expect(await refusals([call.progress(aStep(given, 'kept')), call.progress(aStep(given, 'abandoned'))]))
    .toEqual(['commitment.transition_forbidden', 'commitment.transition_forbidden']);
  await call.progress(aStep(await page(), 'in_progress', { reason: 'Repris après le jugement.' }));
  const list = await call.list({ state: 'in_progress' });
  expect(list.items.map(({ reference, last }) => [reference, last?.reason])).toEqual([[1, 'Repris après le jugement.']]);
  expect(list).toMatchObject({ found: 1, counts: { total: 3, in_progress: 1, not_started: 2 } });
  expect((await call.list({ chapter: 2 })).items.map(({ title }) => title)).toEqual(['Des trams la nuit']);
});

test('T51 of two steps sent at once on the same reading one is recorded, and the same step sent twice is one', async ({ database }) => {
  const collective = await aCollective(database, FOLLOWING);
  const [ines, zoe] = [await aPerson(collective, ['organiser']), await aPerson(collective, ['organiser'])];
  await anEdition(collective, CHAPTERS);
  await make(collective, ines);
  const read = await (await as(collective, ines)).commitments.page({ reference: 2 });
  const [first, second] = [await as(collective, ines), await as(collective, zoe)];
  const outcome = await refusals([first.commitments.progress(aStep(read, 'in_progress')), second.commitments.progress(aStep(read, 'kept'))]);
  expect(outcome.toSorted()).toEqual(['commitment.version_conflict', 'done']);
  const step = aStep(await first.commitments.page({ reference: 2 }), 'changed', { wording: 'Un autre texte' });
  await Promise.all([first.commitments.progress(step), first.commitments.progress(step), first.commitments.progress(step)]);
  expect((await first.commitments.page({ reference: 2 })).steps).toHaveLength(2);
});

test('days run forwards: not in the future, and never before the last step', async ({ database }) => {
  const collective = await aCollective(database, FOLLOWING);
  const organiser = await aPerson(collective, ['organiser']);
  await anEdition(collective, CHAPTERS);
  await make(collective, organiser);
  const call = (await as(collective, organiser)).commitments;
  const page = () => call.page({ reference: 1 });
  await call.progress(aStep(await page(), 'in_progress', { happenedOn: addDays(today(), -5) }));
  const read = await page();
  expect(await refusals([
    call.progress(aStep(read, 'kept', { happenedOn: addDays(today(), 3) })), call.progress(aStep(read, 'kept', { happenedOn: addDays(today(), -6) })),
  ])).toEqual(['commitment.in_the_future', 'commitment.before_last_step']);
});

test('neither the role that serves nor anyone through it can change or take away a step', async ({ database }) => {
  const collective = await aCollective(database, FOLLOWING);
  const organiser = await aPerson(collective, ['organiser']);
  await anEdition(collective, CHAPTERS);
  await make(collective, organiser);
  const call = (await as(collective, organiser)).commitments;
  await call.progress(aStep(await call.page({ reference: 1 }), 'kept'));
  const deed = (run: Parameters<typeof inTenant<unknown>>[2]) => inTenant(collective.id, 'write', run).then(() => 'done', (error: { code?: string }) => error.code);
  expect(await deed((db) => db.updateTable('progress_steps').set({ reason: 'autre' } as never).execute())).toBe('42501');
  expect(await deed((db) => db.deleteFrom('progress_steps').execute())).toBe('42501');
  expect(await deed((db) => db.deleteFrom('commitments').execute())).toBe('42501');
});

test('nothing before the election’s phase, nothing during the freeze, nothing by others', async ({ database }) => {
  const before = await aCollective(database);
  const early = await aPerson(before, ['organiser']);
  await anEdition(before, CHAPTERS);
  const frozen = await aCollective(database, { ...FOLLOWING, election: { rounds: [today()], endHour: 24 } });
  const held = await aPerson(frozen, ['organiser']);
  await anEdition(frozen, CHAPTERS);
  const collective = await aCollective(database, FOLLOWING);
  const organiser = await aPerson(collective, ['organiser']);
  const volunteer = await aPerson(collective, ['volunteer', 'moderator']);
  await anEdition(collective, CHAPTERS);
  await make(collective, organiser);
  const read = await (await as(collective)).commitments.page({ reference: 1 });
  const [theirs, nobody, nextDoor] = [await as(collective, volunteer), await as(collective), await as(before, early)];
  expect(await refusals([
    make(before, early), make(frozen, held), make(collective, volunteer), theirs.commitments.progress(aStep(read, 'kept')),
    nobody.commitments.progress(aStep(read, 'kept')), nextDoor.commitments.progress(aStep(read, 'kept')),
  ])).toEqual(['phase.closed', 'freeze.running', 'role.missing', 'role.missing', 'sign_in.required', 'commitment.not_found']);
  expect((await (await as(before, early)).commitments.desk({})).may).toBe('phase.closed');
});
