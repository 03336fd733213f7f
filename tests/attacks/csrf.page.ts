// T27: a write comes from a page of its own host, or not at all; reading never changes anything.
import { ask } from '../kit/ask.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { sessionCookie } from '../kit/login.ts';
import { expect, test } from '../kit/server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

test('T27 forged writes are refused, whatever they pretend to be; the same write from its own page is done', async ({ server, database }) => {
  const collective = await aCollective(database);
  const neighbour = await aCollective(database);
  const person = await aPerson(collective);
  const { id } = await aProposal(collective);
  const cookie = await sessionCookie(collective, person);
  const supports = async () => (await database.superuserPool.query<{ n: number }>('select count(*)::int as n from supports where proposal_id = $1', [id])).rows[0]!.n;
  const write = (headers: Record<string, string>, path = '/api/trpc/proposals.support') =>
    ask(server, { slug: collective.slug, path, method: 'POST', headers: { cookie, ...headers }, body: JSON.stringify({ id }) });
  const own = server.origin(collective.slug);
  const forged: [string, Record<string, string>][] = [
    ['no origin at all', JSON_TYPE],
    ['a null origin', { ...JSON_TYPE, origin: 'null' }],
    ['another site', { ...JSON_TYPE, origin: 'https://evil.example' }],
    ['a sibling collective', { ...JSON_TYPE, origin: server.origin(neighbour.slug) }],
    ['the apex', { ...JSON_TYPE, origin: server.origin(null) }],
    ['the same host by another protocol', { ...JSON_TYPE, origin: own.replace('http:', 'https:') }],
    ['the same host on another port', { ...JSON_TYPE, origin: `${own}1` }],
    ['a host that begins like ours', { ...JSON_TYPE, origin: `${own}.evil.example` }],
    ['a foreign referer', { ...JSON_TYPE, referer: 'https://evil.example/' }],
    ['a referer that only begins like ours', { ...JSON_TYPE, referer: `${own}.evil.example/` }],
    ['a referer that is no address', { ...JSON_TYPE, referer: 'about:blank' }],
    ['our referer with a foreign origin', { ...JSON_TYPE, origin: 'https://evil.example', referer: `${own}/` }],
    ['a plain form', { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' }],
    ['JSON that calls itself text', { 'content-type': 'text/plain', origin: 'https://evil.example' }],
    ['a form with files', { 'content-type': 'multipart/form-data; boundary=x', origin: 'null' }],
    ['a forwarded host that would make it ours', { ...JSON_TYPE, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }],
  ];
  for (const [what, headers] of forged) {
    for (const path of ['/api/trpc/proposals.support', '/', '/connexion', '/compte', '/api/auth/signout']) {
      expect((await write(headers, path)).status, `${what}, to ${path}`).toBe(403);
    }
  }
  expect(await supports()).toBe(0);
  expect((await write({ ...JSON_TYPE, origin: own })).status).toBe(200);
  expect(await supports()).toBe(1);
  // Where a browser sends no origin, its referer speaks.
  expect((await ask(server, {
    slug: collective.slug, path: '/api/trpc/proposals.unsupport', method: 'POST', headers: { cookie, ...JSON_TYPE, referer: `${own}/propositions/1` }, body: JSON.stringify({ id }),
  })).status).toBe(200);
  expect(await supports()).toBe(0);
});

test('T27 a GET changes nothing: mutations by address, by method override, and every page as an organiser', async ({ server, database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser', 'volunteer', 'moderator']);
  const { id } = await aProposal(collective);
  const cookie = await sessionCookie(collective, organiser);
  const sums = async () => {
    const tables = ['supports', 'proposals', 'journal', 'collectives', 'people', 'role_grants', 'sittings', 'meetings', 'sessions', 'page_versions', 'outbox', 'invitations', 'proposal_drafts'];
    return Promise.all(tables.map(async (table) => (await database.superuserPool.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${table} t where tenant_id = $1`, [collective.id])).rows[0]!.sum));
  };
  const before = await sums();
  const input = encodeURIComponent(JSON.stringify({ id }));
  for (const path of [`/api/trpc/proposals.support?input=${input}`, `/api/trpc/proposals.withdraw?input=${input}`, '/api/trpc/people.signOutEverywhere', `/api/trpc/parliament.openSitting?input=${input}`]) {
    expect((await ask(server, { slug: collective.slug, path, headers: { cookie } })).status, path).toBe(405);
    expect((await ask(server, { slug: collective.slug, path, headers: { cookie, 'x-http-method-override': 'POST', 'x-method-override': 'POST' } })).status, path).toBe(405);
  }
  for (const path of ['/', '/propositions', '/propositions/1', '/proposer', '/rencontres', '/parlement', '/programme', '/journal', '/compte', '/connexion', '/bureau', '/bureau/reglages',
    '/bureau/personnes', '/bureau/seances', '/bureau/rencontres', '/bureau/moderation', '/bureau/origines', '/api/auth/signout', '/_courrier', '/evenements/rien']) {
    expect((await ask(server, { slug: collective.slug, path: `${path}?action=delete&_method=POST`, headers: { cookie } })).status, path).toBeLessThan(500);
    expect((await ask(server, { slug: collective.slug, path, method: 'HEAD', headers: { cookie } })).status, path).toBeLessThan(500);
  }
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
    expect([403, 405], method).toContain((await ask(server, { slug: collective.slug, path: '/', method, headers: { cookie, origin: server.origin(collective.slug) } })).status);
  }
  expect(await sums()).toEqual(before);
});
