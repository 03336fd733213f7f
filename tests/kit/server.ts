import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildIfStale } from '../../server/boot/build.ts';
import { freePort } from '../../server/db/embedded.ts';
import { DEMO_SERVER_ACTIONS_KEY, envSchema } from '../../server/env.ts';
import { test as base, type TestDatabase } from './database.ts';

export { expect } from './database.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const READY_MS = 60_000;
const STOP_MS = 15_000;

/** The production build behind the real front door, as a process of its own. */
export type TestServer = {
  port: number;
  /** The process that answers now. */
  pid: () => number;
  uploadsDir: string;
  /** http://<slug>.localhost:<port>; null is the apex. Node does not resolve such names: see `host`. */
  origin: (slug: string | null) => string;
  /** The Host header of a collective, for requests sent to 127.0.0.1. */
  host: (slug: string | null) => string;
  /** Everything that the process has written so far. */
  log: () => string;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
  /** On the same port; with other variables if given. */
  restart: (env?: Record<string, string>) => Promise<void>;
};

/** One that a test started itself: `remove` stops it and clears its folder. */
export type OwnTestServer = TestServer & { remove: () => Promise<void> };

/**
 * Builds the pages if they changed and starts server/http/main.ts on a free port.
 * @param env on top of a demo's; say FABRIQUE_MODE: 'production' (and its secrets) for the other mode
 * @throws with the end of the server's log when it does not answer
 */
export async function startServer(database: TestDatabase, env: Record<string, string> = {}): Promise<OwnTestServer> {
  await ensureBuilt();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fabrique-test-server-'));
  const logFile = path.join(folder, 'log');
  const port = await freePort();
  const host = (slug: string | null): string => `${slug === null ? '' : `${slug}.`}localhost:${port}`;
  const log = (): string => readFileSync(logFile, 'utf8');
  const uploadsDir = path.join(folder, 'uploads');
  let current = { ...environment(database, port, uploadsDir), ...env };
  let child = spawnServer(current, logFile);
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => end(child, signal);
  const server: TestServer = {
    port, uploadsDir, host, log, stop,
    pid: () => child.pid!,
    origin: (slug) => `http://${host(slug)}`,
    restart: async (changes = {}) => {
      await stop();
      current = { ...current, ...changes };
      child = spawnServer(current, logFile);
      await answers(child, port, log);
    },
  };
  const remove = async (): Promise<void> => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(child, port, log);
  } catch (error) {
    await remove();
    throw error;
  }
  return { ...server, remove };
}

/** `server`: one process a worker, on the worker's own database. */
export const test = base.extend<object, { server: TestServer }>({
  server: [async ({ database }, use) => {
    const server = await startServer(database);
    await use(server);
    await server.remove();
  }, { scope: 'worker', timeout: 900_000 }],
});

/** The production build of these very sources; made now if it is not there. @throws with the end of what the build said */
export async function ensureBuilt(): Promise<void> {
  const file = path.join(ROOT, '.fabrique/build.log');
  mkdirSync(path.dirname(file), { recursive: true });
  const output = openSync(file, 'w');
  try {
    await buildIfStale(output);
  } catch (error) {
    throw new Error(`the pages could not be built:\n${readFileSync(file, 'utf8').slice(-4_000)}`, { cause: error });
  } finally {
    closeSync(output);
  }
}

/** Every variable that we know is said, if only as empty, so that nothing of the machine or of a .env file comes in. */
function environment(database: TestDatabase, port: number, uploadsDir: string): Record<string, string> {
  return {
    ...Object.fromEntries(Object.keys(envSchema.shape).map((key) => [key, ''])),
    NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', FABRIQUE_TEST: '1', FABRIQUE_MODE: 'demo',
    DATABASE_URL: database.appUrl, PORT: String(port), BIND: '127.0.0.1', UPLOADS_DIR: uploadsDir,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: DEMO_SERVER_ACTIONS_KEY,
  };
}

function spawnServer(env: Record<string, string>, logFile: string): ChildProcess {
  const output = openSync(logFile, 'a');
  const leash = path.join(ROOT, 'server/boot/leash.mjs');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', leash, 'server/http/main.ts'], {
    cwd: ROOT, env: { ...process.env, NODE_OPTIONS: '', ...env }, stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  return child;
}

async function answers(child: ChildProcess, port: number, log: () => string): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    if (await responds(port)) return;
    await sleep(50);
  }
  throw new Error(`the server does not answer; its log ends:\n${log().slice(-4_000)}`);
}

/** Whether a front door answers there, whatever it says. */
export function responds(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get({ port, host: '127.0.0.1', path: '/', headers: { host: `localhost:${port}` } }, (response) => {
      response.resume();
      resolve(true);
    });
    request.on('error', () => resolve(false));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
  child.kill(signal);
  const slow = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await closed;
  clearTimeout(slow);
}
