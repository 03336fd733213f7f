import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { Manifest } from '../../server/export/archive.ts';
import { aCollective, aMeeting, aProposal } from '../kit/builders.ts';
import { expect, test, type TestDatabase } from '../kit/database.ts';
import { readBundle } from '../../server/domain/imports/bundle.ts';
import { READ_DEFAULTS } from '../../server/domain/imports/formats.ts';
import { importInto, newTenant } from '../imports/house.ts';
import { cellsOf, fileOf, itemsOf } from './house.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** With its byte order mark, which a decoder would take away. */
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

function runExport(database: TestDatabase, args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', 'server/export/main.ts', ...args], {
    cwd: ROOT, maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: '', FABRIQUE_MODE: 'demo', FABRIQUE_TEST: '1', INIT_CWD: ROOT },
  });
  return { status, stdout, stderr: stderr.toString() };
}

test('the archive holds every file in both formats, and its manifest their lines, bytes and SHA-256', async ({ database }) => {
  const collective = await aCollective(database);
  const meeting = await aMeeting(collective);
  for (const title of ['=un', 'deux', 'Été · trois']) await aProposal(collective, { title, origin: 'meeting', meeting_id: meeting.id });
  await aProposal(collective, { title: 'cachée', status: 'withdrawn' });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fabrique-export-'));
  const { status, stdout, stderr } = runExport(database, ['--collective', collective.slug, '--out', folder]);
  expect([status, stdout.toString().trim()], stderr).toEqual([0, path.join(folder, `${collective.slug}-donnees-ouvertes.zip`)]);
  expect(readdirSync(folder)).toEqual([`${collective.slug}-donnees-ouvertes.zip`]);
  const entries = unzipSync(readFileSync(stdout.toString().trim()));
  const manifest = JSON.parse(textOf(entries['manifest.json']!)) as Manifest;
  expect(manifest).toMatchObject({ format: 'fabrique-open-data/1', collective: { slug: collective.slug, name: collective.name } });
  expect(Object.keys(entries).toSorted()).toEqual([...manifest.files.map(({ name }) => name), 'manifest.json'].toSorted());
  for (const { name, lines, bytes, sha256 } of manifest.files) {
    const entry = entries[name]!;
    expect([entry.length, createHash('sha256').update(entry).digest('hex')], name).toEqual([bytes, sha256]);
    expect(name.endsWith('.csv') ? cellsOf(textOf(entry)).length : itemsOf(textOf(entry)).length, name).toBe(lines);
  }
  // The same bytes as the site gives, but for marks, whose key is the house's own.
  expect(textOf(entries['propositions.csv']!)).toBe(await fileOf(collective.id, 'propositions'));
  expect(cellsOf(textOf(entries['propositions.csv']!)).map((line) => line['title'])).toEqual(["'=un", 'deux', 'Été · trois']);
  const onOutput = runExport(database, ['--collective', collective.slug, '--out', '-']);
  expect(onOutput.status, onOutput.stderr).toBe(0);
  const again = JSON.parse(textOf(unzipSync(new Uint8Array(onOutput.stdout))['manifest.json']!)) as Manifest;
  expect(again.files).toEqual(manifest.files);
});

test('the archive itself can be brought into another collective: proposals and meetings once, the rest put aside', async ({ database }) => {
  const collective = await aCollective(database);
  const meeting = await aMeeting(collective);
  await aProposal(collective, { origin: 'meeting', meeting_id: meeting.id });
  const { stdout } = runExport(database, ['--collective', collective.slug, '--out', '-']);
  const { files, asides } = readBundle('archive.zip', new Uint8Array(stdout), READ_DEFAULTS);
  expect(files.map(({ name, format }) => [name, format])).toEqual([
    ['propositions.csv', 'fabrique_proposals'], ['propositions.json', 'fabrique_proposals'], ['rencontres.csv', 'fabrique_meetings'], ['rencontres.json', 'fabrique_meetings'],
  ]);
  expect(files.flatMap(({ problems }) => problems)).toEqual([]);
  expect(asides.map(({ name }) => name)).toContain('manifest.json');
  const { id } = await newTenant(database);
  expect((await importInto(id, files, true)).added).toMatchObject({ proposals: 1, meetings: 1 });
  expect(await fileOf(id, 'propositions')).toBe(await fileOf(collective.id, 'propositions'));
});

test('a collective that is not there, and a command that cannot be read, are told', async ({ database }) => {
  await aCollective(database);
  expect(runExport(database, ['--collective', 'nulle-part'])).toMatchObject({ status: 1, stderr: expect.stringContaining('nulle-part') });
  expect(runExport(database, [])).toMatchObject({ status: 2, stderr: expect.stringContaining('npm run export -- --collective') });
  expect(runExport(database, ['--collective', 'x', '--people'])).toMatchObject({ status: 2 });
});
