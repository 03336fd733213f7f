import { z } from 'zod';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { recordAll, type Deed } from '../journal.ts';
import { MOVES } from './lifecycle.ts';
import { moveOne } from './moves.ts';
import { mayReadSheet } from './policy.ts';
import { id as idField } from './schema.ts';
import { setRight, sheetCorrectionSchema, sheetRow, type SheetRow } from './sheet-correction.ts';

const version = z.coerce.number().int().min(1).max(1_000_000_000);
/** agreed: what is typed says what was said. mended: what the reader has set right comes along, whole. */
export const sheetReadingSchema = z.union([
  z.object({ outcome: z.literal('agreed'), id: idField, version }),
  z.intersection(z.object({ outcome: z.literal('mended') }), sheetCorrectionSchema),
]);
export type SheetReadingInput = z.output<typeof sheetReadingSchema>;

type Volunteer = Actor & { kind: 'person' };

/**
 * A second person has read what was typed beside the words as they were said, and agreed or mended it; both versions are kept. Where
 * publication waited for this and moderation comes after, the sheet is public from here on.
 * @throws freeze.running, role.missing, proposal.not_found (also for what is no sheet), sheet.already_read, sheet.same_reader,
 * proposal.version_conflict, and as correctSheet
 */
export async function readSheet(db: TenantDb, actor: Volunteer, input: SheetReadingInput): Promise<{ id: string; published: boolean }> {
  const settings = await requireNotFrozen(db);
  const row = await sheetRow(db, input.id);
  if (!row) throw new DomainError('proposal.not_found');
  const allowed = mayReadSheet(actor, { reading: row.reading, typedBy: row.typed_by }, { frozen: false });
  if (allowed !== true) throw new DomainError(allowed);
  if (row.version !== input.version) throw new DomainError('proposal.version_conflict');
  const changed = input.outcome === 'mended' ? await setRight(db, input) : null;
  await keep(db, actor, input.id, row, changed);
  const publishes = row.reading === 'before' && row.status === 'submitted' && settings.moderation === 'after';
  if (publishes) await moveOne(db, input.id, 'publish_read');
  await recordAll(db, actor, deedsOf(input.id, changed?.before ?? null, publishes));
  return { id: input.id, published: publishes };
}

type Changed = Awaited<ReturnType<typeof setRight>> | null;

async function keep(db: TenantDb, actor: Volunteer, id: string, row: SheetRow, changed: Changed): Promise<void> {
  const [before, after] = [changed?.before ?? null, changed?.after ?? null];
  await db.insertInto('readings').values({
    proposal_id: id, typed_by: row.typed_by, reader_id: actor.id, outcome: before === null ? 'agreed' : 'mended',
    before: before && JSON.stringify(before), after: after && JSON.stringify(after),
  }).execute();
  await db.updateTable('sheets').set({ reading: 'read' }).where('proposal_id', '=', id).execute();
}

function deedsOf(id: string, before: Record<string, unknown> | null, publishes: boolean): Deed[] {
  const subject = { type: 'proposal' as const, id };
  return [
    { verb: 'sheet.read', subject, data: before === null ? { outcome: 'agreed' } : { outcome: 'mended', before } },
    ...(publishes ? [{ verb: MOVES.publish_read.verb, subject }] : []),
  ];
}
