import type { ColumnType, Generated } from 'kysely';
import type { Json, Stamp, TenantId } from './columns.ts';

export type SeatKind = 'lot' | 'volunteer' | 'mandate';
export type SittingState = 'planned' | 'open' | 'closed';
export type PresencePlace = 'room' | 'online';
export type Choice = 'yes' | 'no' | 'abstain';
export type QuestionState = 'open' | 'closed' | 'announced' | 'annulled';
export type Outcome = 'adopted' | 'rejected' | 'tie' | 'no_vote' | 'quorum_missed' | 'too_few_voters';
export type OnRejection = 'set_aside' | 'sent_back';

/** A calendar day as the driver reads it: 'YYYY-MM-DD'. */
type Day = ColumnType<string, string, string>;

export interface SeatsTable {
  tenant_id: TenantId; id: string; person_id: string; kind: SeatKind; title: string | null; starts_on: Day; ends_on: string | null; created_at: Stamp;
}
export interface SittingsTable {
  tenant_id: TenantId; id: string; number: number; title: string; place: string | null; starts_at: Date; state: Generated<SittingState>;
  opened_at: Date | null; closed_at: Date | null; created_at: Stamp; version: Generated<number>;
}
export interface AgendaItemsTable {
  tenant_id: TenantId; id: string; sitting_id: string; proposal_id: string; position: number; recommendation: string | null;
  created_at: Stamp; removed_at: Date | null;
}
export interface AttendancesTable {
  tenant_id: TenantId; id: string; sitting_id: string; seat_id: string; place: PresencePlace; arrived_at: Stamp; left_at: Date | null;
}
/** rule and counts: the documents of domain/votes. Columns fixed at opening have no update right: `never`. */
export interface QuestionsTable {
  tenant_id: TenantId; id: string; sitting_id: ColumnType<string, string, never>; agenda_item_id: ColumnType<string, string, never>;
  proposal_id: ColumnType<string, string, never>; mode: ColumnType<'roll_call', 'roll_call', never>; rule: ColumnType<unknown, string, never>;
  on_rejection: ColumnType<OnRejection, OnRejection, never>; opened_at: ColumnType<Date, Date | undefined, never>;
  opened_by: ColumnType<string, string, never>; closes_at: ColumnType<Date | null, Date | null | undefined, never>;
  state: Generated<QuestionState>; closed_at: Date | null; counts: Json<unknown> | null; outcome: Outcome | null; reason: string | null;
  announced_at: Date | null;
}
export interface ElectorsTable { tenant_id: TenantId; question_id: string; seat_id: string; person_id: string }
export interface RollCallBallotsTable {
  tenant_id: TenantId; question_id: string; seat_id: string; choice: Choice; place: PresencePlace; cast_at: Stamp;
}
