// Every kind of page, in each collective's theme, light and dark, narrow and with the reader's own spacing.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright/test';
import { presetFiles } from '../../tenants/presets/all.ts';
import { expect, test, type Demo } from '../kit/demo.ts';
import { placesOf } from '../kit/places.ts';
import { faultsOf, WIDE } from './page-faults.ts';
import { ASKING, ENTERING, MINUTES, READING, STOPPING, TAKING_PART, visit, WORKING, type PageType } from './page-types.ts';

const APP = path.resolve(import.meta.dirname, '../../app');

test('every page of the application has its line in the table of page types', () => {
  const pages = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('page.tsx') && path.basename(file) === 'page.tsx');
  const known = new Set([...[...READING, ...MINUTES, ...ASKING, ...ENTERING, ...TAKING_PART, ...WORKING].map(({ file }) => file), ...STOPPING]);
  expect(pages.map((file) => file.replaceAll('\\', '/')).filter((file) => !known.has(file))).toEqual([]);
});

for (const { slug } of presetFiles) {
  test(`${slug}: pages for reading have no serious fault, in light and dark, narrow and spaced`, async ({ demo, browser }) => {
    test.setTimeout(300_000);
    expect(await faults({ demo, browser, slug, types: READING })).toEqual([]);
  });

  test(`${slug}: pages for proposing, entering and taking part have no serious fault, in light and dark, narrow and spaced`, async ({ demo, browser }) => {
    test.setTimeout(300_000);
    expect(await faults({ demo, browser, slug, types: [...ASKING, ...ENTERING, ...TAKING_PART] })).toEqual([]);
  });

  test(`${slug}: the rooms of work have no serious fault, in light and dark, narrow and spaced`, async ({ demo, browser }) => {
    test.setTimeout(300_000);
    expect(await faults({ demo, browser, slug, types: WORKING })).toEqual([]);
  });
}

test('minutes of sixty votes by name have no serious fault, in light and dark, narrow and spaced', async ({ demo, browser }) => {
  test.setTimeout(300_000);
  expect(await faults({ demo, browser, slug: 'reveillons-annecy', types: MINUTES })).toEqual([]);
});

type Round = { demo: Demo; browser: Browser; slug: string; types: readonly PageType[] };

async function faults({ demo, browser, slug, types }: Round): Promise<string[]> {
  const collective = demo.collective(slug);
  const places = await placesOf(demo.database, collective);
  const found: string[] = [];
  for (const type of types) {
    const context = await browser.newContext({ viewport: WIDE, locale: 'fr-FR' });
    if (type.as !== 'visitor') await demo.enter(context, slug, type.as);
    const page = await context.newPage();
    const status = await visit(type, places, { page, demo, collective, origin: demo.server.origin(slug) });
    const said = status === null || status === 200 ? [] : [`status ${status}`];
    found.push(...[...said, ...await faultsOf(page)].map((fault) => `${type.file} (${new URL(page.url()).pathname}): ${fault}`));
    await context.close();
  }
  return found;
}
