// Somebody holds a lock and does not let go: whoever needs it is told to come back, and the others do not notice.
import { ask } from '../kit/ask.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { sessionCookie } from '../kit/login.ts';
import { expect, test } from '../kit/server.ts';

test('T71 one long transaction: forty writers who wait for its row are told 503, readers go on, and nothing is written', async ({ database, server }) => {
  test.setTimeout(90_000);
  const collective = await aCollective(database);
  const author = await aPerson(collective);
  const proposal = await aProposal(collective, { author_id: author.id, title: 'Un banc sous les tilleuls' });
  const cookie = await sessionCookie(collective, author);
  const get = (path: string) => ask(server, { slug: collective.slug, path, headers: { cookie } });
  const withdraw = () => ask(server, {
    slug: collective.slug, path: '/api/trpc/proposals.withdraw', method: 'POST', body: JSON.stringify({ id: proposal.id, version: 1 }),
    headers: { cookie, origin: server.origin(collective.slug), 'content-type': 'application/json' },
  });
  const holder = await database.superuserPool.connect();
  try {
    await holder.query('begin');
    await holder.query('select from proposals where id = $1 for update', [proposal.id]);
    const writers = Promise.all(Array.from({ length: 40 }, withdraw));
    const order: string[] = [];
    const told = writers.then((answers) => { order.push('writers'); return answers; });
    // While they wait: more readings than the pool has connections, each on a connection of its own.
    for (let n = 0; n < 20; n += 1) expect((await get('/propositions')).status).toBe(200);
    order.push('readers');
    const answers = await told;
    expect(order, 'readers did not wait for writers').toEqual(['readers', 'writers']);
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([503]);
    await holder.query('rollback');
    expect((await get(`/propositions/${proposal.reference}`)).text).toContain('Un banc sous les tilleuls');
    expect((await withdraw()).status).toBe(200);
  } finally {
    await holder.query('rollback').catch(() => {});
    holder.release();
  }
});

test('T71 a table that is held: its pages say 503 with Retry-After, and come back by themselves', async ({ database, server }) => {
  test.setTimeout(90_000);
  const collective = await aCollective(database);
  const person = await aPerson(collective);
  const cookie = await sessionCookie(collective, person);
  const get = (path: string) => ask(server, { slug: collective.slug, path, headers: { cookie } });
  const holder = await database.superuserPool.connect();
  try {
    await holder.query('begin');
    await holder.query('lock table proposals in access exclusive mode');
    const held = await get('/propositions');
    expect(held.status).toBe(503);
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(0);
    expect(held.text).toContain(collective.name);
    await holder.query('rollback');
    expect((await get('/propositions')).status).toBe(200);
  } finally {
    await holder.query('rollback').catch(() => {});
    holder.release();
  }
});
