import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hashOfSources } from '../../server/boot/build.ts';
import { isAlive } from '../../server/boot/lock.mjs';
import { freePort, stopEmbedded } from '../../server/db/embedded.ts';
import { envSchema } from '../../server/env.ts';
import { expect, test } from '../kit/browser.ts';
import { ensureBuilt, responds } from '../kit/server.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const COPIED = ['app', 'migrations', 'public', 'server', 'tenants', '.next', 'next.config.mjs', 'package.json', 'package-lock.json',
  'postcss.config.mjs', 'tsconfig.json'];

/** A checkout of its own, so that the developer's demo is left alone; installed and built already. */
async function checkout(): Promise<string> {
  await ensureBuilt();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fabrique-checkout-'));
  for (const name of COPIED.filter((entry) => existsSync(path.join(ROOT, entry)))) {
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true, filter: (file) => !/\.next\/(cache|dev)(\/|$)/.test(file) });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, '.next/fabrique-build'), hashOfSources(folder));
  return folder;
}

type Started = { npm: ChildProcess; said: () => string; ended: Promise<void>; postmaster: number; boot: number };

async function npmStart(folder: string, port: number): Promise<Started> {
  const none = Object.fromEntries(Object.keys(envSchema.shape).map((key) => [key, '']));
  const npm = spawn('npm', ['start'], { cwd: folder, env: { ...process.env, ...none, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (bytes: Buffer) => { text += bytes.toString(); });
  const ended = new Promise<void>((resolve) => { npm.once('close', () => resolve()); });
  try {
    await expect.poll(() => responds(port), { timeout: 240_000, message: 'npm start answers' }).toBe(true);
  } catch (error) {
    npm.kill('SIGTERM');
    throw new Error(`npm start said:\n${text}`, { cause: error });
  }
  const postgres = path.join(folder, '.fabrique/postgres');
  const postmaster = Number(readFileSync(path.join(postgres, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
  const boot = Number(readdirSync(path.join(postgres, 'users')).find((pid) => isAlive(Number(pid))));
  return { npm, said: () => text, ended, postmaster, boot };
}

test('npm start serves from nothing, stops cleanly, starts again as it was, and recovers from a process that was killed', async ({ page }) => {
  test.setTimeout(900_000);
  const folder = await checkout();
  const port = await freePort();
  try {
    const first = await npmStart(folder, port);
    expect(first.said()).toContain('migration 202611241200_roles.sql');
    const response = await page.goto(`http://localhost:${port}/`);
    expect(response?.status()).toBe(200);
    first.npm.kill('SIGTERM');
    await first.ended;
    await expect.poll(() => isAlive(first.postmaster), { timeout: 30_000 }).toBe(false);
    expect(await responds(port)).toBe(false);

    const second = await npmStart(folder, port);
    expect(second.said()).not.toContain('migration 2');
    expect(second.said()).not.toContain('Building');
    process.kill(second.boot, 'SIGKILL');
    await expect.poll(() => responds(port), { timeout: 30_000 }).toBe(false);

    const third = await npmStart(folder, port);
    expect((await page.reload())?.status()).toBe(200);
    third.npm.kill('SIGTERM');
    await third.ended;
    await expect.poll(() => isAlive(third.postmaster), { timeout: 30_000 }).toBe(false);
  } finally {
    await stopEmbedded(path.join(folder, '.fabrique/postgres'));
    rmSync(folder, { recursive: true, force: true });
  }
});
