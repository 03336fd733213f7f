import type { ColumnType, Generated } from 'kysely';
import type { Stamp, TenantId } from './columns.ts';
import type { ProposalStatus } from './proposals.ts';

export type GroupingKind = 'merge' | 'split';

/** carrier_id: who carries on; of a split, the source. The texts are those of the carrier, where the grouping rewrote them. */
export interface GroupingsTable {
  tenant_id: TenantId; id: string; kind: GroupingKind; carrier_id: string; carrier_status: ProposalStatus; reason: string;
  title_before: string | null; body_before: string | null; title_after: string | null; body_after: string | null;
  made_by: string | null; made_at: Stamp; undone_by: string | null; undone_at: Date | null; undone_reason: string | null;
}
/** previous_status: where a member goes back to; null for a part. left_at: when it was taken out of a grouping that goes on. */
export interface GroupingMembersTable {
  tenant_id: TenantId; grouping_id: string; proposal_id: string; position: number; previous_status: ProposalStatus | null;
  left_at: ColumnType<Date | null, Date | null | undefined, Date | null>; left_by: ColumnType<string | null, string | null | undefined, string | null>;
}
/** one_id < other_id. score: 0 to 1. */
export interface LookAlikesTable {
  tenant_id: TenantId; one_id: string; other_id: string; score: number; found_at: Generated<Date>; dismissed_by: string | null; dismissed_at: Date | null;
}
export interface ComparedProposalsTable { tenant_id: TenantId; proposal_id: string; version: number; compared_at: Stamp }
