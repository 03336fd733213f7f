import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEMO_SERVER_ACTIONS_KEY } from '../env.ts';
import { runNode } from './child.mjs';
import { BootError } from './errors.ts';
import { withLock } from './lock.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MARK = path.join(ROOT, '.next/fabrique-build');
const NEXT = path.join(ROOT, 'node_modules/next/dist/bin/next');
const SOURCES = ['app', 'server', 'tenants', 'public', 'next.config.mjs', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'];
/** Not in any page: a change there needs no build. */
const APART = new Set(['server/boot', 'server/bootstrap.mjs']);

/**
 * `next build`, unless what lies in .next was built from these very sources. Processes take turns.
 * @param output a file descriptor for what the build says; the terminal when absent
 * @returns whether it built
 * @throws BootError boot.build
 */
export async function buildIfStale(output?: number): Promise<boolean> {
  return withLock('build', async () => {
    const hash = hashOfSources(ROOT);
    if (existsSync(MARK) && readFileSync(MARK, 'utf8') === hash) return false;
    if (output === undefined) console.log('Building the pages (once for each change; half a minute or more)…');
    const key = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || DEMO_SERVER_ACTIONS_KEY;
    const code = await runNode({
      args: [NEXT, 'build'], leash: false, ...(output !== undefined && { output }),
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key },
    });
    // What a failed build leaves behind can make the next one fail too.
    if (code !== 0) rmSync(path.dirname(MARK), { recursive: true, force: true });
    if (code !== 0) throw new BootError('boot.build', 'The build failed; its own message is above.');
    mkdirSync(path.dirname(MARK), { recursive: true });
    // Taken before the build: a file that changed while it ran makes the next start build again.
    writeFileSync(MARK, hash);
    return true;
  });
}

/** One hash over names and contents, the same on every machine. */
export function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesUnder(root, source))) {
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file))).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(root: string, name: string): string[] {
  if (APART.has(name) || !existsSync(path.join(root, name))) return [];
  try {
    return readdirSync(path.join(root, name)).sort().flatMap((entry) => filesUnder(root, `${name}/${entry}`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [name];
    throw error;
  }
}
