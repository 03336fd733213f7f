import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Stamp, TenantId } from './columns.ts';

export type Stance = 'for' | 'against' | 'neutral';
export type CommentStatus = 'held' | 'published' | 'hidden' | 'withdrawn';
export type CommentOrigin = 'online' | 'meeting';
export type CommentReason = 'personal_attack' | 'illegal' | 'charter' | 'advert' | 'duplicate';
export type ReportState = 'open' | 'upheld' | 'dismissed' | 'lapsed';
export type CommentDecision = 'published' | 'kept' | 'hidden' | 'restored';
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

/**
 * What somebody says about a proposal or a measure. stance: of a thread, never of a reply. hands: how many people of the room said so.
 * body: null once its author took it back. shown: has its place in the thread, if only to say that it was hidden or taken back.
 */
export interface CommentsTable {
  tenant_id: TenantId; id: string; proposal_id: Maybe<string>; measure_id: Maybe<string>; workshop: Generated<boolean>; parent_id: Maybe<string>;
  stance: Maybe<Stance>; body: string | null; origin: Generated<CommentOrigin>; meeting_id: Maybe<string>; hands: Maybe<number>;
  author_id: Maybe<string>; author_shown: Generated<'pseudonym' | 'name' | 'none'>; typed_by: Maybe<string>; status: CommentStatus;
  written_at: Stamp; published_at: Maybe<Date>; edited_at: Maybe<Date>; reviewed_at: Maybe<Date>; import_source: Maybe<string>;
  external_id: Maybe<string>; imported_by: ColumnType<string | null, string | null | undefined, never>; version: Generated<number>; subject_id: GeneratedAlways<string>; is_reply: GeneratedAlways<boolean>;
  parent_is_reply: GeneratedAlways<boolean | null>; shown: GeneratedAlways<boolean>;
}
export interface CommentReportsTable {
  tenant_id: TenantId; id: string; comment_id: string; person_id: string | null; reason: CommentReason; words: string | null;
  state: Generated<ReportState>; reported_at: Stamp; decided_by: Maybe<string>; decided_at: Maybe<Date>;
}
export interface CommentModerationsTable {
  tenant_id: TenantId; id: string; comment_id: string; decision: CommentDecision; reason_code: CommentReason | null; statement: string | null;
  decided_by: string; decided_at: Stamp;
}
