import { BlockList, isIP } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Scripts and styles come from this host alone: no page carries an inline script or style, so that no nonce is needed. */
const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
  "manifest-src 'self'", "worker-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'",
].join('; ');

const GUARDS: readonly (readonly [string, string])[] = [
  ['Content-Security-Policy', POLICY], ['X-Content-Type-Options', 'nosniff'], ['X-Frame-Options', 'DENY'], ['Referrer-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(self), geolocation=(), microphone=(), interest-cohort=()'], ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

/** What every response says, whatever it holds: names and values. */
export function guards(secure: boolean): readonly (readonly [string, string])[] {
  return secure ? [...GUARDS, ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains']] : GUARDS;
}

export function guard(res: ServerResponse, secure: boolean): void {
  for (const [name, value] of guards(secure)) res.setHeader(name, value);
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-real-ip', 'x-client-ip'];
/** Headers by which a framework lets a proxy, or a client that poses as one, choose another page or skip a step. */
const STEERING = /^(?:x-middleware-|x-nextjs-|x-matched-path$|x-now-|x-invoke-|x-rewrite-|x-original-|next-|rsc$|purpose$|x-action-)/;

/** Whether an address belongs to one of the proxies (addresses or CIDR ranges) whose word is taken. */
export function proxies(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => isIP(address) > 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Takes every header away by which a client could say where it comes from or what to render.
 * Answers what a trusted proxy said, or null when the peer is not one.
 */
export function cleanHeaders(req: IncomingMessage, trusted: (address: string) => boolean): { ip: string; proto: string | null; host: string | null } {
  const peer = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const byProxy = trusted(peer);
  const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value.at(-1) : value)?.trim() || null;
  const forwardedFor = byProxy ? text(req.headers['x-forwarded-for'])?.split(',').map((part) => part.trim()) : undefined;
  // From the right: the first address that is not a trusted proxy's own is the client's.
  const ip = forwardedFor?.reverse().find((address) => !trusted(address)) ?? peer;
  const proto = byProxy ? text(req.headers['x-forwarded-proto']) : null;
  const host = byProxy ? text(req.headers['x-forwarded-host']) : null;
  for (const name of Object.keys(req.headers)) if (FORWARDED.includes(name) || STEERING.test(name)) delete req.headers[name];
  return { ip, proto, host };
}

/** The value of a cookie, or null. The last of two with one name loses: browsers send the most specific first. */
export function cookie(req: IncomingMessage, name: string): string | null {
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return decodeURIComponentSafe(part.slice(at + 1).trim());
  }
  return null;
}

function decodeURIComponentSafe(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
