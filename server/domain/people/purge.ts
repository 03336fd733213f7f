import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';

/**
 * Forgets what signing in leaves behind: requests after a day (the day over which wrong codes are counted), proofs that led to no account,
 * sessions that have ended. Nobody can tell from it later who came, or tried to.
 */
export async function purgeSignIn(db: TenantDb): Promise<void> {
  await db.deleteFrom('sign_in_requests').where('created_at', '<', sql<Date>`now() - interval '1 day'`).execute();
  await db.deleteFrom('sign_up_proofs').where((eb) => eb.or([eb('expires_at', '<', sql<Date>`now()`), eb('used_at', 'is not', null)])).execute();
  await db.deleteFrom('sessions').where('expires_at', '<', sql<Date>`now()`).execute();
}
