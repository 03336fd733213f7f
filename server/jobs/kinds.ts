import { closeAtItsHour } from './close-question.ts';
import { lookAlikesKind } from './look-alikes.ts';
import type { JobProgress } from '../db/tables/jobs.ts';
import { IMPORT_KINDS } from './imports.ts';
import { digest, notices } from './notices.ts';

/** What a job works with: its collective comes from its row, never from the process. */
export interface JobContext {
  tenantId: string;
  jobId: string;
  payload: Record<string, unknown>;
  /** Which try this is: 1 for the first. */
  attempt: number;
  /** Tells those who wait how far it is; written at most once a second. */
  progress(progress: JobProgress): Promise<void>;
  /** Aborted when the process stops: a long job ends at its next safe place, and goes on elsewhere. */
  signal: AbortSignal;
}

/**
 * run: does the work, in transactions of its own, so that doing it twice does it once (a killed process is followed by another).
 * Its answer is kept as the job's result. heldByFreeze: changes something public or sends mail, so it waits for the freeze to end.
 */
export interface JobKind {
  heldByFreeze: boolean;
  run(context: JobContext): Promise<Record<string, unknown> | void>;
}

/** Every kind of work there is. */
export const JOB_KINDS: Record<string, JobKind> = {
  'close-question': closeAtItsHour,
  'look-alikes': lookAlikesKind,
  ...IMPORT_KINDS,
  digest,
  notices,
};
