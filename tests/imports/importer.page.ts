import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request as raw } from 'node:http';
import { closePool, inTenant } from '../../server/db/root.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, type TestCollective, type TestPerson } from '../kit/builders.ts';
import { expect, test } from '../kit/browser.ts';
import { login, sessionCookie } from '../kit/login.ts';
import { cloneDatabase } from '../kit/database.ts';
import { startServer } from '../kit/server.ts';

interface Asked { port: number; slug: string; cookie: string | null; headers?: Record<string, string>; body?: (write: (chunk: Buffer, then?: () => void) => boolean) => void }

/** A POST that a browser would not send: answers the status and where it leads. */
function post({ port, slug, cookie, headers = {}, body }: Asked): Promise<{ status: number; location: string | null; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let over = false;
    const host = `${slug}.localhost:${port}`;
    const req = raw({
      port, host: '127.0.0.1', method: 'POST', path: '/bureau/importer/envoi',
      headers: { host, origin: `http://${host}`, ...(cookie && { cookie }), 'content-type': 'multipart/form-data; boundary=x', ...headers },
    }, (res) => {
      over = true;
      res.resume();
      resolve({ status: res.statusCode!, location: res.headers.location ?? null, sent });
      req.destroy();
    });
    // Whoever is hung up on while still sending may not hear why.
    req.on('error', (error: NodeJS.ErrnoException) => {
      const hungUp = error.code === 'ECONNRESET' || error.code === 'EPIPE';
      if (!over && hungUp) resolve({ status: 413, location: null, sent });
      else if (!over) reject(error);
      over = true;
    });
    if (!body) return void req.end();
    body((chunk, then) => {
      if (over) return false;
      sent += chunk.length;
      req.write(chunk, () => then?.());
      return true;
    });
  });
}

function get({ port, slug, cookie }: Asked, path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    raw({ port, host: '127.0.0.1', path, headers: { host: `${slug}.localhost:${port}`, ...(cookie && { cookie }) } }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; }).on('end', () => resolve({ status: res.statusCode!, text }));
    }).on('error', reject).end();
  });
}

const part = (name: string, content: string) => (
  `--x\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n`
);
const once = (text: string) => (write: (chunk: Buffer) => boolean) => { write(Buffer.from(text)); };

/** Opens an import by hand and answers its address, once it has been read. */
async function brought(asked: Asked & { origin: string }, files: Record<string, string>): Promise<string> {
  const text = `${Object.entries(files).map(([name, content]) => part(name, content)).join('')}--x--\r\n`;
  const { status, location } = await post({ ...asked, headers: { 'content-length': String(Buffer.byteLength(text)) }, body: once(text) });
  expect([status, location]).toEqual([303, expect.stringMatching(/^\/bureau\/importer\/[0-9a-f-]{36}$/)]);
  return location!;
}

async function house(database: Parameters<typeof aCollective>[0], server: { origin: (slug: string) => string; port: number }) {
  const collective: TestCollective = await aCollective(database);
  const organiser: TestPerson = await aPerson(collective, ['organiser']);
  return { collective, organiser, origin: server.origin(collective.slug), asked: { port: server.port, slug: collective.slug, cookie: await sessionCookie(collective, organiser) } };
}

test('T21 two gigabytes are refused with 413 before they are read, said in the headers or not', async ({ database, server }) => {
  const { asked } = await house(database, server);
  expect(await post({ ...asked, headers: { 'content-length': String(2 ** 31) }, body: once(part('a.csv', 'x')) })).toMatchObject({ status: 413 });
  const chunk = Buffer.alloc(1_000_000, 'a');
  let written = 0;
  const flood = await post({ ...asked, headers: { 'transfer-encoding': 'chunked' }, body: (write) => {
    write(Buffer.from('--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n'));
    const more = () => { if ((written += chunk.length) < 2 ** 31) write(chunk, more); };
    more();
  } });
  expect(flood.status).toBe(413);
  expect(flood.sent).toBeLessThan(2 ** 30);
});

test('who may not import is told before a byte is read; from another site nothing is taken; a stranger is led to sign in', async ({ database, server }) => {
  const { collective, asked } = await house(database, server);
  const elsewhere = await house(database, server);
  const text = `${part('a.csv', 'titre;texte\nUn;a\n')}--x--\r\n`;
  const headers = { 'content-length': String(Buffer.byteLength(text)) };
  for (const roles of [[], ['volunteer'], ['moderator']] as const) {
    const cookie = await sessionCookie(collective, await aPerson(collective, [...roles]));
    expect(await post({ ...asked, cookie, headers, body: once(text) })).toMatchObject({ status: 303, location: '/bureau/importer' });
  }
  expect(await post({ ...asked, cookie: null, headers, body: once(text) })).toMatchObject({ status: 303, location: '/bureau/importer' });
  expect(await post({ ...asked, cookie: elsewhere.asked.cookie, headers, body: once(text) })).toMatchObject({ status: 303, location: '/bureau/importer' });
  expect((await post({ ...asked, headers: { ...headers, origin: 'http://ailleurs.example' }, body: once(text) })).status).toBe(403);
  expect((await database.superuserPool.query('select from import_runs where tenant_id = $1', [collective.id])).rowCount).toBe(0);
});

test('refused uploads lead back with the reason and leave nothing on the disk', async ({ database, server }) => {
  const { collective, asked } = await house(database, server);
  const big = `${part('a.csv', 'x'.repeat(50_000_001))}--x--\r\n`;
  const many = `${Array.from({ length: 21 }, (_, n) => part(`${n}.csv`, 'x')).join('')}--x--\r\n`;
  for (const [text, code] of [[big, 'import.file_too_large'], [many, 'import.too_many_files'], ['--x--\r\n', 'import.no_file'], ['not multipart', 'import.no_file']] as const) {
    const answer = await post({ ...asked, headers: { 'content-length': String(Buffer.byteLength(text)) }, body: once(text) });
    expect([answer.status, answer.location], text.slice(0, 40)).toEqual([303, `/bureau/importer?refus=${code}`]);
  }
  expect((await database.superuserPool.query('select from import_files where tenant_id = $1', [collective.id])).rowCount).toBe(0);
  const left = readdirSync(server.uploadsDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.parentPath.includes(collective.id));
  expect(left).toEqual([]);
});

test('T17 T20 names, cells and columns are shown as text; the faults’ file opens as text; another collective’s run is nobody’s', async ({ database, server, browser }) => {
  const { collective, organiser, origin, asked } = await house(database, server);
  const nasty = '<svg onload=alert(1)>';
  const at = await brought({ ...asked, origin }, {
    [`..\\..\\${nasty}.csv`]: `titre;texte;votes;${nasty}\n"<script>alert(1)</script>";=1+1;1;x\n=cmd();"<img src=x onerror=alert(1)>";=2+5;x\n`,
  });
  const context = await browser.newContext({ locale: 'fr-FR' });
  await login(context, origin, collective, organiser);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('dialog', (dialog) => { wrong.push(dialog.message()); void dialog.dismiss(); });
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
  await page.goto(`${origin}${at}`);
  await expect(page.locator('.head .tag')).toHaveText('à confirmer', { timeout: 20_000 });
  await expect(page.locator('.head .lede')).toHaveText(`${nasty}.csv`);
  await expect(page.locator('.data')).toContainText('<script>alert(1)</script>');
  await expect(page.locator('.row-faults')).toContainText('=2+5');
  const csv = await get(asked, `${at}/fautes.csv`).then(({ text }) => text);
  expect(csv).toContain('"\'=2+5"');
  expect(csv).toContain('"3";"votes"');
  await page.locator('[name="skipFaulty"]').check();
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  await expect(page.locator('.head .tag')).toHaveText('importé', { timeout: 20_000 });
  await page.goto(`${origin}/propositions`);
  await expect(page.locator('main')).toContainText('<script>alert(1)</script>');
  expect(wrong).toEqual([]);
  await context.close();

  const other = await house(database, server);
  const answers = await Promise.all([at, `/bureau/importer/${randomUUID()}`].flatMap((path) => [path, `${path}/fautes.csv`].map(async (one) => {
    const { status, text } = await get(other.asked, one);
    return [status, text.replaceAll(/[0-9a-f-]{36}/g, '')] as const;
  })));
  expect(answers[0]).toEqual(answers[2]);
  expect(answers[1]).toEqual(answers[3]);
  expect(answers.map(([status]) => status)).toEqual([404, 404, 404, 404]);
});

test('a form without its tick comes back with the reason; columns of an unknown table are named on the page and remembered', async ({ database, server, browser }) => {
  const { collective, organiser, origin, asked } = await house(database, server);
  const at = await brought({ ...asked, origin }, { 'idées.csv': 'Intitulé;Mots;Avis\nUn banc;Pour attendre;retenu\n;Sans titre;\n' });
  const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false });
  await login(context, origin, collective, organiser);
  const page = await context.newPage();
  const ready = () => expect(async () => {
    await page.goto(`${origin}${at}`);
    await expect(page.locator('.head .tag')).toHaveText('à confirmer', { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await ready();
  await expect(page.getByText('colonnes inconnues')).toBeVisible();
  await page.getByRole('combobox', { name: 'Titre' }).selectOption('Intitulé');
  await page.getByRole('combobox', { name: 'Texte' }).selectOption('Mots');
  await page.getByRole('combobox', { name: 'Statut' }).selectOption('Avis');
  await page.getByRole('button', { name: 'Relire avec ces colonnes' }).click();
  await ready();
  await page.getByRole('combobox', { name: /retenu/ }).selectOption('accepted');
  await page.getByRole('button', { name: 'Relire avec ces statuts' }).click();
  await ready();
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  await expect(page.locator('.errors')).toContainText('cochez la case');
  await page.getByLabel(/laisser de côté/).check();
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  await expect(async () => {
    await page.goto(`${origin}${at}`);
    await expect(page.locator('.head .tag')).toHaveText('importé', { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await expect(page.locator('.facts')).toContainText('validée : 1 sur 1');
  await context.close();
});

test('T67 the site killed in the middle of 20,000 rows: nothing of them is there, the page says so, and the next process brings them all, once', async () => {
  test.setTimeout(180_000);
  // A database of its own: no other process of this run may take the work up.
  const database = await cloneDatabase();
  const server = await startServer(database);
  try {
    const { collective, organiser, origin, asked } = await house(database, server);
    const rows = Array.from({ length: 20_000 }, (_, n) => `${n + 1},Idée numéro ${n + 1},"Un texte, avec quelques mots de plus.",Eau`);
    const at = await brought({ ...asked, origin }, { 'longue.csv': ['id,title,body,theme', ...rows].join('\n') });
    const id = at.split('/').at(-1)!;
    const api = await as(collective, organiser);
    await expect.poll(async () => (await api.imports.run({ id })).state, { timeout: 60_000 }).toBe('ready');
    await api.imports.confirm({ id, version: (await api.imports.run({ id })).version, skipFaulty: true });
    const job = () => inTenant(collective.id, 'read', (db) => db.selectFrom('jobs').select(['state', 'attempts', 'progress']).where('kind', '=', 'import').executeTakeFirst());
    const proposals = async () => (await database.superuserPool.query('select from proposals where tenant_id = $1', [collective.id])).rowCount;
    await expect.poll(async () => (await job())?.progress?.done ?? 0, { timeout: 60_000, intervals: [50] }).toBeGreaterThan(0);
    await server.stop('SIGKILL');
    expect(await job()).toMatchObject({ state: 'running', attempts: 1 });
    expect(await proposals()).toBe(0);

    await server.restart();
    expect((await get(asked, at)).text).toContain('import en cours');
    // Its lease runs out by itself after a minute; here at once.
    await inTenant(collective.id, 'write', (db) => db.updateTable('jobs').set({ lease_until: new Date(0) }).where('state', '=', 'running').execute());
    await expect.poll(async () => (await api.imports.run({ id })).state, { timeout: 60_000 }).toBe('done');
    expect(await proposals()).toBe(20_000);
    expect(await job()).toMatchObject({ state: 'done', attempts: 2 });
  } finally {
    await server.remove();
    await closePool();
    await database.drop();
  }
});
