import { randomUUID } from 'node:crypto';
import { dayAt } from '../../tenants/calendar.ts';
import { DEEDS, parseSettings, type SettingsInput } from '../../tenants/settings.ts';
import { tenantById, type Tenant } from '../../server/api/context.ts';
import { createCaller, type Caller } from '../../server/api/root.ts';
import { closePool, inTenant, openPool } from '../../server/db/root.ts';
import type { TenantState } from '../../server/db/tables/collectives.ts';
import type { MeetingKind, MeetingState } from '../../server/db/tables/meetings.ts';
import type { PresencePlace, SeatKind, SittingState } from '../../server/db/tables/parliament.ts';
import type { DemoRole, GrantedRole } from '../../server/db/tables/people.ts';
import type { Origin, ProposalStatus, Voice } from '../../server/db/tables/proposals.ts';
import type { TenantDb } from '../../server/db/tenant-db.ts';
import { ANONYMOUS, type Actor, type Role } from '../../server/domain/actor.ts';
import { newId, newShuffle } from '../../server/domain/ids.ts';
import { nextReference } from '../../server/domain/journal.ts';
import { LISTED_STATUSES } from '../../server/domain/proposals/schema.ts';
import type { TestDatabase } from './database.ts';

export { ANONYMOUS };

const DAY_MS = 86_400_000;
let counter = 0;

/** A collective of a test's own, beside the database it lives in. */
export interface TestCollective { database: TestDatabase; tenant: Tenant; id: string; slug: string }
export interface TestPerson { id: string; pseudonym: string; email: string | null; seatId: string | null; actor: Actor & { kind: 'person' } }
export interface TestMeeting { id: string; reference: number }
export interface TestProposal { id: string; reference: number | null; title: string }
export interface TestSitting { id: string; number: number; itemIds: string[] }

/** The domain's pool of this worker points at this database from here on. */
export async function useDatabase(database: TestDatabase): Promise<void> {
  const shared = globalThis as unknown as { fabriqueTestPool?: string };
  if (shared.fabriqueTestPool === database.appUrl) return;
  await closePool();
  openPool(database.appUrl);
  shared.fabriqueTestPool = database.appUrl;
}

/** Everything is open today: proposing, supporting, validating; an idea is published at once. */
export function openSettings(changes: Partial<SettingsInput> = {}): SettingsInput {
  const legal = { publisher: 'Association Essai', director: 'Claude Essai', host: 'Hébergeur Essai', privacyContact: 'donnees@essai.example' };
  return {
    name: 'Essai', referenceDay: dayAt(new Date(), 'Europe/Paris'), moderation: 'after', legal,
    phases: [{ code: 'tout', label: { fr: 'Tout est ouvert', en: 'Everything is open' }, from: -200, to: 200, opens: [...DEEDS] }],
    districts: [{ code: 'centre', label: 'Centre' }, { code: 'nord', label: 'Nord' }],
    ...changes,
  };
}

/** Opens a collective with its settings, page version and nothing else. */
export async function aCollective(
  database: TestDatabase,
  options: { slug?: string; settings?: Partial<SettingsInput>; state?: TenantState; fictional?: boolean } = {},
): Promise<TestCollective> {
  await useDatabase(database);
  const id = randomUUID();
  const slug = options.slug ?? `essai-${id.slice(0, 8)}`;
  await database.ownerPool.query('insert into tenants (id, slug, state) values ($1, $2, $3)', [id, slug, options.state ?? 'open']);
  const settings = parseSettings(openSettings(options.settings));
  await inTenant(id, 'write', async (db) => {
    await db.insertInto('collectives').values({ settings: JSON.stringify(settings), hall_mode_until: null, fictional: options.fictional ?? false }).execute();
    await db.insertInto('page_versions').values({ version: 1 }).execute();
  });
  const tenant = await tenantById(id);
  if (!tenant) throw new Error('the collective that was just made is not there');
  return { database, tenant, id, slug };
}

/** Runs in one transaction of the collective, as the application does. */
export async function within<T>(collective: TestCollective, work: (db: TenantDb) => Promise<T>): Promise<T> {
  await useDatabase(collective.database);
  return inTenant(collective.id, 'write', work);
}

/** A person, with the roles granted from yesterday on. `member` gives a seat of the parliament. */
export async function aPerson(
  collective: TestCollective,
  options: { roles?: Role[]; pseudonym?: string; name?: string; email?: string | null; language?: 'fr' | 'en'; demoRole?: DemoRole } = {},
): Promise<TestPerson> {
  const id = newId();
  counter += 1;
  const pseudonym = options.pseudonym ?? `Personne ${counter} ${id.slice(-4)}`;
  const email = options.email === undefined ? `personne-${id}@essai.example` : options.email;
  const roles = new Set<Role>(['resident', ...(options.roles ?? [])]);
  const granted = [...roles].filter((role): role is GrantedRole => role !== 'resident' && role !== 'member');
  await within(collective, async (db) => {
    await db.insertInto('people').values({
      id, pseudonym, name: options.name ?? null, email, email_key: email?.toLowerCase() ?? null, language: options.language ?? 'fr',
      age_declared_on: daysFromNow(-30), birth_year: null, demo_role: options.demoRole ?? null,
    }).execute();
    if (granted.length > 0) {
      await db.insertInto('role_grants').values(granted.map((role) => ({
        person_id: id, role, starts_at: daysFromNow(-1), ends_at: null, granted_by: null,
      }))).execute();
    }
  });
  const person: TestPerson = {
    id, pseudonym, email, seatId: null, actor: { kind: 'person', id, pseudonym, language: options.language ?? 'fr', roles, seatId: null },
  };
  if (roles.has('member')) await aSeat(collective, person);
  return person;
}

/** Gives a person a seat whose mandate runs; their actor is a member from here on. */
export async function aSeat(
  collective: TestCollective, person: TestPerson, options: { kind?: SeatKind; startsOn?: string; endsOn?: string } = {},
): Promise<string> {
  const id = newId();
  await within(collective, async (db) => {
    await db.insertInto('seats').values({
      id, person_id: person.id, kind: options.kind ?? 'lot', title: null,
      starts_on: options.startsOn ?? dayFromNow(-30), ends_on: options.endsOn ?? dayFromNow(365),
    }).execute();
  });
  person.seatId = id;
  person.actor = { ...person.actor, seatId: id, roles: new Set([...person.actor.roles, 'member']) };
  return id;
}

/** A meeting, held ten days ago unless `startsAt` says otherwise. */
export async function aMeeting(
  collective: TestCollective,
  options: { title?: string; kind?: MeetingKind; state?: MeetingState; startsAt?: Date; attendance?: number; declaredBy?: TestPerson } = {},
): Promise<TestMeeting> {
  const id = newId();
  const reference = await within(collective, async (db) => {
    const given = await nextReference(db, 'meeting');
    await db.insertInto('meetings').values({
      id, reference: given, kind: options.kind ?? 'public_meeting', title: options.title ?? `Rencontre numéro ${given}`, description: null,
      place: 'Salle des fêtes', district: 'centre', theme: null, starts_at: options.startsAt ?? daysFromNow(-10), ends_at: null,
      state: options.state ?? 'declared', attendance: options.attendance ?? null, under_25: null, from_25_to_64: null, over_64: null,
      report: null, declared_by: options.declaredBy?.id ?? null, reported_by: null, checked_by: null,
      import_source: null, external_id: null, url: null,
    }).execute();
    return given;
  });
  return { id, reference };
}

/** A proposal, published online by nobody in particular unless said otherwise; with `sheet` it was said in that meeting. */
export async function aProposal(
  collective: TestCollective,
  options: {
    author?: TestPerson; title?: string; body?: string; theme?: string; district?: string | null; status?: ProposalStatus; origin?: Origin;
    voice?: Voice; meeting?: TestMeeting; sheet?: string; submittedAt?: Date; supporters?: TestPerson[];
  } = {},
): Promise<TestProposal> {
  const id = newId();
  counter += 1;
  const status = options.status ?? 'published';
  const title = options.title ?? `Une idée numéro ${counter} pour la ville`;
  const submittedAt = options.submittedAt ?? daysFromNow(-5);
  const numbered = LISTED_STATUSES.some((listed) => listed === status);
  const meetingId = options.meeting?.id ?? null;
  const reference = await within(collective, async (db) => {
    const given = numbered ? await nextReference(db, 'proposal') : null;
    await db.insertInto('proposals').values({
      id, reference: given, title, body: options.body ?? 'Voici pourquoi cette idée ferait du bien à la ville.',
      theme: options.theme ?? collective.tenant.settings.themes[0]!.code, district: options.district ?? null, place_x: null, place_y: null,
      status, origin: options.origin ?? (meetingId ? 'meeting' : 'online'), meeting_id: meetingId, voice: options.voice ?? 'resident',
      organisation: options.voice === 'organisation' ? 'Une association' : null, author_id: options.author?.id ?? null, shuffle: newShuffle(),
      submitted_at: submittedAt, published_at: numbered ? submittedAt : null,
      decided_at: ['validated', 'validated_amended', 'sent_back', 'set_aside'].includes(status) ? daysFromNow(-1) : null,
      import_source: null, external_id: null, imported_supports: null, imported_comments: null, imported_url: null,
    }).execute();
    if (options.sheet && meetingId) {
      await db.insertInto('sheets').values({
        proposal_id: id, meeting_id: meetingId, code: options.sheet, table_label: null, verbatim: 'Dit comme cela', hands: 5, objections: null, typed_by: null,
      }).execute();
    }
    for (const person of options.supporters ?? []) await db.insertInto('supports').values({ proposal_id: id, person_id: person.id }).execute();
    return given;
  });
  return { id, reference, title };
}

/** A sitting with these proposals on its agenda and these members in the room. */
export async function aSitting(
  collective: TestCollective,
  options: { title?: string; state?: SittingState; startsAt?: Date; proposals?: TestProposal[]; present?: TestPerson[]; place?: PresencePlace } = {},
): Promise<TestSitting> {
  const id = newId();
  const state = options.state ?? 'planned';
  const itemIds = (options.proposals ?? []).map(() => newId());
  const number = await within(collective, async (db) => {
    const given = await nextReference(db, 'sitting');
    await db.insertInto('sittings').values({
      id, number: given, title: options.title ?? `Séance numéro ${given}`, place: 'Salle du conseil', starts_at: options.startsAt ?? daysFromNow(0),
      state, opened_at: state === 'planned' ? null : daysFromNow(0), closed_at: state === 'closed' ? daysFromNow(0) : null,
    }).execute();
    for (const [index, proposal] of (options.proposals ?? []).entries()) {
      await db.insertInto('agenda_items').values({
        id: itemIds[index]!, sitting_id: id, proposal_id: proposal.id, position: index + 1, recommendation: null, removed_at: null,
      }).execute();
      await db.updateTable('proposals').set({ status: 'in_validation' }).where('id', '=', proposal.id).where('status', '=', 'published').execute();
    }
    for (const { seatId } of options.present ?? []) {
      if (seatId === null) throw new Error('only members of the parliament are on its attendance roll');
      await db.insertInto('attendances').values({ id: newId(), sitting_id: id, seat_id: seatId, place: options.place ?? 'room', left_at: null }).execute();
    }
    return given;
  });
  return { id, number, itemIds };
}

/** Every procedure as this person (or nobody), with the same ladder as over HTTP. */
export async function asCaller(collective: TestCollective, who: TestPerson | Actor = ANONYMOUS): Promise<Caller> {
  await useDatabase(collective.database);
  return createCaller({ tenant: collective.tenant, actor: 'kind' in who ? who : who.actor, language: 'fr' });
}

export function daysFromNow(days: number): Date { return new Date(Date.now() + days * DAY_MS); }
function dayFromNow(days: number): string { return dayAt(daysFromNow(days), 'Europe/Paris'); }
