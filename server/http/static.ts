import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.webp': 'image/webp',
  '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8', '.webmanifest': 'application/manifest+json', '.json': 'application/json',
};
const PACKED = new Set(['.js', '.css', '.svg', '.txt', '.webmanifest', '.json']);

/** What is sent as it stands, with what was packed of it beforehand. */
export interface Bytes { body: Buffer; gzip: Buffer | null; brotli?: Buffer | null; type: string; etag: string; cache: string }

async function load(folder: string, prefix: string, cache: string, into: Map<string, Bytes>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    const full = path.join(entry.parentPath, entry.name);
    const type = TYPES[path.extname(entry.name)];
    if (!type) continue;
    const body = await readFile(full);
    const at = `${prefix}/${path.relative(folder, full).split(path.sep).join('/')}`;
    const packed = PACKED.has(path.extname(entry.name));
    const [gzip, brotli] = packed ? [gzipSync(body, { level: 9 }), brotliCompressSync(body)] : [null, null];
    into.set(at, { body, gzip, brotli, type, cache, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` });
  }
}

/** Everything under public/ and the build's own static files, read once and served from memory: no path reaches the disk. */
export async function staticFiles(root: string): Promise<Map<string, Bytes>> {
  const files = new Map<string, Bytes>();
  await load(path.join(root, 'public'), '', 'public, max-age=300', files);
  await load(path.join(root, '.next/static'), '/_next/static', 'public, max-age=31536000, immutable', files);
  return files;
}

export function sendBytes(req: IncomingMessage, res: ServerResponse, file: Bytes): void {
  res.setHeader('Cache-Control', file.cache);
  res.setHeader('ETag', file.etag);
  if (!res.hasHeader('Vary')) res.setHeader('Vary', 'Accept-Encoding');
  if (req.headers['if-none-match'] === file.etag) {
    res.writeHead(304).end();
    return;
  }
  const [encoding, body] = packedFor(String(req.headers['accept-encoding'] ?? ''), file);
  res.setHeader('Content-Type', file.type);
  if (encoding !== null) res.setHeader('Content-Encoding', encoding);
  res.setHeader('Content-Length', body.length);
  res.writeHead(200);
  res.end(req.method === 'HEAD' ? undefined : body);
}

function packedFor(accepted: string, { body, gzip, brotli = null }: Bytes): ['br' | 'gzip' | null, Buffer] {
  if (brotli !== null && /\bbr\b/.test(accepted)) return ['br', brotli];
  if (gzip !== null && /\bgzip\b/.test(accepted)) return ['gzip', gzip];
  return [null, body];
}
