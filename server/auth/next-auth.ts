import { createHash, randomBytes } from 'node:crypto';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import type { Tenant } from '../api/context.ts';
import { inTenant } from '../db/root.ts';
import type { Env } from '../env.ts';
import { sessionCookieName } from '../env.ts';
import { tenantAdapter } from './adapter.ts';
import { arrive, draftHeld, personOf } from './arrival.ts';
import { cookieName, type HostCookie } from './browser.ts';
import { nextPath } from './next-path.ts';
import { oidcOf, subjectPseudonym, type OidcProvider } from './oidc.ts';
import { tenantKey } from './tokens.ts';

// Its own switch for « read the host from x-forwarded-host », which our front door sets; a fixed address would be one for all collectives.
process.env.AUTH_TRUST_HOST = '1';
delete process.env.NEXTAUTH_URL;

/** One request to next-auth, as our front door let it through: host and protocol are the door's, the origin of a POST has been checked. */
export interface AuthRequest {
  tenant: Tenant; env: Env; host: string; protocol: string; language: 'fr' | 'en';
  method: 'GET' | 'POST'; action: string; provider: string | null;
  query: Record<string, string>; body: Record<string, string>; cookies: Record<string, string>;
}
export interface AuthAnswer { status: number; location: string | null; cookies: string[]; kept: HostCookie[]; json: unknown }

export const PROVIDER_ID = 'oidc';
/** What is open: the rest of next-auth (its own pages, its lists, its logs) has no address here. */
const OPEN = new Set(['POST signin oidc', 'GET callback oidc', 'POST signout', 'GET session']);

/** next-auth for one request of one collective, its options built for it; null where nothing is open. */
export async function answerAuth(request: AuthRequest): Promise<AuthAnswer | null> {
  const { tenant, env, method, action, provider } = request;
  const oidc = oidcOf(tenant, env);
  if (!OPEN.has([method, action, provider].filter(Boolean).join(' ')) || (provider !== null && oidc === null)) return null;
  const kept: HostCookie[] = [];
  const secret = tenantKey(env.secret, tenant.id, 'next-auth').toString('base64url');
  const options = optionsFor(request, oidc, secret, kept);
  const answer = collector();
  await (NextAuth as unknown as (req: object, res: object, options: NextAuthOptions) => Promise<void>)(plainRequest(request, options, secret), answer.res, options);
  return { ...answer.said(), kept, location: ownLocation(answer.said().location) };
}

function optionsFor(request: AuthRequest, oidc: OidcProvider | null, secret: string, kept: HostCookie[]): NextAuthOptions {
  const { tenant, env } = request;
  const subjectOf = (subject: string) => (oidc === null ? '' : subjectPseudonym(oidc, subject, tenant.id, env));
  const replaced = request.cookies[sessionCookieName(env)] ?? null;
  return {
    secret,
    providers: oidc === null ? [] : [providerOf(oidc)],
    adapter: tenantAdapter({ tenantId: tenant.id, subjectOf, replaced, reads: request.action === 'session' }),
    session: { strategy: 'database', maxAge: 30 * 86_400 },
    useSecureCookies: env.publicProtocol === 'https',
    cookies: cookiesFor(env),
    pages: { signIn: '/connexion', error: '/connexion' },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
    callbacks: {
      redirect: ({ url, baseUrl }) => baseUrl + nextPath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
      session: ({ session }) => ({ expires: session.expires }),
      // Someone known here goes in; for a newcomer the proof is kept and they answer on age and consents before anything else exists.
      signIn: async ({ account }) => {
        if (!account || oidc === null) return false;
        const proven = { provider: PROVIDER_ID, subject: subjectOf(account.providerAccountId) };
        const browser = { cookie: (name: string) => request.cookies[name] ?? null, keep: (cookie: HostCookie) => { kept.push(cookie); } };
        return inTenant(tenant.id, 'write', async (db) => {
          if ((await personOf(db, proven))?.state === 'active') return true;
          const back = request.cookies[cookieName('fabrique-oidc-retour', env)] ?? null;
          const next = back?.startsWith(`${originOf(request)}/`) ? back.slice(originOf(request).length) : null;
          return arrive({ db, browser, language: request.language, tenant }, { proven, draftId: await draftHeld(db, browser), next });
        });
      },
    },
  };
}

/** Only `openid` is asked for: the subject is enough, and an address that a provider says is someone's proves nothing here. */
function providerOf(oidc: OidcProvider): NextAuthOptions['providers'][number] {
  return {
    id: PROVIDER_ID, name: oidc.label, type: 'oauth', issuer: oidc.issuer, clientId: oidc.clientId, clientSecret: oidc.clientSecret,
    wellKnown: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid' } }, checks: ['state', 'nonce', 'pkce'], idToken: true,
    profile: (claims: { sub: string }) => ({ id: claims.sub }),
  };
}

function cookiesFor(env: Env): NonNullable<NextAuthOptions['cookies']> {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: env.publicProtocol === 'https' } as const;
  const one = (name: string, maxAge?: number) => ({ name: cookieName(name, env), options: maxAge === undefined ? options : { ...options, maxAge } });
  const quarter = 15 * 60;
  return {
    sessionToken: { name: sessionCookieName(env), options },
    callbackUrl: one('fabrique-oidc-retour', quarter), csrfToken: one('fabrique-oidc-jeton', quarter),
    pkceCodeVerifier: one('fabrique-oidc-pkce', quarter), state: one('fabrique-oidc-etat', quarter), nonce: one('fabrique-oidc-nonce', quarter),
  };
}

function originOf({ protocol, host }: AuthRequest): string { return `${protocol}://${host}`; }

/**
 * What next-auth reads. Cookies by exact name: it joins all whose names begin alike. Its double-submit token is made here, because the
 * front door has already refused every POST that does not come from a page of this host.
 */
function plainRequest(request: AuthRequest, options: NextAuthOptions, secret: string): object {
  const own = new Set(Object.values(options.cookies ?? {}).map((cookie) => cookie.name));
  const cookies = Object.fromEntries(Object.entries(request.cookies).filter(([name]) => own.has(name)));
  const token = randomBytes(32).toString('hex');
  const csrf = `${token}|${createHash('sha256').update(`${token}${secret}`).digest('hex')}`;
  const { action, provider, method, query, body, host, protocol } = request;
  return {
    method, query: { ...query, nextauth: provider === null ? [action] : [action, provider] },
    body: method === 'POST' ? { ...body, csrfToken: token } : undefined,
    cookies: method === 'POST' ? { ...cookies, [options.cookies!.csrfToken!.name]: csrf } : cookies,
    headers: { 'x-forwarded-host': host, 'x-forwarded-proto': protocol, host },
  };
}

/** Its own pages do not exist here: whatever would lead to one leads to our sign-in page, which says that it did not work. */
function ownLocation(location: string | null): string | null {
  return location !== null && /\/api\/auth\/(?:error|signin|signout)\b/.test(location) ? '/connexion?erreur=oidc' : location;
}

function collector() {
  const headers = new Map<string, string | string[]>();
  let status = 200;
  let json: unknown = null;
  const res = {
    status(code: number) { status = code; return res; },
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader(name: string, value: string | string[]) { headers.set(name.toLowerCase(), value); return res; },
    json(value: unknown) { json = value; }, send(value: unknown) { json = value; }, end() {},
  };
  const said = () => {
    const cookies = headers.get('set-cookie') ?? [];
    const location = headers.get('location');
    return { status, json, location: typeof location === 'string' ? location : null, cookies: typeof cookies === 'string' ? [cookies] : cookies };
  };
  return { res, said };
}
