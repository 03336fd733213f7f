import { randomBytes } from 'node:crypto';
import type { BrowserContext } from 'playwright/test';
import { hashToken } from '../../server/auth/tokens.ts';
import { inTenant } from '../../server/db/root.ts';
import type { TestCollective, TestPerson } from './builders.ts';

const COOKIE = 'fabrique-session';

/** A session's row, as signing in leaves it. Answers the token that its cookie holds. */
export async function aSession(collective: TestCollective, person: TestPerson): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await inTenant(collective.id, 'write', (db) => db.insertInto('sessions')
    .values({ token_hash: hashToken(token), person_id: person.id, expires_at: new Date(Date.now() + 3_600_000) }).execute());
  return token;
}

/** The Cookie header of someone signed in, for requests without a browser. */
export async function sessionCookie(collective: TestCollective, person: TestPerson): Promise<string> {
  return `${COOKIE}=${await aSession(collective, person)}`;
}

/** Signs a browser in without clicking. origin: of the collective on the test's server. */
export async function login(context: BrowserContext, origin: string, collective: TestCollective, person: TestPerson): Promise<void> {
  await context.addCookies([{ name: COOKIE, value: await aSession(collective, person), url: origin, httpOnly: true, sameSite: 'Lax' }]);
}
