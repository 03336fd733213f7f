import { createHash, hkdfSync, randomBytes } from 'node:crypto';

/** 256 bits from the system: what a cookie or a link carries. */
export function newToken(): string { return randomBytes(32).toString('base64url'); }

/** Only the hash of a token is kept: whoever reads the table cannot become anybody. */
export function hashToken(token: string): Buffer { return createHash('sha256').update(token).digest(); }

export function isToken(text: string | null | undefined): text is string { return typeof text === 'string' && /^[A-Za-z0-9_-]{43}$/.test(text); }

/** A secret of one collective for one purpose (RFC 5869): what was made under it is worth nothing next door. 32 bytes. */
export function tenantKey(secret: string, tenantId: string, purpose: 'next-auth' | 'sign-in-code' | 'subject' | 'stop' | `open-data ${string}`): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, tenantId, `fabrique:${purpose}`, 32));
}
