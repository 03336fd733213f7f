import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { hashToken } from '../api/context.ts';
import type { TenantDb } from '../db/tenant-db.ts';
import { sessionCookieName, type Env } from '../env.ts';

/** How long a session lives, in days, from the moment it was opened. */
export const SESSION_DAYS = 30;

/** A cookie of this host alone, as the browser is to keep it. maxAge in seconds; 0 forgets it. */
export interface HostCookie {
  name: string; value: string;
  options: { httpOnly: true; secure: boolean; sameSite: 'lax'; path: '/'; maxAge: number };
}

/** token: 256 bits, known to the browser alone. */
export interface OpenedSession { token: string; expiresAt: Date }

/** Only the hash of a token is kept: whoever reads the table cannot become anybody. */
export { hashToken };

export function newToken(): string { return randomBytes(32).toString('base64url'); }

/** Makes a session of a person of this collective: the one place where a session's row is written. */
export async function openSession(db: TenantDb, personId: string): Promise<OpenedSession> {
  const token = newToken();
  const { expires_at: expiresAt } = await db.insertInto('sessions')
    .values({ token_hash: hashToken(token), person_id: personId, expires_at: sql<Date>`now() + make_interval(days => ${SESSION_DAYS})` })
    .returning('expires_at').executeTakeFirstOrThrow();
  return { token, expiresAt };
}

/** The session's cookie: over https its name begins with __Host-, so that no neighbouring host can plant one. */
export function sessionCookie(session: OpenedSession, settings: Pick<Env, 'publicProtocol'>): HostCookie {
  return hostCookie(sessionCookieName(settings), session.token, SESSION_DAYS * 86_400, settings);
}

export function hostCookie(name: string, value: string, maxAge: number, { publicProtocol }: Pick<Env, 'publicProtocol'>): HostCookie {
  return { name, value, options: { httpOnly: true, secure: publicProtocol === 'https', sameSite: 'lax', path: '/', maxAge } };
}

/** Ends one session; an unknown token ends nothing. */
export async function closeSession(db: TenantDb, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', hashToken(token)).execute();
}

/** Signs a person out everywhere. */
export async function closeSessionsOf(db: TenantDb, personId: string): Promise<void> {
  await db.deleteFrom('sessions').where('person_id', '=', personId).execute();
}
