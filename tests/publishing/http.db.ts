// Booklets over HTTP: who asks gets a file of its right type, under its edition's tag; what is not there is not there.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extractText, getDocumentProxy } from 'unpdf';
import { tenantById } from '../../server/api/context.ts';
import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { hashOf } from '../../server/domain/programme/canonical.ts';
import { isBooklet, serveBooklet } from '../../server/http/booklets.ts';
import { aCollective, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { aDocument, aMeasure, aSource } from './fixtures.ts';

async function publish(collective: TestCollective, number: number, title: string): Promise<void> {
  const document = aDocument([aMeasure(1, 'Encadrer les loyers', ['« L’été » & <b>l’hiver</b>'], [aSource(42)])], { number, title, collective: collective.name });
  await inTenant(collective.id, 'write', (db) => db.insertInto('editions').values({
    id: newId(), number, title, note: null, document: JSON.stringify(document), hash: hashOf(document), published_by: null,
  }).execute());
}

/** The part of the front door that serves booklets, for one collective. */
async function doorOf(collective: TestCollective): Promise<{ get: (path: string, headers?: Record<string, string>) => Promise<Response>; server: Server }> {
  const tenant = (await tenantById(collective.id))!;
  const server = createServer((req, res) => {
    const path = req.url!;
    const language = req.headers['accept-language'] === 'en' ? 'en' : 'fr';
    if (isBooklet(path)) void serveBooklet(req, res, { tenant, path, language });
    else res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return { server, get: (path, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close', ...headers } }) };
}

test('an edition and the programme in force as PDF and ODT: types, names, tags; 404 for others’ and for none', async ({ database }) => {
  const [collective, other] = [await aCollective(database), await aCollective(database)];
  await publish(collective, 1, 'Premier jet');
  await publish(collective, 2, 'Le programme');
  const [ours, theirs] = [await doorOf(collective), await doorOf(other)];
  try {
    const pdf = await ours.get('/programme/editions/1.pdf');
    expect(pdf.status).toBe(200);
    const head = Object.fromEntries(pdf.headers);
    expect(head).toMatchObject({
      'content-type': 'application/pdf', 'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `attachment; filename="programme-${collective.slug}-edition-1.pdf"`,
    });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer())), { mergePages: true });
    expect(text).toContain('Premier jet');
    expect((await ours.get('/programme/editions/1.pdf', { 'if-none-match': head.etag! })).status).toBe(304);
    const latest = await ours.get('/programme.pdf');
    expect(latest.headers.get('content-disposition')).toContain('edition-2.pdf');
    expect(latest.headers.get('etag')).not.toBe(head.etag);
    expect((await ours.get('/programme.pdf', { 'accept-language': 'en' })).headers.get('etag')).not.toBe(latest.headers.get('etag'));
    const odt = await ours.get('/programme.odt');
    expect(odt.headers.get('content-type')).toBe('application/vnd.oasis.opendocument.text');
    for (const path of ['/programme/editions/3.pdf', '/programme/editions/01.pdf', '/programme/editions/1.exe', '/programme/editions/99999999.odt']) {
      expect((await ours.get(path)).status, path).toBe(404);
    }
    for (const path of ['/programme.pdf', '/programme/editions/1.pdf']) expect((await theirs.get(path)).status, path).toBe(404);
  } finally {
    ours.server.close();
    theirs.server.close();
  }
});
