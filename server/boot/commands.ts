import { existsSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { EnvError, readEnv, type Env } from '../env.ts';
import { buildIfStale } from './build.ts';
import { runNode } from './child.mjs';
import { openDatabase } from './database.ts';
import { BootError } from './errors.ts';
import { withLock } from './lock.mjs';

/** Takes what followed the command's name; gives the exit code. */
export type Command = (rest: string[]) => Promise<number>;

const ROOT = path.resolve(import.meta.dirname, '../..');
const DEMO = 'server/demo/main.ts';
const bin = (name: string): string => path.join(ROOT, 'node_modules', name);
const INTERRUPTED = 130;
/** A test or a benchmark of ours never reaches what the environment names. */
const NOT_OURS = { DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined, FABRIQUE_MODE: undefined };

export const commands: Record<string, Command> = {
  start: () => serve(false),
  dev: () => serve(true),
  build: async () => { await buildIfStale(); return 0; },
  migrate: () => withDatabase(async () => { console.log('The database is up to date.'); return 0; }),
  seed: (rest) => withDatabase((env) => runNode({ args: [DEMO, ...rest], env })),
  import: (rest) => withDatabase((env) => runNode({ args: ['server/import/main.ts', ...rest], env })),
  export: (rest) => withDatabase((env) => runNode({ args: ['server/export/main.ts', ...rest], env })),
  bench: (rest) => runBuilt('tests/bench/main.ts', rest),
  screenshots: (rest) => runBuilt('tests/kit/screenshots.ts', rest),
  test: (rest) => runTests(rest),
  check: async () => await typecheck() || await lint() || runTests(['tests/rules']),
  typecheck,
  lint,
};

async function serve(dev: boolean): Promise<number> {
  loadFile();
  const settings = checkEnv();
  await refuseTakenPort(settings);
  return withDatabase(async (found) => {
    const env = {
      ...found,
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: settings.serverActionsKey,
      ...(dev && { FABRIQUE_DEV: '1' }),
    };
    if (settings.mode === 'demo' && existsSync(path.join(ROOT, DEMO))) {
      const planted = await runNode({ args: [DEMO, '--if-empty'], env });
      if (planted !== 0) return planted;
    }
    if (!dev) await buildIfStale();
    return runNode({ args: ['server/http/main.ts'], env });
  });
}

async function runBuilt(file: string, rest: string[]): Promise<number> {
  await buildIfStale();
  return runNode({ args: [file, ...rest], env: { ...NOT_OURS, NODE_ENV: 'production' } });
}

async function withDatabase(work: (env: Record<string, string>) => Promise<number>): Promise<number> {
  loadFile();
  // Between two children nobody else listens: a signal then must still stop the database that was started.
  let interrupted = false;
  const remember = (): void => { interrupted = true; };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, remember);
  try {
    const database = await openDatabase();
    try {
      return interrupted ? INTERRUPTED : await work(database.env);
    } finally {
      await database.close();
    }
  } finally {
    for (const signal of signals) process.off(signal, remember);
  }
}

/** Before anything is started or built, so that a wrong variable is told at once. */
function checkEnv(): Env {
  const embedded = !process.env.DATABASE_URL && process.env.FABRIQUE_MODE !== 'production';
  if (embedded && process.env.DATABASE_OWNER_URL) {
    throw new EnvError([{ variable: 'DATABASE_URL', message: 'DATABASE_OWNER_URL is set, so expected the application’s role here too' }]);
  }
  return readEnv({ ...process.env, ...(embedded && { FABRIQUE_EMBEDDED_PORT: '1' }) });
}

function refuseTakenPort({ port, bind }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(new BootError('boot.port', error.code === 'EADDRINUSE'
      ? `PORT: ${port} is taken on ${bind}. Stop the program that uses it, or choose another: PORT=${port + 1} npm start`
      : `PORT, BIND: cannot listen on ${bind}:${port} (${error.message})`)));
    probe.listen(port, bind, () => probe.close(() => resolve()));
  });
}

/** Variables that are set win over .env. The tests never read it: it may name a real database. */
function loadFile(): void {
  const file = path.join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

function runTests(rest: string[]): Promise<number> {
  return runNode({
    args: [bin('playwright/cli.js'), 'test', ...rest], leash: false,
    env: { ...NOT_OURS, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'test' },
  });
}

async function typecheck(): Promise<number> {
  const typegen = await withLock('build', () => runNode({
    args: [bin('next/dist/bin/next'), 'typegen'], leash: false, env: { NEXT_TELEMETRY_DISABLED: '1' },
  }));
  return typegen || runNode({ args: [bin('typescript/bin/tsc'), '--noEmit'], leash: false });
}

function lint(): Promise<number> {
  return runNode({ args: [bin('oxlint/bin/oxlint'), '--deny-warnings'], leash: false });
}
