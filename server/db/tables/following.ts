import type { Generated } from 'kysely';
import type { Stamp, TenantId } from './columns.ts';

export type FollowKind = 'proposal' | 'theme' | 'meeting';
/** Why somebody is told: the strongest reason of those that hold, in this order. */
export type NoticeReason = 'reply' | 'author' | 'seat' | 'follows_proposal' | 'follows_meeting' | 'follows_theme';
export type Rhythm = 'never' | 'at_once' | 'daily' | 'weekly';

/** Exactly one of the targets, as kind says. theme: a code of the settings. */
export interface FollowsTable {
  tenant_id: TenantId; id: string; person_id: string; kind: FollowKind; proposal_id: string | null; meeting_id: string | null;
  theme: string | null; created_at: Stamp;
}
/** One deed told to one person. mail: 'due' until it stands in a letter, 'none' when it is to stand in none. */
export interface NoticesTable {
  tenant_id: TenantId; person_id: string; journal_id: string; verb: string; reason: NoticeReason; proposal_id: string | null;
  meeting_id: string | null; at: Date; mail: Generated<'none' | 'due' | 'sent'>; read_at: Date | null;
}
export interface MailPreferencesTable { tenant_id: TenantId; person_id: string; rhythm: Rhythm; changed_at: Stamp }
