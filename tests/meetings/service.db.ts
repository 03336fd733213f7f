import { randomUUID } from 'node:crypto';
import { inTenant } from '../../server/db/root.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { declaration, refusals, wall } from './fixtures.ts';

test('a meeting is announced under a number, changed, reported with numbers alone, and checked by somebody else', async ({ database }) => {
  const collective = await aCollective(database);
  const [karim, lea] = [await aPerson(collective, ['volunteer']), await aPerson(collective, ['volunteer'])];
  const [volunteer, reader, anyone] = [await as(collective, karim), await as(collective, lea), await as(collective)];
  const first = declaration();
  const { id, reference } = await volunteer.meetings.declare(first);
  expect(reference).toBe(1);
  expect(await anyone.meetings.page({ reference }))
    .toMatchObject({ title: 'Atelier des berges', state: 'declared', held: true, facilitators: ['Le Zinc'], attendance: null });
  await reader.meetings.edit({ ...first, version: 1, place: 'Halle des Alliés' });
  await volunteer.meetings.report({ id, version: 2, attendance: 52, under25: 11, from25to64: 32, over64: 9,
    report: 'On a parlé des berges.' });
  await expect(volunteer.meetings.check({ id, version: 3 })).rejects.toMatchObject({ message: 'meeting.same_reader' });
  await reader.meetings.check({ id, version: 3 });
  expect(await anyone.meetings.page({ reference })).toMatchObject({
    place: 'Halle des Alliés', state: 'checked', attendance: 52, bands: { under25: 11, from25to64: 32, over64: 9 },
    report: 'On a parlé des berges.',
  });
  await volunteer.meetings.report({ id, version: 4, attendance: 53 });
  expect((await anyone.meetings.page({ reference })).state, 'a report written again waits for its check again').toBe('reported');
  const deeds = await inTenant(collective.id, 'read', (db) => db.selectFrom('journal').select(['verb', 'actor_id'])
    .where('subject_id', '=', id).orderBy('id').execute());
  expect(deeds).toEqual([{ verb: 'meeting.declared', actor_id: karim.id }, { verb: 'meeting.edited', actor_id: lea.id },
    { verb: 'meeting.reported', actor_id: karim.id },
    { verb: 'meeting.checked', actor_id: lea.id }, { verb: 'meeting.reported', actor_id: karim.id }]);
});

test('T51 who changes a meeting that was changed meanwhile is told so, and overwrites nothing', async ({ database }) => {
  const collective = await aCollective(database);
  const volunteer = await as(collective, await aPerson(collective, ['volunteer']));
  const first = declaration();
  const { id, reference } = await volunteer.meetings.declare(first);
  await volunteer.meetings.edit({ ...first, version: 1, title: 'La première à écrire' });
  await expect(volunteer.meetings.edit({ ...first, version: 1, title: 'La seconde' }))
    .rejects.toMatchObject({ message: 'meeting.version_conflict' });
  await expect(volunteer.meetings.cancel({ id, version: 1 })).rejects.toMatchObject({ message: 'meeting.version_conflict' });
  const both = await Promise.allSettled([volunteer.meetings.edit({ ...first, version: 2, title: 'Ensemble, une' }),
    volunteer.meetings.edit({ ...first, version: 2, title: 'Ensemble, deux' })]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a.localeCompare(b))).toEqual(['fulfilled', 'rejected']);
  expect((await volunteer.meetings.form({ reference })).version).toBe(3);
});

test('T52 a declaration sent twice, at once or later, is one meeting with one number', async ({ database }) => {
  const collective = await aCollective(database);
  const karim = await aPerson(collective, ['volunteer']);
  const volunteer = await as(collective, karim);
  const same = declaration();
  const answers = await Promise.all(Array.from({ length: 5 }, () => volunteer.meetings.declare(same)));
  expect(new Set(answers.map(({ reference }) => reference)).size).toBe(1);
  expect(await volunteer.meetings.declare({ ...same, title: 'Changée en chemin' })).toEqual(answers[0]);
  const other = await as(collective, await aPerson(collective, ['volunteer']));
  await expect(other.meetings.declare(same)).rejects.toMatchObject({ message: 'system.conflict' });
});

test('a report says which number is wrong, and comes only once the meeting has begun', async ({ database }) => {
  const collective = await aCollective(database);
  const volunteer = await as(collective, await aPerson(collective, ['volunteer']));
  const coming = await volunteer.meetings.declare(declaration(wall(3)));
  await expect(volunteer.meetings.report({ id: coming.id, version: 1, attendance: 10 }))
    .rejects.toMatchObject({ message: 'meeting.not_past' });
  const held = await volunteer.meetings.declare(declaration());
  await expect(volunteer.meetings.report({ id: held.id, version: 1, attendance: 10, under25: 6, over64: 5 }))
    .rejects.toMatchObject({ message: 'meeting.counts_wrong', cause: { field: 'attendance', data: { sum: 11, attendance: 10 } } });
  await expect(volunteer.meetings.report({ id: held.id, version: 1, attendance: -1 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await volunteer.meetings.report({ id: held.id, version: 1, attendance: 11, under25: 6, over64: 5 });
  await expect(volunteer.meetings.edit({ ...declaration(wall(5)), id: held.id, version: 2 }))
    .rejects.toMatchObject({ message: 'meeting.not_past' });
});

test('what a meeting says of itself is checked: known theme and district, an hour that exists, an end after the beginning',
  async ({ database }) => {
  const collective = await aCollective(database);
  const volunteer = await as(collective, await aPerson(collective, ['volunteer']));
  const refusal = (change: object) => volunteer.meetings.declare(declaration(change))
    .then(() => null, (error: { cause?: unknown }) => error.cause);
  expect(await refusal({ theme: 'inconnu' })).toMatchObject({ code: 'proposal.theme_unknown', field: 'theme' });
  expect(await refusal({ district: 'inconnu' })).toMatchObject({ code: 'proposal.district_unknown', field: 'district' });
  expect(await refusal({ day: '2027-03-28', hour: '02:30' })).toMatchObject({ code: 'meeting.hour_missing', field: 'hour' });
  expect(await refusal({ day: '2027-03-27', hour: '18:30', endHour: '18:00' }))
    .toMatchObject({ code: 'meeting.ends_before_it_begins', field: 'endHour' });
  expect(await refusal({ day: '2027-02-30' })).toMatchObject({ name: 'ZodError' });
});

test('a meeting from which something came is not called off; one that is keeps its number and takes no more', async ({ database }) => {
  const collective = await aCollective(database);
  const [karim, lea] = [await aPerson(collective, ['volunteer']), await aPerson(collective, ['volunteer'])];
  const [volunteer, other] = [await as(collective, karim), await as(collective, lea)];
  const { id } = await volunteer.meetings.declare(declaration());
  const proposal = await aProposal(collective, { origin: 'meeting', meeting_id: id });
  await expect(volunteer.meetings.cancel({ id, version: 1 })).rejects.toMatchObject({ message: 'meeting.has_proposals' });
  await volunteer.proposals.tagOrigin({ ids: [proposal.id], origin: 'online', reason: 'Tapée deux fois' });
  await expect(other.meetings.cancel({ id, version: 1 })).rejects.toMatchObject({ message: 'role.missing' });
  await volunteer.meetings.cancel({ id, version: 1 });
  expect(await refusals([volunteer.meetings.report({ id, version: 2, attendance: 3 }),
    volunteer.meetings.edit({ ...declaration(), id, version: 2 }),
    volunteer.meetings.cancel({ id, version: 2 })])).toEqual(Array(3).fill('meeting.transition_forbidden'));
  expect((await volunteer.meetings.declare(declaration())).reference).toBe(2);
});

test('during the freeze nothing of a meeting changes, and all of it can be read', async ({ database }) => {
  const yesterday = wall(0).day;
  const collective = await aCollective(database, { election: { rounds: [yesterday], endHour: 24 } });
  const meeting = await aMeeting(collective);
  const volunteer = await as(collective, await aPerson(collective, ['organiser']));
  const version = 1;
  expect(await refusals([
    volunteer.meetings.declare(declaration()), volunteer.meetings.edit({ ...declaration(), id: meeting.id, version }),
    volunteer.meetings.report({ id: meeting.id, version, attendance: 3 }), volunteer.meetings.cancel({ id: meeting.id, version }),
  ])).toEqual(Array(4).fill('freeze.running'));
  expect((await volunteer.meetings.page({ reference: meeting.reference })).abilities)
    .toEqual({ edit: false, cancel: false, report: false, check: false, sameReader: false, type: false });
  expect((await volunteer.meetings.list({})).held?.items).toHaveLength(1);
});

test('the id of another collective answers as one that does not exist', async ({ database }) => {
  const [here, there] = [await aCollective(database), await aCollective(database)];
  const volunteer = await as(here, await aPerson(here, ['organiser']));
  const theirs = await aMeeting(there, { title: 'Chez les autres', place: 'Ailleurs' });
  await aProposal(there, { origin: 'meeting', meeting_id: theirs.id });
  const answers = async (id: string) => Promise.all([
    volunteer.meetings.edit({ ...declaration(), id, version: 1 }), volunteer.meetings.cancel({ id, version: 1 }),
    volunteer.meetings.report({ id, version: 1, attendance: 1 }),
    volunteer.meetings.check({ id, version: 1 }),
    volunteer.meetings.submitSheets({ format: 1, meetingId: id, sheets: [{ id: randomUUID() }] }),
  ].map((asked) => asked.then(() => 'done', (error: { code: string; message: string; cause: unknown }) =>
    JSON.stringify([error.code, error.message, error.cause]))));
  const elsewhere = await answers(theirs.id);
  expect(elsewhere).toEqual(await answers(randomUUID()));
  expect(elsewhere.every((answer) => answer.includes('meeting.not_found'))).toBe(true);
  await expect(volunteer.meetings.page({ reference: theirs.reference })).rejects.toMatchObject({ message: 'meeting.not_found' });
  await expect(volunteer.meetings.entry({ reference: theirs.reference })).rejects.toMatchObject({ message: 'meeting.not_found' });
});
