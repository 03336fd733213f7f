import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inTenant, openPool } from '../../server/db/root.ts';
import type { TenantDb } from '../../server/db/tenant-db.ts';
import { system } from '../../server/domain/actor.ts';
import { readImport, READ_DEFAULTS } from '../../server/domain/imports/formats.ts';
import type { ImportedFile } from '../../server/domain/imports/neutral.ts';
import { importedSettings } from '../../server/domain/imports/new-collective.ts';
import type { ImportReport } from '../../server/domain/imports/run.ts';
import { importFiles } from '../../server/domain/imports/service.ts';
import type { TestDatabase } from '../kit/database.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Two Decidim files of one site: a proposal that names its one meeting, and that meeting. */
export function read(name: string, text: string | Buffer): ImportedFile { return readImport(name, Buffer.from(text), READ_DEFAULTS); }

export const newSettings = () => importedSettings('Essai', new Date('2026-11-24T12:00:00Z'), null);

/** A tenant that nothing belongs to yet. */
export async function newTenant(database: TestDatabase): Promise<{ id: string; slug: string }> {
  openPool(database.appUrl);
  const id = randomUUID();
  const slug = `essai-${id.slice(0, 8)}`;
  await database.ownerPool.query('insert into tenants (id, slug) values ($1, $2)', [id, slug]);
  return { id, slug };
}

/** Imports into a tenant; `first` makes its collective in the same transaction. */
export function importInto(tenantId: string, files: ImportedFile[], first = false): Promise<ImportReport> {
  return inTenant(tenantId, 'write', (db) => importFiles(db, system('import'), { files, newSettings: first ? newSettings() : null }));
}

export function inside<T>(tenantId: string, work: (db: TenantDb) => Promise<T>): Promise<T> { return inTenant(tenantId, 'read', work); }

const TABLES = ['tenants', 'collectives', 'page_versions', 'counters', 'journal', 'meetings', 'proposals', 'verdicts', 'sheets',
  'outbox', 'people'];

/** Everything that the tables of an import hold, for every collective: equal before and after means that nothing was written. */
export async function everything(database: TestDatabase): Promise<Record<string, string>> {
  const sums = await Promise.all(TABLES.map(async (table) => {
    const { rows } = await database.superuserPool.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${table} t`);
    return [table, rows[0]!.sum];
  }));
  return Object.fromEntries(sums) as Record<string, string>;
}

export function temporaryFile(name: string, text: string): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'fabrique-import-')), name);
  writeFileSync(file, text);
  return file;
}

export interface Run { code: number | null; out: string; err: string }

/** `npm run import` on the test's database. onOut: called with what it has said so far, and with its process id. */
export function runImport(database: TestDatabase, args: string[], onOut: (out: string, pid: number) => void = () => {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', 'server/import/main.ts', ...args], {
      cwd: ROOT,
      env: {
        ...process.env, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, FABRIQUE_MODE: 'demo', FABRIQUE_TEST: '1',
        LC_ALL: 'fr_FR.UTF-8',
      },
    });
    const run: Run = { code: null, out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      run.out += text;
      onOut(run.out, child.pid!);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { run.err += text; });
    child.on('error', reject);
    child.on('close', (code) => { resolve({ ...run, code }); });
  });
}
