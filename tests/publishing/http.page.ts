// Booklets through the front door: who asks gets a file of its right type, set once; what is not there is not there.
import { unzipSync, strFromU8 } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { inTenant } from '../../server/db/root.ts';
import { hashOf } from '../../server/domain/programme/canonical.ts';
import { newId } from '../../server/domain/ids.ts';
import { expect, test } from '../kit/browser.ts';
import { aCollective, type TestCollective } from '../kit/builders.ts';
import { aDocument, aMeasure, aSource } from './fixtures.ts';

async function publish(collective: TestCollective, number: number, title: string): Promise<void> {
  const document = aDocument([aMeasure(1, 'Encadrer les loyers', ['« L’été » & <b>l’hiver</b>'], [aSource(42)])], { number, title, collective: collective.name });
  await inTenant(collective.id, 'write', (db) => db.insertInto('editions').values({
    id: newId(), number, title, note: null, document: JSON.stringify(document), hash: hashOf(document), published_by: null,
  }).execute());
}

test('an edition and the programme in force as PDF and ODT: types, names, tags, 404 for others’ and for none', async ({ database, server, page }) => {
  const [collective, other] = [await aCollective(database), await aCollective(database)];
  await publish(collective, 1, 'Premier jet');
  await publish(collective, 2, 'Le programme');
  const get = (slug: string, path: string, headers: Record<string, string> = {}) => page.request.get(`${server.origin(slug)}${path}`, { headers: { 'accept-language': 'fr', ...headers } });
  const pdf = await get(collective.slug, '/programme/editions/1.pdf');
  expect(pdf.status()).toBe(200);
  expect(pdf.headers()).toMatchObject({
    'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': `attachment; filename="programme-${collective.slug}-edition-1.pdf"`,
  });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.body())), { mergePages: true });
  expect(text).toContain('Premier jet');
  expect((await get(collective.slug, '/programme/editions/1.pdf', { 'if-none-match': pdf.headers().etag! })).status()).toBe(304);
  const latest = await get(collective.slug, '/programme.pdf');
  expect(latest.headers()['content-disposition']).toContain('edition-2.pdf');
  expect(latest.headers().etag).not.toBe(pdf.headers().etag);
  expect((await get(collective.slug, '/programme.pdf', { 'accept-language': 'en' })).headers().etag).not.toBe(latest.headers().etag);
  const odt = await get(collective.slug, '/programme.odt');
  expect(odt.headers()['content-type']).toBe('application/vnd.oasis.opendocument.text');
  const files = unzipSync(new Uint8Array(await odt.body()));
  await page.goto(`${server.origin(collective.slug)}/charte`);
  for (const name of ['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml']) {
    const wrong = await page.evaluate((xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent ?? null, strFromU8(files[name]!));
    expect(wrong, `${name} is well formed`).toBeNull();
  }
  for (const [slug, path] of [
    [other.slug, '/programme.pdf'], [other.slug, '/programme/editions/1.pdf'], [collective.slug, '/programme/editions/3.pdf'], [collective.slug, '/programme/editions/01.pdf'],
    [collective.slug, '/programme/editions/1.exe'],
  ] as const) expect((await get(slug, path)).status(), path).toBe(404);
});
