import fc from 'fast-check';
import { inTenant } from '../../server/db/root.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test, type TestDatabase } from '../kit/database.ts';
import { refusals, wall } from './fixtures.ts';
import type { SettingsInput } from '../../tenants/settings.ts';

const HEADER = 'Fiche\tIdée\tComme c’est dit\tThème\tMains';
const row = (code: number | string, words = 'Pour attendre le bus.') => `${code}\tUne idée de la fiche ${code}\t${words}\tSe loger\t4`;
const table = (...rows: string[]) => [HEADER, ...rows].join('\n');

async function house(database: TestDatabase, settings: Partial<SettingsInput> = {}) {
  const collective = await aCollective(database, settings);
  const [karim, nadia] = [await aPerson(collective, ['volunteer']), await aPerson(collective, ['volunteer'])];
  const meeting = await aMeeting(collective);
  const [volunteer, other] = [await as(collective, karim), await as(collective, nadia)];
  const start = (text: string, who = volunteer) => who.meetings.startRows({ meetingId: meeting.id, text });
  const preview = async (batch: string, who = volunteer) => (await who.meetings.rows({ reference: meeting.reference, batch })).batch!;
  const bring = async (text: string, who = volunteer) => {
    const { id } = await start(text, who);
    return who.meetings.confirmRows({ id, version: (await preview(id, who)).version });
  };
  const sheets = () => inTenant(collective.id, 'read', (db) => db.selectFrom('sheets').innerJoin('proposals', 'proposals.id', 'sheets.proposal_id')
    .select(['code', 'title', 'verbatim', 'origin']).orderBy('code').execute());
  return { collective, karim, meeting, volunteer, other, start, preview, bring, sheets };
}

test('nothing is written before it is confirmed; then the right rows are, and the wrong one is still told where it stood', async ({ database }) => {
  const { start, preview, volunteer, sheets, collective, meeting } = await house(database);
  await aProposal(collective, { title: 'Une idée de la fiche numéro deux' });
  const { id } = await start(table(row(1), row(2), row(3).replace('Se loger', 'Lune')));
  const before = await preview(id);
  expect(before.counts).toEqual({ new: 2, wrong: 1, differs: 0, here: 0, doubled: 0 });
  expect(before.columns.map(({ field }) => field)).toEqual(['code', 'title', 'verbatim', 'theme', 'hands']);
  expect(before.rows[1]?.alike.map(({ title }) => title)).toContain('Une idée de la fiche numéro deux');
  expect(before.rows[2]).toMatchObject({ line: 4, state: 'wrong', problems: [{ field: 'theme', code: 'rows.theme_unknown', data: { value: 'Lune' } }] });
  expect(await sheets()).toEqual([]);
  expect(await volunteer.meetings.confirmRows({ id, version: before.version })).toEqual({ meeting: meeting.reference, written: 2 });
  expect((await preview(id)).counts).toEqual({ new: 0, wrong: 1, differs: 0, here: 2, doubled: 0 });
  expect(await volunteer.meetings.confirmRows({ id, version: before.version }), 'pressed twice').toEqual({ meeting: meeting.reference, written: 0 });
  expect((await sheets()).map(({ code, origin }) => [code, origin])).toEqual([['1', 'meeting'], ['2', 'meeting']]);
});

test('P9 whatever the order, the repetition and the overlap of what is pasted, by two volunteers at once, each code stands exactly once', async ({ database }) => {
  test.slow();
  await fc.assert(fc.asyncProperty(fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 5 }), async (batches) => {
    const { bring, sheets, volunteer, other } = await house(database);
    await Promise.all(batches.map((codes, index) => bring(table(...codes.map((code) => row(code))), index % 2 ? other : volunteer)));
    const wanted = [...new Set(batches.flat())].map(String).toSorted();
    expect((await sheets()).map(({ code }) => code).toSorted()).toEqual(wanted);
  }), { numRuns: 12 });
});

test('a changed text under a code that is here is shown beside it and never overwrites it', async ({ database }) => {
  const { bring, start, preview, sheets, volunteer } = await house(database);
  await bring(table(row(1)));
  const { id } = await start(table(row(1, 'Pour s’asseoir.'), row(2)));
  const { rows, version } = await preview(id);
  expect(rows[0]).toMatchObject({ state: 'differs', standing: { title: 'Une idée de la fiche 1' }, differences: [
    { field: 'verbatim', here: 'Pour attendre le bus.', row: 'Pour s’asseoir.' }, { field: 'body', here: 'Pour attendre le bus.', row: 'Pour s’asseoir.' }] });
  expect((await volunteer.meetings.confirmRows({ id, version })).written).toBe(1);
  expect((await sheets()).map(({ code, verbatim }) => [code, verbatim])).toEqual([['1', 'Pour attendre le bus.'], ['2', 'Pour attendre le bus.']]);
});

test('what a person says of a column is remembered for the collective, and for no other', async ({ database }) => {
  const [here, there] = [await house(database), await house(database)];
  const text = 'N°\tTruc\tMachin\n1\tUn banc devant la gare\tPour attendre';
  const { id } = await here.start(text);
  const first = await here.preview(id);
  expect([first.headed, first.missing]).toEqual([false, ['code', 'title']]);
  const columns: ('code' | 'title' | 'verbatim')[] = ['code', 'title', 'verbatim'];
  expect(await refusals([here.volunteer.meetings.confirmRows({ id, version: first.version }),
    here.volunteer.meetings.mapRows({ id, version: first.version, columns: ['code', 'title', 'title'], headed: true }),
    here.volunteer.meetings.mapRows({ id, version: first.version, columns, headed: true, theme: 'lune' })]))
    .toEqual(['rows.columns_missing', 'rows.column_twice', 'proposal.theme_unknown']);
  await here.volunteer.meetings.mapRows({ id, version: first.version, columns, headed: true, theme: 'logement' });
  expect(await refusals([here.volunteer.meetings.confirmRows({ id, version: first.version })]), 'another window changed it').toEqual(['rows.version_conflict']);
  expect((await here.preview(id)).counts.new).toBe(1);
  const again = await here.preview((await here.start(text, here.other)).id, here.other);
  expect([again.headed, again.columns.map(({ field }) => field)], 'and the other volunteer finds it').toEqual([true, ['code', 'title', 'verbatim']]);
  expect((await there.preview((await there.start(text)).id)).missing).toEqual(['code', 'title']);
});

test('T36 a role that ended, another’s rows, a meeting to come, cancelled or of another collective, a freeze, rows grown old', async ({ database }) => {
  const { collective, karim, meeting, volunteer, other, start, preview } = await house(database);
  const elsewhere = await house(database);
  const { id } = await start(table(row(1)));
  const { version } = await preview(id);
  const gone = await as(collective, { ...karim, roles: new Set(['resident' as const]) });
  const [cancelled, second] = [await aMeeting(collective, { state: 'cancelled' }), await aMeeting(collective)];
  expect(await refusals([gone.meetings.confirmRows({ id, version }), other.meetings.confirmRows({ id, version }),
    other.meetings.rows({ reference: meeting.reference, batch: id }), elsewhere.volunteer.meetings.confirmRows({ id, version }),
    volunteer.meetings.startRows({ meetingId: cancelled.id, text: table(row(1)) }),
    volunteer.meetings.startRows({ meetingId: elsewhere.meeting.id, text: table(row(1)) }),
    volunteer.meetings.rows({ reference: second.reference, batch: id })]))
    .toEqual(['role.missing', 'rows.not_found', 'rows.not_found', 'rows.not_found', 'meeting.not_found', 'meeting.not_found', 'rows.not_found']);
  const coming = await aMeeting(collective, { starts_at: new Date(Date.now() + 86_400_000) });
  const early = await volunteer.meetings.startRows({ meetingId: coming.id, text: table(row(1)) });
  expect(await refusals([volunteer.meetings.confirmRows({ id: early.id, version: 1 })])).toEqual(['meeting.not_past']);
  const frozen = await house(database, { election: { rounds: [wall(0).day], endHour: 24 } });
  const kept = await frozen.start(table(row(1)));
  expect(await refusals([frozen.volunteer.meetings.confirmRows({ id: kept.id, version: 1 })]), 'a private draft goes on, nothing public').toEqual(['freeze.running']);
  await inTenant(collective.id, 'write', (db) => db.updateTable('row_batches').set({ expires_at: new Date(Date.now() - 1_000) }).where('id', '=', id).execute());
  expect(await refusals([volunteer.meetings.confirmRows({ id, version })])).toEqual(['rows.not_found']);
  await start(table(row(2)));
  expect(await inTenant(collective.id, 'read', (db) => db.selectFrom('row_batches').select('id').where('id', '=', id).execute()), 'gone for good').toEqual([]);
});

test('two thousand rows are one transaction, each with its number; one more is refused', async ({ database }) => {
  test.slow();
  const { bring, start, collective } = await house(database);
  const rows = Array.from({ length: 2_000 }, (_, index) => row(index + 1));
  expect((await bring(table(...rows))).written).toBe(2_000);
  const [counted] = await inTenant(collective.id, 'read', (db) => db.selectFrom('proposals').select((eb) => [eb.fn.countAll<string>().as('n'), eb.fn.max('reference').as('last')]).execute());
  expect(counted).toEqual({ n: '2000', last: 2_000 });
  expect(await refusals([start(table(...rows, row(2_001))), start(' ')])).toEqual(['rows.too_many', 'rows.empty']);
});
