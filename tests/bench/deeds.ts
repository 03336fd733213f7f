// Deeds over HTTP through the whole house, beside the very statements that they are, written by a plain loop.
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hashToken } from '../../server/auth/tokens.ts';
import type { TestCollective } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import type { OwnTestServer } from '../kit/server.ts';
import type { Statement } from './driver.ts';
import { written, type Generator } from './load.ts';
import type { PlainJob, PlainOutcome, PlainStatement, Slot } from './plain-loop.ts';
import { COOKIE, startSite, type Person } from './site.ts';

export const IN_FLIGHT = 64;
/** The server's own pool has as many connections (DATABASE_POOL's default). */
const CONNECTIONS = 12;

/** One call of a procedure by one person. */
export interface Deed { procedure: string; input: Record<string, unknown>; person: Person }

/** The deed as a browser or an offline room sends it, each person from an address of her own behind the trusted proxy. */
export function requestOf(server: OwnTestServer, collective: TestCollective, { procedure, input, person }: Deed, index: number): string {
  return written({
    host: server.host(collective.slug), path: `/api/trpc/${procedure}`, method: 'POST', body: JSON.stringify(input),
    headers: {
      cookie: `${COOKIE}=${person.token}`, origin: server.origin(collective.slug),
      'x-forwarded-for': `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
    },
  });
}

export function sendDeeds(generator: Generator, server: OwnTestServer, collective: TestCollective, deeds: readonly Deed[]) {
  const requests = deeds.map((deed, index) => requestOf(server, collective, deed, index));
  return generator.send({ port: server.port, requests, inFlight: IN_FLIGHT });
}

/**
 * What one such deed asks the database, as a server writes it down: the shortest of some, each by another person, since the first ones
 * also read what is then kept in memory (the collective, its settings).
 */
export async function statementsOf(
  generator: Generator, database: TestDatabase, collective: TestCollective, deeds: readonly Deed[],
): Promise<{ statements: Statement[]; deed: Deed }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fabrique-bench-statements-'));
  const file = path.join(folder, 'statements');
  const server = await startSite(database, 'statements.ts', { BENCH_STATEMENTS: file });
  try {
    const taken: { statements: Statement[]; deed: Deed }[] = [];
    for (const deed of deeds) {
      writeFileSync(file, '');
      const { wrong, samples } = await generator.send({ port: server.port, requests: [requestOf(server, collective, deed, 1)], inFlight: 1 });
      if (wrong > 0) throw new Error(`this deed was refused: ${samples[0]}`);
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
      taken.push({ deed, statements: lines.map((line) => JSON.parse(line) as Statement) });
    }
    const shortest = taken.toSorted((a, b) => a.statements.length - b.statements.length)[0]!;
    if (shortest.statements.length < 4) throw new Error('a deed of so few statements was not written down wholly');
    return shortest;
  } finally {
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same statements for others: what was this deed's own becomes a slot. own: names for values, by the value as text. */
export function slotted({ statements, deed }: { statements: readonly Statement[]; deed: Deed }, own: Record<string, string>): PlainStatement[] {
  const hash = hashToken(deed.person.token).toString('hex');
  const slot = (value: unknown): Slot => {
    const bytes = asBytes(value);
    if (bytes !== null) return bytes === hash ? { bytesOf: 'token' } : { bytes };
    if (value === deed.person.id) return { of: 'person' };
    return typeof value === 'string' && own[value] ? { of: own[value] } : { value };
  };
  return statements.map(({ name, text, values }) => ({ ...(name && { name }), text, values: values.map(slot) }));
}

/** Bytes as JSON leaves a Buffer. */
function asBytes(value: unknown): string | null {
  const { type, data } = (value ?? {}) as { type?: string; data?: number[] };
  return type === 'Buffer' && Array.isArray(data) ? Buffer.from(data).toString('hex') : null;
}

/** The plain loop over these deeds, in a process that ends with it. */
export function plainLoop(job: Omit<PlainJob, 'inFlight' | 'connections'>): Promise<PlainOutcome> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(import.meta.dirname, 'plain-loop.ts'), { execArgv: ['--disable-warning=ExperimentalWarning'] });
    child.once('message', (outcome: PlainOutcome) => {
      child.off('exit', ended);
      child.kill();
      resolve(outcome);
    });
    const ended = (): void => reject(new Error('the plain loop has ended'));
    child.once('exit', ended);
    child.send({ ...job, inFlight: IN_FLIGHT, connections: CONNECTIONS } satisfies PlainJob);
  });
}

export function valuesOf(deeds: readonly Deed[], own: (deed: Deed) => Record<string, string>): Record<string, string>[] {
  return deeds.map((deed) => ({ person: deed.person.id, token: hashToken(deed.person.token).toString('hex'), ...own(deed) }));
}
