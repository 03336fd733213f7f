import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

/** A real OpenID Connect provider of a test's own. `subject`: who signs in there, at once and without a page, with the address `email`. */
export interface TestProvider { issuer: string; subject: string; email: string; close: () => Promise<void> }

export const CLIENT = { id: 'fabrique', secret: 'the-secret-of-these-tests' };

/** redirects: the addresses a browser may come back to, as the provider's administrator wrote them down. */
export async function openProvider(redirects: string[]): Promise<TestProvider> {
  const server = http.createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const test: TestProvider = {
    issuer, subject: 'karim', email: 'karim@exemple.fr',
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
  const configuration: Configuration = {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: redirects, response_types: ['code'], grant_types: ['authorization_code'] }],
    cookies: { keys: ['of these tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, email: test.email, email_verified: true }) }),
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client!.clientId, accountId: context.oidc.session!.accountId! });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(issuer, configuration);
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) { void answer(request, response); return; }
    void provider.interactionFinished(request, response, { login: { accountId: test.subject, remember: false } }, { mergeWithLastSubmission: false });
  });
  return test;
}
