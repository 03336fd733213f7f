import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { JsonWithDefault, Stamp, TenantId } from './columns.ts';

export type ProposalStatus =
  | 'submitted' | 'published' | 'inadmissible' | 'in_validation' | 'validated' | 'validated_amended' | 'sent_back' | 'set_aside' | 'withdrawn'
  | 'grouped';
export type Origin = 'online' | 'meeting' | 'collective';
export type Voice = 'resident' | 'organisation' | 'collective' | 'assembly';
export type AuthorShown = 'pseudonym' | 'name' | 'none';
export type RefusalReason = 'duplicate' | 'outside_powers' | 'unclear' | 'charter' | 'personal_attack' | 'advert';
export type Verdict = 'validated' | 'validated_amended' | 'sent_back' | 'set_aside';

/**
 * origin 'meeting' with meeting_id null: "a meeting, unknown which". place: a point on the collective's drawing, 0..1000.
 * shuffle: a random bucket 0..65535 for the fair order. listed: is on public lists (a grouped one is public and on none).
 * carried_by: whoever goes to the vote for it. part_of: the proposal that it is one half of.
 */
export interface ProposalsTable {
  tenant_id: TenantId; id: string; reference: number | null; title: string; body: string; theme: string; district: string | null;
  place_x: number | null; place_y: number | null; status: ProposalStatus; origin: Origin; meeting_id: string | null; voice: Voice;
  organisation: string | null; author_id: string | null; author_shown: Generated<AuthorShown>; shuffle: number; submitted_at: Stamp;
  published_at: Date | null; decided_at: Date | null; import_source: string | null; external_id: string | null;
  /** The import that made it, for as long as it can be taken back. */
  imported_by: ColumnType<string | null, string | null | undefined, never>;
  imported_supports: number | null; imported_comments: number | null; imported_url: string | null; version: Generated<number>;
  /** Null while it waits for whoever answers on admissibility. */
  reviewed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  carried_by: ColumnType<string | null, string | null | undefined, string | null>;
  part_of: ColumnType<string | null, string | null | undefined, never>;
  listed: GeneratedAlways<boolean>; search: GeneratedAlways<string>;
}
export interface ProposalDraftsTable {
  tenant_id: TenantId; id: string; cookie_hash: Buffer; person_id: string | null; fields: JsonWithDefault<Record<string, unknown>>;
  created_at: Stamp; updated_at: Stamp; expires_at: Date;
}
/** bytes, width and height of the re-encoded file as it is served. */
export interface AttachmentsTable {
  tenant_id: TenantId; id: string; draft_id: string | null; proposal_id: string | null; person_id: string;
  media_type: 'image/webp' | 'application/pdf'; name: string; bytes: number; width: number | null; height: number | null; created_at: Stamp;
}
export interface SheetsTable {
  tenant_id: TenantId; proposal_id: string; meeting_id: string; code: string; table_label: string | null; verbatim: string | null;
  hands: number | null; objections: string | null; typed_by: string | null; typed_at: Stamp;
  reading: Generated<SheetReading>;
}
/** Whether another volunteer reads the sheet again: 'before': it is not public until then; 'after': it is. */
export type SheetReading = 'not_asked' | 'before' | 'after' | 'read';
/** typed_by: of the sheet; the key holds it against reader_id. before and after: what was mended. */
export interface ReadingsTable {
  tenant_id: TenantId; proposal_id: string; typed_by: string | null; reader_id: string; outcome: 'agreed' | 'mended';
  before: ColumnType<Record<string, unknown> | null, string | null, never>; after: ColumnType<Record<string, unknown> | null, string | null, never>;
  read_at: Stamp;
}
export interface SupportsTable { tenant_id: TenantId; proposal_id: string; person_id: string; created_at: ColumnType<Date, Date | undefined, never> }
export interface ModerationsTable {
  tenant_id: TenantId; id: string; proposal_id: string; decision: 'published' | 'inadmissible'; reason_code: RefusalReason | null;
  answer: string | null; decided_by: string; decided_at: Stamp;
}
export interface VerdictsTable {
  tenant_id: TenantId; id: string; proposal_id: string; verdict: Verdict; reason: string | null; question_id: string | null;
  imported: Generated<boolean>; decided_at: Stamp;
}
