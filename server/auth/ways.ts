import { demoPeople, type DemoPerson } from '../domain/people/queries.ts';
import { env } from '../env.ts';
import type { Door } from './arrival.ts';
import { oidcOf } from './oidc.ts';
import { askedAddress } from './sign-in.ts';

export interface SignInPage {
  email: boolean;
  /** The collective's own provider, by the name on its button. */
  oidc: { label: string } | null;
  /** One click away in the demo; nobody anywhere else. */
  demo: DemoPerson[];
  /** The address this browser has just asked a letter for, masked. */
  asked: string | null;
}

/** How one may come in here, for the page that asks. */
export async function signInPage({ db, browser, tenant }: Door & { tenant: { slug: string } }): Promise<SignInPage> {
  const [demo, asked] = await Promise.all([env().mode === 'demo' ? demoPeople(db) : [], askedAddress(db, browser)]);
  const oidc = oidcOf(tenant, env());
  return { email: tenant.settings.signIn.email, oidc: oidc && { label: oidc.label }, demo, asked };
}
