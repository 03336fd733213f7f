import type { Generated } from 'kysely';
import type { Json, JsonWithDefault, Stamp, TenantId } from './columns.ts';

/** A paragraph of a measure: its id stays through every version, text is Markdown. */
export interface Paragraph { id: string; text: string }

export interface ChaptersTable {
  tenant_id: TenantId; id: string; title: string; introduction: string | null; position: number; removed_at: Date | null;
  version: Generated<number>; created_at: Stamp;
}
export interface MeasuresTable {
  tenant_id: TenantId; id: string; chapter_id: string; reference: number | null; title: string; paragraphs: JsonWithDefault<Paragraph[]>;
  position: number; removed_at: Date | null; version: Generated<number>; created_at: Stamp; updated_at: Stamp;
}
export interface MeasureVersionsTable {
  tenant_id: TenantId; measure_id: string; version: number; title: string; paragraphs: Json<Paragraph[]>; note: string | null;
  written_by: string | null; written_at: Stamp;
}
export interface MeasureSourcesTable { tenant_id: TenantId; measure_id: string; proposal_id: string; added_at: Stamp }

/** document: what was published, whole (EditionDocument); hash: SHA-256 in hexadecimal of its canonical JSON. */
export interface EditionsTable {
  tenant_id: TenantId; id: string; number: number; title: string; note: string | null; document: Json<unknown>; hash: string;
  published_at: Stamp; published_by: string | null;
}
export interface EditionMeasuresTable { tenant_id: TenantId; edition_id: string; measure_id: string; version: number; place: number }
export interface EditionSourcesTable { tenant_id: TenantId; edition_id: string; measure_id: string; proposal_id: string }

export type Progress = 'not_started' | 'in_progress' | 'kept' | 'changed' | 'abandoned';
export interface CommitmentsTable {
  tenant_id: TenantId; id: string; edition_id: string; measure_id: string; state: Generated<Progress>; wording: string | null;
  version: Generated<number>; made_at: Stamp;
}
export interface ProgressStepsTable {
  tenant_id: TenantId; id: string; commitment_id: string; state: Progress; reason: string; evidence: string | null; evidence_url: string | null;
  happened_on: string; wording: string | null; recorded_by: string | null; recorded_at: Stamp;
}
