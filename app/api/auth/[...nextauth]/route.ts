import { cookies, headers } from 'next/headers';
import { currentRequest } from '../../../../server/api/request-store.ts';
import { tenantOfHost } from '../../../../server/api/context.ts';
import { answerAuth, type AuthAnswer } from '../../../../server/auth/next-auth.ts';
import { oidcOf } from '../../../../server/auth/oidc.ts';
import { env } from '../../../../server/env.ts';
import { wordsFor } from '../../../words/words.ts';

type Params = { params: Promise<{ nextauth: string[] }> };

async function answer(request: Request, { params }: Params): Promise<Response> {
  const [head, jar, { nextauth: [action = '', provider = null, ...rest] }] = await Promise.all([headers(), cookies(), params]);
  const settings = env();
  const host = head.get('x-forwarded-host') ?? '';
  const tenant = await tenantOfHost(host, settings.apexHost);
  if (!tenant || rest.length > 0) return nothing();
  const method = request.method === 'POST' ? 'POST' : 'GET';
  const said = await answerAuth({
    tenant, env: settings, host, protocol: head.get('x-forwarded-proto') ?? settings.publicProtocol, language: currentRequest().language,
    method, action, provider, query: Object.fromEntries(new URL(request.url).searchParams),
    body: method === 'POST' ? await fields(request) : {}, cookies: Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])),
  });
  if (!said) return nothing();
  for (const { name, value, options } of said.kept) jar.set(name, value, options);
  return action === 'signin' && said.location && !said.location.startsWith('/')
    ? onTheWay(said, oidcOf(tenant, settings)?.label ?? '') : plain(said);
}

export const GET = answer;
export const POST = answer;

function nothing(): Response { return new Response(null, { status: 404 }); }

async function fields(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/.test(type)) return {};
  return Object.fromEntries([...await request.formData()].filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

function headersOf({ cookies: lines }: AuthAnswer): Headers {
  const head = new Headers({ 'cache-control': 'no-store' });
  for (const line of lines) head.append('set-cookie', line);
  return head;
}

function plain(said: AuthAnswer): Response {
  const head = headersOf(said);
  if (said.location === null) return Response.json(said.json, { status: said.status, headers: head });
  head.set('location', said.location);
  return new Response(null, { status: 303, headers: head });
}

/**
 * The way to another host is a page of its own, which leads on by itself: a form of ours may only end on this host (CSP form-action),
 * and browsers hold redirects to that.
 */
function onTheWay(said: AuthAnswer, label: string): Response {
  const words = wordsFor(currentRequest().language);
  const { toProvider, toProviderLead } = words.people.signIn;
  const to = escaped(said.location ?? '/');
  const head = headersOf(said);
  head.set('content-type', 'text/html; charset=utf-8');
  head.set('referrer-policy', 'no-referrer');
  return new Response(`<!doctype html><html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`
    + `<meta http-equiv="refresh" content="0;url=${to}"><title>${escaped(toProvider(label))}</title></head>`
    + `<body><main><h1>${escaped(toProvider(label))}</h1><p>${escaped(toProviderLead)} <a href="${to}">${escaped(label)}</a></p></main></body></html>`, { headers: head });
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
