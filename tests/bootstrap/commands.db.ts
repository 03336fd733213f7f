import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { migrate } from '../../server/db/migrate.ts';
import { expect, test } from './empty-database.ts';

const ROOT = path.join(import.meta.dirname, '../..');

function run(command: string, env: Record<string, string>): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/bootstrap.mjs', command], {
    cwd: ROOT, encoding: 'utf8', env: { ...process.env, npm_lifecycle_event: '', ...env },
  });
  return { status, output: stdout + stderr };
}

test('npm run migrate brings a database that the environment names up to date', async ({ empty }) => {
  const env = { DATABASE_URL: empty.as('fabrique_app'), DATABASE_OWNER_URL: empty.ownerUrl };
  expect(run('migrate', env)).toMatchObject({ status: 0, output: expect.stringContaining('up to date') });
  expect(run('migrate', env).output).not.toContain('migration 2');
});

for (const role of ['postgres', 'fabrique_owner']) {
  test(`serving as ${role} is refused: the wall between collectives would not hold`, async ({ empty }) => {
    await migrate({ ownerUrl: empty.ownerUrl });
    const { status, output } = run('migrate', { DATABASE_URL: empty.as(role), DATABASE_OWNER_URL: empty.ownerUrl });
    expect(status).toBe(1);
    expect(output).toContain('DATABASE_URL: expected the role fabrique_app');
  });
}

test('without the owner’s address a database that lacks migrations is refused', async ({ empty }) => {
  await empty.row('select 1');
  const { status, output } = run('migrate', { DATABASE_URL: empty.ownerUrl, DATABASE_OWNER_URL: '' });
  expect(status).toBe(1);
  expect(output).toContain('DATABASE_OWNER_URL: this database lacks');
});

test('a wrong environment stops the start by name, before anything else', () => {
  const { status, output } = run('start', { FABRIQUE_MODE: 'production', DATABASE_URL: '', DATABASE_OWNER_URL: '' });
  expect(status).toBe(1);
  for (const name of ['DATABASE_URL', 'APEX_HOST', 'FABRIQUE_SECRET', 'SMTP_URL']) {
    expect(output).toContain(`${name}: required in production`);
  }
  expect(output).not.toContain('    at ');
});

test('a command that does not exist is answered with those that do', () => {
  expect(run('strat', {})).toMatchObject({ status: 1, output: expect.stringContaining('start, dev,') });
});
