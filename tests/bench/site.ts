import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { hashToken } from '../../server/auth/tokens.ts';
import type { TestCollective } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import { startServer, type OwnTestServer } from '../kit/server.ts';

export const COOKIE = 'fabrique-session';
/** Secrets of this run alone; the mail server is one that nobody asks. */
const PRODUCTION = {
  FABRIQUE_MODE: 'production', PUBLIC_PROTOCOL: 'http', APEX_HOST: 'localhost', SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'banc@localhost',
  FABRIQUE_SECRET: randomBytes(36).toString('base64'), NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  // Each person of a burst has an address of her own: the generator stands where a reverse proxy stands.
  TRUSTED_PROXIES: '127.0.0.1',
};

/** The production build in production mode. preload: a file of this folder that stands between it and its driver. */
export function startSite(database: TestDatabase, preload: string | null = null, env: Record<string, string> = {}): Promise<OwnTestServer> {
  const options: Record<string, string> = preload === null ? {} : { NODE_OPTIONS: `--import=${pathToFileURL(path.join(import.meta.dirname, preload)).href}` };
  return startServer(database, { ...PRODUCTION, ...options, ...env });
}

export interface Person { id: string; token: string }

/** Opens a session, good for a day, for each of these people of a collective. */
export async function signIn(database: TestDatabase, collective: TestCollective, ids: readonly string[]): Promise<Person[]> {
  const people = ids.map((id) => ({ id, token: randomBytes(32).toString('base64url') }));
  await database.superuserPool.query(`insert into sessions (tenant_id, token_hash, person_id, expires_at)
    select $1, decode(hash, 'hex'), id, now() + interval '1 day' from unnest($2::text[], $3::uuid[]) as opened(hash, id)`,
  [collective.id, people.map(({ token }) => hashToken(token).toString('hex')), people.map(({ id }) => id)]);
  return people;
}

/** Ids of some people of a collective, oldest first. */
export async function peopleOf(database: TestDatabase, collective: TestCollective, howMany: number): Promise<string[]> {
  const { rows } = await database.superuserPool.query<{ id: string }>('select id from people where tenant_id = $1 order by id limit $2', [collective.id, howMany]);
  return rows.map(({ id }) => id);
}
