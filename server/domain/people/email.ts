import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** An address: as it is written to, and the key by which two ways of writing it are one person. */
export interface EmailAddress { address: string; key: string }

interface Provider { domains: readonly string[]; tag: '+' | null; dots: 'ignored' | 'kept' }

/** Providers whose rules are published: the first domain stands for its aliases. */
const PROVIDERS: readonly Provider[] = [
  { domains: ['gmail.com', 'googlemail.com'], tag: '+', dots: 'ignored' },
  { domains: ['outlook.com'], tag: '+', dots: 'kept' },
  { domains: ['hotmail.com'], tag: '+', dots: 'kept' },
  { domains: ['hotmail.fr'], tag: '+', dots: 'kept' },
  { domains: ['live.fr'], tag: '+', dots: 'kept' },
  { domains: ['live.com'], tag: '+', dots: 'kept' },
  { domains: ['icloud.com', 'me.com', 'mac.com'], tag: '+', dots: 'kept' },
  { domains: ['proton.me', 'protonmail.com', 'pm.me'], tag: '+', dots: 'ignored' },
  { domains: ['fastmail.com'], tag: '+', dots: 'kept' },
  { domains: ['mailo.com'], tag: '+', dots: 'kept' },
];
const BY_DOMAIN = new Map(PROVIDERS.flatMap((provider) => provider.domains.map((domain) => [domain, provider] as const)));

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/**
 * One address as its one way of being written, or null when it is none.
 *
 * The rule, in order: surrounding space goes; compatibility forms become plain (NFKC: full-width letters, a full-width @); there is
 * exactly one @; the part before it is ASCII, unquoted, at most 64 characters (an accented twin is refused, not guessed); the domain is
 * written as IDNA does (`exämple.fr` is `xn--exmple-cua.fr`), in lower case. The key then forgets case everywhere and, for providers
 * that publish such rules alone, the +tag, the dots and the alias domain. The address that is written to keeps the dots and the tag.
 */
export function parseEmail(text: string): EmailAddress | null {
  const plain = text.trim().normalize('NFKC');
  const parts = plain.split('@');
  const [local = '', written = ''] = parts;
  if (parts.length !== 2 || local.length > 64 || !LOCAL.test(local)) return null;
  const domain = domainToASCII(written.replace(/\.$/, '')).toLowerCase();
  if (!DOMAIN.test(domain)) return null;
  return { address: `${local}@${domain}`, key: keyOf(local.toLowerCase(), domain) };
}

function keyOf(local: string, domain: string): string {
  const provider = BY_DOMAIN.get(domain);
  if (!provider) return `${local}@${domain}`;
  const untagged = provider.tag === null ? local : local.split(provider.tag, 1)[0]!.replace(/\.$/, '');
  const name = provider.dots === 'ignored' ? untagged.replaceAll('.', '') : untagged;
  // A name that is nothing but a tag stays as it is.
  return `${name === '' ? local : name}@${provider.domains[0]!}`;
}

/** An address typed in a form: out comes its address and its key. */
export const emailField = z.string('field.email').max(320, 'field.email').transform((text, ctx): EmailAddress => {
  const email = parseEmail(text);
  if (email) return email;
  ctx.addIssue({ code: 'custom', message: 'field.email' });
  return z.NEVER;
});

/** Enough of an address for its owner to know it, and for nobody else: `n•••@exemple.fr`. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}•••${address.slice(at)}`;
}
