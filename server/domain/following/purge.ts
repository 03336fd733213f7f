import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';

/** Forgets what was told a year ago, and the work of every day once it has been done for a week. */
export async function purgeTold(db: TenantDb): Promise<void> {
  await db.deleteFrom('notices').where('at', '<', sql<Date>`now() - interval '1 year'`).execute();
  await db.deleteFrom('jobs').where('kind', 'in', ['notices', 'digest', 'look-alikes']).where('state', '=', 'done')
    .where('ended_at', '<', sql<Date>`now() - interval '7 days'`).execute();
}
