import { columnsOf, FILE_NAMES } from '../../server/domain/opendata/schema.ts';
import { ask } from '../kit/ask.ts';
import { expect, test } from '../kit/demo.ts';
import { itemsOf } from './house.ts';

const SLUG = 'grenoble-en-commun';

test('from the foot of any page to the file: what each column means, in both languages, without scripts, at 360 px', async ({ demo, browser }) => {
  const origin = demo.server.origin(SLUG);
  for (const [locale, title, opened] of [['fr-FR', 'Données ouvertes', 'Les mots tels qu’ils ont été dits'], ['en-GB', 'Open data', 'The words as they were said']] as const) {
    const context = await browser.newContext({ locale, viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(origin);
    await page.locator('#sommaire').getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    for (const details of await page.locator('details summary').all()) await details.click();
    await expect(page.getByText(opened)).toBeVisible();
    for (const file of FILE_NAMES) {
      for (const { name } of columnsOf(file)) await expect(page.locator('details code', { hasText: new RegExp(`^${name}$`) }).first()).toBeVisible();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const targets = await page.evaluate(() => [...document.querySelectorAll('main :is(.take, summary)')].map((link) => link.getBoundingClientRect().height));
    expect(Math.min(...targets)).toBeGreaterThanOrEqual(44);
    await context.close();
  }
});

test('the count beside a file is the count of its lines, and pressing it downloads it', async ({ demo, browser }) => {
  const context = await browser.newContext({ locale: 'fr-FR', acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(`${demo.server.origin(SLUG)}/donnees`);
  for (const file of FILE_NAMES) {
    const { text } = await ask(demo.server, { slug: SLUG, path: `/donnees/${file}.json` });
    const shown = await page.locator('#fichiers').locator('..').locator('tr', { has: page.locator(`a[href="/donnees/${file}.json"]`) }).locator('td.num').innerText();
    expect(Number(shown.replaceAll(/\D/g, '')), file).toBe(itemsOf(text).length);
  }
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Télécharger propositions.csv' }).click()]);
  expect(download.suggestedFilename()).toBe(`${SLUG}-propositions.csv`);
  await context.close();
});
