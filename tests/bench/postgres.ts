import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { prepareRoles } from '../../server/boot/database.ts';
import { startEmbedded, stopEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import type { TestDatabase } from '../kit/database.ts';

/** On the checkout's own disk, with fsync as in production: a deed is counted when it would survive a power cut. */
const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(ROOT, '.fabrique/bench');
const EMPTY = 'bench_empty';

export interface BenchPostgres {
  version: string;
  /** The postmaster's process. */
  pid: number;
  /** A fresh migrated database. */
  database: (name: string) => Promise<TestDatabase>;
  /**
   * One that is kept for the next run: as `fill` left it, or as it was filled before under the same schema and by the same planting.
   * from: a kept one of which it begins as a copy.
   */
  kept: (name: string, fill: (database: TestDatabase) => Promise<unknown>, from?: string) => Promise<TestDatabase>;
  stop: () => Promise<void>;
}

/** A PostgreSQL of the benchmark's own, as `npm start` has it (its default settings), but for the number of connections. */
export async function startPostgres(): Promise<BenchPostgres> {
  mkdirSync(FOLDER, { recursive: true });
  const { superuserUrl } = await startEmbedded({ folder: FOLDER, settings: { max_connections: '200' } });
  const stop = async (): Promise<void> => { await stopEmbedded(FOLDER); };
  try {
    await prepareRoles(superuserUrl);
    const { fsync, version } = await once(superuserUrl, "select current_setting('fsync') as fsync, current_setting('server_version') as version");
    if (fsync !== 'on') throw new Error('this PostgreSQL does not write through to the disk: its figures would say nothing');
    const stamp = stampOfSources();
    await sweep(superuserUrl, stamp);
    const pid = Number(readFileSync(path.join(FOLDER, 'data/postmaster.pid'), 'utf8').split('\n', 1)[0]);
    return {
      version: String(version), pid, stop,
      database: async (name) => {
        await create(superuserUrl, name, EMPTY);
        return open(superuserUrl, name);
      },
      kept: async (name, fill, from) => {
        const whole = `${name}_${stamp}`;
        if (await isThere(superuserUrl, whole)) return open(superuserUrl, whole);
        const making = `${whole}_making`;
        await create(superuserUrl, making, from ? `${from}_${stamp}` : EMPTY);
        const database = open(superuserUrl, making);
        await fill(database);
        await database.superuserPool.query('vacuum analyze');
        await database.superuserPool.query('checkpoint');
        await close(database);
        await once(superuserUrl, `alter database ${making} rename to ${whole}`);
        return open(superuserUrl, whole);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the kept rows depend on: the schema, and how they are planted. */
function stampOfSources(): string {
  const hash = createHash('sha256');
  const migrations = readdirSync(path.join(ROOT, 'migrations')).sort().map((name) => `migrations/${name}`);
  for (const file of [...migrations, 'tests/bench/corpus.ts', 'tests/bench/texts.ts']) hash.update(readFileSync(path.join(ROOT, file)));
  return hash.digest('hex').slice(0, 8);
}

/** Drops what no run will use any more, and makes the empty migrated database anew. */
async function sweep(superuserUrl: string, stamp: string): Promise<void> {
  const { names } = await once(superuserUrl, `select array_agg(datname::text) as names from pg_database where datname like 'bench\\_%' and not datname like 'bench\\_%\\_${stamp}'`);
  for (const name of (names ?? []) as string[]) await once(superuserUrl, `drop database ${name} with (force)`);
  await once(superuserUrl, `create database ${EMPTY} owner fabrique_owner`);
  await migrate({ ownerUrl: as(superuserUrl, 'fabrique_owner', EMPTY) });
}

async function create(superuserUrl: string, name: string, template: string): Promise<void> {
  await once(superuserUrl, `drop database if exists ${name} with (force)`);
  await once(superuserUrl, `create database ${name} template ${template} owner fabrique_owner strategy file_copy`);
}

async function isThere(superuserUrl: string, name: string): Promise<boolean> {
  return (await once(superuserUrl, `select exists (select from pg_database where datname = '${name}') as there`)).there === true;
}

/** Nobody of this process stays connected to it. */
export async function close(database: TestDatabase): Promise<void> {
  await Promise.all([database.pool.end(), database.ownerPool.end(), database.superuserPool.end()]);
}

function open(superuserUrl: string, name: string): TestDatabase {
  const [appUrl, ownerUrl, mightyUrl] = [as(superuserUrl, 'fabrique_app', name), as(superuserUrl, 'fabrique_owner', name), as(superuserUrl, 'postgres', name)];
  const pools = [appUrl, ownerUrl, mightyUrl].map((connectionString) => {
    const pool = new pg.Pool({ connectionString, max: 4, application_name: 'fabrique bench', idleTimeoutMillis: 1_000 });
    pool.on('error', () => {});
    return pool;
  });
  const [pool, ownerPool, superuserPool] = pools as [pg.Pool, pg.Pool, pg.Pool];
  const drop = async (): Promise<void> => {
    await Promise.all(pools.map((each) => each.end()));
    await once(superuserUrl, `drop database if exists ${name} with (force)`);
  };
  return { name, appUrl, ownerUrl, superuserUrl: mightyUrl, pool, ownerPool, superuserPool, drop };
}

function as(superuserUrl: string, role: string, name: string): string {
  const url = new URL(superuserUrl);
  url.username = role;
  url.pathname = name;
  return url.href;
}

async function once(connectionString: string, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows[0] ?? {};
  } finally {
    await client.end();
  }
}
