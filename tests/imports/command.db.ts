import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { closePool } from '../../server/db/root.ts';
import type { TestDatabase } from '../kit/database.ts';
import { expect, test } from '../kit/database.ts';
import { BARCELONA_PROPOSALS, PLAIN } from './fixtures.ts';
import { everything, importInto, inside, newTenant, read, runImport, temporaryFile } from './house.ts';
import { sharedPath } from './shared-data.ts';

test.describe.configure({ timeout: 180_000 });
test.afterAll(() => closePool());

async function tenantOf(database: TestDatabase, slug: string): Promise<string> {
  const { rows } = await database.superuserPool.query<{ id: string }>('select id from tenants where slug = $1', [slug]);
  return rows[0]!.id;
}

async function counts(database: TestDatabase, slug: string, column: string): Promise<Record<string, number>> {
  const { rows } = await database.superuserPool.query<{ name: string; n: number }>(
    `select ${column} as name, count(*)::int as n from proposals where tenant_id = (select id from tenants where slug = $1) group by 1`,
    [slug]);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

/** A plain file of many proposals. */
function longFile(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => `${n + 1},Idée numéro ${n + 1},"Un texte, avec quelques mots de plus.",Eau`);
  return temporaryFile('longue.csv', ['id,title,body,theme', ...lines].join('\n'));
}

test('Barcelona’s folder: 10,860 proposals of which 4,498 from meetings, 8,142 accepted, 2,718 rejected, and 410 meetings',
  async ({ database }) => {
  const folder = sharedPath('barcelona-pam-2016');
  const run = await runImport(database, ['--collective', 'barcelona', '--create', 'Barcelona', folder]);
  expect([run.err, run.code]).toEqual(['', 0]);
  expect(await counts(database, 'barcelona', 'origin')).toEqual({ meeting: 4_498, online: 5_062, collective: 1_300 });
  expect(await counts(database, 'barcelona', 'status')).toEqual({ validated: 8_142, set_aside: 2_718 });
  expect(await counts(database, 'barcelona', 'meeting_id is null and listed')).toEqual({ true: 10_860 });
  const { rows } = await database.superuserPool.query(`select
      (select count(*)::int from meetings where tenant_id = t.id) as meetings,
      (select count(*)::int from verdicts where tenant_id = t.id and imported and question_id is null) as verdicts,
      (select count(*)::int from supports where tenant_id = t.id) as supports,
      (select sum(imported_supports)::int from proposals where tenant_id = t.id) as imported_supports,
      (select array[min(reference), max(reference), count(distinct reference)::int] from proposals where tenant_id = t.id) as references,
      (select value from counters where tenant_id = t.id and name = 'proposal') as counter
    from tenants t where slug = 'barcelona'`);
  expect(rows).toEqual([{
    meetings: 410, verdicts: 10_860, supports: 0, imported_supports: 165_127, references: [1, 10_860, 10_860], counter: 10_860,
  }]);
  const before = await everything(database);
  const again = await runImport(database, ['--collective', 'barcelona', folder]);
  expect([again.code, again.out.includes('rien n’a changé')]).toEqual([0, true]);
  expect(await everything(database)).toEqual(before);
});

test('T21 a broken line is named by file, line and column, and nothing is written until it is put right or left out by choice',
  async ({ database }) => {
  const { id, slug } = await newTenant(database);
  await importInto(id, [read('vide.csv', 'title,body\nPremière,déjà là\n')], true);
  const file = temporaryFile('cassée.csv', BARCELONA_PROPOSALS.replace('05/02/2016', '35/02/2016'));
  const before = await everything(database);
  const run = await runImport(database, ['--collective', slug, file]);
  expect(run.code).toBe(1);
  expect(run.out.replaceAll('\u202f', ' ').replaceAll('\u00a0',
    ' ')).toContain('cassée.csv, ligne 4, colonne « created_at » : ce n’est pas une date qui existe (35/02/2016)');
  expect(await everything(database)).toEqual(before);
  const rest = await runImport(database, ['--collective', slug, '--skip-faulty', file]);
  expect([rest.err, rest.code]).toEqual(['', 0]);
  expect(await counts(database, slug, 'origin')).toEqual({ online: 3, collective: 1 });
});

test('a dry run says what would happen and writes nothing, also for a collective that is not there', async ({ database }) => {
  const before = await everything(database);
  const file = temporaryFile('essai.csv', BARCELONA_PROPOSALS);
  const run = await runImport(database, ['--collective', 'nulle-part', '--create', 'Nulle part', '--dry-run', file]);
  expect([run.err, run.code]).toEqual(['', 0]);
  expect(run.out).toContain('4');
  expect(await everything(database)).toEqual(before);
  const refused = await runImport(database, ['--collective', 'nulle-part', file]);
  expect([refused.code, refused.err.includes('--create')]).toEqual([1, true]);
});

test('a plain file by a mapping on the command line; other tables of a folder are put aside', async ({ database }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fabrique-import-'));
  writeFileSync(path.join(folder, 'idees.csv'), PLAIN.replace('État', 'Etat'));
  const run = await runImport(database, ['--collective', 'tableur', '--create', 'Tableur', '--map',
    'title=Titre de l’idée,body=Mots,origin=Venue de',
    '--map', 'organisation=Au nom de,date=Reçue le', path.join(folder, 'idees.csv')]);
  expect([run.err, run.code]).toEqual(['', 0]);
  expect(await counts(database, 'tableur', 'origin')).toEqual({ meeting: 1, online: 1 });
  writeFileSync(path.join(folder, 'idees.csv'), BARCELONA_PROPOSALS);
  writeFileSync(path.join(folder, 'autre.csv'), 'a,b\n1,2\n');
  const mixed = await runImport(database, ['--collective', 'tableur', folder]);
  expect([mixed.err, mixed.code, mixed.out.includes('autre.csv')]).toEqual(['', 0, true]);
});

test('T67 an import killed in the middle of 20,000 rows leaves nothing; the second run brings them all, once', async ({ database }) => {
  const file = longFile(20_000);
  const args = ['--collective', 'coupee', '--create', 'Coupée', file];
  let killed = false;
  const run = await runImport(database, args, (out, pid) => {
    if (killed || !out.includes('sur')) return;
    killed = true;
    process.kill(pid, 'SIGKILL');
  });
  expect([killed, run.code]).toEqual([true, null]);
  const tenantId = await tenantOf(database, 'coupee');
  await expect.poll(async () => {
    const { rows } = await database.superuserPool.query(`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and usename = 'fabrique_app' and state <> 'idle'`);
    await sleep(100);
    return rows[0].n;
  }).toBe(0);
  expect(await counts(database, 'coupee', 'origin')).toEqual({});
  expect(await inside(tenantId, (db) => db.selectFrom('collectives').select('version').execute())).toEqual([]);
  const second = await runImport(database, args);
  expect([second.err, second.code]).toEqual(['', 0]);
  expect(await counts(database, 'coupee', 'origin')).toEqual({ online: 20_000 });
  expect(await tenantOf(database, 'coupee')).toBe(tenantId);
  const third = await runImport(database, ['--collective', 'coupee', file]);
  expect([third.code, await counts(database, 'coupee', 'origin')]).toEqual([0, { online: 20_000 }]);
});
