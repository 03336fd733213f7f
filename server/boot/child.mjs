import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const LEASH = new URL('./leash.mjs', import.meta.url).href;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const AGAIN_MS = 2_000;

/**
 * Runs Node as a child until it ends. The child has its own process group, so that it hears a signal once (a terminal and npm
 * both send Ctrl-C), and a leash: it ends with its parent, even when that one is killed outright.
 * @param {{ node?: string, args: string[], env?: Record<string, string | undefined>, leash?: boolean, output?: number }} options
 *   leash: false for a program that starts Node processes of its own with its own channel; output: a file descriptor instead of
 *   the terminal
 * @returns {Promise<number>} its exit code
 */
export function runNode({ node = process.execPath, args, env = {}, leash = true, output }) {
  const windows = process.platform === 'win32';
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...(leash ? ['--import', LEASH] : []), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['inherit', output ?? 'inherit', output ?? 'inherit', ...(leash ? [/** @type {const} */ ('ipc')] : [])],
    detached: !windows,
  });
  let first = 0;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    if (first === 0) {
      first = Date.now();
      if (!windows) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    } else if (Date.now() - first > AGAIN_MS) child.kill('SIGKILL');
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const each of signals) process.off(each, pass);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
