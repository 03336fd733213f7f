import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'playwright/test';
import { withLock } from '../../server/boot/lock.mjs';

let folder = '';
test.beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'fabrique-lock-')); });
test.afterEach(() => { rmSync(folder, { recursive: true }); });

test('only one works at a time under a name, and the lock goes with the last', async () => {
  let inside = 0;
  let most = 0;
  await Promise.all([1, 2, 3, 4].map(() => withLock('work', async () => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(5);
    inside -= 1;
  }, folder)));
  expect(most).toBe(1);
  expect(existsSync(path.join(folder, 'work.lock'))).toBe(false);
});

test('the lock of a process that died does not count', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(path.join(folder, 'work.lock'), String(pid));
  expect(await withLock('work', () => 'done', folder)).toBe('done');
});

test('a failure inside lets the next one in', async () => {
  await expect(withLock('work', () => { throw new Error('inside'); }, folder)).rejects.toThrow('inside');
  expect(await withLock('work', () => 'done', folder)).toBe('done');
});
