import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'playwright/test';
import { isAlive } from '../../server/boot/lock.mjs';
import { startEmbedded, stopEmbedded } from '../../server/db/embedded.ts';

let folder = '';
test.beforeEach(() => { folder = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'fabrique-embedded-')); });
test.afterEach(async () => {
  await stopEmbedded(folder);
  rmSync(folder, { recursive: true, force: true });
});

const pidFile = (): string => path.join(folder, 'data/postmaster.pid');
const postmaster = (): number => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return (rows[0] as unknown[] | undefined)?.[0];
  } finally {
    await client.end();
  }
}

test('it is made, found again while it runs, stopped, and starts again with its rows', async () => {
  const first = await startEmbedded({ folder });
  expect(first.reused).toBe(false);
  await ask(first.superuserUrl, 'create table kept as select 42 as n');
  expect(await startEmbedded({ folder })).toEqual({ ...first, reused: true });
  expect(await stopEmbedded(folder)).toBe(true);
  expect(await stopEmbedded(folder)).toBe(false);
  const second = await startEmbedded({ folder });
  expect(second.reused).toBe(false);
  expect(await ask(second.superuserUrl, 'select n from kept')).toBe(42);
});

test('a postmaster that was killed outright is started again, and what was committed is there', async () => {
  const first = await startEmbedded({ folder });
  await ask(first.superuserUrl, 'create table kept as select 42 as n');
  const killed = postmaster();
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => !isAlive(killed) || readFileSync(`/proc/${killed}/cmdline`, 'utf8') === '').toBe(true);
  const second = await startEmbedded({ folder });
  expect(second.reused).toBe(false);
  expect(await ask(second.superuserUrl, 'select n from kept')).toBe(42);
});

test('a pid file that names a dead process, or one that is not this server, does not hold it back', async () => {
  const first = await startEmbedded({ folder });
  const old = readFileSync(pidFile(), 'utf8');
  await stopEmbedded(folder);
  writeFileSync(pidFile(), old);
  expect((await startEmbedded({ folder })).reused).toBe(false);
  await stopEmbedded(folder);
  // The number went to another program: this very test.
  writeFileSync(pidFile(), old.replace(/^\d+/, String(process.pid)));
  const third = await startEmbedded({ folder });
  expect(third.reused).toBe(false);
  expect(await ask(third.superuserUrl, 'select 1')).toBe(1);
  expect(first.reused).toBe(false);
});

test('an initdb that was interrupted is done again', async () => {
  mkdirSync(path.join(folder, 'data/base'), { recursive: true });
  const { superuserUrl } = await startEmbedded({ folder });
  expect(await ask(superuserUrl, 'select 1')).toBe(1);
  expect(readdirSync(folder).sort()).toEqual(['data', 'log']);
});

test('it listens on this machine alone, knows French, and has the extensions that the migrations ask for', async () => {
  const { superuserUrl } = await startEmbedded({ folder });
  expect(await ask(superuserUrl, 'show listen_addresses')).toBe('127.0.0.1');
  const words = "select string_agg(w, ' ' order by w) from unnest(array['eco', 'école', 'ecole', 'côte', 'cote']) w";
  const sorted = await ask(superuserUrl, words);
  expect(sorted).toBe('cote côte eco ecole école');
  const sql = "select count(*)::int from pg_available_extensions where name in ('pg_trgm', 'unaccent', 'btree_gin')";
  expect(await ask(superuserUrl, sql)).toBe(3);
});
