// What every npm command runs first. Built-ins only and Node 20 is enough: installs what is missing, finds a Node that runs
// TypeScript, and hands over to boot/main.ts.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from './boot/child.mjs';
import { withLock } from './boot/lock.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const MARK = path.join(ROOT, 'node_modules/.fabrique-lock');
/** From here on Node strips types without a flag. */
const ENOUGH = { major: 22, minor: 18 };
const MAIN = path.join(ROOT, 'server/boot/main.ts');

endWithNpm();
await withLock('install', installIfNeeded);
const node = findNode();
if (node === process.execPath) {
  const { main } = await import('./boot/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.exitCode = await runNode({ node, args: [MAIN, ...process.argv.slice(2)] });
}

/** npm passes a SIGTERM to its shell alone, which dies of it and tells nobody: when that parent is gone, stop as if told. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/** The packages of the lock, exactly; done again when the lock changed. */
function installIfNeeded() {
  const lock = createHash('sha256').update(readFileSync(path.join(ROOT, 'package-lock.json'))).digest('hex');
  if (existsSync(MARK) && readFileSync(MARK, 'utf8').trim() === lock) return;
  console.log('Installing packages (once; a minute or two)…');
  const started = Date.now();
  // Development packages too, whatever NODE_ENV says: the build needs them. npm's warnings about Node 20 do not concern us.
  const { status, error } = npm(['ci', '--include=dev', '--include=optional', '--loglevel=error', '--progress=true']);
  if (status !== 0) {
    console.error(`npm ci failed${error ? `: ${error.message}` : ''}. Its own message is above; then run the same command again.`);
    process.exit(1);
  }
  writeFileSync(MARK, lock);
  console.log(`Packages installed (${Math.round((Date.now() - started) / 1000)} s).`);
}

/** @param {string[]} args */
function npm(args) {
  const self = process.env.npm_execpath;
  if (self?.endsWith('npm-cli.js')) return spawnSync(process.execPath, [self, ...args], { cwd: ROOT, stdio: 'inherit' });
  const windows = process.platform === 'win32';
  return spawnSync(windows ? 'npm.cmd' : 'npm', args, { cwd: ROOT, stdio: 'inherit', shell: windows });
}

/** Node 24 comes as a package where there is one; elsewhere the user's own serves when it is new enough. */
function findNode() {
  const windows = process.platform === 'win32';
  const system = windows ? 'win' : process.platform;
  const bundled = path.join(ROOT, `node_modules/node-${system}-${process.arch}/bin/node${windows ? '.exe' : ''}`);
  // It may be there and not run: musl, for instance.
  if (existsSync(bundled) && spawnSync(bundled, ['--version']).status === 0) return realpathSync(bundled);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > ENOUGH.major || (major === ENOUGH.major && minor >= ENOUGH.minor)) return process.execPath;
  console.error(`Fabrique runs on Node ${ENOUGH.major}.${ENOUGH.minor} or newer; none comes with npm for ${system} ${process.arch}, `
    + `and this one is ${process.versions.node}. Install Node 24 and run the same command again.`);
  process.exit(1);
}
