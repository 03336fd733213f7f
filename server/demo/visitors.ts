import { sql } from 'kysely';
import type { CollectiveSettings } from '../../tenants/settings.ts';
import type { TenantDb } from '../db/tenant-db.ts';
import type { DemoRole, GrantedRole } from '../db/tables/people.ts';
import { giveConsents } from '../domain/people/consents.ts';
import { newId } from '../domain/ids.ts';

const VISITORS: readonly { pseudonym: string; role: DemoRole; granted: GrantedRole | null }[] = [
  { pseudonym: 'Hortense', role: 'organiser', granted: 'organiser' },
  { pseudonym: 'Basile', role: 'moderator', granted: 'moderator' },
  { pseudonym: 'Nour', role: 'volunteer', granted: 'volunteer' },
  { pseudonym: 'Ismaël', role: 'member', granted: null },
  { pseudonym: 'Colombe', role: 'member', granted: null },
  { pseudonym: 'Wanda', role: 'member', granted: null },
  { pseudonym: 'Passante', role: 'resident', granted: null },
];

/**
 * The seven people of a demonstration whose texts come from elsewhere: without them nobody could enter an imported collective.
 * They sit and they run it; they have said nothing. Called in demo mode alone.
 */
export async function plantVisitors(db: TenantDb, settings: CollectiveSettings): Promise<void> {
  for (const { pseudonym, role, granted } of VISITORS) {
    const id = newId();
    await db.insertInto('people').values({
      id, pseudonym, name: null, email: null, email_key: null, age_declared_on: sql<Date>`current_date`, birth_year: null, demo_role: role,
    }).execute();
    await giveConsents(db, settings, id, ['charter', 'opinions']);
    if (granted) await db.insertInto('role_grants').values({ person_id: id, role: granted, ends_at: null, granted_by: null }).execute();
    if (role !== 'member') continue;
    await db.insertInto('seats').values({ id: newId(), person_id: id, kind: 'volunteer', title: null, starts_on: sql<string>`current_date`, ends_on: null }).execute();
  }
}
