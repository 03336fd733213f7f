import type { IncomingMessage, ServerResponse } from 'node:http';
import { palette } from '../../tenants/theme.ts';
import type { Tenant } from '../api/context.ts';
import { inTenant } from '../db/root.ts';
import { isDomainError } from '../domain/errors.ts';
import { currentEdition, editionPage, type EditionPage } from '../domain/programme/published.ts';
import { bookletOf } from '../publishing/press.ts';

/** The programme in force, or one of its editions, as a file. */
const PATH = /^\/programme(?:\/editions\/([1-9]\d{0,7}))?\.(pdf|odt)$/;
const TYPES = { pdf: 'application/pdf', odt: 'application/vnd.oasis.opendocument.text' } as const;
/** Raised when the look of booklets changes: what was kept before by browsers is then asked for again. */
const LOOK = 1;

export function isBooklet(path: string): boolean { return PATH.test(path); }

/** An edition as a booklet: read by everyone, set once, kept by the edition's hash. What is not there answers 404 like what never was. */
export async function serveBooklet(req: IncomingMessage, res: ServerResponse, { tenant, path, language }: { tenant: Tenant; path: string; language: 'fr' | 'en' }): Promise<void> {
  const [, number, format] = PATH.exec(path) as unknown as [string, string | undefined, 'pdf' | 'odt'];
  const edition = await editionOf(tenant.id, number === undefined ? null : Number(number));
  if (!edition) return plainly(res, 404, 'Not found\n');
  const colour = palette(tenant.settings.look, 'light').strong;
  const name = `programme-${tenant.slug}-edition-${edition.number}.${format}`;
  const tag = `"${edition.hash.slice(0, 20)}-${colour.slice(1)}-${language}-${format}-${LOOK}"`;
  res.setHeader('ETag', tag);
  res.setHeader('Vary', 'Accept-Language, Cookie');
  res.setHeader('Cache-Control', 'private, no-cache');
  if (req.headers['if-none-match'] === tag) return void res.writeHead(304).end();
  const bytes = await bookletOf(`${tenant.id} ${tag}`, format, { document: edition.document, hash: edition.hash, language, colour });
  if (!bytes) {
    res.setHeader('Retry-After', '30');
    return plainly(res, 503, 'Busy\n');
  }
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('Content-Type', TYPES[format]);
  res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  res.setHeader('Content-Length', bytes.length);
  res.writeHead(200).end(req.method === 'HEAD' ? undefined : bytes);
}

async function editionOf(tenantId: string, number: number | null): Promise<EditionPage | null> {
  try {
    return await inTenant(tenantId, 'read', (db) => (number === null ? currentEdition(db) : editionPage(db, { number })));
  } catch (error) {
    if (isDomainError(error) && error.code === 'edition.not_found') return null;
    throw error;
  }
}

function plainly(res: ServerResponse, status: number, text: string): void {
  for (const name of ['ETag', 'Vary']) res.removeHeader(name);
  res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(text);
}
