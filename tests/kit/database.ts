import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { test as base } from 'playwright/test';

export { expect } from 'playwright/test';

export const TEMPLATE = 'fabrique_template';

/** A migrated database of one's own, with nothing in it. */
export type TestDatabase = {
  name: string;
  /** As the application serves: role fabrique_app, bound by the row policies. */
  appUrl: string;
  /** As migrations run: owns the tables, and is bound by the row policies all the same. */
  ownerUrl: string;
  /** Sees everything: for a test that looks at rows from outside. */
  superuserUrl: string;
  pool: pg.Pool;
  ownerPool: pg.Pool;
  superuserPool: pg.Pool;
  drop: () => Promise<void>;
};

/** A clone of the migrated template (some 30 ms), or of another one. The caller drops it. */
export async function cloneDatabase(template = TEMPLATE): Promise<TestDatabase> {
  const superuser = serverUrl();
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(superuser, `create database ${name} template ${template} owner fabrique_owner`);
  const urlFor = (role: string): string => {
    const url = new URL(superuser);
    url.username = role;
    url.pathname = name;
    return url.href;
  };
  const [appUrl, ownerUrl, superuserUrl] = [urlFor('fabrique_app'), urlFor('fabrique_owner'), urlFor('postgres')];
  const [pool, ownerPool, superuserPool] = [openPool(appUrl), openPool(ownerUrl), openPool(superuserUrl)];
  const drop = async (): Promise<void> => {
    await Promise.all([pool.end(), ownerPool.end(), superuserPool.end()]);
    await onServer(superuser, `drop database if exists ${name} with (force)`);
  };
  return { name, appUrl, ownerUrl, superuserUrl, pool, ownerPool, superuserPool, drop };
}

/** The run's PostgreSQL, as its superuser. @throws with the reason why there is none */
export function serverUrl(): string {
  const { FABRIQUE_TEST_POSTGRES: url, FABRIQUE_TEST_POSTGRES_ERROR: reason } = process.env;
  if (reason || !url) throw new Error(`no database for this test: ${reason ?? 'the run did not start one'}`);
  return url;
}

/** `database`: one clone a worker. Tests of one worker share it: make a collective of your own in each. */
export const test = base.extend<object, { database: TestDatabase }>({
  database: [async ({}, use) => {
    const database = await cloneDatabase();
    await use(database);
    await database.drop();
  }, { scope: 'worker', timeout: 60_000 }],
});

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 10, application_name: 'fabrique test' });
  // A test that restarts the server or drops the database cuts idle connections; without a listener that ends the worker.
  pool.on('error', () => {});
  return pool;
}

async function onServer(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
