import { isFrozen, opens } from '../../../tenants/phases.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import type { ParliamentDoors } from './policy.ts';

/** What the calendar lets the parliament do now, for pages; deeds ask the database's clock again. */
export async function parliamentDoors(db: TenantDb): Promise<ParliamentDoors> {
  const settings = await settingsOf(db);
  const at = now();
  return { validate: opens(settings, 'validate', at), frozen: isFrozen(settings, at) };
}
