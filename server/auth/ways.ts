import { demoPeople, type DemoPerson } from '../domain/people/queries.ts';
import { env } from '../env.ts';
import type { Door } from './arrival.ts';
import { oidcOf } from './oidc.ts';

export interface SignInPage {
  email: boolean;
  /** The collective's own provider, by the name on its button. */
  oidc: { label: string } | null;
  /** One click away in the demo; nobody anywhere else. */
  demo: DemoPerson[];
}

/** How one may come in here, for the page that asks. */
export async function signInPage({ db, tenant }: Pick<Door, 'db' | 'tenant'> & { tenant: { slug: string } }): Promise<SignInPage> {
  const demo = env().mode === 'demo' ? await demoPeople(db) : [];
  const oidc = oidcOf(tenant, env());
  return { email: tenant.settings.signIn.email, oidc: oidc && { label: oidc.label }, demo };
}
