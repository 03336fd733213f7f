// The front door's shortest way: a visit in the same words as one of the last second.
import { inTenant } from '../../server/db/root.ts';
import { touchPages } from '../../server/domain/journal.ts';
import { ask, type Answer } from '../kit/ask.ts';
import { aCollective, type TestCollective } from '../kit/builders.ts';
import { raw, rawGet } from '../kit/raw.ts';
import { expect, test, type TestServer } from '../kit/server.ts';

const visit = (server: TestServer, slug: string, headers: Record<string, string> = {}): Promise<Answer> => (
  ask(server, { slug, path: '/', headers: { 'accept-language': 'fr', ...headers } }));

/** Made at the first visit, kept from the second on; its words are known from the third. */
async function warm(server: TestServer, { slug }: TestCollective, headers: Record<string, string> = {}): Promise<Answer> {
  await visit(server, slug, headers);
  await visit(server, slug, headers);
  return visit(server, slug, headers);
}

const withoutDate = ({ headers: { date: _date, ...headers } }: Answer) => headers;

test('made, kept and asked again: the same page under the same headers', async ({ server, database }) => {
  const { slug } = await aCollective(database);
  const answers = [];
  for (let n = 0; n < 4; n += 1) answers.push(await visit(server, slug));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  for (const answer of answers) expect(withoutDate(answer)).toEqual(withoutDate(answers[0]!));
  expect(answers[3]!.headers['content-security-policy']).toContain("default-src 'none'");
});

test('T08 other words are another answer: host, language, what was seen, what is taken', async ({ server, database }) => {
  const [one, other] = [await aCollective(database, { name: 'Les Premiers' }), await aCollective(database, { name: 'Les Seconds' })];
  const [first, second] = [await warm(server, one), await warm(server, other)];
  expect([first.text.includes('Les Premiers'), first.text.includes('Les Seconds')]).toEqual([true, false]);
  expect([second.text.includes('Les Premiers'), second.text.includes('Les Seconds')]).toEqual([false, true]);
  expect((await warm(server, one, { 'accept-language': 'en' })).text).toContain('<html lang="en"');
  expect((await visit(server, one.slug)).text).toContain('<html lang="fr"');
  expect((await visit(server, one.slug, { cookie: 'langue=en' })).text).toContain('<html lang="en"');
  expect((await visit(server, one.slug, { 'if-none-match': String(first.headers.etag) })).status).toBe(304);
  const lines = [`Host: ${server.host(one.slug)}`, 'Accept-Language: fr', 'Accept-Encoding: gzip'];
  const packed = await rawGet(server.port, '/', lines);
  expect(packed.head).toContain('Content-Encoding: gzip');
  expect((await raw(server.port, `HEAD / HTTP/1.1\r\n${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`)).body).toBe('');
  expect((await rawGet(server.port, '/', [...lines, `Host: ${server.host(other.slug)}`])).status).toBe(400);
  // Who says of itself that it is a proxy is not believed, and changes nobody's answer.
  expect((await visit(server, one.slug, { 'x-forwarded-host': server.host(other.slug) })).text).toContain('Les Premiers');
});

test('a first hit is packed too', async ({ server, database }) => {
  const { slug } = await aCollective(database);
  const first = await rawGet(server.port, '/', [`Host: ${server.host(slug)}`, 'Accept-Encoding: gzip']);
  const again = await rawGet(server.port, '/', [`Host: ${server.host(slug)}`, 'Accept-Encoding: gzip']);
  expect(first.head).toContain('Content-Encoding: gzip');
  expect(again.head).toContain('Content-Encoding: gzip');
});

test('T08 a deed is seen by the next visit in the same words', async ({ server, database }) => {
  const collective = await aCollective(database, { name: 'Avant' });
  await warm(server, collective);
  await inTenant(collective.id, 'write', async (db) => {
    const { settings } = await db.selectFrom('collectives').select('settings').executeTakeFirstOrThrow();
    await db.updateTable('collectives').set({ settings: JSON.stringify({ ...settings as object, name: 'Après' }) }).execute();
    await touchPages(db);
  });
  // Another process did it: its notification takes a moment.
  await expect.poll(async () => (await visit(server, collective.slug)).text.includes('Après')).toBe(true);
  for (let n = 0; n < 5; n += 1) expect((await visit(server, collective.slug)).text).not.toContain('Avant');
});
