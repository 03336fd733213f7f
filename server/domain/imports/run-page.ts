import { sql } from 'kysely';
import { isFrozen } from '../../../tenants/phases.ts';
import type { ImportState } from '../../db/tables/imports.ts';
import type { JobState } from '../../db/tables/jobs.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { databaseNow } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { jobKey } from './runs.ts';
import { optionsOf, type FileProblem, type ImportReport, type Preview, type RunOptions, type RunResult } from './run.ts';
import { IMPORT_MOVES, RUNS_A_PAGE } from './schema.ts';

export interface RunLine {
  id: string; state: ImportState; createdAt: Date; files: string[]; fileCount: number; report: ImportReport | null;
}
export interface RunList { items: RunLine[]; next: string | null }

const UUID = /^[0-9a-f-]{36}$/;

/** The runs of the collective, the latest first. after: the id of the last one shown. */
export async function listRuns(db: TenantDb, { after }: { after?: string | null }): Promise<RunList> {
  const rows = await db.selectFrom('import_runs').select(['id', 'state', 'created_at', 'preview', 'result'])
    .$if(typeof after === 'string' && UUID.test(after), (query) => query.where((eb) => eb(
      eb.refTuple('created_at', 'id'), '<', eb.selectFrom('import_runs as last').select(['last.created_at', 'last.id'])
        .where('last.id', '=', after!).$asTuple('created_at', 'id'))))
    .orderBy('created_at', 'desc').orderBy('id', 'desc').limit(RUNS_A_PAGE + 1).execute();
  const shown = rows.slice(0, RUNS_A_PAGE);
  const files = await db.selectFrom('import_files').select(['run_id', 'name']).where('run_id', '=', sql<string>`any(${shown.map(({ id }) => id)}::uuid[])`)
    .orderBy('run_id').orderBy('position').execute();
  return {
    items: shown.map(({ id, state, created_at: createdAt, preview, result }) => {
      const names = files.filter(({ run_id }) => run_id === id).map(({ name }) => name);
      const fromCommand = (result as RunResult | null)?.files.map(({ name }) => name) ?? [];
      const all = names.length > 0 ? names : fromCommand;
      return {
        id, state, createdAt, files: all.slice(0, 3), fileCount: all.length,
        report: (result as RunResult | null)?.report ?? (preview as Preview | null)?.report ?? null,
      };
    }),
    next: rows.length > RUNS_A_PAGE ? shown.at(-1)!.id : null,
  };
}

export interface RunPage {
  id: string; state: ImportState; version: number; createdAt: Date; confirmedAt: Date | null; endedAt: Date | null; undoneAt: Date | null;
  failure: string | null; files: { name: string; bytes: number; removed: boolean }[]; options: RunOptions; preview: Preview | null;
  result: RunResult | null; problems: FileProblem[];
  job: { state: JobState; done: number; total: number; attempts: number } | null;
  abilities: { remap: boolean; confirm: boolean; discard: boolean; undo: boolean; frozen: boolean };
}

/** Faults shown on the page; the whole list is a download. */
const PROBLEMS_SHOWN = 20;

/** One run, as its page shows it. @throws import.not_found */
export async function runPage(db: TenantDb, { id }: { id: string }): Promise<RunPage> {
  const run = await db.selectFrom('import_runs').select([
    'id', 'state', 'version', 'options', 'preview', 'result', 'failure', 'created_at', 'confirmed_at', 'ended_at', 'undone_at',
    sql<FileProblem[]>`jsonb_path_query_array(problems, ${`$[0 to ${PROBLEMS_SHOWN - 1}]`}::jsonpath)`.as('first'),
  ]).where('id', '=', id).executeTakeFirst();
  if (!run) throw new DomainError('import.not_found');
  const [files, job, frozen] = await Promise.all([
    db.selectFrom('import_files').select(['name', 'bytes', 'removed_at']).where('run_id', '=', id).orderBy('position').execute(),
    db.selectFrom('jobs').select(['state', 'progress', 'attempts']).where('once_key', '=', jobKey(run.id, run.version))
      .where('kind', 'in', ['import_read', 'import', 'import_undo']).executeTakeFirst(),
    Promise.all([settingsOf(db), databaseNow(db)]).then(([settings, at]) => isFrozen(settings, at)),
  ]);
  const may = (to: ImportState) => IMPORT_MOVES[run.state].includes(to);
  const kept = files.length > 0 && files.every(({ removed_at }) => removed_at === null);
  return {
    id: run.id, state: run.state, version: run.version, createdAt: run.created_at, confirmedAt: run.confirmed_at, endedAt: run.ended_at,
    undoneAt: run.undone_at, failure: run.failure, options: optionsOf(run.options), preview: run.preview as Preview | null,
    result: run.result as RunResult | null, problems: run.first,
    files: files.map(({ name, bytes, removed_at }) => ({ name, bytes, removed: removed_at !== null })),
    job: job ? { state: job.state, done: job.progress?.done ?? 0, total: job.progress?.total ?? 0, attempts: job.attempts } : null,
    abilities: { remap: may('reading') && kept, confirm: may('writing') && kept && !frozen, discard: may('discarded'), undo: may('undoing') && !frozen, frozen },
  };
}

/** Every fault that the run keeps, for the download. @throws import.not_found */
export async function runProblems(db: TenantDb, { id }: { id: string }): Promise<FileProblem[]> {
  const run = await db.selectFrom('import_runs').select('problems').where('id', '=', id).executeTakeFirst();
  if (!run) throw new DomainError('import.not_found');
  return run.problems as FileProblem[];
}
