import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'playwright/test';

const ROOT = path.join(import.meta.dirname, '../..');

for (const [command, what] of [['typecheck', 'the types of the whole project hold'], ['lint', 'the linter has nothing to say']] as const) {
  test(what, () => {
    test.setTimeout(300_000);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['server/bootstrap.mjs', command], { cwd: ROOT, encoding: 'utf8' });
    expect(status === 0 ? '' : stdout + stderr).toBe('');
  });
}
