import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate, pendingMigrations } from '../../server/db/migrate.ts';
import { expect, test } from './empty-database.ts';

const OWN = path.join(import.meta.dirname, '../../migrations');
const NOTES = '202601010000_notes.sql';
const MORE = '202601020000_more.sql';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fabrique-migrations-'));
  write(NOTES, 'create table notes (n int);\ninsert into notes values (1);\n');
});
test.afterEach(() => { rmSync(folder, { recursive: true }); });

function write(name: string, sql: string): void {
  writeFileSync(path.join(folder, name), sql);
}

test('our own migrations run as a plain owner, once; a second run does nothing', async ({ empty }) => {
  const names = readdirSync(OWN).filter((name) => name.endsWith('.sql')).sort();
  expect(await migrate({ ownerUrl: empty.ownerUrl })).toEqual(names);
  expect(await migrate({ ownerUrl: empty.ownerUrl })).toEqual([]);
  const owner = await empty.row('select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = current_user');
  expect(owner).toEqual([false, false, true]);
});

test('the application’s role is neither owner nor superuser, and knows what is applied', async ({ empty }) => {
  await migrate({ ownerUrl: empty.ownerUrl });
  const strong = await empty.row(`select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
    from pg_roles where rolname = current_user`, 'fabrique_app');
  expect(strong).toEqual([false]);
  const owned = await empty.row("select count(*)::int from pg_class where relowner = 'fabrique_app'::regrole", 'fabrique_app');
  expect(owned).toEqual([0]);
  expect(await pendingMigrations({ url: empty.as('fabrique_app') })).toEqual([]);
});

test('what is missing is told in order, also on a database that was never migrated', async ({ empty }) => {
  write(MORE, 'select 1;');
  expect(await pendingMigrations({ url: empty.ownerUrl, folder })).toEqual([NOTES, MORE]);
  rmSync(path.join(folder, MORE));
  await migrate({ ownerUrl: empty.ownerUrl, folder });
  write(MORE, 'select 1;');
  expect(await pendingMigrations({ url: empty.ownerUrl, folder })).toEqual([MORE]);
});

test('two processes at once take turns: each file runs once', async ({ empty }) => {
  write(MORE, 'create table more (n int);');
  const runs = await Promise.all([1, 2, 3].map(() => migrate({ ownerUrl: empty.ownerUrl, folder })));
  expect(runs.flat().sort()).toEqual([NOTES, MORE]);
  expect(await empty.row('select count(*)::int from notes')).toEqual([1]);
});

test('a file that was edited after it landed is refused before anything runs', async ({ empty }) => {
  await migrate({ ownerUrl: empty.ownerUrl, folder });
  write(NOTES, 'create table notes (n bigint);');
  write(MORE, 'create table more (n int);');
  const refused = { code: 'migration.edited', message: expect.stringContaining(NOTES) };
  await expect(migrate({ ownerUrl: empty.ownerUrl, folder })).rejects.toMatchObject(refused);
  expect(await empty.row("select to_regclass('more')")).toEqual([null]);
});

test('line ends that Git changed are not an edit', async ({ empty }) => {
  await migrate({ ownerUrl: empty.ownerUrl, folder });
  write(NOTES, 'create table notes (n int);\r\ninsert into notes values (1);\r\n');
  expect(await migrate({ ownerUrl: empty.ownerUrl, folder })).toEqual([]);
});

test('a database that another version migrated is refused', async ({ empty }) => {
  write(MORE, 'select 1;');
  await migrate({ ownerUrl: empty.ownerUrl, folder });
  rmSync(path.join(folder, MORE));
  await expect(migrate({ ownerUrl: empty.ownerUrl, folder })).rejects.toMatchObject({ code: 'migration.unknown' });
});

test('a file that fails leaves nothing of itself, says its line, and keeps those before it', async ({ empty }) => {
  write(MORE, 'create table half (n int);\n\ninsert into nowhere values (1);');
  const failed = { code: 'migration.failed', message: expect.stringContaining(`${MORE}:3: `) };
  await expect(migrate({ ownerUrl: empty.ownerUrl, folder })).rejects.toMatchObject(failed);
  expect(await empty.row("select to_regclass('half')")).toEqual([null]);
  write(MORE, 'create table whole (n int);');
  expect(await migrate({ ownerUrl: empty.ownerUrl, folder })).toEqual([MORE]);
});

test('a file named otherwise is refused', async ({ empty }) => {
  write('notes.sql', 'select 1;');
  await expect(migrate({ ownerUrl: empty.ownerUrl, folder })).rejects.toMatchObject({ code: 'migration.name' });
});

test('a table that the living site holds is waited for in short tries', async ({ empty }) => {
  await migrate({ ownerUrl: empty.ownerUrl, folder });
  write(MORE, 'alter table notes add column more int;');
  const reader = new pg.Client({ connectionString: empty.ownerUrl });
  await reader.connect();
  await reader.query('begin; select * from notes');
  const said: string[] = [];
  const names = await migrate({ ownerUrl: empty.ownerUrl, folder, log: (line) => {
    said.push(line);
    if (line.includes('trying again')) void reader.query('commit').then(() => reader.end());
  } });
  expect(names).toEqual([MORE]);
  expect(said.filter((line) => line.includes('trying again')).length).toBeGreaterThan(0);
});

test('an index is made without a transaction where the file says so, statement by statement', async ({ empty }) => {
  write(MORE, `-- no-transaction
drop index concurrently if exists notes_n;
-- made while people write
create index concurrently notes_n on notes (n);
`);
  expect(await migrate({ ownerUrl: empty.ownerUrl, folder })).toEqual([NOTES, MORE]);
  expect(await empty.row("select indisvalid from pg_index where indexrelid = 'notes_n'::regclass")).toEqual([true]);
});
