import type { Generated } from 'kysely';
import type { Stamp, TenantId } from './columns.ts';

export type MeetingKind = 'public_meeting' | 'workshop' | 'cafe' | 'porteur_de_parole' | 'walk' | 'door_to_door' | 'other';
export type MeetingState = 'declared' | 'reported' | 'checked' | 'cancelled';

/** attendance and the age bands: numbers of people, never names. reference: the R-07 of public pages. */
export interface MeetingsTable {
  tenant_id: TenantId; id: string; reference: number; kind: MeetingKind; title: string; description: string | null; place: string;
  district: string | null; theme: string | null; starts_at: Date; ends_at: Date | null; facilitators: Generated<string[]>;
  state: Generated<MeetingState>; attendance: number | null; under_25: number | null; from_25_to_64: number | null; over_64: number | null;
  report: string | null; declared_by: string | null; reported_by: string | null; checked_by: string | null;
  import_source: string | null; external_id: string | null; url: string | null; created_at: Stamp; version: Generated<number>;
}
