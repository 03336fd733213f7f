// Taking an import back: what it made and nobody has touched since goes; what people have built on stays and is listed.
import { sql } from 'kysely';
import { parseSettings } from '../../../tenants/settings.ts';
import type { ImportedNoun } from '../../db/tables/imports.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { system } from '../actor.ts';
import { record } from '../journal.ts';
import type { Step } from './carry.ts';
import { COMMENT_COLUMNS, digestOf, digestOfCounts, MEETING_COLUMNS, PROPOSAL_COLUMNS } from './digest.ts';
import type { Counts } from './plan.ts';
import { KEPT_LISTED, type KeptRow, type KeptWhy, type RunResult, type Undone } from './run.ts';
import { lockedSettings } from './service.ts';
import type { Progress } from './writing.ts';

const CHUNK = 1_000;
type Made = Exclude<ImportedNoun, 'counts'>;
const TABLE = { proposal: 'proposals', meeting: 'meetings', comment: 'comments' } as const;
const COLUMNS = { proposal: PROPOSAL_COLUMNS, meeting: MEETING_COLUMNS, comment: COMMENT_COLUMNS } as const;

/** By the table that names a row: why the row stays. A table that is not here keeps it all the same. */
const WHY: Record<string, KeptWhy> = {
  supports: 'supported', comments: 'commented', comment_reports: 'commented', follows: 'followed', agenda_items: 'on_agenda',
  questions: 'on_agenda', measure_sources: 'in_programme', edition_sources: 'in_programme', groupings: 'grouped', proposals: 'linked',
};

/** Rows that came with the run itself and belong to what it brought: no reason to keep that. */
const OURS: Record<string, ReturnType<typeof sql>> = { verdicts: sql`and not imported`, sheets: sql`and typed_by is not null` };

interface Naming { table: string; column: string }

/** Every column of the database that names a row of `table`: read from the keys themselves, so that a table made later is not forgotten. */
async function namingsOf(db: TenantDb, table: string): Promise<Naming[]> {
  const { rows } = await sql<Naming>`
    select c.conrelid::regclass::text as "table", a.attname as "column" from pg_constraint c
      cross join lateral unnest(c.conkey, c.confkey) as pair (here, there)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = pair.here
      join pg_attribute b on b.attrelid = c.confrelid and b.attnum = pair.there
    where c.contype = 'f' and c.confrelid = ${table}::regclass and b.attname = 'id' order by 1, 2`.execute(db);
  return rows;
}

/** Which of the ids something names, and what. An imported verdict belongs to its proposal and is no reason to keep it. */
async function named(db: TenantDb, namings: readonly Naming[], ids: readonly string[]): Promise<Map<string, KeptWhy>> {
  const why = new Map<string, KeptWhy>();
  const found = await Promise.all(namings.map(({ table, column }) => sql<{ id: string }>`
    select distinct ${sql.ref(column)} as id from ${sql.table(table)} where ${sql.ref(column)} = any(${ids}::uuid[])
      ${OURS[table] ?? sql``}`.execute(db)));
  for (const [at, { rows }] of found.entries()) for (const { id } of rows) if (!why.has(id)) why.set(id, WHY[namings[at]!.table] ?? 'linked');
  return why;
}

interface Line { row_id: string; digest: string }

/** Takes the lines of one noun away, and with each its row, but those that people have touched. The rows are held before they are judged. */
async function takeBack(db: TenantDb, run: string, noun: Made, lines: readonly Line[], kept: KeptRow[], step: () => void): Promise<number> {
  const namings = await namingsOf(db, TABLE[noun]);
  let gone = 0;
  for (let start = 0; start < lines.length; start += CHUNK) {
    const chunk = lines.slice(start, start + CHUNK);
    const ids = chunk.map(({ row_id }) => row_id);
    const { rows } = await sql<Record<string, unknown> & { id: string; reference: number | null }>`
      select id, ${noun === 'comment' ? sql`null::integer as reference` : sql.ref('reference')}, ${sql.join(COLUMNS[noun].map((column) => sql.ref(column)))}
      from ${sql.table(TABLE[noun])} where id = any(${ids}::uuid[]) order by id for update`.execute(db);
    const why = await named(db, namings, ids);
    const digests = new Map(chunk.map(({ row_id, digest }) => [row_id, digest]));
    for (const row of rows) if (digestOf(COLUMNS[noun], row) !== digests.get(row.id) && !why.has(row.id)) why.set(row.id, 'changed');
    for (const row of rows) if (why.has(row.id)) kept.push({ noun, reference: row.reference, why: why.get(row.id)! });
    const free = ids.filter((id) => !why.has(id));
    await db.deleteFrom('import_rows').where('run_id', '=', run).where('row_id', '=', sql<string>`any(${free}::uuid[])`).execute();
    gone += free.length;
    step();
  }
  return gone;
}

/** Counts go back to what they were, where no later import has refreshed them again. */
async function restoreCounts(db: TenantDb, run: string, lines: readonly (Line & { before: Counts })[]): Promise<number> {
  let restored = 0;
  for (const { row_id, digest, before } of lines) {
    const row = await db.selectFrom('proposals').select(['imported_supports', 'imported_comments', 'imported_url']).where('id', '=', row_id)
      .forUpdate().executeTakeFirst();
    if (!row || digestOfCounts(row) !== digest) continue;
    await db.updateTable('proposals').set(before).where('id', '=', row_id).execute();
    await db.deleteFrom('import_rows').where('run_id', '=', run).where('row_id', '=', row_id).execute();
    restored += 1;
  }
  return restored;
}

/** Takes the themes and districts that the run added out of the settings again, where nothing bears them any more. */
async function restoreSettings(db: TenantDb, added: RunResult['added']): Promise<{ themes: number; districts: number }> {
  if (added.themes.length + added.districts.length === 0) return { themes: 0, districts: 0 };
  const row = await db.selectFrom('collectives').select('settings').executeTakeFirstOrThrow();
  const settings = parseSettings(row.settings);
  const { rows } = await sql<{ theme: string | null; district: string | null }>`
    select theme, district from proposals group by 1, 2 union select theme, district from meetings group by 1, 2
    union select fields->>'theme', fields->>'district' from proposal_drafts group by 1, 2`.execute(db);
  const borne = { themes: new Set(rows.map(({ theme }) => theme)), districts: new Set(rows.map(({ district }) => district)) };
  const themes = settings.themes.filter(({ code }) => borne.themes.has(code) || !added.themes.includes(code));
  const districts = settings.districts.filter(({ code }) => borne.districts.has(code) || !added.districts.includes(code));
  const gone = { themes: settings.themes.length - themes.length, districts: settings.districts.length - districts.length };
  // A collective has one theme at least.
  if (gone.themes + gone.districts === 0 || themes.length === 0) return { themes: 0, districts: 0 };
  const document = JSON.stringify(parseSettings({ ...settings, themes, districts }));
  await db.updateTable('collectives').set({ settings: document, version: sql`version + 1`, updated_at: sql<Date>`now()` }).execute();
  return gone;
}

/**
 * Takes back exactly what the run wrote: comments, then proposals with their imported verdicts, then meetings, refreshed counts, and themes
 * and districts that nothing bears any more. What was supported, commented, changed, put on an agenda or named by anything else stays.
 * References are never given again. @throws freeze.running
 */
export async function undoImport(db: TenantDb, { run, version }: Step, progress: Progress): Promise<boolean> {
  await lockedSettings(db);
  const row = await db.selectFrom('import_runs').select('result').where('id', '=', run).where('version', '=', version)
    .where('state', '=', 'undoing').forUpdate().executeTakeFirst();
  if (!row) return false;
  const result = row.result as RunResult;
  const lines = await db.selectFrom('import_rows').select(['row_id', 'noun', 'digest', 'before']).where('run_id', '=', run).orderBy('row_id').execute();
  const of = (noun: ImportedNoun) => lines.filter((line) => line.noun === noun);
  const kept: KeptRow[] = [];
  let done = 0;
  const step = () => progress(Math.min(done += CHUNK, lines.length), lines.length);
  const answers = new Set((await db.selectFrom('comments').select('id').where('imported_by', '=', run).where('parent_id', 'is not', null).execute())
    .map(({ id }) => id));
  const comments = await takeBack(db, run, 'comment', of('comment').filter(({ row_id }) => answers.has(row_id)), kept, step)
    + await takeBack(db, run, 'comment', of('comment').filter(({ row_id }) => !answers.has(row_id)), kept, step);
  const proposals = await takeBack(db, run, 'proposal', of('proposal'), kept, step);
  const meetings = await takeBack(db, run, 'meeting', of('meeting'), kept, step);
  const counts = await restoreCounts(db, run, of('counts') as unknown as (Line & { before: Counts })[]);
  const undone: Undone = {
    proposals, meetings, comments, counts, ...await restoreSettings(db, result.added), kept: kept.slice(0, KEPT_LISTED), keptCount: kept.length,
  };
  await db.updateTable('import_runs').set({
    state: 'undone', version: version + 1, undone_at: sql<Date>`now()`, result: JSON.stringify({ ...result, undone }),
  }).where('id', '=', run).execute();
  const { kept: _listed, ...counted } = undone;
  await record(db, system('import'), { verb: 'import.undone', subject: { type: 'import', id: run }, data: counted });
  return true;
}
