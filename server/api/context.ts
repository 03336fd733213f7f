import { sql } from 'kysely';
import { parseHost } from '../../tenants/host.ts';
import { parseSettings, type CollectiveSettings } from '../../tenants/settings.ts';
import { inTenant, platformDb } from '../db/root.ts';
import type { TenantDb } from '../db/tenant-db.ts';
import { knownPageVersion, listening, onPages, onSilence, raisePageVersion } from '../db/page-versions.ts';
import type { TenantState } from '../db/tables/collectives.ts';
import type { GrantedRole } from '../db/tables/people.ts';
import { ANONYMOUS, type Actor, type Role } from '../domain/actor.ts';
import type { Browser } from '../auth/browser.ts';
import { hashToken } from '../auth/tokens.ts';
import { noteRefusedSession } from './security-log.ts';

/** The collective a request speaks to. settingsVersion: raised by each change of its settings. */
export interface Tenant {
  id: string; slug: string; state: TenantState; settings: CollectiveSettings; settingsVersion: number; fictional: boolean;
  hallModeUntil: Date | null;
}

/** What a procedure knows: the collective by the request's host, the actor by the session, and how the reader wants to be spoken to. */
export interface Context {
  tenant: Tenant; actor: Actor; language: 'fr' | 'en';
  /** The reader's cookies, for pages alone: a program that speaks over HTTP has none, and signs nobody in. */
  browser?: Browser;
}

/** A program over HTTP: who holds its session is looked up in the procedure's own transaction, which spares it one. */
export interface Bearer { kind: 'session'; token: string | null }
/** What a call brings: a page knows its reader already. */
export interface CallContext extends Omit<Context, 'actor'> { actor: Actor | Bearer }

interface Kept { tenant: Tenant; until: number }
const shared = globalThis as unknown as { fabriqueTenants?: { byHost: Map<string, Kept>; wired: boolean } };
const cache = (shared.fabriqueTenants ??= { byHost: new Map(), wired: false });
const KEEP_MS = 30_000;
const KEEP_AT_MOST = 20_000;

function wire(): void {
  if (cache.wired) return;
  cache.wired = true;
  onSilence(() => cache.byHost.clear());
  onPages((tenantId) => { for (const [host, kept] of cache.byHost) if (kept.tenant.id === tenantId) cache.byHost.delete(host); });
}

/**
 * THE one place where a request's host becomes a collective: exact match against slugs and verified own domains; null for the apex and
 * for every other host. Never from a path, a header of the client's own, or a session.
 */
export async function tenantOfHost(host: string | null | undefined, apex: string): Promise<Tenant | null> {
  const parsed = parseHost(host, apex);
  if (parsed === null || parsed === 'apex') return null;
  wire();
  const key = 'slug' in parsed ? `s:${parsed.slug}` : `d:${parsed.domain}`;
  const kept = cache.byHost.get(key);
  if (kept && kept.until > Date.now() && listening()) return kept.tenant;
  const db = platformDb();
  const found = 'slug' in parsed
    ? await db.selectFrom('tenants').select(['id', 'slug', 'state']).where('slug', '=', parsed.slug).executeTakeFirst()
    : await db.selectFrom('tenant_domains').innerJoin('tenants', 'tenants.id', 'tenant_domains.tenant_id').select(['id', 'slug', 'state'])
      .where('domain', '=', parsed.domain).where('verified_at', 'is not', null).executeTakeFirst();
  if (!found) return null;
  const tenant = await loadTenant(found);
  if (!tenant) return null;
  if (cache.byHost.size >= KEEP_AT_MOST) cache.byHost.clear();
  cache.byHost.set(key, { tenant, until: Date.now() + KEEP_MS });
  return tenant;
}

/** A collective by its id, for jobs (the tenant is in the job, never in the process). */
export async function tenantById(id: string): Promise<Tenant | null> {
  const found = await platformDb().selectFrom('tenants').select(['id', 'slug', 'state']).where('id', '=', id).executeTakeFirst();
  return found ? loadTenant(found) : null;
}

async function loadTenant(found: { id: string; slug: string; state: TenantState }): Promise<Tenant | null> {
  if (found.state === 'deleted') return null;
  const row = await inTenant(found.id, 'read', (tenantDb) => tenantDb.selectFrom('collectives').innerJoin('page_versions', (join) => join.onTrue())
    .select(['settings', 'collectives.version as settingsVersion', 'fictional', 'hall_mode_until', 'page_versions.version as pageVersion', 'deeds']).executeTakeFirst());
  if (!row) return null;
  raisePageVersion(found.id, { version: BigInt(row.pageVersion), deeds: BigInt(row.deeds) });
  return {
    ...found, settings: parseSettings(row.settings), settingsVersion: row.settingsVersion, fictional: row.fictional, hallModeUntil: row.hall_mode_until,
  };
}

/** The pages' version, from memory when the notifications are heard, else from the database. */
export async function pageVersion(tenantId: string): Promise<bigint> {
  const known = knownPageVersion(tenantId);
  if (known !== null) return known;
  const row = await inTenant(tenantId, 'read', (db) => db.selectFrom('page_versions').select(['version', 'deeds']).executeTakeFirstOrThrow());
  const versions = { version: BigInt(row.version), deeds: BigInt(row.deeds) };
  raisePageVersion(tenantId, versions);
  return versions.version;
}

/** Who holds this session in this collective; a token of another collective is nobody's here. One round trip. */
export async function actorOfSession(tenantId: string, token: string | null | undefined): Promise<Actor> {
  return isPlausible(token) ? inTenant(tenantId, 'read', (db) => actorIn(db, tenantId, token)) : ANONYMOUS;
}

function isPlausible(token: string | null | undefined): token is string { return typeof token === 'string' && token !== '' && token.length <= 200; }

/** The same in a transaction of that collective. */
export async function actorIn(db: TenantDb, tenantId: string, token: string | null): Promise<Actor> {
  if (!isPlausible(token)) return ANONYMOUS;
  const row = await db.selectFrom('sessions').innerJoin('people', 'people.id', 'sessions.person_id')
    .select((eb) => ['people.id', 'people.pseudonym', 'people.language',
      eb.selectFrom('role_grants').whereRef('role_grants.person_id', '=', 'people.id').where('starts_at', '<=', sql<Date>`now()`)
        .where((or) => or.or([or('ends_at', 'is', null), or('ends_at', '>', sql<Date>`now()`)]))
        .select(sql<GrantedRole[]>`array_agg(role)`.as('granted')).as('granted'),
      eb.selectFrom('seats').whereRef('seats.person_id', '=', 'people.id').where('starts_on', '<=', sql<string>`current_date`)
        .where((or) => or.or([or('ends_on', 'is', null), or('ends_on', '>=', sql<string>`current_date`)]))
        .select('seats.id').limit(1).as('seatId'),
    ])
    .where('token_hash', '=', hashToken(token)).where('expires_at', '>', sql<Date>`now()`).where('people.state', '=', 'active').executeTakeFirst();
  if (!row) {
    noteRefusedSession(tenantId);
    return ANONYMOUS;
  }
  const roles = new Set<Role>(['resident', ...(row.granted ?? []), ...(row.seatId ? ['member' as const] : [])]);
  return { kind: 'person', id: row.id, pseudonym: row.pseudonym, language: row.language, roles, seatId: row.seatId };
}
