import { readFileSync, rmSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { prepareRoles } from '../../server/boot/database.ts';
import { isAlive } from '../../server/boot/lock.mjs';
import { startEmbedded, stopEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { closePool } from '../../server/db/root.ts';
import { expect, type TestDatabase } from '../kit/database.ts';

/** A PostgreSQL of a test's own, on a real disk and with all its care for what is committed, which the test may kill. */
export interface OwnPostgres {
  database: TestDatabase;
  kill: () => Promise<void>;
  stop: () => Promise<void>;
  start: () => Promise<void>;
  remove: () => Promise<void>;
}

/** Starts it in `home` (a new folder without it), with a migrated database. */
export async function ownPostgres(home = mkdtempSync(path.join(os.tmpdir(), 'fabrique-fault-'))): Promise<OwnPostgres> {
  const folder = path.join(home, 'postgres');
  const { superuserUrl, port } = await startEmbedded({ folder, settings: { max_connections: '60' } });
  await prepareRoles(superuserUrl);
  const urlFor = (role: string): string => `postgres://${role}@127.0.0.1:${port}/fabrique`;
  const pools: pg.Pool[] = [];
  const open = (url: string): pg.Pool => {
    const pool = new pg.Pool({ connectionString: url, max: 4 });
    pool.on('error', () => {});
    pools.push(pool);
    return pool;
  };
  await open(superuserUrl).query('create database fabrique owner fabrique_owner');
  await migrate({ ownerUrl: urlFor('fabrique_owner') });
  const postmaster = () => Number(readFileSync(path.join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
  const remove = async () => {
    await closePool();
    await Promise.all(pools.map((pool) => pool.end()));
    await stopEmbedded(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  const [appUrl, ownerUrl, superuser] = [urlFor('fabrique_app'), urlFor('fabrique_owner'), urlFor('postgres')];
  return {
    database: { name: 'fabrique', appUrl, ownerUrl, superuserUrl: superuser, pool: open(appUrl), ownerPool: open(ownerUrl), superuserPool: open(superuser), drop: remove },
    kill: async () => {
      const pid = postmaster();
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => !isAlive(pid) || readFileSync(`/proc/${pid}/cmdline`, 'utf8') === '').toBe(true);
    },
    stop: async () => { await stopEmbedded(folder); },
    start: async () => { await startEmbedded({ folder, port, settings: { max_connections: '60' } }); },
    remove,
  };
}
