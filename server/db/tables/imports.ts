import type { ColumnType, Generated } from 'kysely';
import type { Json, JsonWithDefault, Stamp, TenantId } from './columns.ts';

export type ImportState = 'reading' | 'ready' | 'writing' | 'done' | 'failed' | 'discarded' | 'undoing' | 'undone';
export type ImportedNoun = 'proposal' | 'meeting' | 'comment' | 'counts';
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type MaybeJson = ColumnType<unknown, string | null | undefined, string | null>;

/** options, preview, problems, result: the documents of server/domain/imports/run.ts. failure: the code of what stopped it. */
export interface ImportRunsTable {
  tenant_id: TenantId; id: string; state: Generated<ImportState>; version: Generated<number>; options: JsonWithDefault<unknown>;
  preview: MaybeJson; problems: JsonWithDefault<unknown>; result: MaybeJson; failure: Maybe<string>; requested_by: Maybe<string>;
  confirmed_by: Maybe<string>; undone_by: Maybe<string>; created_at: Stamp; confirmed_at: Maybe<Date>; ended_at: Maybe<Date>;
  undone_at: Maybe<Date>;
}
/** name: as its sender called it, for display alone. */
export interface ImportFilesTable {
  tenant_id: TenantId; id: string; run_id: string; position: number; name: string; bytes: number; removed_at: Maybe<Date>;
}
export interface ImportMappingsTable { tenant_id: TenantId; signature: string; columns: Json<Record<string, string>>; updated_at: Stamp }
export interface ImportRowsTable {
  tenant_id: TenantId; run_id: string; row_id: string; noun: ImportedNoun; digest: string; before: Json<Record<string, unknown>> | null;
}
