import { sql } from 'kysely';
import type { TenantDb } from '../db/tenant-db.ts';
import { newId } from './ids.ts';

export interface Work {
  /** A name of server/jobs/kinds.ts. */
  kind: string;
  payload?: Record<string, unknown>;
  /** Two asks with the same key are one job, for as long as its row is kept. */
  onceKey?: string;
  /** Not before this instant; at once without it. */
  runAt?: Date;
  requestedBy?: string;
}

/**
 * Asks for work in the transaction of the deed that causes it: what is rolled back is never done. Answers the job's id,
 * or null when the same work was asked for already.
 */
export async function enqueue(db: TenantDb, work: Work): Promise<string | null> {
  const row = await db.insertInto('jobs').values({
    id: newId(), kind: work.kind, payload: JSON.stringify(work.payload ?? {}), once_key: work.onceKey ?? null,
    requested_by: work.requestedBy ?? null, ...(work.runAt && { run_at: work.runAt }),
  }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!row) return null;
  await sql`select pg_notify('jobs', current_tenant()::text)`.execute(db);
  return row.id;
}
