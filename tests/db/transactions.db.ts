// One transaction of one collective after the other on connections that are given back before their end is heard.
import { sql } from 'kysely';
import { tenantById } from '../../server/api/context.ts';
import { listen, stopListening } from '../../server/db/page-versions.ts';
import { closePool, inTenant, openPool, pool } from '../../server/db/root.ts';
import { cached } from '../../server/db/tenant-db.ts';
import { touchCounts, touchPages } from '../../server/domain/journal.ts';
import { aCollective, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';

test('T02 collectives take turns on two connections, reading, writing and failing: each sees its own, and nothing stays open', async ({ database }) => {
  const collectives = await Promise.all([1, 2, 3].map(() => aCollective(database)));
  for (const [index, collective] of collectives.entries()) for (let n = 0; n <= index; n += 1) await aProposal(collective);
  await closePool();
  openPool(database.appUrl, { max: 2 });
  try {
    const seen = await Promise.all(Array.from({ length: 300 }, async (_, n) => {
      const which = n % collectives.length;
      const { id } = collectives[which]!;
      const work = inTenant(id, n % 5 === 0 ? 'write' : 'read', async (db) => {
        const [{ rows }, count] = await Promise.all([
          sql<{ tenant: string }>`select current_setting('app.tenant_id') as tenant`.execute(db),
          db.selectFrom('proposals').select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow(),
        ]);
        if (n % 7 === 0) await sql`select 1 / 0`.execute(db);
        return rows[0]!.tenant === id && Number(count.n) === which + 1;
      });
      return n % 7 === 0 ? work.then(() => false, (error: { code?: string }) => error.code === '22012') : work;
    }));
    expect(seen.filter((right) => !right)).toEqual([]);
    // The end of a read is sent and not waited for: it arrives a moment after the answer.
    await expect.poll(async () => (await database.superuserPool.query<{ state: string }>(
      "select state from pg_stat_activity where datname = $1 and application_name = 'fabrique'", [database.name])).rows.map(({ state }) => state),
    ).toEqual(['idle', 'idle']);
    expect(pool().waitingCount).toBe(0);
  } finally {
    await closePool();
  }
});

test('a read cannot write, and the next one on its connection can still read', async ({ database }) => {
  const collective = await aCollective(database);
  await closePool();
  openPool(database.appUrl, { max: 1 });
  try {
    const refused = inTenant(collective.id, 'read', (db) => db.updateTable('page_versions').set({ version: '7' }).execute());
    const next = inTenant(collective.id, 'read', (db) => db.selectFrom('page_versions').select('version').executeTakeFirstOrThrow());
    await expect(refused).rejects.toMatchObject({ code: '25006' });
    expect(await next).toEqual({ version: '1' });
  } finally {
    await closePool();
  }
});

test('what is kept in memory is read again after a deed, and not after supports were counted', async ({ database }) => {
  const collective = await aCollective(database);
  await listen(database.appUrl);
  try {
    await tenantById(collective.id);
    let reads = 0;
    const look = () => inTenant(collective.id, 'read', (db) => cached(db, 'a test', () => Promise.resolve(reads += 1)));
    await look();
    await look();
    await inTenant(collective.id, 'write', touchCounts);
    await look();
    expect(reads).toBe(1);
    await inTenant(collective.id, 'write', touchPages);
    await look();
    expect(reads).toBe(2);
  } finally {
    await stopListening();
  }
});
