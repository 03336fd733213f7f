import type { BrowserContext } from 'playwright/test';
import { openSession } from '../../server/auth/session.ts';
import { sessionCookieName } from '../../server/env.ts';
import { within, type TestCollective, type TestPerson } from './builders.ts';
import type { TestServer } from './server.ts';

/** A session's row, without clicking; answers the value of its cookie. */
export async function sessionOf(collective: TestCollective, person: Pick<TestPerson, 'id'>): Promise<string> {
  const { token } = await within(collective, (db) => openSession(db, person.id));
  return token;
}

/** The Cookie header of a request made as this person, on a server that speaks http. */
export async function cookieOf(collective: TestCollective, person: Pick<TestPerson, 'id'>): Promise<string> {
  return `${sessionCookieName({ publicProtocol: 'http' })}=${await sessionOf(collective, person)}`;
}

/** Signs a browser in as this person, on their collective's host alone. */
export async function login(context: BrowserContext, server: TestServer, collective: TestCollective, person: Pick<TestPerson, 'id'>): Promise<void> {
  await context.addCookies([{
    name: sessionCookieName({ publicProtocol: 'http' }), value: await sessionOf(collective, person),
    url: server.origin(collective.slug), httpOnly: true, sameSite: 'Lax',
  }]);
}
