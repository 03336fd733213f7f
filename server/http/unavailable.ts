import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { platform as english } from '../../app/words/en/platform.ts';
import { platform as french } from '../../app/words/fr/platform.ts';
import { themeCss } from '../../tenants/theme.ts';
import type { Tenant } from '../api/context.ts';
import { sendBytes, type Bytes } from './static.ts';

/** Seconds after which it is worth asking again. */
const RETRY_AFTER = 10;
const AT_MOST = 1_000;

/** What this process last saw of a collective: enough to say in its name and colours that the database does not answer. */
interface Look { name: string; version: number; theme: Bytes }
const looks = new Map<string, Look>();

/** Keeps the name and the colours of the collective of this host, whose settings were just read. */
export function rememberLook(host: string, { settings, settingsVersion }: Tenant): Look {
  const known = looks.get(host);
  if (known?.version === settingsVersion) return known;
  const body = Buffer.from(themeCss(settings));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const look = {
    name: settings.name, version: settingsVersion,
    theme: { body, gzip: gzipSync(body), type: 'text/css; charset=utf-8', etag, cache: 'public, max-age=3600' },
  };
  if (looks.size >= AT_MOST) looks.clear();
  looks.set(host, look);
  return look;
}

/**
 * The answer while the database is away (503, with Retry-After): in the collective's name and colours when this process has served it
 * before, and never with a word of what failed. Its style sheet comes from memory too.
 */
export function sendUnavailable(req: IncomingMessage, res: ServerResponse, host: string): void {
  const look = looks.get(host);
  for (const name of res.getHeaderNames()) if (/^(?:set-cookie|etag|location|content-)/.test(name)) res.removeHeader(name);
  if (look && (req.url ?? '').startsWith('/theme.css')) return sendBytes(req, res, look.theme);
  const spoken = /\b(fr|en)\b/.exec(String(req.headers['accept-language'] ?? '').toLowerCase())?.[1];
  const { away } = (spoken === 'en' ? english : french).stops;
  const written = req.method !== 'GET' && req.method !== 'HEAD';
  const name = escape(look?.name ?? 'Fabrique');
  res.setHeader('Retry-After', String(RETRY_AFTER));
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.writeHead(503);
  res.end(req.method === 'HEAD' ? undefined : [
    `<!doctype html><html lang="${spoken === 'en' ? 'en' : 'fr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>${escape(away.title)} · ${name}</title><link rel="stylesheet" href="/indisponible.css">${look ? '<link rel="stylesheet" href="/theme.css">' : ''}</head>`,
    `<body><header>${name}</header><main><h1>${escape(away.title)}</h1><p>${escape(away.lead)}</p>`,
    written ? `<p>${escape(away.notWritten)}</p>` : `<a href="">${escape(away.again)}</a>`,
    '</main></body></html>\n',
  ].join(''));
}

function escape(text: string): string { return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'); }
