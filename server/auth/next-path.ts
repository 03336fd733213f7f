const LONGEST = 300;
/** Addresses that are no place to arrive at: they sign in, or answer programs. */
const NOWHERE = /^\/(?:api|connexion|_courrier|evenements|theme\.css)(?:\/|$)/;

/** Paths that the front door answers with nothing: hidden slashes, dots and control characters. */
const ODD = /\/\/|%(?:2f|5c|2e|[01][0-9a-f])/i;

/**
 * Where to go after signing in: a path of this host, or its front page. Whatever a browser could read as another host
 * (`//x`, `/\x`, `https:x`, a control character that it drops) is not one. (OWASP, unvalidated redirects)
 */
export function nextPath(text: string | null | undefined): string {
  if (!text || text.length > LONGEST || !/^\/(?![/\\])[\u0021-\u005b\u005d-\u007e]*$/.test(text)) return '/';
  const base = 'http://here.invalid';
  if (!URL.canParse(text, base)) return '/';
  const url = new URL(text, base);
  if (url.origin !== base || ODD.test(url.pathname) || NOWHERE.test(url.pathname)) return '/';
  return url.pathname + url.search;
}
