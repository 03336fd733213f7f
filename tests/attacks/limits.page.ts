import http from 'node:http';
import { randomUUID } from 'node:crypto';
import { inTenant } from '../../server/db/root.ts';
import { touchPages } from '../../server/domain/journal.ts';
import { expect, test } from '../kit/browser.ts';
import { ask } from '../kit/ask.ts';
import { aCollective, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import { sessionCookie } from '../kit/login.ts';
import { startServer, type TestServer } from '../kit/server.ts';

interface Sent { path: string; headers?: Record<string, string>; body: string }

/** Posts many requests over a few connections; answers how often each status came, and how many minutes it took. */
async function flood(server: TestServer, slug: string, many: Sent[]): Promise<{ counts: Record<number, number>; minutes: number }> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
  const counts: Record<number, number> = {};
  const began = Date.now();
  const one = ({ path, headers, body }: Sent) => new Promise<void>((resolve, reject) => {
    const request = http.request({
      host: '127.0.0.1', port: server.port, path, method: 'POST', agent,
      headers: { host: server.host(slug), origin: server.origin(slug), 'content-type': 'application/json', ...headers },
    }, (response) => {
      counts[response.statusCode ?? 0] = (counts[response.statusCode ?? 0] ?? 0) + 1;
      response.resume();
      response.on('end', () => resolve());
    });
    request.on('error', reject);
    request.end(body);
  });
  let at = 0;
  await Promise.all(Array.from({ length: 16 }, async () => { while (at < many.length) await one(many[at++]!); }));
  agent.destroy();
  return { counts, minutes: (Date.now() - began) / 60_000 };
}

/** At most the burst and what comes back while the flood runs: counted, whatever the machine's speed. */
function expectThrottled({ counts, minutes }: { counts: Record<number, number>; minutes: number }, sent: number, burst: number, perMinute: number): void {
  const passed = sent - (counts[429] ?? 0);
  expect(passed).toBeGreaterThanOrEqual(Math.min(sent, burst));
  expect(passed).toBeLessThanOrEqual(burst + Math.ceil(minutes * perMinute) + 1);
}

async function support(collective: TestCollective, proposalId: string): Promise<Sent> {
  const cookie = await sessionCookie(collective, await aPerson(collective));
  return { path: '/api/trpc/proposals.support', headers: { cookie }, body: JSON.stringify({ id: proposalId }) };
}

test('T38 a thousand sign-ins, two hundred proposals, five thousand supports from one address are held back', async ({ database, server }) => {
  test.setTimeout(180_000);
  const collective = await aCollective(database);
  const proposal = await aProposal(collective);
  const { slug } = collective;
  const signIns = await flood(server, slug, Array.from({ length: 1_000 }, () => ({ path: '/connexion', body: '{}' })));
  expectThrottled(signIns, 1_000, 20, 20);
  const cookie = await sessionCookie(collective, await aPerson(collective));
  const proposals = await flood(server, slug, Array.from({ length: 200 }, (_, n) => ({
    path: '/api/trpc/proposals.submit', headers: { cookie },
    body: JSON.stringify({ id: randomUUID(), title: `Un banc numéro ${n}`, body: 'Un banc à l’ombre, pour souffler.', theme: 'logement', voice: 'resident' }),
  })));
  expect(proposals.counts, 'ten an hour for one account, whatever passes the door').toEqual({ 200: 10, 429: 190 });
  const one = await support(collective, proposal.id);
  const supports = await flood(server, slug, Array.from({ length: 5_000 }, () => one));
  expect(supports.minutes * 120 + 61).toBeGreaterThanOrEqual(5_000 - (supports.counts[429] ?? 0));
  const { rows } = await database.superuserPool.query('select count(*)::int as n from supports where tenant_id = $1', [collective.id]);
  expect((rows as { n: number }[])[0]!.n).toBeLessThanOrEqual(1);
});

test('T38 three hundred people of a hall behind one address all pass in hall mode, and nobody else’s collective is freer for it', async ({ database, server }) => {
  test.setTimeout(180_000);
  const [collective, neighbour] = [await aCollective(database), await aCollective(database)];
  const [proposal, theirs] = [await aProposal(collective), await aProposal(neighbour)];
  await inTenant(collective.id, 'write', async (db) => {
    await db.updateTable('collectives').set({ hall_mode_until: new Date(Date.now() + 3_600_000) }).execute();
    await touchPages(db);
  });
  const hall = await Promise.all(Array.from({ length: 300 }, () => support(collective, proposal.id)));
  expect((await flood(server, collective.slug, hall)).counts).toEqual({ 200: 300 });
  const { rows } = await database.superuserPool.query('select count(*)::int as n from supports where tenant_id = $1', [collective.id]);
  expect(rows).toEqual([{ n: 300 }]);
  const outside = await Promise.all(Array.from({ length: 300 }, () => support(neighbour, theirs.id)));
  expectThrottled(await flood(server, neighbour.slug, outside), 300, 60, 120);
});

test('T39 a header that claims another address changes nothing: the peer is who it is', async ({ database, server }) => {
  const collective = await aCollective(database);
  const claims = Array.from({ length: 200 }, (_, n) => ({
    path: '/connexion', body: '{}',
    headers: { 'x-forwarded-for': `203.0.113.${n}`, 'x-real-ip': `203.0.113.${n}`, forwarded: `for=203.0.113.${n}`, 'x-client-ip': `203.0.113.${n}` },
  }));
  expectThrottled(await flood(server, collective.slug, claims), 200, 20, 20);
});

test('T39 behind a trusted proxy the address that it saw counts, not those a client wrote before it', async ({ database }) => {
  const collective = await aCollective(database);
  const server = await startServer(database, { TRUSTED_PROXIES: '127.0.0.1' });
  try {
    const claimed = (n: number, seen: string) => ({ path: '/connexion', body: '{}', headers: { 'x-forwarded-for': `203.0.113.${n}, ${seen}` } });
    expectThrottled(await flood(server, collective.slug, Array.from({ length: 100 }, (_, n) => claimed(n, '198.51.100.7'))), 100, 20, 20);
    const another = await ask(server, {
      slug: collective.slug, path: '/connexion', method: 'POST', body: '{}',
      headers: { origin: server.origin(collective.slug), 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.1, 198.51.100.8' },
    });
    expect(another.status).not.toBe(429);
  } finally {
    await server.remove();
  }
});
