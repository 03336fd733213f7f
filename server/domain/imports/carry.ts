// What the jobs of an import do, each in one transaction; done twice, it is done once, because the run's state says so.
import { sql } from 'kysely';
import type { ImportState } from '../../db/tables/imports.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { system } from '../actor.ts';
import { settingsOf } from '../collectives/queries.ts';
import type { Bundle } from './bundle.ts';
import { READ_DEFAULTS } from './formats.ts';
import type { ImportedFile, ReadOptions } from './neutral.ts';
import { keyOf, planImport, type Plan } from './plan.ts';
import { optionsOf, PREVIEW_ROWS, PROBLEMS_KEPT, signatureOf, type FileProblem, type Preview } from './run.ts';
import { importFiles, reportOf } from './service.ts';
import type { Progress } from './writing.ts';

/** A step of a run, as its job names it: it holds only while the run is still at that version. */
export interface Step { run: string; version: number }
export interface RunReading { files: { id: string; name: string }[]; options: ReadOptions; columns: Record<string, Record<string, string>> }

/** What a job needs before it opens the files; null when the run has gone on without it. */
export async function readingOf(db: TenantDb, step: Step, state: ImportState): Promise<RunReading | null> {
  const run = await db.selectFrom('import_runs').select('options').where('id', '=', step.run).where('version', '=', step.version)
    .where('state', '=', state).executeTakeFirst();
  if (!run) return null;
  const [files, mappings, settings] = await Promise.all([
    db.selectFrom('import_files').select(['id', 'name']).where('run_id', '=', step.run).where('removed_at', 'is', null)
      .orderBy('position').execute(),
    db.selectFrom('import_mappings').select(['signature', 'columns']).execute(), settingsOf(db),
  ]);
  const { columns, states } = optionsOf(run.options);
  const remembered = new Map(mappings.map((mapping) => [mapping.signature, mapping.columns]));
  return {
    files, columns,
    options: {
      ...READ_DEFAULTS, states, timeZone: settings.timeZone, districts: settings.districts.map(({ label }) => label),
      columnsFor: (name, header) => (Object.hasOwn(columns, name) ? columns[name]! : null) ?? remembered.get(signatureOf(header)) ?? null,
    },
  };
}

async function atStep(db: TenantDb, { run, version }: Step, state: ImportState): Promise<boolean> {
  const row = await db.selectFrom('import_runs').select('id').where('id', '=', run).where('version', '=', version).where('state', '=', state)
    .forUpdate().executeTakeFirst();
  return row !== undefined;
}

/** Keeps what was read as the run's preview; nothing else is written. */
export async function keepPreview(db: TenantDb, step: Step, bundles: readonly Bundle[], reading: RunReading): Promise<boolean> {
  if (!await atStep(db, step, 'reading')) return false;
  const files = bundles.flatMap((bundle) => bundle.files);
  const plan = await planImport(db, await settingsOf(db), files);
  const problems: FileProblem[] = files.flatMap((file) => file.problems.map((problem) => ({ ...problem, file: file.name, unit: file.unit })));
  await db.updateTable('import_runs').set({
    state: 'ready', version: step.version + 1, preview: JSON.stringify(previewOf(bundles, files, plan, reading)),
    problems: JSON.stringify(problems.slice(0, PROBLEMS_KEPT)),
  }).where('id', '=', step.run).execute();
  return true;
}

function previewOf(bundles: readonly Bundle[], files: readonly ImportedFile[], plan: Plan, { options }: RunReading): Preview {
  const fresh = new Set(plan.proposals.map(keyOf));
  const problems = files.flatMap((file) => file.problems);
  const byCode: Preview['byCode'] = {};
  for (const { code } of problems) byCode[code] = (byCode[code] ?? 0) + 1;
  return {
    tables: files.map((file) => ({
      name: file.name, format: file.format, unit: file.unit, header: file.header, rows: file.rows,
      columns: { ...options.columnsFor?.(file.name, file.header) }, proposals: file.proposals.length, meetings: file.meetings.length,
      comments: file.comments.length, leftOut: file.leftOut, problems: file.problems.length,
    })),
    asides: bundles.flatMap((bundle) => bundle.asides.map(({ name }) => name)), report: reportOf(plan),
    refused: files.reduce((sum, file) => sum + new Set(file.problems.map(({ line }) => line)).size, 0), problems: problems.length, byCode,
    rows: files.flatMap((file) => file.proposals.map((row) => ({ file, row }))).slice(0, PREVIEW_ROWS).map(({ file, row }) => ({
      table: file.name, line: row.line, title: row.title, theme: row.themeLabel, district: row.districtLabel, origin: row.origin,
      status: row.status, isNew: fresh.has(keyOf(row)),
    })),
    unknownStates: [...new Set(problems.filter(({ code, value }) => code === 'import.value_unknown' && value !== null).map(({ value }) => value!))]
      .slice(0, 100),
  };
}

/** Writes a confirmed run, all of it or nothing. */
export async function writeRun(db: TenantDb, step: Step, bundles: readonly Bundle[], progress: Progress): Promise<boolean> {
  if (!await atStep(db, step, 'writing')) return false;
  await importFiles(db, system('import'), { files: bundles.flatMap((bundle) => bundle.files), newSettings: null, run: step.run, progress });
  return true;
}

/** A refusal that trying again would not change ends the run; what had been written for it is already rolled back. */
export async function failRun(db: TenantDb, { run, version }: Step, code: string): Promise<void> {
  await db.updateTable('import_runs').set((eb) => ({
    state: eb.case().when('state', '=', 'undoing').then<ImportState>('done').else<ImportState>('failed').end(),
    failure: eb.case().when('state', '=', 'undoing').then<string | null>(null).else<string | null>(code).end(),
    version: version + 1, ended_at: sql<Date>`coalesce(ended_at, now())`,
  })).where('id', '=', run).where('version', '=', version).where('state', 'in', ['reading', 'writing', 'undoing']).execute();
}

/** Forgets the files whose thirty days have passed, and those of runs that were discarded. Answers their ids, for the bytes to go too. */
export async function purgeImports(db: TenantDb, days: number): Promise<string[]> {
  const gone = await db.updateTable('import_files').set({ removed_at: sql<Date>`now()` }).where('removed_at', 'is', null)
    .where('run_id', 'in', (eb) => eb.selectFrom('import_runs').select('id').where((or) => or.or([
      or('state', '=', 'discarded'), or('created_at', '<', sql<Date>`now() - make_interval(days => ${days})`),
    ]))).returning('id').execute();
  return gone.map(({ id }) => id);
}
