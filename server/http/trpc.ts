import type { IncomingMessage, ServerResponse } from 'node:http';
import { getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from '@trpc/server';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import type { CallContext, Tenant } from '../api/context.ts';
import { currentRequest } from '../api/request-store.ts';
import { appRouter, createCaller } from '../api/root.ts';
import { sessionCookieName, type Env } from '../env.ts';
import { cookie } from './headers.ts';

const MAX_BODY = 1024 * 1024;
const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: 'query' | 'mutation' | 'subscription' } }>;

/** The router over HTTP, for offline rooms and programs. One call a request: no batch can multiply work. */
export async function trpcHandler(req: IncomingMessage, res: ServerResponse, tenant: Tenant, env: Env): Promise<void> {
  const path = (req.url ?? '').split('?', 1)[0]!.slice('/api/trpc/'.length);
  const context: CallContext = { tenant, language: currentRequest().language, actor: { kind: 'session', token: cookie(req, sessionCookieName(env)) } };
  if (isDeed(req, path)) return deed(req, res, path, context);
  await nodeHTTPRequestHandler({
    router: appRouter, req, res, path, maxBodySize: MAX_BODY, allowBatching: false, createContext: () => Promise.resolve(context),
    responseMeta: () => ({ headers: new Headers({ 'cache-control': 'no-store' }) }),
  });
}

/** A mutation asked in JSON whose length is told: a support, a ballot, a batch of sheets. */
function isDeed(req: IncomingMessage, path: string): boolean {
  return req.method === 'POST' && Object.hasOwn(procedures, path) && procedures[path]!._def.type === 'mutation' && !(req.url ?? '').includes('?')
    && req.headers['content-type'] === 'application/json' && Number(req.headers['content-length'] ?? MAX_BODY + 1) <= MAX_BODY;
}

/**
 * Answers a deed with the same words as the library's adapter, without its detour over web requests and streams, which cost more than
 * the deed itself when thousands support or vote at once.
 */
async function deed(req: IncomingMessage, res: ServerResponse, path: string, context: CallContext): Promise<void> {
  let input: unknown;
  let answer: { status: number; body: unknown };
  try {
    input = await readJson(req);
    const call = path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], createCaller(context)) as (given: unknown) => Promise<unknown>;
    answer = { status: 200, body: { result: { data: await call(input) } } };
  } catch (thrown) {
    const error = getTRPCErrorFromUnknown(thrown);
    const shape = getTRPCErrorShape({ config: appRouter._def._config, error, type: 'mutation', path, input, ctx: context });
    answer = { status: getHTTPStatusCodeFromError(error), body: { error: shape } };
  }
  if (res.destroyed) return;
  const bytes = Buffer.from(JSON.stringify(answer.body));
  res.writeHead(answer.status, { 'content-type': 'application/json', 'cache-control': 'no-store', vary: 'trpc-accept, accept', 'content-length': bytes.length });
  res.end(bytes);
}

/** The body as JSON; nothing for none. @throws TRPCError BAD_REQUEST for what is not JSON in UTF-8 */
async function readJson(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  if (chunks.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) as unknown;
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', cause });
  }
}
