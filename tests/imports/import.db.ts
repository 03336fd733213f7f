import type { TestDatabase } from '../kit/database.ts';
import { expect, test } from '../kit/database.ts';
import { closePool, inTenant } from '../../server/db/root.ts';
import { tagOrigin } from '../../server/domain/proposals/origin.ts';
import { previewImport } from '../../server/domain/imports/service.ts';
import { BARCELONA_MEETINGS, BARCELONA_PROPOSALS, CONSUL_MADRID, DECIDIM_031, DECIDIM_MEETINGS } from './fixtures.ts';
import { everything, importInto, inside, newSettings, newTenant, read } from './house.ts';

const barcelona = () => [read('propositions.csv', BARCELONA_PROPOSALS), read('rencontres.csv', BARCELONA_MEETINGS)];

test.afterAll(() => closePool());

async function proposalsOf(tenantId: string) {
  return inside(tenantId, (db) => db.selectFrom('proposals').leftJoin('meetings', 'meetings.id', 'proposals.meeting_id')
    .select(['proposals.id', 'proposals.reference', 'proposals.title', 'proposals.theme', 'proposals.district', 'proposals.status',
      'proposals.origin', 'proposals.voice', 'proposals.external_id', 'proposals.imported_supports', 'proposals.submitted_at',
      'proposals.published_at', 'proposals.meeting_id', 'meetings.external_id as meeting'])
    .orderBy('proposals.reference').execute());
}

async function pageVersion(tenantId: string): Promise<string> {
  return (await inside(tenantId, (db) => db.selectFrom('page_versions').select('version').executeTakeFirstOrThrow())).version;
}

async function organiser(database: TestDatabase, tenantId: string) {
  const id = crypto.randomUUID();
  await database.superuserPool.query('insert into people (tenant_id, id, pseudonym) values ($1, $2, $3)', [tenantId, id, 'Organisatrice']);
  return { kind: 'person' as const, id, pseudonym: 'Organisatrice', language: 'fr', roles: new Set(['resident', 'organiser'] as const),
    seatId: null };
}

test('an import keeps where each proposal came from, its date, its supports apart, and gives references in the order of time',
  async ({ database }) => {
  const { id } = await newTenant(database);
  const report = await importInto(id, barcelona(), true);
  expect(report).toEqual({
    added: {
      meetings: 2, proposals: 4, comments: 0, themes: ['Bien vivre', 'Transition'], districts: ['Nord', 'Sud'],
    },
    known: { meetings: 0, proposals: 0, comments: 0, refreshed: 0 }, orphans: 0,
    byOrigin: { online: 2, meeting: 1, collective: 1 }, byStatus: { validated: 3, set_aside: 1 },
  });
  expect((await proposalsOf(id)).map((row) => [row.reference, row.external_id, row.theme, row.district, row.status, row.origin,
    row.voice, row.meeting])).toEqual([
    [1, '3', 'bien-vivre', 'nord', 'validated', 'online', 'resident', null],
    [2, '5', 'transition', null, 'set_aside', 'meeting', 'assembly', null],
    [3, '8', 'transition', null, 'validated', 'online', 'organisation', null],
    [4, '9', 'bien-vivre', 'sud', 'validated', 'collective', 'collective', null],
  ]);
  const [first] = await proposalsOf(id);
  expect([first!.submitted_at, first!.published_at, first!.imported_supports]).toEqual([new Date('2016-01-21T23:00:00Z'),
    new Date('2016-01-21T23:00:00Z'), 17]);
  const { supports, verdicts, meetings, journal, settings } = await inside(id, async (db) => ({
    supports: await db.selectFrom('supports').selectAll().execute(),
    verdicts: await db.selectFrom('verdicts').select(['verdict', 'imported', 'question_id', 'reason']).orderBy('verdict').execute(),
    meetings: await db.selectFrom('meetings').select(['reference', 'external_id', 'state', 'attendance', 'district', 'theme',
    'starts_at']).orderBy('reference').execute(),
    journal: await db.selectFrom('journal').select(['verb', 'subject_type', 'actor_role']).orderBy('id').execute(),
    settings: (await db.selectFrom('collectives').select('settings').executeTakeFirstOrThrow()).settings,
  }));
  expect(supports).toEqual([]);
  expect(verdicts).toEqual([
    { verdict: 'set_aside', imported: true, question_id: null, reason: null },
    ...Array.from({ length: 3 }, () => ({ verdict: 'validated', imported: true, question_id: null, reason: null })),
  ]);
  expect(meetings).toEqual([
    { reference: 1, external_id: '4', state: 'reported', attendance: 79, district: 'nord', theme: 'bien-vivre',
      starts_at: new Date('2016-02-08T23:00:00Z') },
    { reference: 2, external_id: '7', state: 'reported', attendance: null, district: null, theme: 'transition',
      starts_at: new Date('2016-02-10T23:00:00Z') },
  ]);
  expect(journal).toEqual([
    { verb: 'collective.created', subject_type: 'collective', actor_role: 'system:import' },
    { verb: 'import.done', subject_type: 'import', actor_role: 'system:import' },
  ]);
  expect(settings).toMatchObject({ name: 'Essai', districts: [{ code: 'nord', label: 'Nord' }, { code: 'sud', label: 'Sud' }] });
});

test('T21 a preview writes nothing, in a collective and before there is one', async ({ database }) => {
  const { id } = await newTenant(database);
  const before = await everything(database);
  const report = await inTenant(id, 'read', (db) => previewImport(db, { files: barcelona(), newSettings: newSettings() }));
  expect(report.added).toMatchObject({ meetings: 2, proposals: 4 });
  expect(await everything(database)).toEqual(before);
  await importInto(id, [read('madrid.csv', CONSUL_MADRID)], true);
  const between = await everything(database);
  const second = await inTenant(id, 'read', (db) => previewImport(db, { files: barcelona(), newSettings: null }));
  expect(second.added).toMatchObject({ meetings: 2, proposals: 4, themes: ['Bien vivre', 'Transition'] });
  expect(await everything(database)).toEqual(between);
});

test('the same file twice changes nothing at all, not even the version of the pages', async ({ database }) => {
  const { id } = await newTenant(database);
  await importInto(id, barcelona(), true);
  const before = await everything(database);
  const report = await importInto(id, barcelona());
  expect(report.added).toEqual({ meetings: 0, proposals: 0, comments: 0, themes: [], districts: [] });
  expect(report.known).toEqual({ meetings: 2, proposals: 4, comments: 0, refreshed: 0 });
  expect(await everything(database)).toEqual(before);
});

test('an import raises the version of the pages once, and takes references after those already given', async ({ database }) => {
  const { id } = await newTenant(database);
  await importInto(id, barcelona(), true);
  const before = BigInt(await pageVersion(id));
  await importInto(id, [read('madrid.csv', CONSUL_MADRID)]);
  expect(BigInt(await pageVersion(id))).toBe(before + 1n);
  expect((await proposalsOf(id)).slice(4).map((row) => [row.reference, row.theme, row.status])).toEqual([
    [5, 'sans-theme', 'published'], [6, 'sans-theme', 'published'],
  ]);
});

test('a later import never writes over what people changed; only the counts kept apart follow the source', async ({ database }) => {
  const { id } = await newTenant(database);
  await importInto(id, barcelona(), true);
  await database.superuserPool.query(`update proposals set title = 'Corrigé ici', theme = 'transition', status = 'sent_back', version = 2
    where tenant_id = $1 and external_id = '3'`, [id]);
  const moved = BARCELONA_PROPOSALS.replace('Un banc à chaque arrêt', 'Un banc nulle part').replace(',accepted,22/01/2016,17,',
    ',rejected,22/01/2016,21,');
  const report = await importInto(id, [read('propositions.csv', moved)]);
  expect(report.known).toEqual({ meetings: 0, proposals: 4, comments: 0, refreshed: 1 });
  expect((await proposalsOf(id))[0]).toMatchObject({ title: 'Corrigé ici', theme: 'transition', status: 'sent_back',
    imported_supports: 21 });
  const { rows } = await database.superuserPool.query('select count(*)::int as n from verdicts where tenant_id = $1', [id]);
  expect(rows).toEqual([{ n: 4 }]);
});

test('imported proposals can be tagged to a meeting afterwards, with a reason, and a second import leaves the tag',
  async ({ database }) => {
  const { id } = await newTenant(database);
  await importInto(id, barcelona(), true);
  const actor = await organiser(database, id);
  const proposals = await proposalsOf(id);
  const meeting = await inside(id, (db) => db.selectFrom('meetings').select('id').where('external_id', '=', '7').executeTakeFirstOrThrow());
  const tagged = proposals.filter((row) => row.external_id === '5').map((row) => row.id);
  const result = await inTenant(id, 'write', (db) => (
    tagOrigin(db, actor, { ids: tagged, origin: 'meeting', meetingId: meeting.id, sheetCode: 'A1', reason: 'Le compte rendu le dit' })
  ));
  expect(result).toEqual({ changed: 1 });
  await importInto(id, barcelona());
  expect((await proposalsOf(id)).map((row) => [row.external_id, row.origin, row.meeting])).toEqual([
    ['3', 'online', null], ['5', 'meeting', '7'], ['8', 'online', null], ['9', 'collective', null],
  ]);
});

test('a meeting is linked when its source names it, and only then', async ({ database }) => {
  const { id } = await newTenant(database);
  await importInto(id, [read('propositions.csv', DECIDIM_031), read('rencontres.csv', DECIDIM_MEETINGS)], true);
  const rows = await proposalsOf(id);
  expect(rows.map((row) => [row.external_id, row.origin, row.meeting, row.status])).toEqual([
    ['31', 'online', null, 'validated'], ['32', 'collective', null, 'set_aside'], ['33', 'meeting', '77', 'published'],
    ['34', 'online', null, 'withdrawn'], ['35', 'meeting', null, 'published'],
  ]);
  const verdict = await inside(id, (db) => db.selectFrom('verdicts').select(['verdict', 'reason', 'decided_at']).where('proposal_id',
    '=', rows[0]!.id).execute());
  expect(verdict).toEqual([{ verdict: 'validated', reason: 'Oui', decided_at: new Date('2024-06-01T08:00:00Z') }]);
});

test('two collectives take the same file each for itself, and see only their own', async ({ database }) => {
  const [a, b] = [await newTenant(database), await newTenant(database)];
  await importInto(a.id, barcelona(), true);
  await importInto(b.id, barcelona(), true);
  const [ofA, ofB] = [await proposalsOf(a.id), await proposalsOf(b.id)];
  expect([ofA.length, ofB.length]).toEqual([4, 4]);
  expect(ofA.filter((row) => ofB.some((other) => other.id === row.id))).toEqual([]);
});

test('themes and districts are those already there when their labels agree, whatever the case and the accents', async ({ database }) => {
  const { id } = await newTenant(database);
  await importInto(id, barcelona(), true);
  const again = BARCELONA_PROPOSALS.replaceAll('\n3,', '\n103,').replaceAll(',Nord,', ',NORD,').replaceAll('Bien vivre', 'bien  vivre');
  const report = await importInto(id, [read('propositions.csv', again)]);
  expect(report.added).toEqual({ meetings: 0, proposals: 1, comments: 0, themes: [], districts: [] });
});

test('a failure while rows are written leaves nothing of the import', async ({ database }) => {
  const { id } = await newTenant(database);
  const before = await everything(database);
  const broken = barcelona();
  broken[0]!.proposals[3]!.title = 'zéro \u0000';
  await expect(importInto(id, broken, true)).rejects.toThrow();
  expect(await everything(database)).toEqual(before);
});
