// What can be measured of a page that is looked at: its width, its weight, what it complains of.
import type { Page, Response } from 'playwright/test';

/** How many pixels the page is wider than its window, and what sticks out. Empty when nothing scrolls sideways. */
export async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth - clientWidth} px too wide`, ...wide.slice(-3).map((element) => element.outerHTML.slice(0, 120))];
  });
}

/** The spacing that a reader may ask for (WCAG 1.4.12), laid over the page's own: by a constructed sheet, which the policy lets in. */
export async function spaced(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets.push(sheet);
  });
}

/** Keeps what a page's console says, what breaks in it and what it cannot load: an empty list is a quiet page. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) heard.push(message.text()); });
  page.on('pageerror', (error) => { heard.push(error.message); });
  page.on('requestfailed', (request) => { heard.push(`${request.url()}: ${request.failure()?.errorText ?? 'failed'}`); });
  return heard;
}

/** Of a first visit to a page, in bytes: pages, styles, fonts, drawings and scripts. */
export const MOST_BYTES = 120_000;

export interface Weight { url: string; type: string; bytes: number }

/** What going somewhere brings over the wire, body by body, until the page and its fonts are there. Live events are no part of it. */
export async function weigh(page: Page, go: () => Promise<unknown>): Promise<Weight[]> {
  const responses: Response[] = [];
  const keep = (response: Response): void => { if (response.request().resourceType() !== 'eventsource') responses.push(response); };
  page.on('response', keep);
  await go();
  await page.waitForLoadState('load');
  await page.evaluate(() => document.fonts.ready);
  page.off('response', keep);
  return Promise.all(responses.map(async (response) => ({
    url: new URL(response.url()).pathname, type: response.request().resourceType(), bytes: (await response.request().sizes()).responseBodySize,
  })));
}
