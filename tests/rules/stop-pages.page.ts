// The pages that say why there is no page: each brought about as it happens, under its own status, in the collective's look.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext } from 'playwright/test';
import { inTenant } from '../../server/db/root.ts';
import { touchPages } from '../../server/domain/journal.ts';
import { presetFiles } from '../../tenants/presets/all.ts';
import { cloneDemo, demoOf, expect, test as base, type Demo } from '../kit/demo.ts';
import { useDatabase } from '../kit/builders.ts';
import { ask } from '../kit/ask.ts';
import { placesOf } from '../kit/places.ts';
import { startServer } from '../kit/server.ts';
import { faultsOf } from './page-faults.ts';

/** A demonstration of its own, to be broken; behind a proxy, so that a flood has an address of its own. */
const test = base.extend<object, { broken: Demo }>({
  broken: [async ({}, use) => {
    const database = await cloneDemo();
    const server = await startServer(database, { TRUSTED_PROXIES: '127.0.0.1' });
    await use(await demoOf(database, server));
    await server.remove();
    await database.drop();
  }, { scope: 'worker', timeout: 900_000 }],
});

interface Stop { what: string; path: string; status: number; before?: (demo: Demo, slug: string) => Promise<unknown>; after?: (demo: Demo, slug: string) => Promise<unknown>; headers?: Record<string, string> }

const FLOODED = '203.0.113.9';
const renamed = (from: string, to: string) => (demo: Demo) => demo.database.superuserPool.query(`alter table if exists ${from} rename to ${to}`);
/** As an operator will: the row, and word of it to every process. */
const become = (state: string) => async (demo: Demo, slug: string): Promise<void> => {
  await demo.database.superuserPool.query('update tenants set state = $1 where slug = $2', [state, slug]);
  await useDatabase(demo.database);
  await inTenant(demo.collective(slug).id, 'write', touchPages);
  await sleep(500);
};
const close = become('closed');
const archive = become('archived');
const reopen = become('open');

/** In this order: what is broken is mended again. */
const STOPS: Stop[] = [
  { what: 'an address that leads nowhere', path: '/nulle-part', status: 404 },
  { what: 'a thing that is not there', path: '/rencontres/99999', status: 404 },
  { what: 'an inner address asked for from outside', path: '/incident', status: 404 },
  { what: 'a page that breaks', path: '/rencontres', status: 500, before: renamed('meetings', 'meetings_away'), after: renamed('meetings_away', 'meetings') },
  { what: 'a collective not yet open', path: '/propositions', status: 403, before: close, after: reopen },
];

for (const { slug } of presetFiles) {
  for (const stop of STOPS) {
    test(`${slug}: ${stop.what} has its page, without a serious fault`, async ({ broken, browser }) => {
      await stop.before?.(broken, slug);
      try {
        const context = await browser.newContext({ locale: 'fr-FR' });
        const page = await context.newPage();
        const response = await page.goto(`${broken.server.origin(slug)}${stop.path}`);
        expect(response?.status()).toBe(stop.status);
        await expect(page).toHaveTitle(new RegExp(broken.collective(slug).name));
        await expect(page.locator('html')).toHaveAttribute('data-collective', slug);
        await expect(page.locator('h1')).toHaveCount(1);
        await expect(page.locator('main a').first()).toBeVisible();
        expect(await faultsOf(page)).toEqual([]);
        await context.close();
      } finally {
        await stop.after?.(broken, slug);
      }
    });
  }

  test(`${slug}: someone who sends too much is told so, without a serious fault`, async ({ broken, browser }) => {
    const flood = { slug, path: '/connexion', method: 'POST', headers: { origin: broken.server.origin(slug), 'x-forwarded-for': FLOODED } };
    for (let n = 0; n < 20; n += 1) await ask(broken.server, flood);
    const { context, page, response } = await postedFrom(browser, broken, slug);
    expect(response?.status()).toBe(429);
    await expect(page.locator('h1')).toHaveCount(1);
    expect(await faultsOf(page)).toEqual([]);
    await context.close();
  });

  test(`${slug}: a form sent to an archive is refused with its page, and everything can still be read`, async ({ broken, browser }) => {
    await archive(broken, slug);
    try {
      const { context, page, response } = await postedFrom(browser, broken, slug, '198.51.100.4');
      expect(response?.status()).toBe(403);
      await expect(page.locator('h1')).toHaveCount(1);
      expect(await faultsOf(page)).toEqual([]);
      const places = await placesOf(broken.database, broken.collective(slug));
      expect((await page.goto(`${broken.server.origin(slug)}${places.meeting}`))?.status()).toBe(200);
      await context.close();
    } finally {
      await reopen(broken, slug);
    }
  });
}

test('the front page of the platform, an unknown host and an unknown address there have no serious fault', async ({ broken, browser }) => {
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  for (const [url, status] of [[broken.server.origin(null), 200], [`${broken.server.origin(null)}/nulle-part`, 404], [broken.server.origin('personne'), 421]] as const) {
    expect((await page.goto(url))?.status()).toBe(status);
    await expect(page.locator('h1')).toHaveCount(1);
    expect(await faultsOf(page)).toEqual([]);
  }
  await page.context().close();
});

/** The sign-in form sent by a browser that comes from an address of its own. */
async function postedFrom(browser: Browser, { server }: Demo, slug: string, address = FLOODED) {
  const context: BrowserContext = await browser.newContext({ locale: 'fr-FR', extraHTTPHeaders: { 'x-forwarded-for': address } });
  const page = await context.newPage();
  await page.goto(`${server.origin(slug)}/connexion`);
  await page.locator('[name="email"]').fill('quelqu-un@exemple.fr');
  const [response] = await Promise.all([page.waitForNavigation(), page.locator('form:has([name="email"]) button[type="submit"]').click()]);
  return { context, page, response };
}
