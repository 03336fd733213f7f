import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright/test';
import { withLock } from '../../server/boot/lock.mjs';
import { test as base } from './server.ts';

export { expect } from './database.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGE = path.join(ROOT, 'node_modules/@sparticuz/chromium');
const SYSTEM = '/usr/bin/chromium';
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** `browser` is a real Chromium, found or unpacked; `page` and `context` come from it as everywhere in Playwright. */
export const test = base.extend<object, { browser: Browser }>({
  browser: [async ({}, use) => {
    const browser = await launchBrowser();
    await use(browser);
    await browser.close();
  }, { scope: 'worker', timeout: 120_000 }],
});

/** @throws with what to install when this machine has none */
export async function launchBrowser(args: string[] = []): Promise<Browser> {
  return chromium.launch({ ...await findBrowser(), args: [...ARGS, ...args] });
}

/** $CHROMIUM, the system's, the one from npm (linux-x64, needs nothing of the system), else Playwright's own. */
async function findBrowser(): Promise<LaunchOptions> {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM: there is no ${named}`);
    return { executablePath: named };
  }
  if (existsSync(SYSTEM)) return { executablePath: SYSTEM };
  if (process.platform === 'linux' && process.arch === 'x64') return withLock('browser', unpackBrowser);
  return withLock('browser', installPlaywrights);
}

function installPlaywrights(): LaunchOptions {
  if (existsSync(chromium.executablePath())) return {};
  const cli = path.join(ROOT, 'node_modules/playwright/cli.js');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'install', 'chromium'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`no browser: install Chromium and set CHROMIUM to its path (playwright install said: ${stderr})`);
  return {};
}

/** Unpacks once for each version, with the libraries and fonts that a bare machine lacks. */
function unpackBrowser(): LaunchOptions {
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const folder = path.join(ROOT, '.fabrique', `browser-${version}`);
  const done = path.join(folder, 'complete-with-fonts');
  if (!existsSync(done)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const script = "import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())";
    // It unpacks its libraries only where it believes to be at home.
    const unpacked = spawnSync(process.execPath, ['-e', script], {
      cwd: ROOT, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    });
    if (unpacked.status !== 0) throw new Error(`the browser could not be unpacked: ${unpacked.stderr}`);
    writeFileSync(path.join(folder, 'fonts/fonts.conf'), fontsConf(folder));
    writeFileSync(done, '');
  }
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'), FONTCONFIG_PATH: path.join(folder, 'fonts') },
  };
}

/** Its own font alone, so that a picture is the same on every machine. With none at all Chromium draws no letter, and crashes on some. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts/fonts')}</dir>
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
