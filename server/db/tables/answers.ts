import type { Generated } from 'kysely';
import type { Stamp, TenantId } from './columns.ts';

export type AnswerState = 'draft' | 'ready' | 'published';

/** body: the working text. version: raised by each change, so that two who write at once notice. */
export interface AnswersTable {
  tenant_id: TenantId; id: string; proposal_id: string; body: string; state: Generated<AnswerState>; version: Generated<number>;
  prepared_by: string | null; updated_at: Stamp; published_at: Date | null;
}
/** number: 1 is the first text that was public. note: why it was corrected. */
export interface AnswerVersionsTable {
  tenant_id: TenantId; answer_id: string; number: number; body: string; note: string | null; batch: string; published_by: string | null;
  published_at: Stamp;
}
