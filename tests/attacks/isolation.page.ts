// T04, T06, T07, T08: the wall between collectives as it is met from outside, by requests that a browser would and would not make.
import { defaultThemes } from '../../tenants/defaults.ts';
import { ask } from '../kit/ask.ts';
import { aSession, sessionCookie } from '../kit/login.ts';
import { rawGet } from '../kit/raw.ts';
import { hiddenFields, sendForm } from '../people/forms.ts';
import { expect, startServer, test as base, type TestServer } from '../kit/server.ts';
import { CANARY, twoCollectives, type TwoCollectives } from './two-collectives.ts';

const test = base.extend<object, { two: TwoCollectives }>({
  two: [async ({ database }, use) => { await use(await twoCollectives(database)); }, { scope: 'worker' }],
});

/** Pages that everybody may read. */
const PAGES = ['/', '/rencontres', '/parlement', '/programme', '/journal', '/mentions', '/accessibilite'];

const nothingOfG = (text: string) => expect(text.toUpperCase()).not.toContain(CANARY);

test('T04 a session of A is nobody’s on G: cookie, bearer, under every name; and it is noted', async ({ server, two: { a, g, inA, inG } }) => {
  const token = await aSession(a, inA);
  const account = { path: '/api/trpc/people.account' };
  const cookie = `fabrique-session=${token}`;
  expect((await ask(server, { ...account, slug: a.slug, headers: { cookie } })).status).toBe(200);
  for (const headers of [
    { cookie }, { authorization: `Bearer ${token}` }, { cookie: `__Host-fabrique-session=${token}` }, { cookie: `${cookie}; ${cookie}` },
    { 'x-session': token, 'x-forwarded-host': server.host(a.slug), cookie },
  ] as Record<string, string>[]) {
    const answer = await ask(server, { ...account, slug: g.slug, headers });
    expect(answer.status, JSON.stringify(headers)).toBe(401);
    nothingOfG(answer.text);
  }
  expect(server.log()).toContain(`"security":"session.refused","tenant":"${g.id}"`);
  expect(server.log()).not.toContain(token);
  // Its owner is somebody at home, and a person of G is somebody there: the wall is not just closed.
  expect((await ask(server, { ...account, slug: g.slug, headers: { cookie: await sessionCookie(g, inG) } })).status).toBe(200);
});

test('T04 a page of G shows the bearer of A’s session what it shows a stranger', async ({ server, two: { a, g, inA } }) => {
  const cookie = await sessionCookie(a, inA);
  for (const path of ['/compte', '/bureau/reglages', '/bureau/personnes', '/bureau/seances']) {
    const [bearer, stranger] = [await ask(server, { slug: g.slug, path, headers: { cookie } }), await ask(server, { slug: g.slug, path })];
    expect(bearer.status, path).toBe(stranger.status);
    expect(bearer.headers.location, path).toBe(stranger.headers.location);
    expect(bearer.text, path).not.toContain(inA.pseudonym);
  }
});

test('T06 one host is one collective; every other way of naming it is refused or means the same', async ({ server, two: { a, g } }) => {
  const status = async (host: string | string[], target = '/mentions') =>
    (await rawGet(server.port, target, [host].flat().map((name) => `Host: ${name}`))).status;
  const home = server.host(a.slug);
  expect(await status(home)).toBe(200);
  expect(await status(home.toUpperCase())).toBe(200);
  for (const unknown of [`nulle-part.localhost:${server.port}`, '127.0.0.1', `127.0.0.1:${server.port}`, '[::1]', 'evil.example', `${a.slug}.evil.example`,
    `x.${home}`, `${a.slug}.localhost.evil.example`, '_', `-${a.slug}.localhost`, `${a.slug}%2elocalhost`, `${a.slug}@localhost`]) {
    expect([400, 421], unknown).toContain(await status(unknown));
  }
  // Two hosts, or none.
  expect(await status([home, server.host(g.slug)])).toBe(400);
  expect(await status([home, home])).toBe(400);
  expect(await status([])).toBe(400);
  expect(await status(home, `http://${server.host(g.slug)}/mentions`)).toBe(400);
  expect(await status(home, '*')).toBe(400);
  // A trailing dot or another port names the same place, or none.
  for (const odd of [`${a.slug}.localhost.:${server.port}`, `${a.slug}.localhost.`, `${a.slug}.localhost:1`, `${a.slug}.localhost`]) {
    const answer = await rawGet(server.port, '/mentions', [`Host: ${odd}`]);
    expect([200, 421], odd).toContain(answer.status);
    if (answer.status === 200) expect(answer.body, odd).toContain('Alpha');
  }
});

test('T06 headers that only a proxy may say are nobody’s word here', async ({ server, two: { a, g } }) => {
  const theirs = server.host(g.slug);
  for (const headers of [
    { 'x-forwarded-host': theirs }, { forwarded: `host=${theirs};proto=https` }, { 'x-original-host': theirs }, { 'x-host': theirs },
    { 'x-original-url': `http://${theirs}/` }, { 'x-rewrite-url': '/plateforme' }, { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  ] as Record<string, string>[]) {
    for (const path of ['/', '/mentions', '/compte', '/api/auth/signin', '/api/auth/providers']) {
      const answer = await ask(server, { slug: a.slug, path, headers });
      nothingOfG(answer.text);
      expect(`${answer.text} ${JSON.stringify(answer.headers)}`, `${path} ${JSON.stringify(headers)}`).not.toMatch(new RegExp(`evil\\.example|${g.slug}`));
    }
  }
});

test('T06 no redirect and no letter carries the host of a request that lied', async ({ server, two: { a, g }, database }) => {
  const page = await ask(server, { slug: a.slug, path: '/connexion' });
  const email = `quelquun-${Date.now()}@exemple.fr`;
  const lies = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example', 'x-forwarded-proto': 'https', 'x-original-host': server.host(g.slug) };
  const sent = await sendForm(server, { slug: a.slug, path: '/connexion', fields: { ...hiddenFields(page.text, 'name="email"'), email }, headers: lies });
  expect(sent.status, sent.text.slice(0, 300)).toBe(303);
  expect(String(sent.headers.location)).toMatch(/^\/connexion\//);
  const letter = async () => (await database.superuserPool.query<{ body: string | null }>('select body from outbox where address = $1', [email])).rows[0]?.body ?? '';
  await expect.poll(letter).toContain(`${server.origin(a.slug)}/`);
  expect(await letter()).not.toMatch(new RegExp(`evil\\.example|${g.slug}|https://`));
  const signedOut = await ask(server, {
    slug: a.slug, path: '/api/auth/signout', method: 'POST', body: 'csrfToken=x',
    headers: { origin: server.origin(a.slug), ...lies, 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(signedOut.headers.location ?? '').not.toMatch(new RegExp(`evil\\.example|${g.slug}`));
});

test('T07 inner paths, encoded slashes, the framework’s own parameters and headers lead nowhere', async ({ server, two: { a, g } }) => {
  const paths = ['/plateforme', '/plateforme/inconnu', '/plateforme/', '/plateforme/../mentions', `/plateforme/${g.slug}`, `/_t/${g.slug}/mentions`, '/%2fmentions',
    '/mentions%2f..', '/..%2fmentions', '/%2e%2e/mentions', '/mentions%00', '//mentions', `//${server.host(g.slug)}/mentions`, '/\\mentions', '/_next/data/x/mentions.json',
    '/_next/image?url=/x', '/introuvable', '/incident', '/courrier', '/%70lateforme'];
  for (const slug of [a.slug, null]) {
    for (const path of paths.filter((one) => slug !== null || !/^\/(?:introuvable|incident|courrier)/.test(one))) {
      const answer = await rawGet(server.port, path, [`Host: ${server.host(slug)}`]);
      expect(answer.status, `${path} on ${slug ?? 'the apex'}`).toBe(404);
      nothingOfG(answer.body);
    }
  }
  const plain = await ask(server, { slug: a.slug, path: '/mentions' });
  const steering: Record<string, string>[] = [
    { 'x-middleware-subrequest': 'middleware:middleware:middleware' }, { 'x-middleware-rewrite': `http://${server.host(g.slug)}/` }, { 'x-nextjs-data': '1' },
    { rsc: '1' }, { 'next-router-state-tree': '%5B%22%22%5D' }, { 'next-router-prefetch': '1' }, { 'next-url': `http://${server.host(g.slug)}/` },
    { 'x-matched-path': '/plateforme' }, { 'x-invoke-path': '/plateforme' }, { 'x-now-route-matches': '1=x' }, { purpose: 'prefetch' },
  ];
  for (const headers of steering) {
    const answer = await ask(server, { slug: a.slug, path: '/mentions', headers: { ...headers, cookie: 'langue=fr; x=1' } });
    expect(answer.status, JSON.stringify(headers)).toBe(200);
    expect(answer.headers['content-type'], JSON.stringify(headers)).toContain('text/html');
    nothingOfG(answer.text);
  }
  for (const query of ['?nxtPslug=x', `?nxtP=${g.slug}`, '?nxtPtenant=grenoble', '?__nextDefaultLocale=en', '?_rsc=abc', '?__nextDataReq=1']) {
    const answer = await ask(server, { slug: a.slug, path: `/mentions${query}` });
    expect([answer.status, answer.text], query).toEqual([200, plain.text]);
  }
});

async function keysOf(server: TestServer): Promise<string[]> {
  return JSON.parse((await ask(server, { slug: null, path: '/health/cache-keys' })).text) as string[];
}

test('T08 the same paths on A and G, two hundred times in turn, warm: nothing crosses, and each key begins with its collective', async ({ server, two: { a, g } }) => {
  for (let turn = 0; turn < 200; turn += 1) {
    const path = PAGES[turn % PAGES.length]!;
    const [ofA, ofG] = await Promise.all([ask(server, { slug: a.slug, path }), ask(server, { slug: g.slug, path })]);
    expect([ofA.status, ofG.status], path).toEqual([200, 200]);
    nothingOfG(ofA.text);
    expect(ofG.text, path).toContain(CANARY);
    expect(ofG.text, path).not.toContain('Alpha');
  }
  const keys = await keysOf(server);
  const ids = new Set(keys.map((key) => key.split('\n')[0]));
  expect(keys.length).toBeGreaterThanOrEqual(PAGES.length * 2);
  expect(keys.filter((key) => !/^[0-9a-f-]{36}\n\/[^\n]*\n[^\n]*\n(?:fr|en)$/.test(key))).toEqual([]);
  expect(ids).toContain(a.id);
  expect(ids).toContain(g.id);
});

test('T08 a page seen by somebody signed in, or with an unknown parameter, is never kept for others', async ({ server, two: { a, inA } }) => {
  const cookie = await sessionCookie(a, inA);
  const before = (await keysOf(server)).length;
  for (const path of PAGES) await ask(server, { slug: a.slug, path: `${path}?secret=${CANARY}`, headers: { cookie } });
  expect(await keysOf(server)).toHaveLength(before);
  for (let n = 0; n < 20; n += 1) await ask(server, { slug: a.slug, path: `/?utm=${n}&secret=${CANARY}` });
  expect((await keysOf(server)).join('\n')).not.toContain(CANARY);
});

/** The settings of a test's collective, as its organiser's page would send them back. */
const EDIT = {
  version: 1, tagline: null, noun: { fr: { one: 'idée', many: 'idées', feminine: true }, en: { one: 'idea', many: 'ideas' } }, look: { hue: 20, chroma: 'clear' },
  welcome: { fr: 'Bonjour', en: null }, themes: defaultThemes.map(({ code }) => ({ code, label: { fr: code, en: null } })),
  phases: [{ code: 'tout', label: { fr: 'Tout', en: null }, fromDay: '2026-11-01', toDay: '2026-12-30', opens: ['propose', 'support', 'validate'], overlaps: false }],
};

test('T08 two processes: a deed in one is seen in the other, and only by the collective it was done in', async ({ server, two: { a, g, inA }, database }) => {
  const other = await startServer(database);
  try {
    const titled = async (where: TestServer, slug: string) => (await ask(where, { slug, path: '/' })).text;
    for (const where of [server, other]) for (const slug of [a.slug, g.slug]) await titled(where, slug);
    const gBefore = await titled(other, g.slug);
    const said = await ask(server, {
      slug: a.slug, path: '/api/trpc/collectives.editSettings', method: 'POST',
      headers: { origin: server.origin(a.slug), cookie: await sessionCookie(a, inA), 'content-type': 'application/json' },
      body: JSON.stringify({ ...EDIT, name: 'Collectif Alpha renommé' }),
    });
    expect(said.status, said.text).toBe(200);
    await expect.poll(() => titled(other, a.slug)).toContain('Alpha renommé');
    await expect.poll(() => titled(server, a.slug)).toContain('Alpha renommé');
    expect(await titled(other, g.slug)).toBe(gBefore);
  } finally {
    await other.remove();
  }
});
