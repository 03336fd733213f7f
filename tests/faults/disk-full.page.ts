// No room left on the disk that holds the database, the uploads and the log: what is written is refused in words, what is read goes on.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { closePool } from '../../server/db/root.ts';
import { ask, type Answer } from '../kit/ask.ts';
import { aCollective, aPerson, type TestCollective } from '../kit/builders.ts';
import { expect, type TestDatabase } from '../kit/database.ts';
import { sessionCookie } from '../kit/login.ts';
import { ensureBuilt, test } from '../kit/server.ts';

const PROGRAM = 'tests/faults/small-disk.ts';
const SIZE = '160m';
const ROOT = path.resolve(import.meta.dirname, '../..');

interface Site { port: number; appUrl: string; ownerUrl: string; superuserUrl: string }
interface SmallDisk { site: Site; database: TestDatabase; tell: (what: 'fill' | 'free' | 'store') => Promise<{ free?: number; refused?: string | null; files?: number }>; remove: () => Promise<void> }

/** The site of small-disk.ts on a disk of 160 MB in memory, seen by it alone (a user namespace: nobody needs to be root). */
async function onSmallDisk(): Promise<SmallDisk> {
  await ensureBuilt();
  const disk = mkdtempSync(path.join(os.tmpdir(), 'fabrique-small-disk-'));
  const inside = `mount -t tmpfs -o size=${SIZE},mode=700 tmpfs ${disk} && TMPDIR=${disk} exec ${process.execPath} --disable-warning=ExperimentalWarning ${PROGRAM} ${disk}`;
  const user = ['--user', '--map-root-user', '--mount'];
  // Where user namespaces are closed, only root can mount; then in a mount namespace all the same.
  const namespace = spawnSync('unshare', [...user, 'true']).status === 0 ? user : ['--mount'];
  const child = spawn('unshare', [...namespace, 'sh', '-c', inside], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const hear = async <T>(): Promise<T> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the site on a small disk did not start');
    return JSON.parse(value) as T;
  };
  const site = await hear<Site>();
  const [pool, ownerPool, superuserPool] = [site.appUrl, site.ownerUrl, site.superuserUrl].map((connectionString) => {
    const opened = new pg.Pool({ connectionString, max: 4 });
    opened.on('error', () => {});
    return opened;
  }) as [pg.Pool, pg.Pool, pg.Pool];
  return {
    site,
    database: { name: 'fabrique', ...site, pool, ownerPool, superuserPool, drop: async () => {} },
    tell: async (what) => {
      child.stdin.write(`${what}\n`);
      return hear();
    },
    remove: async () => {
      await closePool();
      await Promise.all([pool, ownerPool, superuserPool].map((one) => one.end()));
      const ended = new Promise((resolve) => { child.once('exit', resolve); });
      child.stdin.end();
      await ended;
      rmSync(disk, { recursive: true, force: true });
    },
  };
}

test('T68 the disk is full: writing is refused in words, reading goes on, and once there is room all goes on without repair', async () => {
  test.setTimeout(180_000);
  const disk = await onSmallDisk();
  try {
    const collective = await aCollective(disk.database);
    const door = { port: disk.site.port, host: (slug: string | null) => `${slug}.localhost:${disk.site.port}` };
    const cookies = await Promise.all(Array.from({ length: 6 }, async () => sessionCookie(collective, await aPerson(collective))));
    const accepted: string[] = [];
    const propose = async (cookie: string): Promise<Answer> => {
      const id = randomUUID();
      // Texts that no compression makes small: 4,900 characters take their room.
      const answer = await post(door, collective, cookie, 'proposals.submit', {
        id, title: `Un banc ${accepted.length}`, body: randomBytes(3_600).toString('base64'), theme: 'logement', voice: 'resident',
      });
      if (answer.status === 200) accepted.push(id);
      return answer;
    };
    expect((await propose(cookies[0]!)).status).toBe(200);
    expect((await disk.tell('fill')).free).toBe(0);

    let refused: Answer | null = null;
    for (let n = 0; refused === null && n < 54; n += 1) {
      const answer = await propose(cookies[n % cookies.length]!);
      if (answer.status !== 200) refused = answer;
    }
    expect(refused?.status, 'writing is refused').toBe(503);
    expect(JSON.parse(refused!.text)).toMatchObject({ error: { message: 'system.full' } });
    const form = await ask(door, { slug: collective.slug, path: '/propositions', headers: { cookie: cookies[0]! } });
    expect(form.status, 'reading goes on').toBe(200);
    expect(await disk.tell('store'), 'an upload is refused and leaves nothing behind').toEqual({ refused: 'system.full', files: 0 });

    await disk.tell('free');
    expect((await propose(cookies[5]!)).status, 'and on it goes').toBe(200);
    expect(await disk.tell('store')).toEqual({ refused: null, files: 1 });
    const { rows } = await disk.database.superuserPool.query<{ id: string }>('select id from proposals order by id');
    expect(rows.map(({ id }) => id).toSorted(), 'what was accepted is there, what was refused is not').toEqual(accepted.toSorted());
  } finally {
    await disk.remove();
  }
});

type Door = Pick<Parameters<typeof ask>[0], 'port' | 'host'>;

function post(door: Door, { slug }: TestCollective, cookie: string, procedure: string, input: object): Promise<Answer> {
  return ask(door, {
    slug, path: `/api/trpc/${procedure}`, method: 'POST', body: JSON.stringify(input),
    headers: { cookie, origin: `http://${door.host(slug)}`, 'content-type': 'application/json' },
  });
}
