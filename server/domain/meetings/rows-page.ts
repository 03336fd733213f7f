import { sql } from 'kysely';
import type { z } from 'zod';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { MeetingState } from '../../db/tables/meetings.ts';
import type { Actor } from '../actor.ts';
import { now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { lookAlikes, type LookAlike } from '../proposals/search.ts';
import { doorsOf, factsOf, meetingRow } from './page.ts';
import { meetingAbilities, type MeetingAbilities } from './policy.ts';
import type { CheckedRow } from './row-check.ts';
import { batchOf, checkedRows } from './rows.ts';
import { NEEDED, ROW_STATES, type Columns, type RowField, type RowState, type rowsPageSchema } from './rows-schema.ts';

const ROWS_A_PAGE = 40;
/** A column's first cells, so that one sees what it holds. */
const SAMPLES = 2;

export interface PreviewRow extends Omit<CheckedRow, 'submission'> {
  /** Public texts that say much the same. */
  alike: LookAlike[];
}
export interface RowsBatch {
  id: string; version: number; fileName: string | null; headed: boolean; theme: string | null;
  columns: { name: string | null; samples: string[]; field: RowField | '' }[];
  /** Fields that no column holds yet, and without which nothing can be written. */
  missing: RowField[];
  counts: Record<RowState, number>; total: number;
  rows: PreviewRow[]; page: number; pages: number;
}
export interface RowsPage {
  meeting: { id: string; reference: number; title: string; state: MeetingState };
  batch: RowsBatch | null;
  /** One's own rows of this meeting that are still kept. */
  waiting: { id: string; fileName: string | null; createdAt: Date; lines: number }[];
  abilities: MeetingAbilities;
}

/** Rows being brought into a meeting: where to paste them, or what would become of each. @throws meeting.not_found, rows.not_found */
export async function rowsPage(db: TenantDb, actor: Actor & { kind: 'person' }, input: z.output<typeof rowsPageSchema>): Promise<RowsPage> {
  const row = await meetingRow(db, { reference: input.reference });
  const settings = await settingsOf(db);
  const at = now();
  return {
    meeting: { id: row.id, reference: row.reference, title: row.title, state: row.state },
    batch: input.batch ? await previewOf(db, actor, row.id, { ...input, batch: input.batch }) : null,
    waiting: input.batch ? [] : await waitingRows(db, actor, row.id),
    abilities: meetingAbilities(actor, factsOf(row, at), doorsOf(settings, row.starts_at, at)),
  };
}

async function waitingRows(db: TenantDb, actor: Actor & { kind: 'person' }, meetingId: string): Promise<RowsPage['waiting']> {
  return db.selectFrom('row_batches').select(['id', 'file_name as fileName', 'created_at as createdAt', sql<number>`jsonb_array_length(lines)`.as('lines')])
    .where('meeting_id', '=', meetingId).where('made_by', '=', actor.id).where('expires_at', '>', sql<Date>`now()`).orderBy('created_at', 'desc').limit(5)
    .execute();
}

type Asked = z.output<typeof rowsPageSchema> & { batch: string };

async function previewOf(db: TenantDb, actor: Actor & { kind: 'person' }, meetingId: string, { batch: id, show, page }: Asked): Promise<RowsBatch> {
  const batch = await batchOf(db, actor, id);
  if (batch.meeting_id !== meetingId) throw new DomainError('rows.not_found');
  const checked = await checkedRows(db, await settingsOf(db), batch);
  const shown = show ? checked.filter(({ state }) => state === show) : checked;
  const pages = Math.max(1, Math.ceil(shown.length / ROWS_A_PAGE));
  const here = Math.min(page, pages);
  const rows = shown.slice((here - 1) * ROWS_A_PAGE, here * ROWS_A_PAGE);
  const alike = await Promise.all(rows.map(async ({ state, values }) => (state === 'new' && values.title ? lookAlikes(db, values.title, 3) : [])));
  return {
    id: batch.id, version: batch.version, fileName: batch.file_name, headed: batch.headed, theme: batch.theme, columns: columnsOf(batch),
    missing: NEEDED.filter((field) => !batch.columns.includes(field)),
    counts: Object.fromEntries(ROW_STATES.map((state) => [state, checked.filter((one) => one.state === state).length])) as RowsBatch['counts'],
    total: checked.length, page: here, pages,
    rows: rows.map(({ submission: _submission, ...row }, index) => ({ ...row, alike: alike[index]! })),
  };
}

function columnsOf({ lines, columns, headed }: { lines: { cells: string[] }[]; columns: Columns; headed: boolean }): RowsBatch['columns'] {
  const rows = headed ? lines.slice(1) : lines;
  return columns.map((field, index) => ({
    field, name: (headed && lines[0]?.cells[index]) || null,
    samples: rows.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== '').slice(0, SAMPLES).map((cell) => cell.slice(0, 80)),
  }));
}
