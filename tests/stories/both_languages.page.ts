// Someone who reads English, and someone who reads French: every page for reading and entering is wholly in their language.
import type { Browser } from 'playwright/test';
import { wordsFor } from '../../app/words/words.ts';
import { expect, test, type Demo } from '../kit/demo.ts';
import { placesOf } from '../kit/places.ts';
import { ASKING, ENTERING, READING, TAKING_PART, visit } from '../rules/page-types.ts';

type Language = 'fr' | 'en';
const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };
/** Within a longer text, a shorter string may be what people wrote; alone in its place it is ours, whatever its length. */
const TELLING = 24;

/** Every plain sentence of a language's words, wherever it stands in the tree. */
function sentences(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (node === null || typeof node !== 'object') return [];
  return Object.values(node).flatMap(sentences);
}

/** What the other language says and this one never does. */
function foreignTo(language: Language): string[] {
  const own = new Set(sentences(wordsFor(language)));
  return sentences(wordsFor(language === 'fr' ? 'en' : 'fr')).filter((said) => said.length > 3 && !own.has(said));
}

for (const language of ['fr', 'en'] as const) {
  test(`every page for reading, proposing and entering is in ${language} alone`, async ({ browser, demo }) => {
    test.setTimeout(240_000);
    expect(await leftovers(browser, demo, language)).toEqual([]);
  });
}

test('a language is chosen by a plain form, kept, and undone in the same way', async ({ browser, demo }) => {
  const page = await (await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false })).newPage();
  await page.goto(`${demo.server.origin('grenoble-en-commun')}/rencontres`);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveURL(/\/rencontres$/);
  await page.getByRole('link', { name: 'Proposals' }).first().click();
  await expect(page.locator('h1')).toHaveText('Proposals');
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.locator('h1')).toHaveText('Propositions');
  await page.context().close();
});

async function leftovers(browser: Browser, demo: Demo, language: Language): Promise<string[]> {
  const slug = 'grenoble-en-commun';
  const collective = demo.collective(slug);
  const places = await placesOf(demo.database, collective);
  const foreign = foreignTo(language);
  const found: string[] = [];
  for (const type of [...READING, ...ASKING, ...ENTERING, ...TAKING_PART]) {
    const context = await browser.newContext({ locale: LOCALES[language] });
    if (type.as !== 'visitor') await demo.enter(context, slug, type.as);
    const page = await context.newPage();
    await visit(type, places, { page, demo, collective, origin: demo.server.origin(slug) });
    const shown = await page.evaluate(() => {
      const named = [...document.querySelectorAll('[aria-label], [title], [alt], [placeholder]')]
        .flatMap((element) => ['aria-label', 'title', 'alt', 'placeholder'].map((name) => element.getAttribute(name) ?? ''));
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: string[] = [];
      while (walker.nextNode()) if (!walker.currentNode.parentElement?.closest('[lang]:not(html)')) texts.push(walker.currentNode.textContent?.trim() ?? '');
      return { lang: document.documentElement.lang, title: document.title, texts: [document.title, ...texts, ...named] };
    });
    const alone = new Set(shown.texts);
    const together = shown.texts.join('\n');
    const at = `${type.file} (${new URL(page.url()).pathname})`;
    if (shown.lang !== language) found.push(`${at}: lang is ${shown.lang}`);
    if (shown.title === '') found.push(`${at}: no title`);
    const left = foreign.filter((said) => alone.has(said) || (said.length >= TELLING && together.includes(said)));
    found.push(...left.map((said) => `${at}: « ${said} »`));
    await context.close();
  }
  return found;
}
