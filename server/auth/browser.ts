import type { Env } from '../env.ts';

/** A cookie of this host alone, as the browser is to keep it. maxAge in seconds; 0 forgets it. */
export interface HostCookie {
  name: string; value: string;
  options: { httpOnly: true; secure: boolean; sameSite: 'lax'; path: '/'; maxAge: number };
}

/** The cookies of whoever reads a page: what signing in reads and sets. */
export interface Browser {
  cookie(name: string): string | null;
  keep(cookie: HostCookie): void;
}

type Protocol = Pick<Env, 'publicProtocol'>;

/** Which browser asked for a code; the draft it holds; the proof that waits for an account. */
export const REQUEST_COOKIE = 'fabrique-demande';
export const DRAFT_COOKIE = 'fabrique-brouillon';
export const PROOF_COOKIE = 'fabrique-preuve';
export const DRAFT_DAYS = 30;

/** Over https every cookie of ours is the host's alone by its very name: no neighbouring subdomain can plant one (RFC 6265bis). */
export function cookieName(base: string, { publicProtocol }: Protocol): string {
  return publicProtocol === 'https' ? `__Host-${base}` : base;
}

export function hostCookie(base: string, value: string, maxAge: number, protocol: Protocol): HostCookie {
  return {
    name: cookieName(base, protocol), value,
    options: { httpOnly: true, secure: protocol.publicProtocol === 'https', sameSite: 'lax', path: '/', maxAge },
  };
}
