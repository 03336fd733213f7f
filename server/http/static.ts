import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.webp': 'image/webp',
  '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8', '.webmanifest': 'application/manifest+json', '.json': 'application/json',
};
const PACKED = new Set(['.js', '.css', '.svg', '.txt', '.webmanifest', '.json']);

interface StaticFile { body: Buffer; gzip: Buffer | null; type: string; etag: string; cache: string }

async function load(folder: string, prefix: string, cache: string, into: Map<string, StaticFile>): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    const full = path.join(entry.parentPath, entry.name);
    const type = TYPES[path.extname(entry.name)];
    if (!type) continue;
    const body = await readFile(full);
    const at = `${prefix}/${path.relative(folder, full).split(path.sep).join('/')}`;
    const gzip = PACKED.has(path.extname(entry.name)) ? gzipSync(body, { level: 9 }) : null;
    into.set(at, { body, gzip, type, cache, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` });
  }
}

/** Everything under public/ and the build's own static files, read once and served from memory: no path reaches the disk. */
export async function staticFiles(root: string): Promise<Map<string, StaticFile>> {
  const files = new Map<string, StaticFile>();
  await load(path.join(root, 'public'), '', 'public, max-age=300', files);
  await load(path.join(root, '.next/static'), '/_next/static', 'public, max-age=31536000, immutable', files);
  return files;
}

export function sendBytes(req: IncomingMessage, res: ServerResponse, file: { body: Buffer; gzip: Buffer | null; type: string; etag: string; cache: string }): void {
  res.setHeader('Cache-Control', file.cache);
  res.setHeader('ETag', file.etag);
  if (!res.hasHeader('Vary')) res.setHeader('Vary', 'Accept-Encoding');
  if (req.headers['if-none-match'] === file.etag) {
    res.writeHead(304).end();
    return;
  }
  const packed = file.gzip !== null && /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
  const body = packed ? file.gzip! : file.body;
  res.setHeader('Content-Type', file.type);
  if (packed) res.setHeader('Content-Encoding', 'gzip');
  res.setHeader('Content-Length', body.length);
  res.writeHead(200);
  res.end(req.method === 'HEAD' ? undefined : body);
}
