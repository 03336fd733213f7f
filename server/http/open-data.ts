import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { pageVersion, type Tenant } from '../api/context.ts';
import { tenantKey } from '../auth/tokens.ts';
import { inTenant } from '../db/root.ts';
import { fileText } from '../domain/opendata/files.ts';
import { columnsOf, FORMAT, type FileFormat, type FileName } from '../domain/opendata/schema.ts';
import { env } from '../env.ts';
import { madeFile } from './made-files.ts';

const TYPES: Record<FileFormat, string> = { csv: 'text/csv; charset=utf-8; header=present', json: 'application/json; charset=utf-8' };
const BUSY = 'Beaucoup de fichiers se préparent en ce moment : réessayez dans dix secondes.\nMany files are being made right now: try again in ten seconds.\n';

/**
 * A file of open data. No cookie is read and no one is known: it is public, so that other sites' pages may read it too. Its tag is the
 * version of the collective's public pages, read before the file is made: what is kept under it is never older than it says.
 */
export async function serveOpenData(
  req: IncomingMessage, res: ServerResponse, tenant: Tenant, { file, format }: { file: FileName; format: FileFormat },
): Promise<void> {
  const name = `${file}.${format}`;
  const etag = tagOf(await pageVersion(tenant.id), name);
  head(res, `${tenant.slug}-${name}`, format, etag);
  if (knows(req, etag)) return void res.writeHead(304).end();
  // Asking whether it is there makes nothing.
  if (req.method === 'HEAD') return void res.writeHead(200).end();
  const making = madeFile(tenant.id, name, etag, (send) => inTenant(tenant.id, 'snapshot', (db) => (
    send(fileText(db, file, format, (of) => tenantKey(env().secret, tenant.id, `open-data ${of}`))))));
  if (making === null) return busy(res);
  const { path, bytes, packed } = await making;
  // Opened before anything is said: a newer version may take the file away at any moment.
  const handle = await open(path).catch(() => null);
  if (handle === null) return busy(res);
  const source = createReadStream('', { fd: handle });
  const gzip = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
  res.setHeader('Content-Length', gzip ? packed : bytes);
  if (gzip) res.setHeader('Content-Encoding', 'gzip');
  res.writeHead(200);
  // A reader who goes away ends the reading, and nothing else.
  await (gzip ? pipeline(source, res) : pipeline(source, createGunzip(), res)).catch(() => res.destroy());
}

function head(res: ServerResponse, filename: string, format: FileFormat, etag: string): void {
  for (const [name, value] of [
    ['Content-Type', TYPES[format]], ['Content-Disposition', `attachment; filename="${filename}"`], ['ETag', etag], ['Vary', 'Accept-Encoding'],
    ['Cache-Control', 'public, no-cache'], ['Content-Security-Policy', "default-src 'none'; sandbox"], ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Expose-Headers', 'ETag, Content-Disposition'], ['Cross-Origin-Resource-Policy', 'cross-origin'],
    ['Link', '</donnees/schema.json>; rel="describedby"'],
  ] as const) res.setHeader(name, value);
}

const headers = new Map<string, string>();

/** Weak: packed or not, it is the same file. The columns are part of it, so that a new release makes files anew. */
function tagOf(version: bigint, name: string): string {
  const [file = ''] = name.split('.');
  const columns = headers.get(file) ?? JSON.stringify(columnsOf(file as FileName));
  headers.set(file, columns);
  return `W/"${createHash('sha256').update([FORMAT, columns, name, version].join('\n')).digest('base64url').slice(0, 22)}"`;
}

function knows(req: IncomingMessage, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return (req.headers['if-none-match'] ?? '').split(',').some((tag) => bare(tag) === bare(etag));
}

function busy(res: ServerResponse): void {
  for (const name of ['ETag', 'Content-Disposition', 'Link']) res.removeHeader(name);
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Retry-After', '10');
  res.writeHead(503);
  res.end(BUSY);
}
