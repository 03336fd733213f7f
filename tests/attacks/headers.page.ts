// T29: what every answer says to the browser, and what may be kept of it. And a form that outlives its server.
import { createHash } from 'node:crypto';
import { DEMO_SERVER_ACTIONS_KEY } from '../../server/env.ts';
import { ask, type Answer } from '../kit/ask.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { sessionCookie } from '../kit/login.ts';
import { rawGet } from '../kit/raw.ts';
import { expect, startServer, test } from '../kit/server.ts';
import { read } from '../kit/source.ts';
import { hiddenFields, sendForm } from '../people/forms.ts';

const PUBLIC = ['/', '/propositions', '/propositions/1', '/rencontres', '/parlement', '/programme', '/journal', '/mentions', '/accessibilite'];
const OTHERS = ['/theme.css', '/icons.svg', '/health/live', '/health/ready', '/api/trpc/proposals.list?input=%7B%7D', '/api/trpc/nothing.here', '/nulle-part', '/fichiers/x',
  '/plateforme', '/_next/static/x.js', '/%2e%2e', '/evil%00'];
const FORMS = ['/connexion', '/proposer', '/compte', '/bureau', '/bureau/reglages', '/api/auth/providers', '/invitation/x'];

function guarded({ headers }: Answer, what: string): void {
  const policy = String(headers['content-security-policy']);
  for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "object-src 'none'"]) {
    if (!policy.includes("default-src 'none'; sandbox")) expect(policy, what).toContain(part);
  }
  expect(policy, what).not.toMatch(/unsafe-|\*|data:[^;]*script/);
  expect(headers['x-content-type-options'], what).toBe('nosniff');
  expect(headers['x-frame-options'], what).toBe('DENY');
  expect(headers['referrer-policy'], what).toBe('same-origin');
  expect(headers['permissions-policy'], what).toContain('geolocation=()');
  expect(headers['cross-origin-opener-policy'], what).toBe('same-origin');
  expect(headers['x-powered-by'], what).toBeUndefined();
  expect(headers.server, what).toBeUndefined();
}

test('T29 the guards stand on every answer: pages, files, refusals, and the apex', async ({ server, database }) => {
  const collective = await aCollective(database);
  await aProposal(collective);
  for (const path of [...PUBLIC, ...OTHERS, ...FORMS]) guarded(await ask(server, { slug: collective.slug, path }), path);
  for (const path of ['/', '/nulle-part', '/plateforme']) guarded(await ask(server, { slug: null, path }), `apex ${path}`);
  guarded(await ask(server, { slug: 'nulle-part', path: '/' }), 'an unknown host');
  guarded(await ask(server, { slug: collective.slug, path: '/', method: 'POST', body: 'x' }), 'a forged write');
  guarded(await ask(server, { slug: collective.slug, path: '/', method: 'DELETE', headers: { origin: server.origin(collective.slug) } }), 'a wrong method');
  const twice = await rawGet(server.port, '/', [`Host: ${server.host(collective.slug)}`, `Host: ${server.host(null)}`]);
  expect([twice.status, twice.head.toLowerCase().includes('access-control-allow')]).toEqual([400, false]);
});

test('T29 nobody keeps what belongs to one person or one moment; a visitor’s page is asked for again each time', async ({ server, database }) => {
  const collective = await aCollective(database);
  await aProposal(collective);
  const cookie = await sessionCookie(collective, await aPerson(collective, ['organiser']));
  for (const path of [...PUBLIC, ...FORMS, '/bureau/personnes', '/bureau/seances', '/api/trpc/people.account']) {
    expect((await ask(server, { slug: collective.slug, path, headers: { cookie } })).headers['cache-control'], `${path} signed in`).toMatch(/no-store/);
  }
  for (const path of FORMS) expect((await ask(server, { slug: collective.slug, path })).headers['cache-control'], path).toMatch(/no-store/);
  for (const path of PUBLIC) {
    const { headers } = await ask(server, { slug: collective.slug, path });
    expect(headers['cache-control'], path).toMatch(/^private, (?:no-cache|no-store)$/);
    expect(headers.vary, path).toContain('Cookie');
    expect(headers['set-cookie'], path).toBeUndefined();
  }
});

test('T29 no page holds a script or a style of its own, so that the policy needs no exception', async ({ server, database }) => {
  const collective = await aCollective(database);
  await aProposal(collective);
  const cookie = await sessionCookie(collective, await aPerson(collective, ['organiser', 'volunteer', 'moderator']));
  for (const path of [...PUBLIC, '/connexion', '/proposer', '/compte', '/bureau', '/bureau/reglages', '/bureau/personnes', '/bureau/seances', '/bureau/rencontres']) {
    for (const headers of [{}, { cookie }] as Record<string, string>[]) {
      const { text, headers: said } = await ask(server, { slug: collective.slug, path, headers });
      if (!String(said['content-type']).startsWith('text/html')) continue;
      expect(text.match(/<script(?![^>]*\bsrc="\/js\/[a-z0-9-]+\.js")[^>]*>/g) ?? [], path).toEqual([]);
      expect(text.match(/<style\b|\sstyle="|\son[a-z]+="|javascript:/gi) ?? [], path).toEqual([]);
    }
  }
});

test('T29 over https the browser is told to stay there', async ({ database }) => {
  const server = await startServer(database, { PUBLIC_PROTOCOL: 'https' });
  try {
    const collective = await aCollective(database);
    for (const path of ['/', '/theme.css', '/nulle-part', '/health/live']) {
      expect((await ask(server, { slug: collective.slug, path })).headers['strict-transport-security'], path).toMatch(/max-age=\d{8}/);
    }
  } finally {
    await server.remove();
  }
});

test('a form that was opened before its server was replaced can still be sent', async ({ database }) => {
  const server = await startServer(database);
  try {
    const collective = await aCollective(database);
    const page = await ask(server, { slug: collective.slug, path: '/connexion' });
    const fields = { ...hiddenFields(page.text, 'name="email"'), email: 'lente@exemple.fr' };
    await server.restart();
    const sent = await sendForm(server, { slug: collective.slug, path: '/connexion', fields });
    expect([sent.status, String(sent.headers.location)]).toEqual([303, expect.stringContaining('/connexion/')]);
  } finally {
    await server.remove();
  }
});

test('a form that was opened before a rebuild can still be sent: its name is made of our key, the file and the function, and of nothing else', async ({ server }) => {
  expect(server.port).toBeGreaterThan(0);
  interface Manifest { encryptionKey: string; node: Record<string, { filename: string; exportedName: string }> }
  const manifest = JSON.parse(read('.next/server/server-reference-manifest.json')) as Manifest;
  expect(manifest.encryptionKey).toBe(DEMO_SERVER_ACTIONS_KEY);
  const actions = Object.entries(manifest.node);
  expect(actions.length).toBeGreaterThan(5);
  for (const [name, { filename, exportedName }] of actions) {
    const made = createHash('sha1').update(`${DEMO_SERVER_ACTIONS_KEY}${filename}:${exportedName}`).digest('hex');
    // Two digits before it say how many arguments the function takes.
    expect(name.slice(2), `${filename} ${exportedName}`).toBe(made);
  }
});
