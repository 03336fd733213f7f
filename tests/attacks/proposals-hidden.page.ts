import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { touchPages } from '../../server/domain/journal.ts';
import { writeStored } from '../../server/storage/files.ts';
import { ask } from '../kit/ask.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/server.ts';
import { sessionCookie } from '../kit/login.ts';
import { inEnvironment } from '../people/door.ts';

const SECRET = 'Hippocampe introuvable';

/** The renderer hints at the stylesheet or not, as its own pace has it. */
const bare = (html: string) => html.replace(/<link rel="preload"[^>]*>/g, '');

test('T28 what is not listed answers as what never was: page, list, search, look-alikes, journal, files, programs', async ({
  database,
  server,
}) => {
  inEnvironment({ uploadsDir: server.uploadsDir });
  const collective = await aCollective(database);
  const [author, moderator, other] = [await aPerson(collective), await aPerson(collective, ['moderator']), await aPerson(collective)];
  const get = async (path: string, cookie?: string) => ask(server, { slug: collective.slug, path, ...(cookie && { headers: { cookie } }) });
  const file = newId();
  const hidden = await aProposal(collective, { title: SECRET, author_id: author.id });
  await inTenant(collective.id, 'write', async (db) => {
    await db.updateTable('proposals').set({ status: 'inadmissible' }).where('id', '=', hidden.id).execute();
    await db
      .insertInto('attachments')
      .values({
        id: file,
        draft_id: null,
        proposal_id: hidden.id,
        person_id: author.id,
        media_type: 'image/webp',
        name: `${SECRET}.webp`,
        bytes: 3,
        width: 1,
        height: 1,
      })
      .execute();
    await touchPages(db);
  });
  await writeStored(collective.id, file, new Uint8Array([1, 2, 3]));
  const never = newId();
  const pairs = [
    [`/propositions/${hidden.reference}`, '/propositions/99999'],
    [`/propositions/envoi/${hidden.id}`, `/propositions/envoi/${never}`],
    [`/fichiers/${file}`, `/fichiers/${never}`],
    [`/fichiers/apercu/${file}`, `/fichiers/apercu/${never}`],
    [
      `/api/trpc/proposals.page?input=${encodeURIComponent(JSON.stringify({ reference: hidden.reference }))}`,
      `/api/trpc/proposals.page?input=${encodeURIComponent('{"reference":99999}')}`,
    ],
    [
      `/api/trpc/proposals.byId?input=${encodeURIComponent(JSON.stringify({ id: hidden.id }))}`,
      `/api/trpc/proposals.byId?input=${encodeURIComponent(JSON.stringify({ id: never }))}`,
    ],
  ] as const;
  for (const cookie of [undefined, await sessionCookie(collective, other)]) {
    for (const [asked, nothing] of pairs) {
      const [one, two] = [await get(asked, cookie), await get(nothing, cookie)];
      expect({ asked, status: one.status }).toEqual({ asked, status: 404 });
      expect(bare(one.text.replaceAll(asked, '').replaceAll(hidden.id, never))).toBe(bare(two.text.replaceAll(nothing, '')));
    }
    for (const path of [
      '/',
      '/propositions',
      '/propositions?tri=recent',
      `/propositions?q=${encodeURIComponent('hippocampe')}`,
      '/journal',
      '/programme',
      `/api/trpc/proposals.lookAlikes?input=${encodeURIComponent(JSON.stringify({ title: SECRET }))}`,
    ]) {
      const { status, text } = await get(path, cookie);
      expect(status).toBe(200);
      expect(text).not.toContain(SECRET);
    }
  }
  // Its author, and whoever answers it, find it under its own address, kept by no cache; and nowhere else.
  for (const who of [author, moderator]) {
    const cookie = await sessionCookie(collective, who);
    const page = await get(`/propositions/envoi/${hidden.id}`, cookie);
    expect(page.status).toBe(200);
    expect(page.text).toContain(SECRET);
    expect(page.headers['cache-control']).toContain('no-store');
    expect((await get(`/propositions/${hidden.reference}`, cookie)).status).toBe(404);
    const preview = await get(`/fichiers/apercu/${file}`, cookie);
    expect(preview).toMatchObject({
      status: 200,
      headers: {
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      },
    });
  }
});

test('T19 T22 an address that asks for what is none is refused in words, whatever it holds; a good one is not', async ({
  database,
  server,
}) => {
  const collective = await aCollective(database);
  await aProposal(collective);
  const get = (path: string) => ask(server, { slug: collective.slug, path });
  for (const query of [
    'tri=popular',
    'statut=submitted',
    'origine=mars',
    'voix=%27',
    'rencontre=-1',
    'rencontre=abc',
    'theme=%00',
    'theme=A%20B',
    'suite=%3Cscript%3E',
    'q=%00',
    'theme=a&theme=b',
    'q=%ED%A0%80%00',
    `q=${'x'.repeat(201)}`,
    "tri=recent'%3Bselect%20pg_sleep(5)--",
  ]) {
    const { status, text } = await get(`/propositions?${query}`);
    expect({ query, status }).toEqual({ query, status: 422 });
    expect(text).toContain('Cette adresse demande quelque chose qui n’existe pas ici');
  }
  for (const query of [
    '',
    'theme=nulle-part',
    'q=%C0%AF',
    'suite=perdu',
    'tri=recent&suite=12_34',
    '__proto__=1',
    'utm_source=x',
    'statut=',
    'page=2',
  ]) {
    expect({ query, status: (await get(`/propositions?${query}`)).status }).toEqual({ query, status: 200 });
  }
  for (const reference of ['0', '01', '1.0', '-1', '1e3', 'abc', '%00', '99999999999999999999', '__proto__', "1'"]) {
    expect({ reference, status: (await get(`/propositions/${reference}`)).status }).toEqual({ reference, status: 404 });
  }
  for (const body of [
    '{"title":"\\u0000abcdef"}',
    '{"title":"\\ud800abcdef"}',
    '{"title":["a","b"]}',
    '{"__proto__":{"title":"abcdef"}}',
    '[]',
    'null',
    '"x"',
    '{',
    '['.repeat(20_000),
  ]) {
    const { status } = await get(`/api/trpc/proposals.lookAlikes?input=${encodeURIComponent(body)}`);
    expect({ body: body.slice(0, 40), status }).toEqual({
      body: body.slice(0, 40),
      status: status === 414 || status === 431 ? status : 400,
    });
  }
});
