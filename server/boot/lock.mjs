import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../.fabrique/locks/', import.meta.url));
/** A lock without a number in it, older than this, was left by a process that died while writing it. */
const HALF_WRITTEN_MS = 5_000;

/**
 * Runs `work` while no other process of this checkout runs under the same name; one that died holding the lock does not count.
 * Built-ins only: the bootstrap uses it on Node 20, before anything is installed.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @param {string} [folder]
 * @returns {Promise<T>}
 */
export async function withLock(name, work, folder = FOLDER) {
  const file = `${folder}/${name}.lock`;
  mkdirSync(folder, { recursive: true });
  for (let waited = 0; !take(file); waited += 1) {
    if (waited === 10) console.log(`Waiting for another process of this folder to finish its work: ${name}`);
    if (isStale(file)) clear(file);
    else await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function isStale(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    return holder > 0 ? !isAlive(holder) : Date.now() - statSync(file).mtimeMs > HALF_WRITTEN_MS;
  } catch {
    return false;
  }
}

/**
 * One process at a time clears a dead one's lock, and looks again first: two at once would remove each other's new lock.
 * @param {string} file
 */
function clear(file) {
  const broom = `${file}.clearing`;
  if (!take(broom)) {
    if (isStale(broom)) rmSync(broom, { force: true });
    return;
  }
  if (isStale(file)) rmSync(file, { force: true });
  rmSync(broom, { force: true });
}
