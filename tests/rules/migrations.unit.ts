// Migrations: named by their instant and their word, forward only, plain SQL, and never changed once landed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { read, ROOT, trackedFiles } from '../kit/source.ts';

/** Completed on its first day, before there was any database to keep: this is how it landed. */
const LANDED: Readonly<Record<string, string>> = {
  'migrations/202611241200_roles.sql': '927e12ac2f86636afd6df99780ea15a5258502146d74e36fcb5da1c2b8c2d166',
};
const files = trackedFiles().filter((file) => file.startsWith('migrations/'));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const sqlOf = (file: string) => read(file).replaceAll(/--.*$/gm, '');

test('names say when and what; no two have one instant', () => {
  expect(files.length).toBeGreaterThan(7);
  expect(files.filter((file) => !/^migrations\/20\d{10}_[a-z0-9]+(?:_[a-z0-9]+)*\.sql$/.test(file))).toEqual([]);
  const instants = files.map((file) => file.slice('migrations/'.length, 'migrations/'.length + 12));
  expect(new Set(instants).size).toBe(instants.length);
});

test('forward only: nothing that people wrote is dropped, and no tenant table grows by hand', () => {
  expect(files.filter((file) => /\bdrop table\b|\bdrop column\b|\btruncate\b|\bdisable row level security\b|\bno force row level security\b/i.test(sqlOf(file)))).toEqual([]);
  // Policies are made in one way; a policy of its own is search_reader's.
  const policies = files.flatMap((file) => [...sqlOf(file).matchAll(/create policy (\w+)/gi)].map((match) => match[1]!));
  expect(policies.filter((name) => name !== 'tenant' && name !== 'search_reader_reads')).toEqual([]);
});

test('a file that has landed is never edited: its bytes are those of the commit that brought it', () => {
  if (!existsSync(path.join(ROOT, '.git'))) return;
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  // A shallow clone (a build machine's) knows no earlier commit.
  if (git('rev-parse', '--is-shallow-repository').trim() === 'true') return;
  const changed = files.filter((file) => {
    const versions = git('log', '--format=%H', '--', file).trim().split('\n');
    return sha256(read(file)) !== (LANDED[file] ?? sha256(git('show', `${versions.at(-1)!}:${file}`)));
  });
  expect(changed).toEqual([]);
});
