import type { Generated } from 'kysely';
import type { Json, JsonWithDefault, Stamp, TenantId } from './columns.ts';

export type JobState = 'queued' | 'running' | 'done' | 'parked';
/** How far a job has come: `done` of `total` units of what it counts. */
export interface JobProgress { done: number; total: number }

export interface JobsTable {
  tenant_id: TenantId; id: string; kind: string; payload: JsonWithDefault<Record<string, unknown>>; once_key: string | null;
  state: Generated<JobState>; attempts: Generated<number>; run_at: Stamp; lease_until: Date | null;
  progress: Json<JobProgress> | null; result: Json<Record<string, unknown>> | null; last_error: string | null;
  requested_by: string | null; created_at: Stamp; ended_at: Date | null;
}
