// An old phone on a bad line: no page for reading needs a script, none weighs more than 120 kB on a first visit (fonts: 75), and nothing complains.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright/test';
import { expect, test, type Demo } from '../kit/demo.ts';
import { complaints, MOST_BYTES, weigh } from '../kit/look.ts';
import { placesOf } from '../kit/places.ts';
import { ASKING, MINUTES, READING, visit, type PageType } from '../rules/page-types.ts';

const MOST_SCRIPT_BYTES = 20_000;
const SCRIPTS = path.resolve(import.meta.dirname, '../../public/js');

const slug = 'grenoble-en-commun';

/** Page by page, each as a first visit: nothing is in the browser yet. */
async function each(browser: Browser, demo: Demo, types: readonly PageType[], look: (page: Page, go: () => Promise<unknown>, name: string) => Promise<void>): Promise<void> {
  const collective = demo.collective(slug);
  const places = await placesOf(demo.database, collective);
  for (const type of types) {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const page = await context.newPage();
    await look(page, () => visit(type, places, { page, demo, collective, origin: demo.server.origin(slug) }), type.file);
    await context.close();
  }
}

test('pages carry our own modules alone, no inline script or style, and break no policy', async ({ browser, demo }) => {
  test.setTimeout(240_000);
  const faults: string[] = [];
  await each(browser, demo, [...READING, ...MINUTES, ...ASKING], async (page, go, file) => {
    const heard = complaints(page);
    const answers: Response[] = [];
    page.on('response', (response) => { if (response.request().isNavigationRequest()) answers.push(response); });
    await go();
    await page.waitForLoadState('load');
    const html = await answers.at(-1)!.text();
    const name = `${file} (${new URL(page.url()).pathname})`;
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    faults.push(...scripts.filter((tag) => !/\btype="module"/.test(tag) || !/\bsrc="\/js\/[a-z-]+\.js"/.test(tag)).map((tag) => `${name}: ${tag}`));
    if (/<style\b|<[a-z][^>]*\sstyle="|<[a-z][^>]*\son[a-z]+="/i.test(html)) faults.push(`${name}: an inline style or handler`);
    faults.push(...heard.map((line) => `${name}: ${line}`));
  });
  expect(faults).toEqual([]);
});

test('a first visit to any page for reading brings less than 120 kB: page, styles, fonts, drawings and scripts', async ({ browser, demo }, { annotations }) => {
  test.setTimeout(240_000);
  const heavy: string[] = [];
  const direct = [...READING, ...ASKING.slice(0, 1)];
  await each(browser, demo, direct, async (page, go, file) => {
    const parts = await weigh(page, go);
    const name = `${file} (${new URL(page.url()).pathname})`;
    const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
    annotations.push({ type: 'weight', description: `${name}: ${total}` });
    if (total > MOST_BYTES) heavy.push(`${name}: ${total}: ${parts.map(({ url: part, bytes }) => `${part} ${bytes}`).join(', ')}`);
  });
  expect(heavy).toEqual([]);
});

test('all of our own scripts together stay under 20 kB, compressed', () => {
  const bytes = readdirSync(SCRIPTS).reduce((sum, file) => sum + gzipSync(readFileSync(path.join(SCRIPTS, file)), { level: 9 }).length, 0);
  expect(bytes).toBeLessThan(MOST_SCRIPT_BYTES);
});

test('with scripts off, reading goes from the front page to a proposal, its room, its vote and the programme', async ({ browser, demo }) => {
  const page = await (await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false, viewport: { width: 360, height: 640 } })).newPage();
  await page.goto(demo.server.origin(slug));
  await page.locator('.menu').click();
  await page.locator('footer').getByRole('link', { name: 'Propositions' }).click();
  await page.locator('[name="q"]').fill('école');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await expect(page).toHaveURL(/q=/);
  await page.goto(`${demo.server.origin(slug)}${(await placesOf(demo.database, demo.collective(slug))).answered}`);
  await page.locator('.road a[href^="/rencontres/"]').first().click();
  await expect(page.locator('main a[href^="/propositions/"]').first()).toBeVisible();
  await page.goBack();
  await page.locator('main a[href*="/votes/"]').first().click();
  await expect(page.locator('main')).toContainText('pour');
  await page.goto(`${demo.server.origin(slug)}/programme`);
  await page.locator('main a[href^="/propositions/"]').first().click();
  await expect(page.locator('.road')).toBeVisible();
  await page.context().close();
});
