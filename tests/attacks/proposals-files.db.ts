import { readdirSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { readStored } from '../../server/storage/files.ts';
import { makeSafe } from '../../server/storage/images.ts';
import { aCollective, aPerson, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { withUploads, Writer } from '../proposals/browser.ts';

const text = (content: string) => new Uint8Array(Buffer.from(content, 'latin1'));
const refused = (bytes: Uint8Array) =>
  makeSafe(bytes).then(
    () => 'taken',
    (error: { code: string }) => error.code,
  );

let uploads = '';
test.beforeAll(() => {
  uploads = withUploads();
});

/** A true PNG, black, `side` pixels a side, one bit each: a hundred kilobytes that unfold to 900 million pixels. */
function aBomb(side: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4, 'latin1');
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])));
    return Buffer.concat([head, data, sum]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(side);
  size.writeUInt32BE(side, 4);
  size[8] = 1;
  const rows = deflateSync(Buffer.alloc((1 + side / 8) * side));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function aPicture(width = 3_000, height = 100): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: '#357' } })
    .withExif({ IFD0: { Model: 'Appareil 9000' }, IFD3: { GPSLatitude: '45/1 11/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
}

test('T24 what is no picture and no PDF is refused by its first bytes, whatever it is called', async () => {
  const html = '<html><script>alert(1)</script></html>';
  const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
  for (const content of [
    '',
    ' ',
    html,
    eicar,
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    '<?xml version="1.0"?><svg/>',
    'GIF89a' + html,
    'BM' + html,
    'PK\x03\x04',
    '%!PS-Adobe',
    '%PDF-1.7 without an end',
  ]) {
    expect(await refused(text(content))).toBe('attachment.unreadable');
  }
});

test('T24 a picture is drawn anew: no place, no camera, nothing behind it, and no side above 2,000 pixels', async () => {
  const html = Buffer.from('<script>alert(1)</script>');
  const safe = await makeSafe(Buffer.concat([await aPicture(), html]));
  const made = await sharp(safe.bytes).metadata();
  expect(made).toMatchObject({ format: 'webp', width: 2_000 });
  expect(made.exif).toBeUndefined();
  expect(Buffer.from(safe.bytes).includes(html)).toBe(false);
  expect(Buffer.from(safe.bytes).includes('Appareil 9000')).toBe(false);
});

test('T24 what begins as a picture and is none, and what would unfold to a gigabyte, is refused before it is drawn', async () => {
  expect(await refused(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<html>')]))).toBe('attachment.unreadable');
  const bomb = aBomb(30_000);
  expect(bomb.length).toBeLessThan(200_000);
  expect(await sharp(bomb, { limitInputPixels: false }).metadata()).toMatchObject({ format: 'png', width: 30_000, height: 30_000 });
  expect(await refused(bomb)).toBe('attachment.unreadable');
  expect(await refused(new Uint8Array(8 * 1024 * 1024 + 1))).toBe('attachment.too_large');
});

test('T24 a PDF is kept as it is, and a name is only ever shown', async ({ database }) => {
  const { collective, browser, mine } = await signedIn(database);
  const pdf = text('%PDF-1.7\n/JavaScript (app.alert(1))\n%%EOF');
  const { id } = await mine.attach({ file: pdf, name: '../../../etc/passwd\u202Egpj.exe' });
  expect(Buffer.from((await readStored(collective.id, id))!)).toEqual(Buffer.from(pdf));
  const { draft } = await (await browser.as(browser.person)).draft();
  expect(draft?.attachments).toEqual([{ id, mediaType: 'application/pdf', name: 'passwdgpj.pdf', bytes: pdf.length }]);
});

test('T24 five files at most, also at the same moment; what is refused or taken off leaves no bytes behind', async ({ database }) => {
  const { collective, mine } = await signedIn(database);
  const picture = await aPicture(40, 40);
  const answers = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => mine.attach({ file: picture, name: `photo-${n}.jpg` })));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ message: 'attachment.too_many' });
  expect(storedFiles(collective)).toHaveLength(5);
  const { draft } = await mine.draft();
  await mine.detach({ id: draft!.attachments[0]!.id });
  expect(storedFiles(collective)).toHaveLength(4);
  await mine.dropDraft();
  expect(storedFiles(collective)).toHaveLength(0);
});

test('files wait for sign-in, belong to one’s own draft, and go with what is sent', async ({ database }) => {
  const { collective, browser, mine, id } = await signedIn(database);
  await expect((await browser.as()).attach({ file: await aPicture(20, 20), name: 'a.jpg' })).rejects.toMatchObject({
    message: 'sign_in.required',
  });
  const { id: file } = await mine.attach({ file: await aPicture(20, 20), name: 'a.jpg' });
  const stranger = new Writer(collective);
  await stranger.write();
  await expect((await stranger.as(await aPerson(collective))).detach({ id: file })).rejects.toMatchObject({
    message: 'attachment.not_found',
  });
  const { reference } = await mine.sendDraft({ id });
  expect((await mine.page({ reference: reference! })).attachments).toMatchObject([
    { id: file, mediaType: 'image/webp', name: 'a.webp', width: 20, height: 20 },
  ]);
});

test('T25 nothing that a text, a link or a file says makes this server ask anybody anything', async ({ database }) => {
  let asked = 0;
  const trap = http.createServer((_, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>((resolve) => {
    trap.listen(0, '127.0.0.1', resolve);
  });
  const { port } = trap.address() as { port: number };
  const url = `http://127.0.0.1:${port}/`;
  const { mine, browser, id } = await signedIn(database);
  await mine.saveStep({
    step: 'text',
    body: `![image](${url}) [lien](${url}) <img src="${url}"> http://169.254.169.254/latest/meta-data/ http://2130706433:${port}/`,
  });
  const svg = text(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${url}"/></svg>`);
  await expect(mine.attach({ file: svg, name: url })).rejects.toMatchObject({ message: 'attachment.unreadable' });
  await mine.attach({ file: text(`%PDF-1.7\n/URI (${url})\n%%EOF`), name: `${url}a.pdf` });
  const { reference } = await mine.sendDraft({ id });
  await (await browser.as()).page({ reference: reference! });
  await new Promise<void>((resolve) => {
    trap.close(() => resolve());
  });
  expect(asked).toBe(0);
});

async function signedIn(database: Parameters<typeof aCollective>[0]) {
  const collective = await aCollective(database);
  const person = await aPerson(collective);
  const browser = Object.assign(new Writer(collective), { person });
  const id = await browser.write(person);
  return { collective, browser, id, mine: await browser.as(person) };
}

function storedFiles({ id }: TestCollective): string[] {
  return readdirSync(path.join(uploads, id), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}
