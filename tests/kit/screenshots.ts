// `npm run screenshots`: the pictures of the README, of the demonstration planted for the day on which they are taken.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Browser } from 'playwright/test';
import { closePool } from '../../server/db/root.ts';
import globalSetup from './global-setup.ts';
import { launchBrowser } from './browser.ts';
import { cloneDemo, demoOf, type Demo, type DemoRole } from './demo.ts';
import { placesOf, type Places } from './places.ts';
import { startServer } from './server.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../docs/screenshots');
const MOST_BYTES = 150_000;
const PHONE = { width: 360, height: 760 };
const DESK = { width: 1440, height: 960 };
const SLIDE = { width: 1280, height: 720 };

interface Shot {
  name: string; slug: string; size: { width: number; height: number };
  path: string | ((places: Places) => string);
  as?: DemoRole;
  dark?: boolean;
  /** A button to press first: what it does stays in the clone. */
  press?: string;
  /** What the picture begins with; the top of the page otherwise. */
  from?: string;
}

const ANNECY = 'reveillons-annecy';
const GRENOBLE = 'grenoble-en-commun';
const MONTPELLIER = 'nous-sommes';

const SHOTS: Shot[] = [
  { name: 'front-grenoble', slug: GRENOBLE, size: DESK, path: '/' },
  { name: 'front-annecy', slug: ANNECY, size: DESK, path: '/' },
  { name: 'front-montpellier-dark', slug: MONTPELLIER, size: DESK, path: '/', dark: true },
  { name: 'front-grenoble-phone', slug: GRENOBLE, size: PHONE, path: '/' },
  { name: 'front-montpellier-phone', slug: MONTPELLIER, size: PHONE, path: '/' },
  { name: 'proposal', slug: ANNECY, size: DESK, path: (at) => at.answered },
  { name: 'list', slug: GRENOBLE, size: DESK, path: '/propositions' },
  { name: 'grid', slug: GRENOBLE, size: DESK, path: (at) => `${at.meetingDesk}/saisie`, as: 'volunteer' },
  { name: 'card-phone', slug: ANNECY, size: PHONE, path: (at) => at.card, as: 'member', press: 'Je suis dans la salle', from: '.ballot' },
  { name: 'hall', slug: ANNECY, size: SLIDE, path: (at) => `${at.card}/ecran` },
  { name: 'programme', slug: MONTPELLIER, size: DESK, path: '/programme' },
];

async function take(browser: Browser, demo: Demo, shot: Shot): Promise<void> {
  const context = await browser.newContext({
    viewport: shot.size, locale: 'fr-FR', timezoneId: 'Europe/Paris', colorScheme: shot.dark ? 'dark' : 'light', reducedMotion: 'reduce',
  });
  if (shot.as) await demo.enter(context, shot.slug, shot.as);
  const page = await context.newPage();
  const places = await placesOf(demo.database, demo.collective(shot.slug));
  const where = typeof shot.path === 'string' ? shot.path : shot.path(places);
  const response = await page.goto(demo.server.origin(shot.slug) + where, { waitUntil: 'networkidle' });
  if (response?.status() !== 200) throw new Error(`${where} answers ${response?.status()}`);
  if (shot.press) await page.getByRole('button', { name: shot.press }).click();
  if (shot.from) await page.locator(shot.from).first().evaluate((element) => { window.scrollTo(0, element.getBoundingClientRect().bottom + 100 - innerHeight); });
  await page.evaluate(() => document.fonts.ready);
  const bytes = await smallest(await page.screenshot({ scale: 'css', caret: 'hide' }));
  writeFileSync(path.join(FOLDER, `${shot.name}.webp`), bytes);
  console.log(`  ${shot.name}.webp, ${Math.round(bytes.length / 1024)} kB`);
  await context.close();
}

/** As good as fits. @throws when nothing does */
async function smallest(png: Buffer): Promise<Buffer> {
  for (const quality of [90, 80, 70, 60]) {
    const webp = await sharp(png).webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
    if (webp.length <= MOST_BYTES) return webp;
  }
  throw new Error(`a picture does not fit in ${MOST_BYTES} bytes`);
}

const stop = await globalSetup();
const database = await cloneDemo();
const server = await startServer(database);
const browser = await launchBrowser();
try {
  if (existsSync(FOLDER)) for (const old of readdirSync(FOLDER)) rmSync(path.join(FOLDER, old));
  mkdirSync(FOLDER, { recursive: true });
  const demo = await demoOf(database, server);
  for (const shot of SHOTS) await take(browser, demo, shot);
} finally {
  await browser.close();
  await closePool();
  await server.remove();
  await database.drop();
  await stop();
}
