import http from 'node:http';
import { gunzipSync } from 'node:zlib';
import { inTenant } from '../../server/db/root.ts';
import { touchPages } from '../../server/domain/journal.ts';
import { FILE_FORMATS, FILE_NAMES } from '../../server/domain/opendata/schema.ts';
import { ask } from '../kit/ask.ts';
import { aCollective, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import { sessionCookie } from '../kit/login.ts';
import { expect, test, type TestServer } from '../kit/server.ts';
import { fileOf, itemsOf } from './house.ts';

const CSV = '/donnees/propositions.csv';

async function aTold({ database }: { database: Parameters<typeof aCollective>[0] }): Promise<{ collective: TestCollective; id: string }> {
  const collective = await aCollective(database);
  const { id } = await aProposal(collective, { title: '=titre', author_id: (await aPerson(collective)).id });
  return { collective, id };
}

/** The bytes as they came. */
function bytesOf(server: TestServer, slug: string, path: string, headers: Record<string, string>): Promise<{ headers: http.IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    http.get({ host: '127.0.0.1', port: server.port, path, agent: false, headers: { host: server.host(slug), ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) })).on('error', reject);
    }).on('error', reject);
  });
}

test('every file is there in both formats, as a download that other sites may read, and knows no one', async ({ database, server }) => {
  const { collective: { slug, id }, } = await aTold({ database });
  for (const file of FILE_NAMES) {
    for (const format of FILE_FORMATS) {
      const { status, headers, text } = await ask(server, { slug, path: `/donnees/${file}.${format}`, headers: { origin: 'https://ailleurs.example' } });
      expect([status, headers['content-disposition']], `${file}.${format}`).toEqual([200, `attachment; filename="${slug}-${file}.${format}"`]);
      expect(headers).toMatchObject({
        'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, no-cache',
        'content-security-policy': "default-src 'none'; sandbox", 'content-type': format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8',
      });
      expect([headers['set-cookie'], headers['access-control-allow-credentials']]).toEqual([undefined, undefined]);
      if (format === 'json') expect(Array.isArray(itemsOf(text))).toBe(true);
      else expect(text.startsWith('\uFEFF')).toBe(true);
    }
  }
  const collective = { id, slug, name: '' };
  const organiser = await sessionCookie(collective, await aPerson(collective, ['organiser']));
  const [asked, known] = [await ask(server, { slug, path: CSV }), await ask(server, { slug, path: CSV, headers: { cookie: organiser } })];
  expect(known.text).toBe(asked.text);
  expect(asked.text).toContain("'=titre");
  const schema = await ask(server, { slug, path: '/donnees/schema.json' });
  expect([schema.status, schema.headers['access-control-allow-origin'], Object.keys((JSON.parse(schema.text) as { $defs: object }).$defs)]).toEqual([200, '*', FILE_NAMES]);
});

test('an unchanged file is not sent twice; a deed changes its tag, and what was withdrawn is gone at once', async ({ database, server }) => {
  const { collective, id } = await aTold({ database });
  const { slug } = collective;
  const first = await ask(server, { slug, path: CSV });
  const etag = first.headers.etag!;
  for (const tag of [etag, etag.replace('W/', ''), `"autre", ${etag}`]) {
    const again = await ask(server, { slug, path: CSV, headers: { 'if-none-match': tag } });
    expect([again.status, again.text]).toEqual([304, '']);
  }
  const head = await ask(server, { slug, path: CSV, method: 'HEAD' });
  expect([head.status, head.text, head.headers.etag]).toEqual([200, '', etag]);
  // Another file and another format have other tags.
  expect((await ask(server, { slug, path: '/donnees/propositions.json', headers: { 'if-none-match': etag } })).status).toBe(200);
  await inTenant(collective.id, 'write', async (db) => {
    await db.updateTable('proposals').set({ status: 'withdrawn' }).where('id', '=', id).execute();
    await touchPages(db);
  });
  await expect.poll(async () => (await ask(server, { slug, path: CSV, headers: { 'if-none-match': etag } })).status).toBe(200);
  const later = await ask(server, { slug, path: CSV, headers: { 'if-none-match': etag } });
  expect([later.status, later.headers.etag === etag, later.text.split('\r\n').length]).toEqual([200, false, 2]);
});

test('packed or not it is the same file, with its length', async ({ database, server }) => {
  const { collective: { slug } } = await aTold({ database });
  const packed = await bytesOf(server, slug, CSV, { 'accept-encoding': 'br, gzip' });
  const plain = await bytesOf(server, slug, CSV, {});
  expect([packed.headers['content-encoding'], plain.headers['content-encoding']]).toEqual(['gzip', undefined]);
  expect([packed.headers['content-length'], plain.headers['content-length']]).toEqual([String(packed.body.length), String(plain.body.length)]);
  expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
});

test('T77 readers who go away in the middle, forty of them at once: the file is made once, and the house serves on', async ({ database, server }) => {
  const { collective } = await aTold({ database });
  await inTenant(collective.id, 'write', (db) => db.insertInto('proposals').values(Array.from({ length: 1_500 }, (_, n) => ({
    id: crypto.randomUUID(), reference: 10 + n, title: `Texte ${n}`, body: `Corps ${crypto.randomUUID()} `.repeat(60), theme: 'logement', status: 'published' as const,
    origin: 'online' as const, voice: 'resident' as const, shuffle: 1, published_at: new Date(),
  }))).execute());
  const said = server.log().length;
  const gone = (path: string) => new Promise<void>((resolve) => {
    const request = http.get({ host: '127.0.0.1', port: server.port, path, agent: false, headers: { host: server.host(collective.slug) } }, (response) => {
      response.once('data', () => request.destroy());
      response.on('error', () => {}).on('close', resolve);
    });
    request.on('error', () => resolve());
  });
  await Promise.all(Array.from({ length: 40 }, (_, n) => gone(n % 2 === 0 ? CSV : '/donnees/propositions.json')));
  await expect.poll(async () => {
    const { rows } = await database.superuserPool.query<{ n: number }>(`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and application_name = 'fabrique' and state like 'idle in transaction%'`);
    return rows[0]!.n;
  }).toBe(0);
  const whole = await ask(server, { slug: collective.slug, path: '/donnees/propositions.json' });
  expect(itemsOf(whole.text)).toHaveLength(1_501);
  expect(server.log().slice(said)).not.toContain('Error');
});

test('T28 a collective that is not open yet tells nothing, also to a session of its own; an archived one goes on telling', async ({ database, server }) => {
  const { collective } = await aTold({ database });
  const cookie = await sessionCookie(collective, await aPerson(collective, ['organiser']));
  const setState = async (state: string) => {
    await database.superuserPool.query('update tenants set state = $2 where id = $1', [collective.id, state]);
    await inTenant(collective.id, 'write', (db) => touchPages(db));
  };
  await setState('closed');
  for (const headers of [{}, { cookie }] as Record<string, string>[]) {
    await expect.poll(async () => (await ask(server, { slug: collective.slug, path: CSV, headers })).status).toBe(403);
    expect((await ask(server, { slug: collective.slug, path: CSV, headers })).text).not.toContain('titre');
  }
  await setState('archived');
  await expect.poll(async () => (await ask(server, { slug: collective.slug, path: CSV })).status).toBe(200);
});

test('what is no file is no page, and nothing can be written here', async ({ database, server }) => {
  const { collective: { slug } } = await aTold({ database });
  for (const name of ['people.csv', 'propositions.xml', 'propositions.csv/', '__proto__.json', 'propositions.csv.gz', '..%2fpropositions.csv']) {
    expect((await ask(server, { slug, path: `/donnees/${name}` })).status, name).toBeGreaterThanOrEqual(name.endsWith('/') ? 300 : 404);
  }
  const foreign = await ask(server, { slug, path: CSV, method: 'POST', headers: { origin: 'https://ailleurs.example' } });
  const own = await ask(server, { slug, path: CSV, method: 'POST', headers: { origin: server.origin(slug) } });
  const preflight = await ask(server, { slug, path: CSV, method: 'OPTIONS', headers: { origin: server.origin(slug) } });
  expect([foreign.status, own.status >= 400, preflight.status]).toEqual([403, true, 405]);
  expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
});

test('the marks of a file come from the secret of the house, and are not those of another', async ({ database, server }) => {
  const { collective } = await aTold({ database });
  const { text } = await ask(server, { slug: collective.slug, path: '/donnees/propositions.json' });
  const [mark] = itemsOf(text).map((item) => item['author']);
  expect(mark).toMatch(/^[0-9a-f]{12}$/);
  expect(itemsOf(await fileOf(collective.id, 'propositions', 'json'))[0]!['author']).not.toBe(mark);
});
