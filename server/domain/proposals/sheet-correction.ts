import { sql } from 'kysely';
import { z } from 'zod';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { ProposalStatus } from '../../db/tables/proposals.ts';
import type { Actor } from '../actor.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { record } from '../journal.ts';
import { sheetSubmissionSchema } from './schema.ts';
import { requireKnownCodes } from './service.ts';

/** A sheet set right after its paper. version: of the proposal as it was read. */
export const sheetCorrectionSchema = z.intersection(
  sheetSubmissionSchema,
  z.object({ version: z.coerce.number().int().min(1).max(1_000_000_000) }),
);
export type SheetCorrection = z.output<typeof sheetCorrectionSchema>;

/** Until its examination begins, a slip of whoever typed it can be set right; afterwards the text is what was put to the vote. */
export function isTypedStill(status: ProposalStatus): boolean {
  return status === 'submitted' || status === 'published';
}

/**
 * Sets right what was typed of a sheet. What stood there before is kept in the journal.
 * @throws freeze.running, proposal.not_found (also for what is no sheet), proposal.not_open, proposal.version_conflict, meeting.sheet_taken,
 * proposal.theme_unknown, proposal.district_unknown
 */
export async function correctSheet(
  db: TenantDb,
  actor: Actor & { kind: 'person' },
  input: SheetCorrection,
): Promise<{ id: string; meeting: number }> {
  const { row, before } = await setRight(db, input);
  if (before === null) return { id: input.id, meeting: row.reference };
  await record(db, actor, { verb: 'proposal.sheet_corrected', subject: { type: 'proposal', id: input.id }, data: { before } });
  return { id: input.id, meeting: row.reference };
}

/** What a sheet says, by the names of its columns. */
export type SheetText = Record<string, unknown>;

/**
 * Writes what was set right; before and after: the columns that changed, null where nothing did. The caller writes the journal.
 * @throws as correctSheet
 */
export async function setRight(
  db: TenantDb,
  input: SheetCorrection,
): Promise<{ row: SheetRow; before: SheetText | null; after: SheetText | null }> {
  const settings = await requireNotFrozen(db);
  const row = await sheetRow(db, input.id);
  if (!row) throw new DomainError('proposal.not_found');
  if (!isTypedStill(row.status)) throw new DomainError('proposal.not_open');
  if (row.version !== input.version) throw new DomainError('proposal.version_conflict');
  requireKnownCodes(settings, input);
  const { text, noted } = columnsOf(input);
  const wanted: SheetText = { ...text, ...noted };
  const before = Object.fromEntries(Object.entries(row).filter(([name, value]) => name in wanted && wanted[name] !== value));
  if (Object.keys(before).length === 0) return { row, before: null, after: null };
  if (noted.code !== row.code) await requireFree(db, row.meeting_id, noted.code);
  await db
    .updateTable('proposals')
    .set({ ...text, version: sql`version + 1` })
    .where('id', '=', input.id)
    .execute();
  await db.updateTable('sheets').set(noted).where('proposal_id', '=', input.id).execute();
  return { row, before, after: Object.fromEntries(Object.keys(before).map((name) => [name, wanted[name]])) };
}

function columnsOf(input: SheetCorrection) {
  return {
    text: {
      title: input.title,
      body: input.body,
      theme: input.theme,
      district: input.district ?? null,
      voice: input.voice,
      organisation: input.organisation ?? null,
    },
    noted: {
      code: input.sheet.code,
      table_label: input.sheet.table ?? null,
      verbatim: input.sheet.verbatim ?? null,
      hands: input.sheet.hands ?? null,
      objections: input.sheet.objections ?? null,
    },
  };
}

export type SheetRow = NonNullable<Awaited<ReturnType<typeof sheetRow>>>;

/** A sheet with its proposal and its meeting's number, its row held until the commit. */
export async function sheetRow(db: TenantDb, id: string) {
  // First held, then read: what another has just committed beside it would be read as it was.
  await db.selectFrom('proposals').select('id').where('id', '=', id).forUpdate().execute();
  return db
    .selectFrom('proposals')
    .innerJoin('sheets', 'sheets.proposal_id', 'proposals.id')
    .innerJoin('meetings', 'meetings.id', 'sheets.meeting_id')
    .select([
      'proposals.status',
      'proposals.version',
      'sheets.meeting_id',
      'meetings.reference',
      'proposals.title',
      'proposals.body',
      'proposals.theme',
      'proposals.district',
      'proposals.voice',
      'proposals.organisation',
      'sheets.code',
      'sheets.table_label',
      'sheets.verbatim',
      'sheets.hands',
      'sheets.objections',
      'sheets.reading',
      'sheets.typed_by',
    ])
    .where('proposals.id', '=', id)
    .executeTakeFirst();
}

async function requireFree(db: TenantDb, meetingId: string, code: string): Promise<void> {
  const holder = await db
    .selectFrom('sheets')
    .innerJoin('proposals', 'proposals.id', 'sheets.proposal_id')
    .select('proposals.title')
    .where('sheets.meeting_id', '=', meetingId)
    .where('sheets.code', '=', code)
    .executeTakeFirst();
  if (holder) throw new DomainError('meeting.sheet_taken', { field: 'sheet.code', data: { code, title: holder.title, next: '' } });
}
