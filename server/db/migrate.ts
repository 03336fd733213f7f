import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export type MigrateOptions = {
  /** The role that owns the tables, straight to PostgreSQL: a pooler that shares sessions would lose the lock. */
  ownerUrl: string;
  /** Where the files lie; the house's own by default. */
  folder?: string;
  log?: (line: string) => void;
};

type MigrationFile = { name: string; sql: string; sha256: string; transaction: boolean };

/** code: migration.edited | migration.unknown | migration.name | migration.locked | migration.failed | migration.pending */
export class MigrationError extends Error {
  readonly code: string;
  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'MigrationError';
    this.code = code;
  }
}

const OWN_FOLDER = path.resolve(import.meta.dirname, '../../migrations');
const NAME = /^\d{12}_[a-z0-9_]+\.sql$/;
const NO_TRANSACTION = '-- no-transaction';
/** Any number will do, as long as nothing else of ours takes the same advisory lock. */
const LOCK = 7_122_026;
const LOCK_TRIES = 30;
const LOCKED = new Set(['55P03', '40P01']);

/**
 * Brings the database to the state of the files: in the order of their names, forward only, each in its own transaction.
 * Two processes at once take turns. A file that was applied and then edited or removed is refused before anything runs.
 * @returns the names that were applied now, in order
 * @throws MigrationError
 */
export async function migrate({ ownerUrl, folder = OWN_FOLDER, log = () => {} }: MigrateOptions): Promise<string[]> {
  const files = await readFiles(folder);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'fabrique migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create table if not exists public.schema_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const pending = pendingOf(files, await readApplied(client));
    for (const file of pending) {
      log(`migration ${file.name}`);
      await (file.transaction ? applyInTransaction(client, file, log) : applyAlone(client, file));
    }
    await letApplicationRead(client);
    return pending.map((file) => file.name);
  } finally {
    await client.end();
  }
}

/**
 * For a process that serves without the owner's role: which files the database still lacks.
 * @param url any role that may read schema_migrations, the application's included
 * @throws MigrationError when an applied file was edited or is unknown here
 */
export async function pendingMigrations({ url, folder = OWN_FOLDER }: { url: string; folder?: string }): Promise<string[]> {
  const files = await readFiles(folder);
  const client = new pg.Client({ connectionString: url, application_name: 'fabrique migrate' });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>("select to_regclass('public.schema_migrations') is not null as there");
    const applied = rows[0]?.there ? await readApplied(client) : new Map<string, string>();
    return pendingOf(files, applied).map((file) => file.name);
  } finally {
    await client.end();
  }
}

async function readFiles(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const wrong = names.find((name) => !NAME.test(name));
  if (wrong) throw new MigrationError('migration.name', `${wrong}: expected a name such as 202611241200_proposals_create.sql`);
  return Promise.all(names.map(async (name) => {
    // Line ends as Git may have changed them are not an edit.
    const sql = (await readFile(path.join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex'), transaction: !sql.startsWith(NO_TRANSACTION) };
  }));
}

async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from public.schema_migrations');
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

function pendingOf(files: MigrationFile[], applied: Map<string, string>): MigrationFile[] {
  const here = new Map(files.map((file) => [file.name, file]));
  for (const [name, sha256] of applied) {
    const file = here.get(name);
    if (!file) {
      throw new MigrationError('migration.unknown', `${name} was applied to this database by another version: it is not among the files`);
    }
    if (file.sha256 !== sha256) {
      throw new MigrationError('migration.edited', `${name} was edited after it was applied to this database: write a new file instead`);
    }
  }
  return files.filter((file) => !applied.has(file.name));
}

/** A lock held by the living site is waited for a second at most, so that the site does not queue behind the migration. */
async function applyInTransaction(client: pg.Client, file: MigrationFile, log: (line: string) => void): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await client.query("begin; set local lock_timeout = '1s'");
      await client.query(file.sql);
      await record(client, file);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      if (!LOCKED.has(sqlStateOf(error))) throw failed(file, error);
      if (tried === LOCK_TRIES) throw new MigrationError('migration.locked', `${file.name}: the tables it needs stayed locked`, error);
      log(`${file.name}: a table is locked, trying again (${tried})`);
      await sleep(Math.min(200 * tried, 2_000));
    }
  }
}

/**
 * For `create index concurrently` and the like: one statement a paragraph ending in `;`. It may run twice, when the process
 * ends between the statement and its record, so such a file is written to bear that (`drop index if exists` first).
 */
async function applyAlone(client: pg.Client, file: MigrationFile): Promise<void> {
  const statements = file.sql.split(/;[ \t]*(?:\n|$)/).filter((part) => part.replaceAll(/^\s*--.*$/gm, '').trim());
  try {
    for (const statement of statements) await client.query(statement);
    await record(client, file);
  } catch (error) {
    throw failed(file, error);
  }
}

async function record(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('insert into public.schema_migrations (name, sha256) values ($1, $2)', [file.name, file.sha256]);
}

/** So that a serving process can tell that it is not too new for its database. */
async function letApplicationRead(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select from pg_roles where rolname = 'fabrique_app'");
  if (rows.length > 0) await client.query('grant select on public.schema_migrations to fabrique_app');
}

function failed(file: MigrationFile, error: unknown): MigrationError {
  const { message, position } = error as pg.DatabaseError;
  const line = position ? `:${file.sql.slice(0, Number(position)).split('\n').length}` : '';
  return new MigrationError('migration.failed', `${file.name}${line}: ${message}`, error);
}

function sqlStateOf(error: unknown): string {
  return (error as { code?: string }).code ?? '';
}
