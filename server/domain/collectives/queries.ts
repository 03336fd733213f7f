import { parseSettings, type CollectiveSettings } from '../../../tenants/settings.ts';
import { cached, type TenantDb } from '../../db/tenant-db.ts';

/** The collective's settings, checked. Kept in memory while the pages' version stands: changing settings is a deed that raises it. */
export async function settingsOf(db: TenantDb): Promise<CollectiveSettings> {
  return cached(db, 'settings', async () => {
    const row = await db.selectFrom('collectives').select('settings').executeTakeFirstOrThrow();
    return parseSettings(row.settings);
  });
}
