import type { IncomingMessage } from 'node:http';

/** Paths a mail client may post to without an Origin: RFC 8058 one-click unsubscribe, whose token can do that only. */
export const ONE_CLICK = /^\/desabonnement\/[A-Za-z0-9_-]{20,100}$/;

/**
 * The one door for writes: everything but GET and HEAD must come from a page of this very host, by Origin or, failing that, Referer.
 * `null` and absent origins are refused: browsers send one of the two with every form.
 */
export function mayWrite(req: IncomingMessage, path: string, ownOrigin: string): boolean {
  if (req.method === 'GET' || req.method === 'HEAD') return true;
  if (req.method === 'POST' && ONE_CLICK.test(path)) return true;
  const origin = req.headers.origin;
  if (origin !== undefined) return origin === ownOrigin;
  const referer = req.headers.referer;
  if (referer === undefined) return false;
  try {
    return new URL(referer).origin === ownOrigin;
  } catch {
    return false;
  }
}
