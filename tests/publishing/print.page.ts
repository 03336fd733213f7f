// What comes out of a printer: the programme and the commitments as a booklet, without the site around them.
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Page } from 'playwright/test';
import { expect, test } from '../kit/demo.ts';
import { placesOf } from '../kit/places.ts';

async function printed(page: Page): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true }))), { mergePages: false });
  return text.map((words) => words.replace(/\s+/g, ' '));
}

test('the programme, a measure, the commitments and the minutes print on A4 without the site around them', async ({ demo, page }) => {
  test.setTimeout(180_000);
  const slug = 'nous-sommes';
  const origin = demo.server.origin(slug);
  const places = await placesOf(demo.database, demo.collective(slug));
  const chapters = ['Se loger, et rester', 'Respirer et boire', 'Grandir', 'Circuler, manger, sortir', 'Être accueilli·e, être entendu·e'];
  for (const [path, texts] of [
    ['/programme', [...chapters, 'P-00']], ['/engagements', ['Sur 19 engagements']], [places.commitment, ['Comment on le sait']], [`${places.past}/pv`, ['Procès-verbal']],
  ] as const) {
    await page.goto(`${origin}${path}`);
    const pages = await printed(page);
    const all = pages.join(' ');
    for (const text of texts) expect(all, path).toContain(text);
    for (const site of ['Se connecter', 'Aller au contenu', 'Mentions légales', 'Le livret en PDF']) expect(all, `${path}: ${site}`).not.toContain(site);
    expect(pages.filter((text) => text.trim() === ''), `${path}: no empty page`).toEqual([]);
    expect(pages.length, path).toBeLessThan(60);
    if (path === '/programme') {
      const places = chapters.map((title) => pages.findLastIndex((text) => text.includes(title)));
      expect(new Set(places).size, 'each chapter begins a page').toBe(chapters.length);
    }
  }
});

test('the ODT that the front door serves is well-formed XML, sent under its own type and never sniffed', async ({ demo, page }) => {
  const origin = demo.server.origin('nous-sommes');
  await page.goto(`${origin}/charte`);
  const answer = await page.evaluate(async () => {
    const response = await fetch('/programme.odt');
    return { type: response.headers.get('content-type'), sniff: response.headers.get('x-content-type-options'), bytes: [...new Uint8Array(await response.arrayBuffer())] };
  });
  expect(answer).toMatchObject({ type: 'application/vnd.oasis.opendocument.text', sniff: 'nosniff' });
  const files = unzipSync(new Uint8Array(answer.bytes));
  for (const name of ['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml']) {
    const wrong = await page.evaluate((xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent ?? null, strFromU8(files[name]!));
    expect(wrong, name).toBeNull();
  }
});
