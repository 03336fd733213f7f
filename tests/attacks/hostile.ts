import type { Page } from 'playwright/test';

export interface Watch {
  caught: string[];
}

/** Everything that would tell that a text became more than text. */
export async function watch(page: Page): Promise<Watch> {
  const seen: Watch = { caught: [] };
  page.on('dialog', (dialog) => {
    seen.caught.push(`dialog ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) seen.caught.push(message.text());
  });
  page.on('request', (request) => {
    if (/piege|169\.254|etc\/passwd/.test(request.url())) seen.caught.push(`request ${request.url()}`);
  });
  await page.addInitScript(() => {
    const told = globalThis as unknown as { told: string[] };
    told.told = [];
    document.addEventListener('securitypolicyviolation', (event) => told.told.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  return seen;
}

/** Elements and attributes that only a text could have brought: our pages have none of them. */
export async function foreign(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { told } = globalThis as unknown as { told: string[] };
    const odd = document.querySelectorAll(
      'iframe, object, embed, base, style, math, template, video, audio, marquee, dialog, image, main :is(img, link, meta, script:not([src^="/js/"]))',
    );
    const handlers = [...document.querySelectorAll('*')].filter((element) =>
      [...element.attributes].some(
        ({ name, value }) =>
          /^on/i.test(name) ||
          name === 'style' ||
          (/^(?:href|src|action)$/.test(name) && /^\s*(?:javascript|data|vbscript|file|blob):/i.test(value)),
      ),
    );
    return [...told, ...[...odd, ...handlers].map((element) => element.outerHTML.slice(0, 120))];
  });
}
