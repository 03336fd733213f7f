import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded, stopEmbedded } from '../db/embedded.ts';
import { migrate, pendingMigrations } from '../db/migrate.ts';
import { EnvError } from '../env.ts';
import { BootError } from './errors.ts';
import { isAlive, withLock } from './lock.mjs';

export type OpenDatabase = {
  /** What a child needs to find it. */
  env: Record<string, string>;
  /** Stops the embedded server when nobody else of this checkout uses it. */
  close: () => Promise<void>;
};

const FOLDER = path.resolve(import.meta.dirname, '../../.fabrique/postgres');
// Beside the standard output: that of a command may carry what it was asked for.
const log = (line: string): void => console.error(`  ${line}`);

/**
 * The database that the environment names, or the embedded one; migrated.
 * @throws EnvError, MigrationError, BootError boot.role
 */
export async function openDatabase(): Promise<OpenDatabase> {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = process.env;
  if (!url && !ownerUrl) return openEmbedded();
  if (ownerUrl) await migrate({ ownerUrl, log });
  if (url) {
    if (!ownerUrl) await refusePending(url);
    await refuseStrongRole(url);
  }
  return { env: {}, close: async () => {} };
}

/**
 * Roles as in production: who owns the tables is not a superuser, who serves is neither.
 * The superuser stays with the bootstrap and the tests.
 */
export async function prepareRoles(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const { rows } = await client.query("select from pg_roles where rolname = 'fabrique_owner'");
    if (rows.length === 0) await client.query('create role fabrique_owner login createrole');
  });
}

async function openEmbedded(): Promise<OpenDatabase> {
  return withLock('postgres', async () => {
    const { port, superuserUrl, reused } = await startEmbedded({ folder: FOLDER });
    log(`PostgreSQL ${reused ? 'was running' : 'started'} on 127.0.0.1:${port}, its data in .fabrique/postgres`);
    enter();
    try {
      await prepareRoles(superuserUrl);
      await withClient(superuserUrl, async (client) => {
        const { rows } = await client.query("select from pg_database where datname = 'fabrique'");
        if (rows.length === 0) await client.query('create database fabrique owner fabrique_owner');
      });
      await migrateEmbedded(`postgres://fabrique_owner@127.0.0.1:${port}/fabrique`);
    } catch (error) {
      await leave();
      throw error;
    }
    return { env: { FABRIQUE_EMBEDDED_PORT: String(port) }, close: () => withLock('postgres', leave) };
  });
}

async function migrateEmbedded(ownerUrl: string): Promise<void> {
  try {
    await migrate({ ownerUrl, log });
  } catch (error) {
    if (error instanceof Error) error.message += '\nThe demo’s data can be thrown away: remove .fabrique/postgres and start again.';
    throw error;
  }
}

/** Each command that uses the embedded server leaves its number here, so that the last one out stops it. */
function users(): string {
  const folder = path.join(FOLDER, 'users');
  mkdirSync(folder, { recursive: true });
  return folder;
}

function enter(): void {
  writeFileSync(path.join(users(), String(process.pid)), '');
}

async function leave(): Promise<void> {
  const folder = users();
  rmSync(path.join(folder, String(process.pid)), { force: true });
  const others = readdirSync(folder).filter((pid) => isAlive(Number(pid)));
  if (others.length === 0) await stopEmbedded(FOLDER);
}

async function refusePending(url: string): Promise<void> {
  const pending = await pendingMigrations({ url });
  if (pending.length === 0) return;
  throw new EnvError([{ variable: 'DATABASE_OWNER_URL', message: `this database lacks ${pending.length} migrations (${pending[0]} …): `
    + 'set it here, or run npm run migrate with it first' }]);
}

/** Row policies do not bind a superuser, and name the application's role: any other would see everything or nothing. */
async function refuseStrongRole(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ strong: boolean; owns: boolean; member: boolean }>(`
      select rolsuper or rolbypassrls as strong,
        exists (select from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p')) as owns,
        pg_has_role(oid, 'fabrique_app', 'usage') as member
      from pg_roles where rolname = current_user`);
    const role = rows[0];
    if (!role || role.strong || role.owns || !role.member) {
      throw new BootError('boot.role', 'DATABASE_URL: expected the role fabrique_app, which the migrations make: '
        + 'neither superuser nor owner of the tables.');
    }
  });
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, application_name: 'fabrique boot' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
