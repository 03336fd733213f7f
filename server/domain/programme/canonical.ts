import { createHash } from 'node:crypto';

/**
 * One text for one document: names in the order of their UTF-16 units, no space, numbers and texts as JavaScript writes them
 * (RFC 8785, for documents of texts, whole numbers, booleans and null). What PostgreSQL's jsonb reorders comes out the same.
 * @throws for what JSON does not hold
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`no canonical form for ${typeof value}`);
  const names = Object.keys(value).filter((name) => (value as Record<string, unknown>)[name] !== undefined).toSorted(byUnits);
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson((value as Record<string, unknown>)[name])}`).join(',')}}`;
}

function byUnits(a: string, b: string): number { return a < b ? -1 : a > b ? 1 : 0; }

/** SHA-256 of the canonical form, in hexadecimal: what `sha256sum` says of the served file. */
export function hashOf(value: unknown): string { return createHash('sha256').update(canonicalJson(value)).digest('hex'); }
