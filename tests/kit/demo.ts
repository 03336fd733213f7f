import { spawnSync } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { withLock } from '../../server/boot/lock.mjs';
import { envSchema } from '../../server/env.ts';
import type { GrantedRole } from '../../server/db/tables/people.ts';
import { test as base } from './browser.ts';
import { useDatabase, type TestCollective, type TestPerson } from './builders.ts';
import { cloneDatabase, serverUrl, type TestDatabase } from './database.ts';
import { login } from './login.ts';
import { startServer, type TestServer } from './server.ts';
import type { BrowserContext } from 'playwright/test';

export { expect } from './database.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PLANTED = 'fabrique_demo_template';

export type DemoRole = GrantedRole | 'member' | 'resident';

/** The planted demonstration behind the real front door. */
export interface Demo {
  database: TestDatabase;
  server: TestServer;
  /** Its collectives by slug. */
  collective: (slug: string) => TestCollective;
  /** Signs a browser in as one of the demo people of a collective. */
  enter: (context: BrowserContext, slug: string, role: DemoRole) => Promise<void>;
}

/** A database of one's own with the demonstration in it: planted once a run, then cloned. The caller drops it. */
export async function cloneDemo(): Promise<TestDatabase> {
  await withLock('demo-template', plantOnce);
  return cloneDatabase(PLANTED);
}

/** `demo`: one planted database and one server a worker. What a test does in it stays: make a collective of your own to change things. */
export const test = base.extend<object, { demo: Demo }>({
  demo: [async ({}, use) => {
    const database = await cloneDemo();
    const server = await startServer(database);
    await use(await demoOf(database, server));
    await server.remove();
    await database.drop();
  }, { scope: 'worker', timeout: 900_000 }],
});

export async function demoOf(database: TestDatabase, server: TestServer): Promise<Demo> {
  const { rows } = await database.superuserPool.query<{ id: string; slug: string; name: string }>(
    "select t.id, t.slug, c.settings ->> 'name' as name from tenants t join collectives c on c.tenant_id = t.id");
  const collective = (slug: string): TestCollective => {
    const found = rows.find((one) => one.slug === slug);
    if (!found) throw new Error(`the demonstration has no ${slug}`);
    return found;
  };
  return {
    database, server, collective,
    enter: async (context, slug, role) => {
      await useDatabase(database);
      await login(context, server.origin(slug), collective(slug), await demoPerson(database, collective(slug), role));
    },
  };
}

/** Of several people of a role, the one who wrote most. */
export const DEMO_PERSON = `select id, pseudonym from people where tenant_id = $1 and demo_role = $2
  order by (select count(*) from proposals where tenant_id = $1 and author_id = people.id) desc, id limit 1`;

async function demoPerson(database: TestDatabase, { id, slug }: TestCollective, role: DemoRole): Promise<TestPerson> {
  const { rows: [person] } = await database.superuserPool.query<{ id: string; pseudonym: string }>(
    DEMO_PERSON, [id, role]);
  if (!person) throw new Error(`${slug} has no demo person who is ${role}`);
  return { kind: 'person', ...person, language: 'fr', roles: new Set(), seatId: null };
}

/** By the very command that `npm start` runs. A half-planted database of a run that died goes first. */
async function plantOnce(): Promise<void> {
  const superuser = new pg.Client({ connectionString: serverUrl() });
  await superuser.connect();
  try {
    const { rows } = await superuser.query<{ datistemplate: boolean }>('select datistemplate from pg_database where datname = $1', [PLANTED]);
    if (rows[0]?.datistemplate) return;
    await superuser.query(`drop database if exists ${PLANTED} with (force)`);
    await superuser.query(`create database ${PLANTED} template fabrique_template owner fabrique_owner`);
    plant(urlOf('fabrique_app'), urlOf('fabrique_owner'));
    await superuser.query(`alter database ${PLANTED} is_template true`);
  } finally {
    await superuser.end();
  }
}

function plant(appUrl: string, ownerUrl: string): void {
  const env = {
    ...Object.fromEntries(Object.keys(envSchema.shape).map((key) => [key, ''])),
    FABRIQUE_MODE: 'demo', FABRIQUE_TEST: '1', DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl,
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/demo/main.ts'], {
    cwd: ROOT, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  if (status !== 0) throw new Error(`the demonstration could not be planted:\n${stdout}${stderr}`);
}

function urlOf(role: string): string {
  const url = new URL(serverUrl());
  url.username = role;
  url.pathname = PLANTED;
  return url.href;
}
