import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseHost } from '../../tenants/host.ts';
import { nextChange } from '../../tenants/phases.ts';
import { pageVersion, tenantOfHost, type Tenant } from '../api/context.ts';
import { refusalOf } from '../api/errors.ts';
import { requests, type RequestStore } from '../api/request-store.ts';
import { listening } from '../db/page-versions.ts';
import { now } from '../domain/clock.ts';
import { fileNamed } from '../domain/opendata/schema.ts';
import { sessionCookieName, type Env } from '../env.ts';
import { answerAgain, hosts, rememberWords, wordsOf } from './again.ts';
import { isBooklet, serveBooklet } from './booklets.ts';
import { serveFile } from './files.ts';
import { cleanHeaders, cookie, guard, proxies } from './headers.ts';
import { answers, cacheKeys, health } from './health.ts';
import { mayPass } from './limits.ts';
import { live } from './live.ts';
import { serveOpenData } from './open-data.ts';
import { isOneClick, stopByPress } from './one-click.ts';
import { mayWrite } from './origin.ts';
import { cachedPage, KNOWN_QUERY, pageKey, storePage, type CachedPage } from './page-cache.ts';
import { render, sendHtml, type Rendered } from './render.ts';
import { sendBytes, staticFiles } from './static.ts';
import { trpcHandler } from './trpc.ts';
import { faultsOf, receiveImport, sendFaults, tooMuch, UPLOAD_MOST, UPLOAD_PATH } from './uploads.ts';
import { rememberLook, sendUnavailable } from './unavailable.ts';

type Next = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Pages whose answer depends on the moment or on a secret in their address, and the rooms that need a session. */
const NEVER_KEPT = /^\/(?:connexion|invitation|compte|bureau|carnet|_courrier|api|proposer|suivi|seance|desabonnement|signaler|propositions\/envoi)(?:\/|$)/;
const SIGN_IN = /^\/(?:connexion|invitation|api\/auth)(?:\/|$)/;
/** Pages that only the front door shows, under other addresses. */
const INNER = /^\/(?:introuvable|incident|trop-de-demandes|pas-encore|archive|courrier)$/;
const ODD_PATH = /\/\/|\\|%2f|%5c|%00|%2e|\/\.\.?(?:\/|$)/i;
/** A form with its files; each upload has a smaller limit of its own. */
const MAX_BODY_BYTES = 25 * 1024 * 1024;
const LANGUAGE_COOKIE = 'langue';

/** The front door: who is asked, by whom, may they, and is the answer already here. Everything behind it derives the collective again. */
export async function frontDoor(options: { next: Next; env: Env; root: string }): Promise<(req: IncomingMessage, res: ServerResponse) => void> {
  const { next, env } = options;
  const files = await staticFiles(options.root);
  const trusted = proxies(env.trustedProxies);
  const inFlight = new Map<string, Promise<CachedPage | null>>();

  const secure = env.publicProtocol === 'https';

  return (req, res) => {
    const words = wordsOf(req);
    if (words !== null && answerAgain(words, req, res, secure)) return;
    handle(req, res, words).catch((error: unknown) => {
      if (refusalOf(error).code !== 'system.busy') console.error(error);
      if (!res.headersSent) sendUnavailable(req, res, hostOf(req));
      else res.destroy();
    });
  };

  async function handle(req: IncomingMessage, res: ServerResponse, words: string | null): Promise<void> {
    guard(res, secure);
    const { ip, proto, host: forwardedHost } = cleanHeaders(req, trusted);
    const target = req.url ?? '';
    if (!target.startsWith('/') || hosts(req) !== 1) return plain(res, 400, 'Bad request');
    const url = new URL(target, 'http://door');
    const path = url.pathname;
    if (ODD_PATH.test(target.split('?', 1)[0]!)) return plain(res, 404, 'Not found');
    if (path === '/health/live' || path === '/health/ready') return health(res, path);
    if (env.test && path === '/health/cache-keys') return cacheKeys(res);
    const file = (req.method === 'GET' || req.method === 'HEAD') && files.get(path);
    if (file) return sendBytes(req, res, file);
    if (path.startsWith('/_next/')) return plain(res, 404, 'Not found');

    const host = (forwardedHost ?? req.headers.host ?? '').toLowerCase();
    const protocol = proto === 'https' || proto === 'http' ? proto : env.publicProtocol;
    const parsed = parseHost(host, env.apexHost);
    const tenant = parsed === null ? null : await tenantOfHost(host, env.apexHost);
    const store: RequestStore = { language: languageOf(req, tenant), ip, url: target, form: null };
    req.headers['x-forwarded-host'] = host;
    req.headers['x-forwarded-proto'] = protocol;
    req.headers['x-forwarded-for'] = ip;

    if (parsed !== 'apex' && !tenant) return stop(req, res, store, 421, '/plateforme/inconnu');
    if (path === '/plateforme' || path.startsWith('/plateforme/')) return stop(req, res, store, 404, '/plateforme/introuvable');
    if (!mayWrite(req, path, `${protocol}://${host}`)) return plain(res, 403, 'Cross-origin write refused');
    if (req.method !== 'GET' && req.method !== 'HEAD' && req.method !== 'POST') return plain(res, 405, 'Method not allowed');
    const sending = req.method === 'POST' && path === UPLOAD_PATH;
    if (Number(req.headers['content-length'] ?? 0) > (sending ? UPLOAD_MOST : MAX_BODY_BYTES)) return tooMuch(res);
    if (tenant) rememberLook(host, tenant);
    if (!tenant) return page(req, res, store, `/plateforme${path === '/' ? '' : path}${url.search}`);

    // Stopping letters is never refused, nor waited for: neither by a limit, nor because the collective is shut.
    if (isOneClick(req, path)) {
      await stopByPress(tenant, path, store.language);
      return page(asReading(req), res, store, `${path}?etape=fait`);
    }
    if (req.method === 'POST') {
      const hall = tenant.hallModeUntil !== null && tenant.hallModeUntil > now();
      const kind = SIGN_IN.test(path) ? 'sign_in' : 'write';
      if (!mayPass(kind, tenant.id, ip, hall)) {
        res.setHeader('Retry-After', '60');
        return stop(req, res, store, 429, '/trop-de-demandes');
      }
    }
    if (INNER.test(path)) return stop(req, res, store, 404, '/introuvable');
    if (tenant.state !== 'open') {
      const closed = await keptShut(req, res, store, tenant, path);
      if (closed) return;
    }
    const faults = req.method === 'GET' ? faultsOf(path) : null;
    if (faults !== null) return requests.run(store, () => sendFaults(req, res, tenant, env, faults));
    if (sending) return requests.run(store, () => receiveImport(req, res, tenant, env));
    if (path === '/theme.css') return sendBytes(req, res, rememberLook(host, tenant).theme);
    // The renderer has no address that begins with _, so that this page stands at an inner one; the page itself asks the mode again.
    if (path === '/_courrier') return env.mode === 'demo' ? page(req, res, store, '/courrier') : stop(req, res, store, 404, '/introuvable');
    if (path === '/evenements') return live(res, tenant.id);
    if (path.startsWith('/api/trpc/')) return requests.run(store, () => trpcHandler(req, res, tenant, env));
    if (path.startsWith('/fichiers/')) return serveFile(req, res, tenant, path);
    const data = path.startsWith('/donnees/') && req.method !== 'POST' ? fileNamed(path.slice('/donnees/'.length)) : null;
    if (data) return tenant.state === 'closed' ? stop(req, res, store, 403, '/pas-encore') : serveOpenData(req, res, tenant, data);
    if (isBooklet(path) && req.method !== 'POST') return tenant.state === 'closed' ? stop(req, res, store, 403, '/pas-encore') : serveBooklet(req, res, { tenant, path, language: store.language });
    return collectivePage(req, res, store, tenant, url, words);
  }

  /** A page of a collective: from memory for a visitor, else rendered; what may be kept is kept. */
  async function collectivePage(req: IncomingMessage, res: ServerResponse, store: RequestStore, tenant: Tenant, url: URL, words: string | null): Promise<void> {
    const keepable = (req.method === 'GET' || req.method === 'HEAD') && onlyLanguageCookie(req) && !NEVER_KEPT.test(url.pathname) && listening();
    if (!keepable) {
      // Downloads and redirects of these paths say so too, unless they say something of their own.
      res.setHeader('Cache-Control', 'private, no-store');
      return page(req, res, store, null);
    }
    const query = new URLSearchParams([...url.searchParams].filter(([name, value]) => KNOWN_QUERY.has(name) && value !== ''));
    query.sort();
    const search = query.toString();
    const key = pageKey(tenant.id, url.pathname, search, store.language);
    const version = await pageVersion(tenant.id);
    const at = now().getTime();
    const kept = cachedPage(key, version, at);
    if (kept && words !== null) rememberWords(words, tenant.id, key);
    if (kept) return sendKept(req, res, kept);
    // A crowd that asks for a page not yet kept waits for one rendering.
    const rendering = inFlight.get(`${key} ${version}`);
    if (rendering) {
      const shared = await rendering;
      return shared ? sendKept(req, res, shared) : page(req, res, store, null);
    }
    let settle: (page: CachedPage | null) => void = () => {};
    inFlight.set(`${key} ${version}`, new Promise((resolve) => { settle = resolve; }));
    try {
      req.url = url.pathname + (search ? `?${search}` : '');
      const rendered = await requests.run(store, () => render(next, req, res));
      if (rendered.sent) return;
      if (rendered.status === 200 && !rendered.cookies && !refused(store)) {
        const stored = storePage(key, version, keepUntil(tenant, at), Buffer.from(rendered.html));
        settle(stored);
        for (const name of ['vary', 'link', 'x-nextjs-cache']) res.removeHeader(name);
        return sendKept(req, res, stored);
      }
      return answer(req, res, store, rendered, acceptsGzip(req));
    } finally {
      settle(null);
      inFlight.delete(`${key} ${version}`);
    }
  }

  /** Renders without keeping. rewritten: an inner address. */
  async function page(req: IncomingMessage, res: ServerResponse, store: RequestStore, rewritten: string | null): Promise<void> {
    if (rewritten !== null) req.url = rewritten;
    const gzip = acceptsGzip(req);
    const rendered = await requests.run(store, () => render(next, req, res));
    if (!rendered.sent) return answer(req, res, store, rendered, gzip);
  }

  /** Sends what was rendered. A form that failed answers 422; a page that is missing or broken becomes the page that says so. */
  async function answer(req: IncomingMessage, res: ServerResponse, store: RequestStore, { status, html }: Rendered, gzip: boolean): Promise<void> {
    const apex = (req.url ?? '').startsWith('/plateforme');
    if (status === 404) return stop(req, res, store, 404, apex ? '/plateforme/introuvable' : '/introuvable');
    // A database that is away would fail the page that says so too.
    if (status >= 500 && !await answers()) return sendUnavailable(req, res, String(req.headers['x-forwarded-host']));
    if (status >= 500 && store.busy) res.setHeader('Retry-After', '10');
    if (status >= 500) return stop(req, res, store, store.busy ? 503 : status, apex ? '/plateforme/introuvable' : '/incident');
    sendHtml(res, status === 200 && refused(store) ? 422 : status, html, gzip, req.method === 'HEAD');
  }

  /** The page that says why there is no page, under its own status. Rendered as a plain reading. */
  async function stop(req: IncomingMessage, res: ServerResponse, store: RequestStore, status: number, inner: string): Promise<void> {
    const headOnly = req.method === 'HEAD';
    const gzip = acceptsGzip(req);
    req.url = inner;
    const rendered = await requests.run({ ...store, form: null }, () => render(next, asReading(req), res));
    if (!rendered.sent) sendHtml(res, status, rendered.html, gzip, headOnly);
  }

  /**
   * A collective not yet open shows its door to visitors and lets its people in by sign-in; an archived one can be read and no longer
   * written to. True when this has answered.
   */
  async function keptShut(req: IncomingMessage, res: ServerResponse, store: RequestStore, tenant: Tenant, path: string): Promise<boolean> {
    const shut = tenant.state === 'closed' ? cookie(req, sessionCookieName(env)) === null && !SIGN_IN.test(path) && path !== '/theme.css' && path !== '/_courrier' : req.method === 'POST';
    if (shut) await stop(req, res, store, 403, tenant.state === 'closed' ? '/pas-encore' : '/archive');
    return shut;
  }
}

/** The same request as a plain reading: what was posted is not asked again. */
function asReading(req: IncomingMessage): IncomingMessage {
  for (const name of ['content-type', 'content-length', 'next-action', 'transfer-encoding']) delete req.headers[name];
  req.method = 'GET';
  return req;
}

function sendKept(req: IncomingMessage, res: ServerResponse, page: CachedPage): void {
  res.setHeader('Vary', 'Accept-Encoding, Accept-Language, Cookie');
  sendBytes(req, res, { body: page.html, gzip: page.gzip, type: 'text/html; charset=utf-8', etag: page.etag, cache: 'private, no-cache' });
}

/** A kept page ends at the next phase or freeze, and at the latest with the day (whose order is shuffled anew). */
function keepUntil(tenant: Tenant, at: number): number {
  const local = new Intl.DateTimeFormat('en-GB', { timeZone: tenant.settings.timeZone, hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' });
  const [hour, minute, second] = local.format(at).split(':').map(Number) as [number, number, number];
  const midnight = at - (at % 1000) + (86_400 - hour * 3_600 - minute * 60 - second) * 1_000;
  return Math.min(nextChange(tenant.settings, new Date(at))?.getTime() ?? Infinity, midnight);
}

function languageOf(req: IncomingMessage, tenant: Tenant | null): 'fr' | 'en' {
  const spoken: readonly string[] = tenant?.settings.languages ?? ['fr', 'en'];
  const chosen = cookie(req, LANGUAGE_COOKIE);
  if ((chosen === 'fr' || chosen === 'en') && spoken.includes(chosen)) return chosen;
  const wanted = /\b(fr|en)\b/.exec(String(req.headers['accept-language'] ?? '').toLowerCase())?.[1];
  return wanted === 'en' && spoken.includes('en') ? 'en' : 'fr';
}

/** Whether a form, or an address read like one, was refused while this page was rendered. */
function refused({ form }: RequestStore): boolean { return form !== null && Object.keys(form.errors).length > 0; }

/** The host that the door was asked under, as it set it itself once it had looked at it. */
function hostOf(req: IncomingMessage): string { return String(req.headers['x-forwarded-host'] ?? req.headers.host ?? '').toLowerCase(); }

function onlyLanguageCookie(req: IncomingMessage): boolean {
  const all = req.headers.cookie;
  return all === undefined || all.split(';').every((part) => part.trim() === '' || part.trim().startsWith(`${LANGUAGE_COOKIE}=`));
}

function acceptsGzip(req: IncomingMessage): boolean { return /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? '')); }

function plain(res: ServerResponse, status: number, text: string): void {
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  res.writeHead(status);
  res.end(`${text}\n`);
}
