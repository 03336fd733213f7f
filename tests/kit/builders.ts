import { randomUUID } from 'node:crypto';
import { parseSettings, type SettingsInput } from '../../tenants/settings.ts';
import { addDays, dayAt } from '../../tenants/calendar.ts';
import type { GrantedRole } from '../../server/db/tables/people.ts';
import type { MeetingsTable } from '../../server/db/tables/meetings.ts';
import type { ProposalsTable } from '../../server/db/tables/proposals.ts';
import { closePool, inTenant, openPool } from '../../server/db/root.ts';
import type { Actor, Role } from '../../server/domain/actor.ts';
import { newId, newShuffle } from '../../server/domain/ids.ts';
import { nextReference } from '../../server/domain/journal.ts';
import type { TestDatabase } from './database.ts';

/** A collective of a test's own. */
export interface TestCollective { id: string; slug: string; name: string }
export type TestPerson = Actor & { kind: 'person' };

/** Everything open for two months around today, published at once: a test closes what it needs closed. */
export function testSettings(settings: Partial<SettingsInput> = {}): SettingsInput {
  return {
    name: 'Essai', referenceDay: addDays(dayAt(new Date(), 'Europe/Paris'), -30), moderation: 'after',
    phases: [{ code: 'tout', label: { fr: 'Tout est ouvert' }, from: 0, to: 60, opens: ['propose', 'support', 'comment', 'validate'] }],
    districts: [{ code: 'nord', label: 'Nord' }, { code: 'sud', label: 'Sud' }],
    ...settings,
  };
}

/** The domain's pool of this worker points at this database from here on. */
export async function useDatabase(database: TestDatabase): Promise<void> {
  const shared = globalThis as unknown as { fabriqueTestPool?: string };
  if (shared.fabriqueTestPool !== database.appUrl) await closePool();
  openPool(database.appUrl);
  shared.fabriqueTestPool = database.appUrl;
}

/** Plants a collective in an open tenant; opens the process's pool on the test's database. */
export async function aCollective(database: TestDatabase, settings: Partial<SettingsInput> = {}): Promise<TestCollective> {
  await useDatabase(database);
  const id = randomUUID();
  const slug = `essai-${id.slice(0, 8)}`;
  const checked = parseSettings(testSettings(settings));
  await database.ownerPool.query('insert into tenants (id, slug) values ($1, $2)', [id, slug]);
  await inTenant(id, 'write', async (db) => {
    await db.insertInto('collectives').values({ settings: JSON.stringify(checked), hall_mode_until: null }).execute();
    await db.insertInto('page_versions').defaultValues().execute();
  });
  return { id, slug, name: checked.name };
}

let people = 0;

/** A person with the roles given. 'member' is a seat: see aMember. */
export async function aPerson(collective: TestCollective, roles: GrantedRole[] = [], pseudonym?: string): Promise<TestPerson> {
  const id = newId();
  people += 1;
  const name = pseudonym ?? `Personne ${people}`;
  await inTenant(collective.id, 'write', async (db) => {
    await db.insertInto('people').values({
      id, pseudonym: name, name: null, email: `${id}@exemple.fr`, email_key: `${id}@exemple.fr`, age_declared_on: new Date(), birth_year: null,
    }).execute();
    if (roles.length > 0) {
      await db.insertInto('role_grants').values(roles.map((role) => ({ person_id: id, role, ends_at: null, granted_by: null }))).execute();
    }
  });
  return { kind: 'person', id, pseudonym: name, language: 'fr', roles: new Set<Role>(['resident', ...roles]), seatId: null };
}

type MeetingFields = Partial<Pick<MeetingsTable,
  'kind' | 'title' | 'place' | 'district' | 'theme' | 'starts_at' | 'attendance' | 'reported_by' | 'checked_by' | 'description'>
  & { state: 'declared' | 'reported' | 'checked' | 'cancelled' }>;

/** A meeting held a week ago, straight into its table; its number comes from the collective's counter. */
export async function aMeeting(collective: TestCollective, fields: MeetingFields = {}): Promise<{ id: string; reference: number }> {
  const id = newId();
  return inTenant(collective.id, 'write', async (db) => {
    const reference = await nextReference(db, 'meeting');
    await db.insertInto('meetings').values({
      id, reference, kind: 'workshop', title: `Rencontre ${reference}`, description: null, place: 'Maison des habitant·es', district: null, theme: null,
      starts_at: new Date(Date.now() - 7 * 86_400_000), ends_at: null, attendance: null, under_25: null, from_25_to_64: null, over_64: null, report: null,
      declared_by: null, reported_by: null, checked_by: null, import_source: null, external_id: null, url: null, ...fields,
    }).execute();
    return { id, reference };
  });
}

type ProposalFields = Partial<Pick<ProposalsTable,
  'title' | 'body' | 'theme' | 'district' | 'origin' | 'meeting_id' | 'voice' | 'organisation' | 'author_id' | 'import_source' | 'external_id'>
  & { status: 'submitted' | 'published' | 'in_validation' | 'inadmissible' | 'withdrawn'; published_at: Date }>;

/** A published proposal made online, straight into its table, with its public number. */
export async function aProposal(collective: TestCollective, fields: ProposalFields = {}): Promise<{ id: string; reference: number | null }> {
  const id = newId();
  const status = fields.status ?? 'published';
  return inTenant(collective.id, 'write', async (db) => {
    const reference = status === 'submitted' ? null : await nextReference(db, 'proposal');
    await db.insertInto('proposals').values({
      id, reference, title: `Proposition ${id.slice(-6)}`, body: 'Un texte assez long pour être une proposition.', theme: 'logement', district: null,
      place_x: null, place_y: null, origin: 'online', meeting_id: null, voice: 'resident', organisation: null, author_id: null, shuffle: newShuffle(),
      published_at: status === 'submitted' ? null : new Date(), decided_at: null, import_source: null, external_id: null, imported_supports: null,
      imported_comments: null, imported_url: null, ...fields, status,
    }).execute();
    return { id, reference };
  });
}
