import { createHmac } from 'node:crypto';
import type { CollectiveSettings } from '../../tenants/settings.ts';
import type { Env } from '../env.ts';
import { tenantKey } from './tokens.ts';

/** The one provider a collective may have: what it says of it, and the secret that the deployment holds. */
export interface OidcProvider { issuer: string; clientId: string; label: string; clientSecret: string }

/** The provider of a collective; null when it named none, or when the deployment has no secret for it. */
export function oidcOf({ slug, settings }: { slug: string; settings: CollectiveSettings }, { oidcSecrets }: Pick<Env, 'oidcSecrets'>): OidcProvider | null {
  const { oidc } = settings.signIn;
  const clientSecret = Object.hasOwn(oidcSecrets, slug) ? oidcSecrets[slug] : undefined;
  return oidc === null || clientSecret === undefined ? null : { ...oidc, clientSecret };
}

/**
 * What is kept of someone known by a provider: a pseudonym of this collective alone. Another collective, or another provider with the same
 * subject, gives another one; nobody who reads the table can ask the provider about anybody.
 */
export function subjectPseudonym(provider: Pick<OidcProvider, 'issuer'>, subject: string, tenantId: string, { secret }: Pick<Env, 'secret'>): string {
  return createHmac('sha256', tenantKey(secret, tenantId, 'subject')).update(`${provider.issuer}\n${subject}`).digest('base64url');
}
