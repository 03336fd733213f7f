import type { ColumnType, Generated } from 'kysely';
import type { Json, JsonWithDefault, Stamp, TenantId } from './columns.ts';

export type MeetingKind = 'public_meeting' | 'workshop' | 'cafe' | 'porteur_de_parole' | 'walk' | 'door_to_door' | 'other';
export type MeetingState = 'declared' | 'reported' | 'checked' | 'cancelled';

/** What a report tells, in Markdown, section by section; those that nobody wrote are not there. */
export interface ReportSections { said?: string; debated?: string; asked?: string; next?: string }

/** attendance and the age bands: numbers of people, never names. reference: the R-07 of public pages. */
export interface MeetingsTable {
  tenant_id: TenantId; id: string; reference: number; kind: MeetingKind; title: string; description: string | null; place: string;
  district: string | null; theme: string | null; starts_at: Date; ends_at: Date | null; facilitators: Generated<string[]>;
  state: Generated<MeetingState>; attendance: number | null; under_25: number | null; from_25_to_64: number | null; over_64: number | null;
  report: string | null; declared_by: string | null; reported_by: string | null; checked_by: string | null;
  imported_by: ColumnType<string | null, string | null | undefined, never>;
  import_source: string | null; external_id: string | null; url: string | null; created_at: Stamp; version: Generated<number>;
  sections: JsonWithDefault<ReportSections>;
}

/** lines: of the spreadsheet, each with its number there. columns: the field that each column holds, '' for none. */
export interface RowBatchesTable {
  tenant_id: TenantId; id: string; meeting_id: string; made_by: string; file_name: string | null; lines: Json<{ line: number; cells: string[] }[]>;
  columns: string[]; headed: boolean; theme: string | null; version: Generated<number>; created_at: Stamp; expires_at: Date;
}
/** name: of a column, folded. field: what it holds for this collective, or null for nothing. */
export interface RowColumnsTable { tenant_id: TenantId; name: string; field: string | null }
