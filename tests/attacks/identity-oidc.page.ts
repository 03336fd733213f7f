import type { Browser, Page } from 'playwright/test';
import { inTenant } from '../../server/db/root.ts';
import { touchPages } from '../../server/domain/journal.ts';
import { parseSettings } from '../../tenants/settings.ts';
import { ask } from '../kit/ask.ts';
import { expect, test } from '../kit/browser.ts';
import { aCollective, aPerson, testSettings, type TestCollective } from '../kit/builders.ts';
import { startServer, type TestServer } from '../kit/server.ts';
import { CLIENT, openProvider, type TestProvider } from './oidc-provider.ts';

const CALLBACK = '/api/auth/callback/oidc';

/** Two collectives that share one provider, and a second provider that knows the same subjects. */
async function world(database: Parameters<typeof aCollective>[0]) {
  const [annecy, grenoble] = [await aCollective(database), await aCollective(database)];
  const secrets = Object.fromEntries([annecy, grenoble].map(({ slug }) => [slug, CLIENT.secret]));
  const server = await startServer(database, { OIDC_SECRETS: JSON.stringify(secrets) });
  const redirects = [annecy, grenoble].map(({ slug }) => server.origin(slug) + CALLBACK);
  const [first, second] = [await openProvider(redirects), await openProvider(redirects)];
  for (const collective of [annecy, grenoble]) await trust(collective, first);
  const close = async () => {
    await server.remove();
    await Promise.all([first.close(), second.close()]);
  };
  return { annecy, grenoble, first, second, server, close };
}

/** From here on this provider is the collective's. */
async function trust(collective: TestCollective, provider: TestProvider): Promise<void> {
  const settings = parseSettings(testSettings({ signIn: { email: true, oidc: { issuer: provider.issuer, clientId: CLIENT.id, label: 'Mon Asso' } } }));
  await inTenant(collective.id, 'write', async (db) => {
    await db.updateTable('collectives').set({ settings: JSON.stringify(settings) }).execute();
    await touchPages(db);
  });
}

async function people(database: Parameters<typeof aCollective>[0], collective: TestCollective): Promise<{ pseudonym: string; email: string | null }[]> {
  return (await database.superuserPool.query('select pseudonym, email from people where tenant_id = $1 order by created_at', [collective.id])).rows as { pseudonym: string; email: string | null }[];
}

async function goToProvider(page: Page, origin: string, next = '/programme'): Promise<void> {
  await page.goto(`${origin}/connexion?suite=${next}`);
  await page.getByRole('button', { name: 'Continuer avec Mon Asso' }).click();
}

async function openAccount(page: Page, pseudonym: string): Promise<void> {
  await expect(page).toHaveURL(/\/connexion\/bienvenue$/);
  await page.getByRole('textbox', { name: 'Votre pseudonyme' }).fill(pseudonym);
  await page.getByRole('radio', { name: /ou plus/ }).check();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
  await page.waitForURL(/\/programme$/);
}

async function fresh(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false })).newPage();
}

interface WayBack { search: string; state: string; cookies: string }

/** Walks to the provider and back without a browser, and stops before our door: the code is fresh, the cookies are those that go with it. */
async function wayBack(server: TestServer, slug: string): Promise<WayBack> {
  const start = await ask(server, {
    slug, path: '/api/auth/signin/oidc', method: 'POST', body: 'callbackUrl=%2Fprogramme',
    headers: { origin: server.origin(slug), 'content-type': 'application/x-www-form-urlencoded' },
  });
  const cookies = [start.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0]!).join('; ');
  const jar = new Map<string, string>();
  let url = /url=(http[^"]+)"/.exec(start.text)![1]!.replaceAll('&#38;', '&');
  while (!url.includes(CALLBACK)) {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    url = new URL(answer.headers.get('location')!, url).href;
  }
  const { search, searchParams } = new URL(url);
  return { search, state: searchParams.get('state')!, cookies };
}

const named = async (page: Page) => (await page.context().cookies()).map(({ name }) => name);

test('T13 by a real provider: age and consents first, then one account that is found again, by its subject’s pseudonym alone', async ({ database, browser }) => {
  const { annecy, grenoble, first, server, close } = await world(database);
  try {
    const page = await fresh(browser);
    await goToProvider(page, server.origin(annecy.slug));
    await expect(page).toHaveURL(/\/connexion\/bienvenue$/);
    expect(await named(page)).not.toContain('fabrique-session');
    expect(await people(database, annecy)).toEqual([]);
    await openAccount(page, 'Karim du quai');
    const again = await fresh(browser);
    await goToProvider(again, server.origin(annecy.slug));
    await expect(again).toHaveURL(`${server.origin(annecy.slug)}/programme`);
    await expect(again.getByRole('link', { name: 'Karim du quai' }).first()).toBeVisible();
    expect(await people(database, annecy)).toEqual([{ pseudonym: 'Karim du quai', email: null }]);

    // The same person of the same provider next door is somebody new, and what is kept of them joins nothing.
    const next = await fresh(browser);
    await goToProvider(next, server.origin(grenoble.slug));
    await openAccount(next, 'Karim des quais');
    const { rows } = await database.superuserPool.query('select subject from accounts where tenant_id = any($1)', [[annecy.id, grenoble.id]]);
    const subjects = (rows as { subject: string }[]).map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(2);
    for (const subject of subjects) expect(subject).not.toContain(first.subject);
  } finally {
    await close();
  }
});

test('T13 one address is not one person: neither an account by mail, nor another provider’s same subject is entered', async ({ database, browser }) => {
  const { annecy, first, second, server, close } = await world(database);
  try {
    const mine = await aPerson(annecy, ['organiser'], 'Par courriel');
    first.email = second.email = `${mine.id}@exemple.fr`;
    const page = await fresh(browser);
    await goToProvider(page, server.origin(annecy.slug));
    await openAccount(page, 'Par Mon Asso');
    await trust(annecy, second);
    const other = await fresh(browser);
    await goToProvider(other, server.origin(annecy.slug));
    await openAccount(other, 'Par une autre asso');
    expect((await people(database, annecy)).map(({ pseudonym }) => pseudonym)).toEqual(['Par courriel', 'Par Mon Asso', 'Par une autre asso']);
    // Someone signed in who comes back by the provider becomes who the provider says; the two are not joined.
    await goToProvider(page, server.origin(annecy.slug)).catch(() => {});
    const { rows } = await database.superuserPool.query('select count(*)::int as n from accounts where tenant_id = $1', [annecy.id]);
    expect(rows).toEqual([{ n: 2 }]);
  } finally {
    await close();
  }
});

test('T13 a way back that was begun elsewhere, changed or used already is refused, and says only that it did not work', async ({ database }) => {
  const { annecy, grenoble, server, close } = await world(database);
  try {
    const back = (slug: string, search: string, cookie: string) => ask(server, { slug, path: CALLBACK + search, headers: { cookie } });
    const refused = async (slug: string, search: string, cookie: string) => {
      const answer = await back(slug, search, cookie);
      expect([answer.status, answer.headers.location]).toEqual([303, '/connexion?erreur=oidc']);
      expect(String(answer.headers['set-cookie'])).not.toMatch(/fabrique-(?:session|preuve)=[^;]/);
    };
    const [mine, theirs] = [await wayBack(server, annecy.slug), await wayBack(server, annecy.slug)];
    await refused(grenoble.slug, mine.search, mine.cookies);
    await refused(annecy.slug, mine.search, '');
    await refused(annecy.slug, theirs.search, mine.cookies);
    await refused(annecy.slug, `?code=x&state=${mine.state}`, mine.cookies);
    await refused(annecy.slug, '?error=access_denied', mine.cookies);
    expect((await database.superuserPool.query('select 1 from sign_up_proofs where tenant_id = any($1)', [[annecy.id, grenoble.id]])).rowCount).toBe(0);
    const right = await back(annecy.slug, mine.search, mine.cookies);
    expect([right.status, right.headers.location]).toEqual([303, '/connexion/bienvenue']);
    expect(String(right.headers['set-cookie'])).toMatch(/fabrique-preuve=[\w-]{43};/);
    await refused(annecy.slug, mine.search, mine.cookies);
    expect(await people(database, annecy)).toEqual([]);
  } finally {
    await close();
  }
});

test('T13 T26 what next-auth has beside this has no address here, and no other host is a next page', async ({ database, browser }) => {
  const { annecy, server, close } = await world(database);
  try {
    const { slug } = annecy;
    for (const [method, path] of [['GET', '/api/auth/providers'], ['GET', '/api/auth/csrf'], ['GET', '/api/auth/signin'], ['GET', '/api/auth/signin/oidc'],
      ['GET', '/api/auth/signout'], ['GET', '/api/auth/error'], ['POST', '/api/auth/signin/email'], ['POST', '/api/auth/callback/credentials'], ['POST', '/api/auth/_log'],
      ['POST', '/api/auth/session'], ['GET', '/api/auth/callback/oidc/x']] as const) {
      expect((await ask(server, { slug, path, method, headers: { origin: server.origin(slug) } })).status, `${method} ${path}`).toBe(404);
    }
    expect((await ask(server, { slug, path: '/api/auth/signin/oidc', method: 'POST', headers: { origin: 'http://evil.example' } })).status).toBe(403);
    const page = await fresh(browser);
    await goToProvider(page, server.origin(slug));
    await openAccount(page, 'Karim du quai');
    for (const evil of ['https://evil.example/x', '//evil.example', `${server.origin('autre')}/compte`]) {
      const start = await ask(server, {
        slug, path: '/api/auth/signin/oidc', method: 'POST', body: new URLSearchParams({ callbackUrl: evil }).toString(),
        headers: { origin: server.origin(slug), 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect([start.status, String(start.headers['set-cookie'])]).toEqual([200, expect.not.stringContaining('evil')]);
      expect(start.text).toContain('url=http://127.0.0.1:');
    }
    const out = await ask(server, {
      slug, path: '/api/auth/signout', method: 'POST', body: 'callbackUrl=https%3A%2F%2Fevil.example',
      headers: { origin: server.origin(slug), 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([out.status, out.headers.location]).toEqual([303, `${server.origin(slug)}/`]);
  } finally {
    await close();
  }
});
