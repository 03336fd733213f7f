// How fast Barcelona comes in, against COPY of the same rows into tables with the same columns, checks and indexes.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inTenant, openPool } from '../../server/db/root.ts';
import { system } from '../../server/domain/actor.ts';
import { readImport, READ_DEFAULTS } from '../../server/domain/imports/formats.ts';
import type { ImportedFile } from '../../server/domain/imports/neutral.ts';
import { importedSettings } from '../../server/domain/imports/new-collective.ts';
import { importFiles } from '../../server/domain/imports/service.ts';
import { sharedPath } from '../imports/shared-data.ts';
import type { TestDatabase } from '../kit/database.ts';

/**
 * Medians of the rounds, in seconds. rows: proposals, verdicts and meetings. whole: read from bytes to commit; writing: the transaction
 * alone; copy: COPY into tables like ours. ratio: copy / whole, and writingRatio: copy / writing (1 is as fast as COPY). cpuMs: of this
 * process, a row.
 */
export interface ImportBench {
  rows: number; proposals: number; whole: number; writing: number; copy: number; rowsASecond: number; copyRowsASecond: number;
  ratio: number; writingRatio: number; cpuMsARow: number; rssMb: number;
}

const TABLES = ['meetings', 'proposals', 'verdicts'];

function readFolder(folder: string): ImportedFile[] {
  return readdirSync(folder).filter((name) => name.endsWith('.csv')).sort()
    .map((name) => readImport(name, readFileSync(path.join(folder, name)), READ_DEFAULTS)).filter((file) => file.format !== null);
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const seconds = (from: number) => (performance.now() - from) / 1_000;

async function importOnce(database: TestDatabase,
folder: string): Promise<{ whole: number; writing: number; cpu: number; proposals: number }> {
  const tenantId = randomUUID();
  await database.ownerPool.query('insert into tenants (id, slug) values ($1, $2)', [tenantId, `banc-${tenantId.slice(0, 8)}`]);
  const cpu = process.cpuUsage();
  const start = performance.now();
  const files = readFolder(folder);
  const written = performance.now();
  const report = await inTenant(tenantId, 'write', (db) => (
    importFiles(db, system('import'), { files, newSettings: importedSettings('Banc', new Date(), null) })
  ));
  const used = process.cpuUsage(cpu);
  return { whole: seconds(start), writing: seconds(written), cpu: (used.user + used.system) / 1_000, proposals: report.added.proposals };
}

/** Columns that can be written: generated ones follow. */
async function columnsOf(database: TestDatabase, table: string): Promise<string> {
  const { rows } = await database.superuserPool.query<{ names: string }>(
    `select string_agg(column_name, ', ' order by ordinal_position) as names from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`, [table]);
  return rows[0]!.names;
}

/** Writes the rows that the import left to files of the server's own machine, and times COPY of them into fresh tables like ours. */
async function copyOnce(database: TestDatabase): Promise<{ copy: number; rows: number }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fabrique-bench-copy-'));
  const client = await database.superuserPool.connect();
  let copy = 0;
  let rows = 0;
  try {
    for (const table of TABLES) {
      const columns = await columnsOf(database, table);
      const file = path.join(folder, table);
      const out = await client.query(`copy (select ${columns} from ${table}) to '${file}'`);
      rows += out.rowCount ?? 0;
      await client.query(`drop table if exists copied; create table copied (like ${table} including all)`);
      await client.query('checkpoint');
      const start = performance.now();
      await client.query(`copy copied (${columns}) from '${file}'`);
      copy += seconds(start);
      await client.query('drop table copied');
    }
  } finally {
    client.release();
    rmSync(folder, { recursive: true, force: true });
  }
  return { copy, rows };
}

/**
 * Rounds of an import and a COPY, one after the other. database: one of its own, which it empties after each round, on a server of this
 * machine (COPY reads and writes its files). folder: Barcelona's by default.
 * @throws when the real data is not beside the checkout
 */
export async function benchImport(database: TestDatabase, { folder,
rounds = 3 }: { folder?: string; rounds?: number } = {}): Promise<ImportBench> {
  openPool(database.appUrl);
  const place = folder ?? sharedPath('barcelona-pam-2016');
  const imports: Awaited<ReturnType<typeof importOnce>>[] = [];
  const copies: Awaited<ReturnType<typeof copyOnce>>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await database.superuserPool.query('checkpoint');
    imports.push(await importOnce(database, place));
    copies.push(await copyOnce(database));
    await database.superuserPool.query('truncate tenants cascade');
  }
  const [whole, writing, copy] = [median(imports.map((run) => run.whole)), median(imports.map((run) => run.writing)),
    median(copies.map((run) => run.copy))];
  const { rows } = copies[0]!;
  return {
    rows, proposals: imports[0]!.proposals, whole, writing, copy, rowsASecond: rows / whole, copyRowsASecond: rows / copy,
    ratio: copy / whole, writingRatio: copy / writing, cpuMsARow: median(imports.map((run) => run.cpu)) / rows,
    rssMb: process.memoryUsage.rss() / 1e6,
  };
}
