import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzip } from 'node:zlib';
import { withoutFrameworkScripts } from './html.ts';

/** What the renderer answered: HTML is held back as text, everything else has already been sent. */
export interface Rendered { status: number; html: string; cookies: boolean; sent: boolean }

const ROUTED = Symbol.for('NextInternalRequestMeta');

type Next = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/**
 * Lets the application answer, holding an HTML body back so that it can be stripped, kept and compressed once.
 * Redirects, downloads and other types pass straight through.
 */
export function render(next: Next, req: IncomingMessage, res: ServerResponse): Promise<Rendered> {
  const accepted = req.headers['accept-encoding'];
  req.headers['accept-encoding'] = 'identity';
  // A second rendering of the same request begins anew: the framework keeps where the first one led, and answers by its status.
  delete (req as unknown as Record<symbol, unknown>)[ROUTED];
  res.statusCode = 200;
  const chunks: Buffer[] = [];
  let held: boolean | null = null;
  const decide = () => (held ??= String(res.getHeader('content-type') ?? '').startsWith('text/html'));
  const write = res.write.bind(res);
  const end = res.end.bind(res);
  const writeHead = res.writeHead.bind(res);
  return new Promise<Rendered>((resolve, reject) => {
    const keep = (chunk: unknown, encoding: unknown) => {
      if (chunk === undefined || chunk === null || typeof chunk === 'function') return;
      chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, typeof encoding === 'string' ? encoding as BufferEncoding : 'utf8') : Buffer.from(chunk as Uint8Array));
    };
    res.writeHead = ((status: number, ...rest: unknown[]) => {
      res.statusCode = status;
      const headers = rest.find((part) => typeof part === 'object' && part !== null) as Record<string, string> | undefined;
      for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) res.setHeader(name, value);
      if (!decide()) writeHead(status);
      return res;
    }) as typeof res.writeHead;
    res.write = ((chunk: unknown, encoding?: unknown, done?: unknown) => {
      if (!decide()) return (write as (...all: unknown[]) => boolean)(chunk, encoding, done);
      keep(chunk, encoding);
      const callback = typeof encoding === 'function' ? encoding : done;
      if (typeof callback === 'function') callback();
      return true;
    }) as typeof res.write;
    res.end = ((chunk?: unknown, encoding?: unknown, done?: unknown) => {
      if (decide()) keep(chunk, encoding);
      const sent = !decide();
      if (sent) (end as (...all: unknown[]) => unknown)(chunk, encoding, done);
      res.write = write;
      res.end = end;
      res.writeHead = writeHead;
      // What the client takes is asked again when the page is sent.
      if (accepted === undefined) delete req.headers['accept-encoding'];
      else req.headers['accept-encoding'] = accepted;
      resolve({ status: res.statusCode, html: sent ? '' : withoutFrameworkScripts(Buffer.concat(chunks).toString('utf8')), cookies: res.hasHeader('set-cookie'), sent });
      return res;
    }) as typeof res.end;
    // A client that went away while its page was rendered ends the wait.
    res.on('close', () => resolve({ status: 499, html: '', cookies: false, sent: true }));
    next(req, res).catch(reject);
  });
}

/** Sends a page that is not kept: it belongs to one person, or to one moment. */
export function sendHtml(res: ServerResponse, status: number, html: string, acceptsGzip: boolean, headOnly: boolean): void {
  for (const name of ['etag', 'content-length', 'x-powered-by', 'x-nextjs-cache', 'vary', 'link']) res.removeHeader(name);
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Cache-Control', 'private, no-store');
  res.setHeader('Vary', 'Accept-Encoding, Accept-Language, Cookie');
  const body = Buffer.from(html);
  const finish = (bytes: Buffer) => {
    res.setHeader('Content-Length', bytes.length);
    res.writeHead(status);
    res.end(headOnly ? undefined : bytes);
  };
  if (!acceptsGzip || body.length < 1_000) return finish(body);
  // Level 1: half the milliseconds of the default for a tenth more bytes; kept pages are packed better, once.
  gzip(body, { level: 1 }, (error, packed) => {
    if (error) return finish(body);
    res.setHeader('Content-Encoding', 'gzip');
    finish(packed);
  });
}
