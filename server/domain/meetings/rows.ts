import { sql } from 'kysely';
import type { z } from 'zod';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { fold } from '../imports/labels.ts';
import { checkRows, type CheckedRow, type Standing } from './row-check.ts';
import { choicesOf, guessColumns, looksLikeHeader, type Remembered } from './row-fields.ts';
import { linesOfFile, linesOfText, type RowLine } from './row-lines.ts';
import { COLUMNS_MAX, NEEDED, ROW_FIELDS, type Columns, type confirmRowsSchema, type mapRowsSchema, type startRowsSchema } from './rows-schema.ts';
import { typeSheets } from './sheets.ts';

type Volunteer = Actor & { kind: 'person' };
const KEPT_FOR = sql<Date>`now() + interval '2 days'`;
/** A person's batches at one time: the oldest makes room. */
const BATCHES_MOST = 10;

/**
 * Keeps rows aside for their preview: nothing is written yet, and nobody else sees them. Columns are known by their names, as this
 * collective has called them before.
 * @throws meeting.not_found, rows.empty, rows.unreadable, rows.too_large, rows.too_many
 */
export async function startRows(db: TenantDb, actor: Volunteer, input: z.output<typeof startRowsSchema>): Promise<{ id: string; meeting: number }> {
  const meeting = await db.selectFrom('meetings').select(['reference', 'state']).where('id', '=', input.meetingId).executeTakeFirst();
  if (!meeting || meeting.state === 'cancelled') throw new DomainError('meeting.not_found', { field: 'meetingId' });
  const lines = input.file ? linesOfFile(input.file) : linesOfText(input.text ?? '');
  const first = (lines[0]?.cells ?? []).slice(0, COLUMNS_MAX);
  const remembered = await rememberedFor(db, first);
  const headed = looksLikeHeader(first, remembered);
  const width = headed ? first.length : Math.min(COLUMNS_MAX, Math.max(...lines.map(({ cells }) => cells.length), 1));
  const columns = headed ? guessColumns(first, remembered) : Array.from({ length: width }, () => '' as const);
  await makeRoom(db, actor);
  const id = newId();
  await db.insertInto('row_batches').values({
    id, meeting_id: input.meetingId, made_by: actor.id, file_name: input.file ? (input.fileName?.slice(0, 120) ?? null) : null,
    lines: JSON.stringify(lines), columns, headed, theme: null, expires_at: KEPT_FOR,
  }).execute();
  return { id, meeting: meeting.reference };
}

async function rememberedFor(db: TenantDb, header: readonly string[]): Promise<Remembered> {
  const names = header.map(fold).filter(Boolean);
  const rows = await db.selectFrom('row_columns').select(['name', 'field']).where('name', '=', sql<string>`any(${names})`).execute();
  return new Map(rows.map(({ name, field }) => [name, ROW_FIELDS.find((one) => one === field) ?? null]));
}

async function makeRoom(db: TenantDb, actor: Volunteer): Promise<void> {
  await db.deleteFrom('row_batches').where('expires_at', '<', sql<Date>`now()`).execute();
  const rows = await db.selectFrom('row_batches').select('id').where('made_by', '=', actor.id).orderBy('created_at', 'desc').offset(BATCHES_MOST - 1)
    .limit(100).execute();
  if (rows.length > 0) await db.deleteFrom('row_batches').where('id', 'in', rows.map(({ id }) => id)).execute();
}

/** One's own rows, while they are kept. @throws rows.not_found */
export async function batchOf(db: TenantDb, actor: Volunteer, id: string) {
  const row = await db.selectFrom('row_batches')
    .select(['id', 'meeting_id', 'file_name', 'lines', 'columns', 'headed', 'theme', 'version', 'created_at'])
    .where('id', '=', id).where('made_by', '=', actor.id).where('expires_at', '>', sql<Date>`now()`).executeTakeFirst();
  if (!row) throw new DomainError('rows.not_found');
  return { ...row, lines: row.lines as RowLine[], columns: row.columns as Columns };
}

async function heldBatch(db: TenantDb, actor: Volunteer, { id, version: read }: { id: string; version: number }) {
  await db.selectFrom('row_batches').select('id').where('id', '=', id).forUpdate().execute();
  const batch = await batchOf(db, actor, id);
  if (batch.version !== read) throw new DomainError('rows.version_conflict');
  return batch;
}

/**
 * Says which column holds what, whether the first line is a header, and the theme of rows that say none. What a person chooses against
 * our guess is remembered for the collective's next spreadsheets.
 * @throws rows.not_found, rows.version_conflict, rows.column_twice, proposal.theme_unknown
 */
export async function mapRows(db: TenantDb, actor: Volunteer, input: z.output<typeof mapRowsSchema>): Promise<{ id: string }> {
  const batch = await heldBatch(db, actor, input);
  const settings = await settingsOf(db);
  const theme = input.theme ?? null;
  if (theme !== null && !settings.themes.some((one) => one.code === theme)) throw new DomainError('proposal.theme_unknown', { field: 'theme' });
  const columns = batch.columns.map((_, index) => input.columns[index] ?? '');
  const twice = columns.findIndex((field, index) => field !== '' && columns.indexOf(field) < index);
  if (twice >= 0) throw new DomainError('rows.column_twice', { field: `columns.${twice}` });
  await db.updateTable('row_batches').set({ columns, headed: input.headed, theme, version: sql`version + 1` }).where('id', '=', batch.id).execute();
  if (input.headed) await remember(db, batch.lines[0]?.cells ?? [], columns);
  return { id: batch.id };
}

async function remember(db: TenantDb, header: readonly string[], columns: Columns): Promise<void> {
  const choices = [...choicesOf(header, columns)].map(([name, field]) => ({ name, field })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (choices.length === 0) return;
  await db.insertInto('row_columns').values(choices)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doUpdateSet({ field: (eb) => eb.ref('excluded.field') })).execute();
}

/** Sent together to the door of the sheets, which takes so many at once. */
const TOGETHER = 100;

/**
 * Writes the rows that are new and right, in one transaction; the others stay as they were, and in the batch. Rows are looked at again
 * here, with the meeting's row held: whatever has come in since the preview, a code is written once.
 * @throws rows.not_found, rows.version_conflict, rows.columns_missing, meeting.not_past, phase.closed, freeze.running, role.missing
 */
export async function confirmRows(db: TenantDb, actor: Volunteer, input: z.output<typeof confirmRowsSchema>): Promise<{ meeting: number; written: number }> {
  const batch = await heldBatch(db, actor, input);
  if (NEEDED.some((field) => !batch.columns.includes(field))) throw new DomainError('rows.columns_missing');
  const { reference } = await db.selectFrom('meetings').select('reference').where('id', '=', batch.meeting_id).forNoKeyUpdate().executeTakeFirstOrThrow();
  const rows = (await checkedRows(db, await settingsOf(db), batch)).flatMap(({ state, submission }) => (state === 'new' && submission ? [submission] : []));
  let written = 0;
  for (let from = 0; from < rows.length; from += TOGETHER) {
    const sheets = rows.slice(from, from + TOGETHER).map((row) => ({ ...row, id: newId() }));
    const { answers } = await typeSheets(db, actor, { format: 1, meetingId: batch.meeting_id, sheets });
    written += answers.filter(({ outcome }) => outcome === 'accepted').length;
  }
  return { meeting: reference, written };
}

/** Every row of a batch beside what stands in its meeting. */
export async function checkedRows(
  db: TenantDb, settings: CollectiveSettings, { meeting_id, lines, columns, headed, theme }: Pick<Awaited<ReturnType<typeof batchOf>>, 'meeting_id' | 'lines' | 'columns' | 'headed' | 'theme'>,
): Promise<CheckedRow[]> {
  return checkRows({ lines, columns, headed, theme, settings, standing: await standingIn(db, meeting_id) });
}

async function standingIn(db: TenantDb, meetingId: string): Promise<ReadonlyMap<string, Standing>> {
  const rows = await db.selectFrom('sheets').innerJoin('proposals', 'proposals.id', 'sheets.proposal_id')
    .select(['proposals.id', 'proposals.reference', 'proposals.listed', 'proposals.title', 'proposals.body', 'proposals.theme', 'proposals.district',
      'proposals.organisation', 'sheets.code', 'sheets.table_label as table', 'sheets.verbatim', 'sheets.hands', 'sheets.objections'])
    .where('sheets.meeting_id', '=', meetingId).execute();
  return new Map(rows.map((row) => [row.code, row]));
}
