import type { IncomingMessage, ServerResponse } from 'node:http';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import type { CallContext, Tenant } from '../api/context.ts';
import { currentRequest } from '../api/request-store.ts';
import { appRouter } from '../api/root.ts';
import { sessionCookieName, type Env } from '../env.ts';
import { cookie } from './headers.ts';

const MAX_BODY = 1024 * 1024;

/** The router over HTTP, for offline rooms and programs. One call a request: no batch can multiply work. */
export async function trpcHandler(req: IncomingMessage, res: ServerResponse, tenant: Tenant, env: Env): Promise<void> {
  const path = (req.url ?? '').split('?', 1)[0]!.slice('/api/trpc/'.length);
  await nodeHTTPRequestHandler({
    router: appRouter, req, res, path, maxBodySize: MAX_BODY, allowBatching: false,
    createContext: async (): Promise<CallContext> => ({
      tenant, language: currentRequest().language, actor: { kind: 'session', token: cookie(req, sessionCookieName(env)) },
    }),
    responseMeta: () => ({ headers: new Headers({ 'cache-control': 'no-store' }) }),
  });
}
