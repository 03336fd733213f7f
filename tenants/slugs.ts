// Slugs: the subdomain of a collective. Some names belong to the deployment, some would be taken for another's, some communes share one.

/** Names that browsers, mail and certificates give a meaning to, that the deployment keeps, or that would pass for an authority. */
const RESERVED: ReadonlySet<string> = new Set([
  'www', 'www2', 'web', 'api', 'app', 'apps', 'cdn', 'static', 'assets', 'media', 'files', 'fichiers', 'img', 'images', 'ws', 'live',
  'admin', 'administrateur', 'administration', 'administrator', 'root', 'sysadmin', 'system', 'systeme', 'operator', 'operateur',
  'moderation', 'mail', 'courrier', 'email', 'smtp', 'imap', 'pop', 'pop3', 'mx', 'webmail', 'newsletter', 'postmaster', 'hostmaster',
  'webmaster', 'mailer-daemon', 'abuse', 'noreply', 'no-reply', 'security', 'securite', 'dmarc', 'dkim', 'spf', 'domainkey', 'mta-sts',
  'acme-challenge', 'bimi', 'ns', 'ns1', 'ns2', 'ns3', 'dns', 'ftp', 'sftp', 'ssh', 'vpn', 'proxy', 'git', 'wpad', 'isatap',
  'autoconfig', 'autodiscover', 'localhost', 'localdomain', 'auth', 'login', 'signin', 'sign-in', 'logout', 'sso', 'oauth', 'oidc',
  'connexion', 'connect', 'account', 'accounts', 'compte', 'comptes', 'inscription', 'status', 'statut', 'health', 'sante', 'metrics',
  'monitoring', 'dev', 'staging', 'preprod', 'prod', 'internal', 'intranet', 'help', 'aide', 'support', 'contact', 'blog', 'docs',
  'documentation', 'about', 'a-propos', 'mentions', 'legal', 'billing', 'paiement', 'payment', 'plateforme', 'platform', 'fabrique',
  'collectif', 'collectifs', 'ouvrir', 'apex', 'null', 'undefined', 'true', 'false', 'gouv', 'gouvernement', 'elysee', 'senat',
  'assemblee-nationale', 'prefecture', 'ministere', 'cnil', 'arcom', 'franceconnect', 'france-connect', 'service-public', 'marianne',
  'police', 'gendarmerie', 'impots', 'elections', 'europa',
]);

const MAX = 40;
const FORM = /^(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/;
const DEPARTEMENT = /^(?!20)(?:0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-8]|98[4-9])$/;
/** The tails that `slugify` adds: a département, or `x` and eight signs computed from the name. */
const TAIL = /-(?!20)(?:0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-8]|98[4-9]|x[0-9a-z]{8})$/;

// Each digit has its own letter, so that two names that differ by a number alone never look alike (saillans-26, saillans-28).
const TWINS: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 2: 'z', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g', i: 'l' };

/**
 * What an eye in a hurry sees: digits as the letters they imitate, i as l, rn as m, vv as w, no hyphens.
 * The two halves of Corsica (2a, 2b) are set apart from 24 and 28, which they would otherwise imitate.
 */
function silhouette(slug: string): string {
  return slug.replace(/-2([ab])$/, '-corse$1').replaceAll('-', '')
    .replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll(/[0-9i]/g, (sign) => TWINS[sign] ?? sign);
}

const reservedSilhouettes = new Set([...RESERVED].map(silhouette));

function isReserved(slug: string): boolean {
  return reservedSilhouettes.has(silhouette(slug));
}

/** True for a name with the form of a slug: 2 to 40 lower-case letters and digits in runs joined by single hyphens, one letter at least. */
export function isSlug(text: string): boolean {
  return text.length >= 2 && text.length <= MAX && FORM.test(text);
}

export type SlugProblem = 'slug.length' | 'slug.form' | 'slug.punycode' | 'slug.reserved' | 'slug.taken';

/**
 * What is wrong with a slug for a new collective, or null. `existing` are the slugs in use: one of them, or a name that looks like one,
 * is `slug.taken`. Punycode (`xn--…`) is refused because it shows letters that are not the ones it is written with.
 */
export function slugProblem(slug: string, existing: Iterable<string>): SlugProblem | null {
  if (slug.length < 2 || slug.length > MAX) return 'slug.length';
  if (/^[a-z0-9]{2}--/i.test(slug)) return 'slug.punycode';
  if (!FORM.test(slug)) return 'slug.form';
  if (isReserved(slug)) return 'slug.reserved';
  const seen = silhouette(slug);
  for (const other of existing) if (silhouette(other) === seen) return 'slug.taken';
  return null;
}

const LETTERS: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ħ: 'h', ı: 'i' };

/** A name as compared: lower case, without accents, its words joined by single hyphens. Letters outside the Latin script are kept. */
export function foldName(text: string): string {
  return text.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
    .replaceAll(/[œæßøđðłþħı]/g, (letter) => LETTERS[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
}

/** 41 bits of FNV-1a (Fowler, Noll, Vo) in eight signs: not a secret, only a way to keep two long names apart. */
function mark(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return (hash % 36n ** 8n).toString(36).padStart(8, '0');
}

/**
 * The slug of a name: `saillans`, and with the code of a département, for a commune that shares its name, `saillans-26`.
 * Two names (as `foldName` compares them) or two codes never give one slug. A name that is reserved, too long, too short, not Latin, or
 * that ends like a tail of ours keeps what it can and is marked with eight signs computed from it.
 * @throws RangeError for a code that no département has.
 */
export function slugify(text: string, departement: string | null): string {
  const tail = departement === null ? null : departement.toLowerCase();
  if (tail !== null && !DEPARTEMENT.test(tail)) throw new RangeError(`no département has the code ${departement}`);
  const name = foldName(text);
  const plain = tail === null ? name : `${name}-${tail}`;
  if (isSlug(plain) && !isReserved(plain) && (tail !== null || !TAIL.test(plain))) return plain;
  const latin = name.replaceAll(/[^a-z0-9-]/g, '').replaceAll(/-+/g, '-').replaceAll(/^-|-$/g, '');
  // A word cut in two is dropped, unless it is the only one.
  const kept = latin.length <= MAX - 10 ? latin : latin.slice(0, MAX - 9).replace(/-[^-]*$/, '').slice(0, MAX - 10);
  return `${kept.length > 0 ? kept : 'collectif'}-x${mark(`${name} ${tail ?? ''}`)}`;
}
