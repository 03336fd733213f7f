import { sql } from 'kysely';
import type { TenantDb } from '../db/tenant-db.ts';
import { sessionCookieName, type Env } from '../env.ts';
import type { HostCookie } from './browser.ts';
import { hashToken, newToken } from './tokens.ts';

/** How long a session lives, in days, from the moment it was opened. */
export const SESSION_DAYS = 30;

/** token: 256 bits, known to the browser alone. */
export interface OpenedSession { token: string; expiresAt: Date }

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
  return {
    name: sessionCookieName(settings), value: session.token,
    options: { httpOnly: true, secure: settings.publicProtocol === 'https', sameSite: 'lax', path: '/', maxAge: SESSION_DAYS * 86_400 },
  };
}

/** Ends one session; an unknown token ends nothing. */
export async function closeSession(db: TenantDb, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', hashToken(token)).execute();
}
