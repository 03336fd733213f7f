// What a visitor's browser receives for a page, in a real one on a small screen: nothing from a cache, fonts and scripts included.
import type { Browser } from 'playwright/test';
import { launchBrowser } from '../kit/browser.ts';
import { MOST_BYTES } from '../kit/look.ts';
import type { OwnTestServer } from '../kit/server.ts';
import { judged } from './page-rows.ts';
import { whole, type Goal } from './report.ts';

/** Bytes over the wire, heads included, by kind; framework: of scripts that are not our own modules. */
interface Weight { page: string; document: number; style: number; font: number; own: number; framework: number; other: number; total: number; inline: number }

const KINDS: Record<string, 'document' | 'style' | 'font'> = { Document: 'document', Stylesheet: 'style', Font: 'font' };
const OWN = /^\/js\/[a-z0-9-]+\.js$/;

async function weigh(browser: Browser, server: OwnTestServer, slug: string, page: string, address: string): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fr-FR' });
  try {
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    await session.send('Network.enable');
    const weight: Weight = { page, document: 0, style: 0, font: 0, own: 0, framework: 0, other: 0, total: 0, inline: 0 };
    const kindOf = new Map<string, keyof Omit<Weight, 'page'>>();
    session.on('Network.responseReceived', ({ requestId, type, response }) => {
      const script = OWN.test(new URL(response.url).pathname) ? 'own' : 'framework';
      kindOf.set(requestId, type === 'Script' ? script : KINDS[type] ?? 'other');
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      weight[kindOf.get(requestId) ?? 'other'] += encodedDataLength;
      weight.total += encodedDataLength;
    });
    await tab.goto(server.origin(slug) + address, { waitUntil: 'networkidle' });
    weight.inline = await tab.locator('script:not([src])').count();
    return weight;
  } finally {
    await context.close();
  }
}

/** Weighs these pages as a first visit each. */
export async function benchWeight(server: OwnTestServer, slug: string, pages: ReadonlyMap<string, readonly string[]>): Promise<{ goals: Goal[]; notes: string[] }> {
  const browser = await launchBrowser();
  try {
    const weights: Weight[] = [];
    for (const [page, addresses] of pages) weights.push(await weigh(browser, server, slug, page, addresses[0]!));
    const scripts = weights.map(({ framework, inline }) => framework + inline);
    return {
      goals: [
        { what: 'Framework script on a visitor’s page', wanted: '0 kB', seen: `${whole(Math.max(...scripts))} bytes`, reached: scripts.every((bytes) => bytes === 0) },
        { what: 'A visitor’s first page in all (HTML, styles, fonts, our own modules)', wanted: `< ${MOST_BYTES / 1_000} kB`, ...kilobytes(weights.map(({ total }) => total)) },
      ],
      notes: weights.map((one) => `Weight of ${one.page}, first visit at 360 px: ${whole(one.total)} bytes (HTML ${whole(one.document)}, styles ${whole(one.style)}, `
        + `fonts ${whole(one.font)}, our own modules ${whole(one.own)}, framework script ${whole(one.framework)}, other ${whole(one.other)}).`),
    };
  } finally {
    await browser.close();
  }
}

function kilobytes(totals: readonly number[]): Pick<Goal, 'seen' | 'reached'> {
  const { seen, reached } = judged(totals.map((total) => total / 1_000), 'max', MOST_BYTES / 1_000, 'no page could be weighed');
  return { seen: `${seen} kB`, reached };
}
