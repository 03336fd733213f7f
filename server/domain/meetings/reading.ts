import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { SheetReading } from '../../db/tables/proposals.ts';
import type { Actor } from '../actor.ts';
import { doorsNow } from '../proposals/page.ts';
import { mayReadSheet } from '../proposals/policy.ts';
import { isTypedStill } from '../proposals/sheet-correction.ts';
import { micros } from './counts.ts';
import { sheetsOf, type TypedSheet } from './entry.ts';
import { cursorOf } from './list.ts';
import { PAGE_SIZE } from './schema.ts';

export const readingSchema = z.object({
  /** One sheet, to be read now. */
  id: z.uuid().nullish(),
  after: z.string().max(80).regex(/^[0-9a-zA-Z._-]+$/, 'field.invalid').nullish(),
});
type ReadingInput = z.output<typeof readingSchema>;

export interface WaitingSheet {
  id: string; title: string; code: string; typedAt: Date; typist: string | null; reading: SheetReading;
  meeting: { reference: number; title: string };
  /** Somebody else reads what one has typed oneself. */
  own: boolean;
}
export interface SheetToRead extends TypedSheet {
  meeting: { id: string; reference: number; title: string; startsAt: Date }; typist: string | null; own: boolean; reading: SheetReading;
  files: { id: string; mediaType: string; name: string; width: number | null; height: number | null }[];
  mayRead: boolean;
}
export interface ReadingPage {
  /** waiting: in all; mine: of these, typed by whoever looks, and so for others; hidden: of these, not public until they are read. */
  counts: { waiting: number; mine: number; hidden: number };
  items: WaitingSheet[]; next: string | null;
  /** The one that was asked for, or the oldest that its reader did not type. */
  current: SheetToRead | null;
  frozen: boolean;
}

/** The sheets that wait for a second person, the oldest first, and one of them whole: what is typed beside the words as they were said. */
export async function readingPage(db: TenantDb, actor: Actor & { kind: 'person' }, input: ReadingInput): Promise<ReadingPage> {
  const [rows, counts, { frozen }] = await Promise.all([waitingRows(db, input.after), waitingCounts(db, actor), doorsNow(db)]);
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const items = page.map((row): WaitingSheet => ({
    id: row.id, title: row.title, code: row.code, typedAt: row.typedAt, typist: row.typist, reading: row.reading,
    meeting: { reference: row.meetingReference, title: row.meetingTitle }, own: row.typed_by === actor.id,
  }));
  const chosen = input.id ?? items.find(({ own }) => !own)?.id ?? null;
  return {
    counts, items, next: rows.length > PAGE_SIZE && last ? `${last.micros}_${last.id}` : null, frozen,
    current: chosen === null ? null : await oneToRead(db, actor, chosen, frozen),
  };
}

/** Sheets that wait and can still be set right: what was put to the vote, or withdrawn, is nobody's to read again. */
function waiting(db: TenantDb) {
  return db.selectFrom('sheets').innerJoin('proposals', 'proposals.id', 'sheets.proposal_id')
    .where('sheets.reading', 'in', ['before', 'after']).where('proposals.status', 'in', ['submitted', 'published']);
}

function waitingRows(db: TenantDb, after: string | null | undefined) {
  const from = cursorOf(after);
  let query = waiting(db).innerJoin('meetings', 'meetings.id', 'sheets.meeting_id').leftJoin('people', 'people.id', 'sheets.typed_by')
    .select(['proposals.id', 'proposals.title', 'sheets.code', 'sheets.typed_at as typedAt', 'sheets.typed_by', 'sheets.reading',
      'people.pseudonym as typist', 'meetings.reference as meetingReference', 'meetings.title as meetingTitle',
      micros('sheets.typed_at').as('micros')])
    .orderBy('sheets.typed_at').orderBy('proposals.id').limit(PAGE_SIZE + 1);
  if (from) query = query.where(sql<SqlBool>`(sheets.typed_at, proposals.id) > (to_timestamp(${from.micros}::numeric / 1000000), ${from.id}::uuid)`);
  return query.execute();
}

/** How many wait; mine: typed by this person. */
export async function waitingCounts(db: TenantDb, actor: Actor & { kind: 'person' }): Promise<ReadingPage['counts']> {
  const row = await waiting(db).select((eb) => [
    eb.fn.countAll<string>().as('waiting'), eb.fn.countAll<string>().filterWhere('sheets.typed_by', '=', actor.id).as('mine'),
    eb.fn.countAll<string>().filterWhere('sheets.reading', '=', 'before').as('hidden'),
  ]).executeTakeFirstOrThrow();
  return { waiting: Number(row.waiting), mine: Number(row.mine), hidden: Number(row.hidden) };
}

async function oneToRead(db: TenantDb, actor: Actor & { kind: 'person' }, id: string, frozen: boolean): Promise<SheetToRead | null> {
  const [row, files] = await Promise.all([
    sheetsOf(db).innerJoin('meetings', 'meetings.id', 'sheets.meeting_id').leftJoin('people', 'people.id', 'sheets.typed_by')
      .select(['sheets.typed_by', 'sheets.reading', 'people.pseudonym as typist', 'meetings.id as meetingId',
        'meetings.reference as meetingReference', 'meetings.title as meetingTitle', 'meetings.starts_at as meetingStartsAt'])
      .where('proposals.id', '=', id).where('sheets.reading', 'in', ['before', 'after']).executeTakeFirst(),
    db.selectFrom('attachments').select(['id', 'media_type as mediaType', 'name', 'width', 'height']).where('proposal_id', '=', id)
      .orderBy('id').limit(10).execute(),
  ]);
  if (!row) return null;
  const { micros: _micros, typed_by: typedBy, typist, reading, meetingId, meetingReference, meetingTitle, meetingStartsAt, ...sheet } = row;
  return {
    ...sheet, editable: isTypedStill(sheet.status), typist, reading, files, own: typedBy === actor.id,
    meeting: { id: meetingId, reference: meetingReference, title: meetingTitle, startsAt: meetingStartsAt },
    mayRead: isTypedStill(sheet.status) && mayReadSheet(actor, { reading, typedBy }, { frozen }) === true,
  };
}
