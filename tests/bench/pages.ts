// Public pages as a visitor's first hit, from memory, and for someone signed in; each beside its limit in the same round.
import { fork } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';
import type { TestCollective } from '../kit/builders.ts';
import { ask } from '../kit/ask.ts';
import type { TestDatabase } from '../kit/database.ts';
import type { OwnTestServer } from '../kit/server.ts';
import { written, type Generator } from './load.ts';
import type { Arm } from './rounds.ts';
import { COOKIE, type Person } from './site.ts';
import { SEARCHES } from './texts.ts';

export const PAGES = ['front', 'list', 'proposal', 'search'] as const;
export type PageName = typeof PAGES[number];
/** In flight at once: enough to keep a process busy from memory, and a busy evening when every page is made anew. */
const FROM_MEMORY = 32;
const MADE_ANEW = 8;
const REFERENCES = 40;

/** The addresses that a measurement of a page goes round. */
export async function addressesOf(page: PageName, database: TestDatabase, collective: TestCollective): Promise<string[]> {
  if (page === 'front') return ['/'];
  if (page === 'list') return ['/propositions'];
  if (page === 'search') return SEARCHES.map((q) => `/propositions?q=${encodeURIComponent(q)}`);
  const { rows } = await database.superuserPool.query<{ reference: number }>(
    'select reference from proposals where tenant_id = $1 and listed order by shuffle, id limit $2', [collective.id, REFERENCES]);
  return rows.map(({ reference }) => `/propositions/${reference}`);
}

/** What stands behind an address today, once: its status, and how long its HTML is. */
export async function look(server: OwnTestServer, slug: string, address: string, cookie: string | null = null): Promise<{ status: number; text: string }> {
  const { status, text } = await ask(server, { slug, path: address, headers: { 'accept-language': 'fr', ...(cookie && { cookie }) } });
  return { status, text };
}

export interface Place { server: OwnTestServer; slug: string; addresses: readonly string[] }

let fresh = 0;

/** A visitor's first hit: each address with a parameter that the house knows and the page does not read, so that no page is kept for it. */
export function firstHit(generator: Generator, { server, slug, addresses }: Place, milliseconds: number): Arm {
  const host = server.host(slug);
  const requests = addresses.map((address) => written({ host, path: `${address}${address.includes('?') ? '&' : '?'}etape={n}` }));
  return {
    pid: server.pid(),
    run: async () => {
      const outcome = await generator.send({ port: server.port, requests, inFlight: MADE_ANEW, milliseconds, from: fresh });
      fresh = outcome.next;
      return outcome;
    },
  };
}

/** The same addresses, asked before: out of the front door's memory. */
export function fromMemory(generator: Generator, { server, slug, addresses }: Place, milliseconds: number): Arm {
  const requests = addresses.map((address) => written({ host: server.host(slug), path: address }));
  return { pid: server.pid(), run: () => generator.send({ port: server.port, requests, inFlight: FROM_MEMORY, milliseconds }) };
}

/** Signed in, nothing is kept: each page is made for its reader. */
export function signedIn(generator: Generator, { server, slug, addresses }: Place, people: readonly Person[], milliseconds: number): Arm {
  const requests = signedInRequests({ server, slug, addresses }, people);
  return { pid: server.pid(), run: () => generator.send({ port: server.port, requests, inFlight: MADE_ANEW, milliseconds }) };
}

function signedInRequests({ server, slug, addresses }: Place, people: readonly Person[]): string[] {
  return Array.from({ length: Math.max(addresses.length, people.length) }, (_, n) => written({
    host: server.host(slug), path: addresses[n % addresses.length]!, headers: { cookie: `${COOKIE}=${people[n % people.length]!.token}` },
  }));
}

/** So many requests for the engine to have compiled what a page runs, before anything is measured. */
const WARM = 200;

/** Makes the page again and again, unmeasured. */
export async function warm(generator: Generator, place: Place, people: readonly Person[]): Promise<void> {
  const round = signedInRequests(place, people);
  const requests = Array.from({ length: WARM }, (_, n) => round[n % round.length]!);
  await generator.send({ port: place.server.port, requests, inFlight: MADE_ANEW });
}

/** Asks each of the addresses once as each of these people, one at a time: what a server that answers from memory has heard. */
export async function teach(generator: Generator, place: Place, people: readonly Person[]): Promise<void> {
  const outcome = await generator.send({ port: place.server.port, requests: signedInRequests(place, people), inFlight: 1 });
  if (outcome.wrong > 0) throw new Error(`${place.addresses[0]} could not be learnt: ${outcome.samples[0]}`);
}

export interface Bare { pid: number; port: number; stop: () => void }

/** A bare node:http server with the very bytes that the front door sends for this address, packed as they are, and no header but needed ones. */
export async function bareServer({ server, slug, addresses }: Place): Promise<Bare> {
  const packed = await bytesOf(server, slug, addresses[0]!);
  const child = fork(path.join(import.meta.dirname, 'bare.ts'), { execArgv: ['--disable-warning=ExperimentalWarning'] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message: number) => resolve(message));
    child.once('exit', () => reject(new Error('the bare server has ended')));
    child.send(packed);
  });
  return { pid: child.pid!, port, stop: () => { child.kill(); } };
}

function bytesOf(server: OwnTestServer, slug: string, address: string): Promise<{ body: string; headers: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    const headers = { host: server.host(slug), 'accept-encoding': 'gzip', 'accept-language': 'fr' };
    http.get({ host: '127.0.0.1', port: server.port, path: address, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({
        body: Buffer.concat(chunks).toString('base64'), headers: { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' },
      }));
    }).on('error', reject);
  });
}

export function bare(generator: Generator, { pid, port }: Bare, milliseconds: number): Arm {
  return { pid, run: () => generator.send({ port, requests: [written({ host: `localhost:${port}`, path: '/' })], inFlight: FROM_MEMORY, milliseconds }) };
}
