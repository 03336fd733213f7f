import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { runNode } from '../../server/boot/child.mjs';
import { isAlive } from '../../server/boot/lock.mjs';

const CHILD = new URL('../../server/boot/child.mjs', import.meta.url).href;
let folder = '';
test.beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'fabrique-child-')); });
test.afterEach(() => { rmSync(folder, { recursive: true }); });

/** A parent that runs a grandchild; the grandchild writes its number, and what it was told. */
async function family(): Promise<{ parent: ChildProcess; grandchild: number; told: () => string; ended: Promise<number | null> }> {
  const note = path.join(folder, 'note');
  writeFileSync(path.join(folder, 'grandchild.mjs'), `
    import { appendFileSync, writeFileSync } from 'node:fs';
    const note = ${JSON.stringify(note)};
    writeFileSync(note, process.pid + '\\n');
    for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => {
      appendFileSync(note, signal + '\\n');
      setTimeout(() => process.exit(7), 300);
    });
    setInterval(() => {}, 1000);`);
  const script = `import { runNode } from ${JSON.stringify(CHILD)};
    process.exitCode = await runNode({ args: [${JSON.stringify(path.join(folder, 'grandchild.mjs'))}] });`;
  writeFileSync(path.join(folder, 'parent.mjs'), script);
  const parent = spawn(process.execPath, [path.join(folder, 'parent.mjs')], { stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => { parent.once('exit', resolve); });
  const lines = (): string[] => readFileSync(note, { encoding: 'utf8', flag: 'a+' }).trim().split('\n');
  await expect.poll(() => Number(lines()[0])).toBeGreaterThan(0);
  return { parent, grandchild: Number(lines()[0]), told: () => lines().slice(1).join(' '), ended };
}

test('a signal reaches the child once, although a terminal and npm send it twice, and its exit code comes back', async () => {
  const { parent, told, ended } = await family();
  parent.kill('SIGINT');
  parent.kill('SIGTERM');
  expect(await ended).toBe(7);
  expect(told()).toMatch(/^SIG(INT|TERM)$/);
});

test('a child ends by itself when its parent is killed outright', async () => {
  const { parent, grandchild, told } = await family();
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(grandchild)).toBe(false);
  expect(told()).toBe('SIGTERM');
});

test('a child that ends badly is told by its code', async () => {
  expect(await runNode({ args: ['-e', 'process.exit(3)'] })).toBe(3);
});
