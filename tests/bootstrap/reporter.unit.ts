import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';

const ROOT = path.join(import.meta.dirname, '../..');
let folder = '';
// Inside the checkout, so that `playwright/test` is found; ignored by Git and by the suite's own testDir.
test.beforeEach(() => { folder = mkdtempSync(path.join(ROOT, '.fabrique/reporter-')); });
test.afterEach(() => { rmSync(folder, { recursive: true }); });

/** Runs a suite of its own with our reporter; gives the closing line and the exit code. */
function suite(text: string | null): { status: number | null; closing: string; output: string } {
  const config = { testMatch: '*.suite.mjs', reporter: [[path.join(ROOT, 'tests/kit/reporter.ts')]], outputDir: 'out' };
  writeFileSync(path.join(folder, 'playwright.config.mjs'), `export default ${JSON.stringify(config)};`);
  if (text) writeFileSync(path.join(folder, 'a.suite.mjs'), `import { test, expect } from 'playwright/test';\n${text}`);
  const env = { ...process.env, TEST_WORKER_INDEX: undefined, TEST_PARALLEL_INDEX: undefined };
  const cli = path.join(ROOT, 'node_modules/playwright/cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'test', '-c', folder], { cwd: ROOT, encoding: 'utf8', env });
  return { status, closing: stdout.trimEnd().split('\n').at(-1) ?? '', output: stdout + stderr };
}

test('all passed', () => {
  expect(suite("test('a', () => {}); test('b', () => {});")).toMatchObject({ status: 0, closing: '2 passed, 0 failed' });
});

test('a failure is shown with its reason', () => {
  const { status, closing, output } = suite("test('a', () => {}); test('b', () => { expect(1).toBe(2); });");
  expect({ status, closing }).toEqual({ status: 1, closing: '1 passed, 1 failed' });
  expect(output).toContain('› b: Error: expect(received).toBe(expected)');
});

test('what was skipped or could not run counts as failed', () => {
  const { status, closing, output } = suite(`test('a', () => {}); test('b', () => { test.skip(true, 'no network'); });
    test.describe('c', () => {
      test.describe.configure({ mode: 'serial' });
      test('d', () => { throw new Error('first'); });
      test('e', () => {});
    });`);
  expect({ status, closing }).toEqual({ status: 1, closing: '1 passed, 3 failed' });
  expect(output).toContain('did not run (no network)');
});

test('no test at all, or a file that cannot be loaded, is a failure', () => {
  expect(suite(null)).toMatchObject({ status: 1, closing: '0 passed, 1 failed' });
  expect(suite("throw new Error('broken');")).toMatchObject({ status: 1, closing: '0 passed, 1 failed' });
});
