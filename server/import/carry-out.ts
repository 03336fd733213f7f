// One step of an import, from the stored bytes to the committed rows.
import { inTenant } from '../db/root.ts';
import { isDomainError } from '../domain/errors.ts';
import { readBundle, type Bundle } from '../domain/imports/bundle.ts';
import { failRun, keepPreview, readingOf, writeRun, type RunReading, type Step } from '../domain/imports/carry.ts';
import type { ImportJob } from '../domain/imports/runs.ts';
import { undoImport } from '../domain/imports/undo.ts';
import { SettingsError } from '../../tenants/settings-error.ts';
import { readStored } from '../storage/files.ts';

export type Progress = (done: number, total: number) => void;

class Gone extends Error {}

async function bundlesOf(tenantId: string, { files, options }: RunReading): Promise<Bundle[]> {
  if (files.length === 0) throw new Gone();
  const bundles: Bundle[] = [];
  for (const { id, name } of files) {
    const bytes = await readStored(tenantId, id);
    if (!bytes) throw new Gone();
    bundles.push(readBundle(name, bytes, options));
  }
  return bundles;
}

async function read(tenantId: string, step: Step): Promise<void> {
  const reading = await inTenant(tenantId, 'read', (db) => readingOf(db, step, 'reading'));
  if (!reading) return;
  const bundles = await bundlesOf(tenantId, reading);
  await inTenant(tenantId, 'write', (db) => keepPreview(db, step, bundles, reading));
}

async function write(tenantId: string, step: Step, progress: Progress): Promise<void> {
  const reading = await inTenant(tenantId, 'read', (db) => readingOf(db, step, 'writing'));
  if (!reading) return;
  const bundles = await bundlesOf(tenantId, reading);
  await inTenant(tenantId, 'write', (db) => writeRun(db, step, bundles, progress));
}

/** The code of a refusal that no second try would change; null for what may pass (a database that restarts). */
function refusalOf(error: unknown): string | null {
  if (error instanceof Gone) return 'import.file_gone';
  if (error instanceof SettingsError) return 'collective.settings_invalid';
  return isDomainError(error) && error.code !== 'freeze.running' ? error.code : null;
}

/** Does one step of a run. Done twice it is done once; a refusal is kept in the run; anything else is thrown, and tried again. */
export async function carryOut(tenantId: string, kind: ImportJob, step: Step, progress: Progress): Promise<void> {
  try {
    if (kind === 'import_read') await read(tenantId, step);
    else if (kind === 'import') await write(tenantId, step, progress);
    else await inTenant(tenantId, 'write', (db) => undoImport(db, step, progress));
  } catch (error) {
    const code = refusalOf(error);
    if (code === null) throw error;
    await inTenant(tenantId, 'write', (db) => failRun(db, step, code));
  }
}
