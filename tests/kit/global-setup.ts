import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { prepareRoles } from '../../server/boot/database.ts';
import { isAlive } from '../../server/boot/lock.mjs';
import { startEmbedded, stopEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { TEMPLATE } from './database.ts';

const MEMORY = '/dev/shm';
const PREFIX = 'fabrique-test-pg-';
const OUTPUT = 'fabrique-test-output-';
const DAY_MS = 86_400_000;
// The data of a test is worth nothing after it.
const SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' };

/**
 * One real PostgreSQL for the run, in memory where there is such a place, with one migrated database to clone. When it cannot
 * be had, the tests that need it fail with the reason and the others still run.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const base = existsSync(MEMORY) ? MEMORY : os.tmpdir();
  await sweep(base);
  const folder = path.join(base, `${PREFIX}${process.pid}`);
  try {
    const { superuserUrl } = await startEmbedded({ folder, settings: SETTINGS });
    process.env.FABRIQUE_TEST_POSTGRES = superuserUrl;
    await makeTemplate(superuserUrl);
  } catch (error) {
    process.env.FABRIQUE_TEST_POSTGRES_ERROR = error instanceof Error ? error.message : String(error);
  }
  return () => remove(folder);
}

async function makeTemplate(superuserUrl: string): Promise<void> {
  await prepareRoles(superuserUrl);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(`create database ${TEMPLATE} owner fabrique_owner`);
  await client.end();
  const url = new URL(superuserUrl);
  url.username = 'fabrique_owner';
  url.pathname = TEMPLATE;
  await migrate({ ownerUrl: url.href });
}

/** What a killed run left in memory, and what old ones left on disk. */
async function sweep(base: string): Promise<void> {
  for (const name of readdirSync(base).filter((entry) => entry.startsWith(PREFIX))) {
    if (!isAlive(Number(name.slice(PREFIX.length)))) await remove(path.join(base, name));
  }
  // The pictures of failures are looked at for a while.
  for (const name of readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(OUTPUT))) {
    const folder = path.join(os.tmpdir(), name);
    const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs > DAY_MS) rmSync(folder, { recursive: true, force: true });
  }
}

async function remove(folder: string): Promise<void> {
  await stopEmbedded(folder);
  rmSync(folder, { recursive: true, force: true });
}
