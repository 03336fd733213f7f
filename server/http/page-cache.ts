import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { onSilence } from '../db/page-versions.ts';

/** A whole anonymous page, ready to be sent. until: the instant (ms) at which a phase, a freeze or the day changes it. */
export interface CachedPage { version: bigint; until: number; html: Buffer; gzip: Buffer; etag: string }

const MAX_BYTES = 256 * 1024 * 1024;
/** The only query parameters that a public page reads; all others are dropped before a key is made. */
export const KNOWN_QUERY: ReadonlySet<string> = new Set([
  'q', 'theme', 'quartier', 'statut', 'origine', 'voix', 'rencontre', 'phase', 'tri', 'suite', 'avant', 'page', 'genre', 'seance', 'etape', 'avis', 'fil',
  'chapitre',
]);

const pages = new Map<string, CachedPage>();
let bytes = 0;
onSilence(clearPages);

export function clearPages(): void {
  pages.clear();
  bytes = 0;
}

/** Every key begins with the collective's id: what one collective stored can never be another's hit. */
export function pageKey(tenantId: string, path: string, query: string, language: string): string {
  return `${tenantId}\n${path}\n${query}\n${language}`;
}

export function pageKeys(): string[] { return [...pages.keys()]; }

/** The page while its version is the collective's own and its instant has not come. */
export function cachedPage(key: string, version: bigint, at: number): CachedPage | null {
  const page = pages.get(key);
  if (!page) return null;
  if (page.version === version && at < page.until) {
    // The most recently used is the last to go.
    pages.delete(key);
    pages.set(key, page);
    return page;
  }
  drop(key, page);
  return null;
}

export function storePage(key: string, version: bigint, until: number, html: Buffer): CachedPage {
  const page = { version, until, html, gzip: gzipSync(html, { level: 6 }), etag: `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"` };
  const before = pages.get(key);
  if (before) drop(key, before);
  pages.set(key, page);
  bytes += size(key, page);
  for (const [oldest, entry] of pages) {
    if (bytes <= MAX_BYTES) break;
    drop(oldest, entry);
  }
  return page;
}

/** The headers of a kept page, names and values in turn. */
export function keptHead({ html, gzip, etag }: CachedPage, packed: boolean): string[] {
  return [
    'Vary', 'Accept-Encoding, Accept-Language, Cookie', 'Cache-Control', 'private, no-cache', 'ETag', etag, 'Content-Type', 'text/html; charset=utf-8',
    ...(packed ? ['Content-Encoding', 'gzip'] : []), 'Content-Length', String(packed ? gzip.length : html.length),
  ];
}

function drop(key: string, page: CachedPage): void {
  pages.delete(key);
  bytes -= size(key, page);
}

function size(key: string, page: CachedPage): number { return key.length * 2 + page.html.length + page.gzip.length + 200; }
