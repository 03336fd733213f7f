// Which collective a Host header speaks of: a pure reading, before anything is looked up. What is not plainly a name is nobody's.
import { isSlug } from './slugs.ts';

export type HostName = 'apex' | { slug: string } | { domain: string } | null;

const NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** The name in a Host header: lower case, without its one trailing dot and its port; null for anything odd. */
function nameOf(raw: string): string | null {
  const [, name, port] = /^([A-Za-z0-9.-]{1,254})(?::([0-9]{1,5}))?$/.exec(raw) ?? [];
  if (name === undefined || (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))) return null;
  const plain = name.toLowerCase().replace(/\.$/, '');
  if (plain.length > 253 || !NAME.test(plain)) return null;
  // A last label that is a number makes the whole an IPv4 address for browsers, also when it is short or hexadecimal (WHATWG URL, 3.5).
  return /(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)$/.test(plain) ? null : plain;
}

/**
 * Reads a Host header against the apex host of the deployment (without port, such as `localhost` or `fabrique.example`):
 * the apex itself, a collective's slug under it, a domain of its own (to be looked up among the verified ones), or null.
 * `raw` is what the wire held: several Host headers, none, an address, a path or a password are null.
 */
export function parseHost(raw: string | readonly string[] | null | undefined, apex: string): HostName {
  const one = Array.isArray(raw) ? (raw.length === 1 ? raw[0] : null) : raw;
  const name = typeof one === 'string' ? nameOf(one) : null;
  const home = nameOf(apex);
  if (name === null || home === null) return null;
  if (name === home) return 'apex';
  if (name.endsWith(`.${home}`)) {
    const slug = name.slice(0, -home.length - 1);
    return isSlug(slug) ? { slug } : null;
  }
  return name.includes('.') ? { domain: name } : null;
}
