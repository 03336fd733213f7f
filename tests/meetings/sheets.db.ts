import { randomUUID } from 'node:crypto';
import { inTenant } from '../../server/db/root.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { refusals, sheet } from './fixtures.ts';

test('each sheet is answered by itself: a wrong one holds up no other, and comes in once it is right', async ({ database }) => {
  const collective = await aCollective(database);
  const volunteer = await as(collective, await aPerson(collective, ['volunteer']));
  const meeting = await aMeeting(collective);
  const send = (sheets: { id: string }[]) => volunteer.meetings.submitSheets({ format: 1, meetingId: meeting.id, sheets });
  const [good, untitled, lost, twice, wordsOnly, empty] = [
    sheet('1'), sheet('2', { title: 'Bof' }), sheet('3', { theme: 'inconnu' }), sheet('1'), sheet('5', { body: null }),
    { id: randomUUID() }];
  const { answers } = await send([good, untitled, lost, twice, wordsOnly, empty]);
  expect(answers.map((one) => one.outcome)).toEqual(['accepted', 'refused', 'refused', 'refused', 'accepted', 'refused']);
  expect(answers[1]).toMatchObject({ id: untitled.id, code: 'field.too_short', field: 'title', data: { minimum: 5 } });
  expect(answers[2]).toMatchObject({ code: 'proposal.theme_unknown', field: 'theme' });
  expect(answers[3]).toMatchObject({ code: 'meeting.sheet_taken', field: 'sheet.code', data: { code: '1' } });
  expect(answers[5]).toMatchObject({ outcome: 'refused', code: 'field.required' });
  const again = await send([good, { ...untitled, title: 'Planter des arbres' },
    { ...twice, sheet: { ...(twice.sheet as object), code: '4' } }]);
  expect(again.answers.map((one) => one.outcome)).toEqual(['already_here', 'accepted', 'accepted']);
  const page = await volunteer.meetings.page({ reference: meeting.reference });
  expect(page.items.map((item) => item.sheet?.code)).toEqual(['1', '2', '4', '5']);
  expect(page.items[3]?.excerpt, 'where nothing was reworded, the words as they were said').toBe('Il faudrait des arbres.');
});

test('P9 whatever the order, the doubles, the losses and the retries of a notebook, each sheet is there exactly once',
  async ({ database }) => {
  const collective = await aCollective(database);
  const volunteer = await as(collective, await aPerson(collective, ['volunteer']));
  const meeting = await aMeeting(collective);
  const all = Array.from({ length: 12 }, (_, index) => sheet(String(index + 1)));
  const batches = [all.slice(4, 9), all.slice(0, 6).toReversed(), [all[3]!, all[3]!], all.slice(8), all.slice(2, 5), all];
  const answers = (await Promise.all(batches.map((sheets) =>
    volunteer.meetings.submitSheets({ format: 1, meetingId: meeting.id, sheets })))).flatMap((one) => one.answers);
  expect(answers.every(({ outcome }) => outcome !== 'refused')).toBe(true);
  expect(answers.filter(({ outcome }) => outcome === 'accepted').length).toBe(12);
  const rows = await inTenant(collective.id, 'read', (db) => db.selectFrom('sheets')
    .innerJoin('proposals', 'proposals.id', 'sheets.proposal_id')
    .select(['code', 'proposals.id', 'reference']).orderBy('reference').execute());
  expect(rows.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  expect(rows.map(({ reference }) => reference), 'numbers without a gap').toEqual(all.map((_, index) => index + 1));
});

test('T55 two volunteers type the same sheet: the second is told what stands under that code, and which one is free',
  async ({ database }) => {
  const collective = await aCollective(database);
  const [one, two] = [await as(collective, await aPerson(collective, ['volunteer'])),
    await as(collective, await aPerson(collective, ['volunteer']))];
  const [meeting, elsewhere] = [await aMeeting(collective), await aMeeting(collective)];
  const batch = (code: string, title: string, meetingId = meeting.id) =>
    ({ format: 1 as const, meetingId, sheets: [sheet(code, { title })] });
  await one.meetings.submitSheets(batch('1', 'Un banc devant la poste'));
  const { answers: [late] } = await two.meetings.submitSheets(batch('1', 'Banc devant la poste'));
  expect(late).toMatchObject({ outcome: 'refused', code: 'meeting.sheet_taken', field: 'sheet.code',
    data: { code: '1', title: 'Un banc devant la poste', next: '2' } });
  const races = await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 ? one : two)
    .meetings.submitSheets(batch('7', `Ensemble ${index}`))));
  expect(races.filter(({ answers: [answer] }) => answer?.outcome === 'accepted').length).toBe(1);
  const other = await two.meetings.submitSheets(batch('1', 'La même fiche, une autre salle', elsewhere.id));
  expect(other.answers[0]?.outcome, 'a code is unique in its meeting alone').toBe('accepted');
  expect((await one.meetings.entry({ reference: meeting.reference })).typed).toBe(2);
});

test('typing goes on where one left off: the next free code, the same table, what is typed so far', async ({ database }) => {
  const collective = await aCollective(database);
  const [karim, lea] = [await aPerson(collective, ['volunteer']), await aPerson(collective, ['volunteer'])];
  const [one, two] = [await as(collective, karim), await as(collective, lea)];
  const meeting = await aMeeting(collective);
  const entry = () => one.meetings.entry({ reference: meeting.reference, rows: 2 });
  expect(await entry()).toMatchObject({ typed: 0, hands: 0, codes: ['1', '2'], table: null, sheets: [] });
  await one.meetings.submitSheets({ format: 1, meetingId: meeting.id,
    sheets: [sheet('A-09', { sheet: { code: 'A-09', table: 'Lac', hands: 3 } })] });
  await two.meetings.submitSheets({ format: 1, meetingId: meeting.id, sheets: [sheet('A-10'), sheet('B-1')] });
  expect(await entry()).toMatchObject({ typed: 3, hands: 11, codes: ['A-11', 'A-12'], table: 'Lac' });
  await aProposal(collective, { title: 'Une idée de la fiche A-09, déjà en ligne' });
  const saved = (await entry()).sheets.find(({ code }) => code === 'A-09');
  const after = await one.meetings.entry({ reference: meeting.reference, saved: saved!.id });
  expect(after.saved?.sheet.code).toBe('A-09');
  expect(after.saved?.alike.map(({ title }) => title)).toContain('Une idée de la fiche A-09, déjà en ligne');
  expect(after.saved?.alike.map(({ id }) => id)).not.toContain(saved!.id);
});

test('a slip can be set right until the examination begins; what stood there is kept', async ({ database }) => {
  const collective = await aCollective(database);
  const volunteer = await as(collective, await aPerson(collective, ['volunteer']));
  const meeting = await aMeeting(collective);
  const typed = sheet('1');
  await volunteer.meetings.submitSheets({ format: 1, meetingId: meeting.id, sheets: [typed, sheet('2')] });
  const read = async () => (await volunteer.meetings.entry({ reference: meeting.reference, sheet: '1' })).editing!;
  const right = { id: typed.id, title: 'Des arbres sur le quai', body: 'Un texte assez long pour être compris.', theme: 'nature',
    district: 'nord', voice: 'resident' as const };
  const { version } = await read();
  await expect(volunteer.meetings.correctSheet({ ...right, version, sheet: { code: '2' } }))
    .rejects.toMatchObject({ cause: { code: 'meeting.sheet_taken', field: 'sheet.code' } });
  await volunteer.meetings.correctSheet({ ...right, version, sheet: { code: '1', table: '3', verbatim: 'Il faudrait des arbres.',
    hands: 5 } });
  expect(await read()).toMatchObject({ title: 'Des arbres sur le quai', hands: 5, version: version + 1, editable: true });
  await expect(volunteer.meetings.correctSheet({ ...right, version, sheet: { code: '1' } }))
    .rejects.toMatchObject({ message: 'proposal.version_conflict' });
  const [deed] = await inTenant(collective.id, 'read', (db) => db.selectFrom('journal').select('data')
    .where('verb', '=', 'proposal.sheet_corrected').execute());
  expect(deed?.data).toEqual({ before: { title: 'Une idée de la fiche 1', hands: 4 } });
  await inTenant(collective.id, 'write', (db) => db.updateTable('proposals').set({ status: 'in_validation' }).where('id', '=', typed.id)
    .execute());
  const other = await aProposal(collective);
  expect(await refusals([volunteer.meetings.correctSheet({ ...right, version: version + 1, sheet: { code: '1' } }),
    volunteer.meetings.correctSheet({ ...right, id: other.id, version: 1, sheet: { code: '9' } })]))
      .toEqual(['proposal.not_open', 'proposal.not_found']);
});
