import { sql, type SqlBool } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { MeetingKind, MeetingState } from '../../db/tables/meetings.ts';
import type { ProposalStatus, SheetReading, Voice } from '../../db/tables/proposals.ts';
import type { Actor } from '../actor.ts';
import { now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { isTypedStill } from '../proposals/sheet-correction.ts';
import { lookAlikes, type LookAlike } from '../proposals/search.ts';
import { micros } from './counts.ts';
import { cursorOf } from './list.ts';
import { doorsOf, factsOf, meetingRow } from './page.ts';
import { meetingAbilities, type MeetingAbilities } from './policy.ts';
import { PAGE_SIZE, type EntryInput } from './schema.ts';
import { nextCodes } from './sheet-codes.ts';

export interface TypedSheet {
  id: string; reference: number | null; status: ProposalStatus; version: number; title: string; body: string; theme: string;
  district: string | null;
  voice: Voice; organisation: string | null; code: string; table: string | null; verbatim: string | null; hands: number | null;
  objections: string | null;
  typedAt: Date;
  /** Whether another volunteer is to read it. */
  reading: SheetReading;
  /** It can be set right until its examination begins. */
  editable: boolean;
}
export interface EntryPage {
  meeting: { id: string; reference: number; kind: MeetingKind; title: string; place: string; district: string | null; startsAt: Date;
  state: MeetingState };
  typed: number; hands: number;
  /** The latest first. */
  sheets: TypedSheet[]; next: string | null;
  /** Free codes to go on with, and the table of the sheet that this person typed last. */
  codes: string[]; table: string | null;
  /** The sheet being set right; the one just typed, with what looks like it. */
  editing: TypedSheet | null;
  saved: { sheet: TypedSheet; alike: LookAlike[] } | null;
  abilities: MeetingAbilities;
}

/** A meeting's sheets as they are being typed. @throws meeting.not_found */
export async function entryPage(db: TenantDb, actor: Actor & { kind: 'person' }, input: EntryInput): Promise<EntryPage> {
  const row = await meetingRow(db, { reference: input.reference });
  const [settings, codes, page, editing, saved] = await Promise.all([
    settingsOf(db),
    db.selectFrom('sheets').select(['code', 'hands', 'table_label', 'typed_by']).where('meeting_id', '=', row.id)
      .orderBy('typed_at', 'desc').orderBy('proposal_id', 'desc').execute(),
    typedSheets(db, row.id, input.after),
    input.sheet ? oneSheet(db, row.id, { code: input.sheet }) : null,
    input.saved ? oneSheet(db, row.id, { id: input.saved }) : null,
  ]);
  const mine = codes.find((sheet) => sheet.typed_by === actor.id);
  const at = now();
  return {
    meeting: { id: row.id, reference: row.reference, kind: row.kind, title: row.title, place: row.place, district: row.district,
      startsAt: row.starts_at, state: row.state },
    typed: codes.length, hands: codes.reduce((sum, sheet) => sum + (sheet.hands ?? 0), 0), ...page,
    codes: nextCodes(new Set(codes.map(({ code }) => code)), (mine ?? codes[0])?.code ?? null, input.rows),
    table: mine?.table_label ?? null, editing,
    saved: saved === null ? null : { sheet: saved, alike: (await lookAlikes(db, saved.title, 6)).filter((one) => one.id !== saved.id)
      .slice(0, 5) },
    abilities: meetingAbilities(actor, factsOf(row, at), doorsOf(settings, row.starts_at, at)),
  };
}

/** Sheets with their proposals, as they are typed. */
export function sheetsOf(db: TenantDb) {
  return db.selectFrom('sheets').innerJoin('proposals', 'proposals.id', 'sheets.proposal_id')
    .select(['proposals.id', 'proposals.reference', 'proposals.status', 'proposals.version', 'proposals.title', 'proposals.body',
      'proposals.theme',
      'proposals.district', 'proposals.voice', 'proposals.organisation', 'sheets.code', 'sheets.table_label as table', 'sheets.verbatim',
      'sheets.hands',
      'sheets.objections', 'sheets.reading', 'sheets.typed_at as typedAt', micros('sheets.typed_at').as('micros')]);
}

type Row = Awaited<ReturnType<ReturnType<typeof sheetsOf>['execute']>>[number];
function typed({ micros: _micros, ...row }: Row): TypedSheet { return { ...row, editable: isTypedStill(row.status) }; }

async function typedSheets(db: TenantDb, meetingId: string,
  after: string | null | undefined): Promise<{ sheets: TypedSheet[]; next: string | null }> {
  let query = sheetsOf(db).where('sheets.meeting_id', '=', meetingId).orderBy('sheets.typed_at', 'desc').orderBy('proposals.id', 'desc').limit(PAGE_SIZE + 1);
  const from = cursorOf(after);
  if (from) query = query.where(sql<SqlBool>`(sheets.typed_at, proposals.id) < (to_timestamp(${from.micros}::numeric / 1000000), ${from.id}::uuid)`);
  const rows = await query.execute();
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return { sheets: page.map(typed), next: rows.length > PAGE_SIZE && last ? `${last.micros}_${last.id}` : null };
}

async function oneSheet(db: TenantDb, meetingId: string, by: { code: string } | { id: string }): Promise<TypedSheet | null> {
  const row = await sheetsOf(db).where('sheets.meeting_id', '=', meetingId).where('code' in by ? 'sheets.code' : 'proposals.id', '=', 'code' in by ? by.code : by.id)
    .executeTakeFirst();
  return row ? typed(row) : null;
}
