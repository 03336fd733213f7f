// An organiser's import without a browser: the files are stored and the steps carried out as the jobs would.
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createCaller, type Caller } from '../../server/api/root.ts';
import { tenantById } from '../../server/api/context.ts';
import { carryOut } from '../../server/import/carry-out.ts';
import type { ImportJob } from '../../server/domain/imports/runs.ts';
import { writeStoredStream } from '../../server/storage/files.ts';
import type { TestCollective, TestPerson } from '../kit/builders.ts';
import { inEnvironment } from '../people/door.ts';

const uploadsDir = mkdtempSync(path.join(os.tmpdir(), 'fabrique-imports-'));

export async function apiOf(collective: TestCollective, actor: TestPerson): Promise<Caller> {
  inEnvironment({ uploadsDir });
  return createCaller({ tenant: (await tenantById(collective.id))!, actor, language: 'fr' });
}

/** Stores the files and opens a run. */
export async function send(collective: TestCollective, actor: TestPerson, files: Record<string, string | Uint8Array>): Promise<string> {
  const api = await apiOf(collective, actor);
  const stored = await Promise.all(Object.entries(files).map(async ([name, content]) => {
    const id = randomUUID();
    const bytes = await writeStoredStream(collective.id, id, Readable.from([Buffer.from(content)]));
    return { id, name, bytes };
  }));
  return (await api.imports.open({ id: randomUUID(), files: stored })).id;
}

const KINDS: Partial<Record<string, ImportJob>> = { reading: 'import_read', writing: 'import', undoing: 'import_undo' };

/** Does the step that waits, and answers the run as it then stands. */
export async function work(collective: TestCollective, actor: TestPerson, id: string) {
  const api = await apiOf(collective, actor);
  const run = await api.imports.run({ id });
  const kind = KINDS[run.state];
  if (!kind) throw new Error(`nothing waits in state ${run.state}`);
  await carryOut(collective.id, kind, { run: id, version: run.version }, () => {});
  return api.imports.run({ id });
}

/** From the files to the rows. */
export async function bring(collective: TestCollective, actor: TestPerson, files: Record<string, string | Uint8Array>) {
  const id = await send(collective, actor, files);
  const { version } = await work(collective, actor, id);
  await (await apiOf(collective, actor)).imports.confirm({ id, version, skipFaulty: true });
  return work(collective, actor, id);
}

export async function takeBack(collective: TestCollective, actor: TestPerson, id: string) {
  const api = await apiOf(collective, actor);
  await api.imports.undo({ id, version: (await api.imports.run({ id })).version });
  return work(collective, actor, id);
}
