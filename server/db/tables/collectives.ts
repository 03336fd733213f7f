import type { ColumnType, Generated } from 'kysely';
import type { Json, JsonWithDefault, Stamp, TenantId } from './columns.ts';

export type TenantState = 'closed' | 'open' | 'archived' | 'deleted';

export interface TenantsTable { id: string; slug: string; state: Generated<TenantState>; created_at: Stamp }
export interface TenantDomainsTable { domain: string; tenant_id: string; verified_at: Date | null }
/** settings: the document that tenants/settings.ts validates. */
export interface CollectivesTable {
  tenant_id: TenantId; settings: Json<unknown>; version: Generated<number>; fictional: Generated<boolean>;
  hall_mode_until: Date | null; updated_at: Stamp;
}
/** Bigints, read as text by the driver. deeds: like version, but not raised by the counting of supports and ballots. */
export interface PageVersionsTable {
  tenant_id: TenantId; version: ColumnType<string, number | undefined, number | string>; deeds: ColumnType<string, number | undefined, number | string>;
}
export interface CountersTable { tenant_id: TenantId; name: string; value: number }
export interface JournalTable {
  tenant_id: TenantId; id: string; at: Stamp; actor_id: string | null; actor_role: string; verb: string;
  subject_type: string; subject_id: string; data: JsonWithDefault<Record<string, unknown>>;
}
export interface OutboxTable {
  tenant_id: TenantId; id: string; template: string; person_id: string | null; address: string | null;
  data: JsonWithDefault<Record<string, unknown>>; created_at: Stamp; not_before: Stamp; attempts: Generated<number>;
  sent_at: Date | null; failed_at: Date | null; last_error: string | null; subject: string | null; body: string | null;
}
