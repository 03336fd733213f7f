// The steps of an import on a page: open, map, confirm, discard, take back. The long ones are jobs, which begin here and end in carry.ts.
import { sql } from 'kysely';
import type { ImportState } from '../../db/tables/imports.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { enqueue } from '../jobs.ts';
import { optionsOf, signatureOf, type Preview, type RunOptions } from './run.ts';
import { IMPORT_MOVES, type Confirm, type OpenRun, type Remap } from './schema.ts';

type Person = Actor & { kind: 'person' };
export type ImportJob = 'import_read' | 'import' | 'import_undo';

interface Held { id: string; state: ImportState; version: number; options: RunOptions; preview: Preview | null }

/** The run, its row held until the commit. @throws import.not_found, import.version_conflict, import.transition_forbidden */
async function held(db: TenantDb, { id, version }: { id: string; version: number }, to: ImportState): Promise<Held> {
  const row = await db.selectFrom('import_runs').select(['id', 'state', 'version', 'options', 'preview']).where('id', '=', id)
    .forUpdate().executeTakeFirst();
  if (!row) throw new DomainError('import.not_found');
  if (!IMPORT_MOVES[row.state].includes(to)) throw new DomainError('import.transition_forbidden');
  if (row.version !== version) throw new DomainError('import.version_conflict');
  return { ...row, options: optionsOf(row.options), preview: row.preview as Preview | null };
}

async function ask(db: TenantDb, kind: ImportJob, run: string, version: number, actor: Person): Promise<void> {
  await enqueue(db, { kind, payload: { run, version }, onceKey: jobKey(run, version), requestedBy: actor.id });
}

/** One job for each step of a run. */
export function jobKey(run: string, version: number): string { return `${run} ${version}`; }

/** The bytes are stored by now; the same upload sent twice opens one run: made is false the second time. */
export async function openRun(db: TenantDb, actor: Person, { id, files }: OpenRun): Promise<{ id: string; made: boolean }> {
  const made = await db.insertInto('import_runs').values({ id, requested_by: actor.id }).onConflict((conflict) => conflict.doNothing())
    .returning('id').executeTakeFirst();
  if (!made) return { id, made: false };
  await db.insertInto('import_files').values(files.map((file, position) => ({ ...file, run_id: id, position }))).execute();
  await ask(db, 'import_read', id, 1, actor);
  return { id, made: true };
}

/** Names the columns of a table, or says what words of the source mean; the collective remembers both, and the files are read again. */
export async function remapRun(db: TenantDb, actor: Person, remap: Remap): Promise<{ id: string }> {
  const run = await held(db, remap, 'reading');
  const table = remap.table === null || remap.table === undefined ? null : (run.preview?.tables.find(({ name }) => name === remap.table) ?? null);
  if (typeof remap.table === 'string' && !table) throw new DomainError('import.table_unknown', { field: 'table' });
  const wrong = Object.entries(remap.columns).find(([, column]) => !table?.header.includes(column));
  if (wrong) throw new DomainError('import.column_unknown', { field: `columns.${wrong[0]}` });
  const options: RunOptions = {
    ...run.options, skipFaulty: false,
    states: { ...run.options.states, ...Object.fromEntries(remap.states.map(({ word, meaning }) => [word, meaning])) },
    columns: table ? { ...run.options.columns, [table.name]: remap.columns as Record<string, string> } : run.options.columns,
  };
  if (table) await remember(db, table.header, remap.columns as Record<string, string>);
  await db.updateTable('import_runs').set({
    state: 'reading', version: run.version + 1, options: JSON.stringify(options), failure: null,
  }).where('id', '=', run.id).execute();
  await ask(db, 'import_read', run.id, run.version + 1, actor);
  return { id: run.id };
}

async function remember(db: TenantDb, header: readonly string[], columns: Record<string, string>): Promise<void> {
  const said = JSON.stringify(columns);
  await db.insertInto('import_mappings').values({ signature: signatureOf(header), columns: said })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'signature']).doUpdateSet({ columns: said, updated_at: sql<Date>`now()` })).execute();
}

/** From here the job writes. Faulty rows are left out only where whoever confirms has said so. @throws freeze.running, import.faults */
export async function confirmRun(db: TenantDb, actor: Person, { skipFaulty, ...which }: Confirm): Promise<{ id: string }> {
  await requireNotFrozen(db);
  const run = await held(db, which, 'writing');
  if ((run.preview?.problems ?? 0) > 0 && !skipFaulty) throw new DomainError('import.faults', { field: 'skipFaulty' });
  await db.updateTable('import_runs').set({
    state: 'writing', version: run.version + 1, options: JSON.stringify({ ...run.options, skipFaulty }), confirmed_by: actor.id,
    confirmed_at: sql<Date>`now()`,
  }).where('id', '=', run.id).execute();
  await ask(db, 'import', run.id, run.version + 1, actor);
  return { id: run.id };
}

/** Nothing was written; the files are forgotten with the next purge. */
export async function discardRun(db: TenantDb, which: { id: string; version: number }): Promise<void> {
  const run = await held(db, which, 'discarded');
  await db.updateTable('import_runs').set({
    state: 'discarded', version: run.version + 1, failure: null, preview: null, problems: '[]', ended_at: sql<Date>`now()`,
  }).where('id', '=', run.id).execute();
}

/** Asks for what the run wrote to be taken back. @throws freeze.running */
export async function undoRun(db: TenantDb, actor: Person, which: { id: string; version: number }): Promise<{ id: string }> {
  await requireNotFrozen(db);
  const run = await held(db, which, 'undoing');
  await db.updateTable('import_runs').set({ state: 'undoing', version: run.version + 1, undone_by: actor.id }).where('id', '=', run.id)
    .execute();
  await ask(db, 'import_undo', run.id, run.version + 1, actor);
  return { id: run.id };
}
