import { TRPCError } from '@trpc/server';
import { tenantById } from '../../server/api/context.ts';
import { createCaller } from '../../server/api/root.ts';
import { cookieName, DRAFT_COOKIE, PROOF_COOKIE, REQUEST_COOKIE } from '../../server/auth/browser.ts';
import { closePool, openPool } from '../../server/db/root.ts';
import type { Actor } from '../../server/domain/actor.ts';
import { DomainError } from '../../server/domain/errors.ts';
import type { TestCollective } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import type { Names } from './canaries.ts';

/** What a call answered, as everything that leaves the house: the result, or the refusal with its field and values; and the cookies it set. */
export interface Reply { code: string | null; body: string }

/**
 * While `work` runs, every write of this worker's pool is undone at its end: each call meets the same collectives. The statements run,
 * the rights and policies hold; only the last word is turned around.
 */
export async function undoingWrites<T>(database: TestDatabase, work: () => Promise<T>): Promise<T> {
  await closePool();
  openPool(database.appUrl).on('connect', (client) => {
    const query = client.query.bind(client) as (...all: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => (given[0] === 'commit'
      ? (query('rollback') as Promise<object>).then((end) => ({ ...end, command: 'COMMIT' }))
      : query(...given))) as typeof client.query;
  });
  try {
    return await work();
  } finally {
    await closePool();
    openPool(database.appUrl);
  }
}

const tenants = new WeakMap<TestCollective, NonNullable<Awaited<ReturnType<typeof tenantById>>>>();

/** Calls a procedure by its path, as a page of that collective's host would, with these secrets in the browser's cookies. */
export async function call(collective: TestCollective, actor: Actor, path: string, input: unknown, cookies: Pick<Names, 'draftToken' | 'requestToken' | 'proofToken'>): Promise<Reply> {
  const jar = new Map([[DRAFT_COOKIE, cookies.draftToken], [REQUEST_COOKIE, cookies.requestToken], [PROOF_COOKIE, cookies.proofToken]]
    .map(([name, value]) => [cookieName(name!, { publicProtocol: 'http' }), value!]));
  const kept: string[] = [];
  const browser = { cookie: (name: string) => jar.get(name) ?? null, keep: (cookie: { name: string }) => { kept.push(cookie.name); } };
  const tenant = tenants.get(collective) ?? (await tenantById(collective.id))!;
  tenants.set(collective, tenant);
  const caller: unknown = createCaller({ tenant, actor, language: 'fr', browser });
  const [word, name] = path.split('.') as [string, string];
  const procedure = (caller as Record<string, Record<string, (given: unknown) => Promise<unknown>>>)[word]![name]!;
  try {
    const result = await procedure(input);
    return { code: null, body: JSON.stringify({ result, kept }, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const refusal = error.cause instanceof DomainError ? { code: error.cause.code, field: error.cause.field, data: error.cause.data, problems: error.cause.problems } : error.message;
    return { code: error.cause instanceof DomainError ? error.cause.code : error.code, body: JSON.stringify({ refusal, kept }) };
  }
}

const MADE = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z|(?<=")[\w-]{43}(?=")/g;

/**
 * The reply with every name that was given replaced by its kind, so that two replies to two names can be compared byte by byte; then what
 * each call makes anew: ids, instants and secrets.
 */
export function withoutNames(body: string, names: Names): string {
  return Object.entries(names).reduce((text, [kind, name]) => text.replaceAll(JSON.stringify(String(name)).slice(1, -1), `<${kind}>`), body).replaceAll(MADE, '<made>');
}
