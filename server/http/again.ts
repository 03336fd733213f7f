import type { IncomingMessage, ServerResponse } from 'node:http';
import { knownPageVersion } from '../db/page-versions.ts';
import { now } from '../domain/clock.ts';
import { guards } from './headers.ts';
import { cachedPage, keptHead, type CachedPage } from './page-cache.ts';

/** What a visitor's request in these very words was found to ask: good for a second, so that no answer of the door outlives it. */
interface Asked { tenantId: string; key: string; until: number }

const GOOD_MS = 1_000;
const AT_MOST = 5_000;
const asked = new Map<string, Asked>();

/**
 * Everything that decides which kept page answers a plain visit; null for any other request. Cookies, forwarded hosts and doubled ones
 * are for the door to read.
 */
export function wordsOf(req: IncomingMessage): string | null {
  const { host, cookie, 'x-forwarded-host': forwarded, 'if-none-match': seen, 'accept-language': languages } = req.headers;
  if (req.method !== 'GET' || cookie !== undefined || forwarded !== undefined || seen !== undefined || hosts(req) !== 1) return null;
  return `${host}\n${req.url}\n${languages ?? ''}`;
}

/** How many Host headers the request carries. */
export function hosts(req: IncomingMessage): number {
  let count = 0;
  for (let at = 0; at < req.rawHeaders.length; at += 2) if (req.rawHeaders[at]!.length === 4 && req.rawHeaders[at]!.toLowerCase() === 'host') count += 1;
  return count;
}

export function rememberWords(words: string, tenantId: string, key: string): void {
  if (asked.size >= AT_MOST) asked.clear();
  asked.set(words, { tenantId, key, until: now().getTime() + GOOD_MS });
}

/**
 * Answers a visit in the same words as one of the last second, without asking the door's questions again: a crowd on one page costs
 * little more than its bytes. The page itself must hold now, by its version and its instant. False when it is for the door to answer.
 */
export function answerAgain(words: string, req: IncomingMessage, res: ServerResponse, secure: boolean): boolean {
  const found = asked.get(words);
  if (!found) return false;
  const at = now().getTime();
  const version = knownPageVersion(found.tenantId);
  const page = version === null || at >= found.until ? null : cachedPage(found.key, version, at);
  if (!page) {
    asked.delete(words);
    return false;
  }
  send(page, req, res, secure);
  return true;
}

const heads = new WeakMap<CachedPage, { packed: string[]; plain: string[] }>();

function send(page: CachedPage, req: IncomingMessage, res: ServerResponse, secure: boolean): void {
  let head = heads.get(page);
  if (!head) {
    const always = guards(secure).flat();
    head = { packed: [...always, ...keptHead(page, true)], plain: [...always, ...keptHead(page, false)] };
    heads.set(page, head);
  }
  const packed = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
  res.writeHead(200, packed ? head.packed : head.plain);
  res.end(packed ? page.gzip : page.html);
}
