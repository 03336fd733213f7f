import { isFrozen, opens } from '../../../tenants/phases.ts';
import type { CollectiveSettings, Deed } from '../../../tenants/settings.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { databaseNow } from '../clock.ts';
import { DomainError } from '../errors.ts';
import { settingsOf } from './queries.ts';

/**
 * Passes when the collective's calendar lets this deed be done now, by the database's clock.
 * @throws freeze.running during the electoral freeze (code électoral, L. 49), phase.closed when no phase under way opens it
 */
export async function requireOpen(db: TenantDb, deed: Deed): Promise<CollectiveSettings> {
  const [settings, at] = await Promise.all([settingsOf(db), databaseNow(db)]);
  if (isFrozen(settings, at)) throw new DomainError('freeze.running');
  if (!opens(settings, deed, at)) throw new DomainError('phase.closed');
  return settings;
}

/** Passes outside the freeze: for every other deed that changes what the public sees. @throws freeze.running */
export async function requireNotFrozen(db: TenantDb): Promise<CollectiveSettings> {
  const [settings, at] = await Promise.all([settingsOf(db), databaseNow(db)]);
  if (isFrozen(settings, at)) throw new DomainError('freeze.running');
  return settings;
}
