// T09, T10: the pool never carries a tenant from one request to the next, and no answer tells that something exists next door.
import { inTenant, platformDb, pool } from '../../server/db/root.ts';
import { tenantOfHost } from '../../server/api/context.ts';
import type { TenantDb } from '../../server/db/tenant-db.ts';
import { newId } from '../../server/domain/ids.ts';
import { tenantTables } from '../kit/catalogue.ts';
import { aPerson, useDatabase } from '../kit/builders.ts';
import { expect, test as base } from '../kit/database.ts';
import { CANARY, twoCollectives, type TwoCollectives } from './two-collectives.ts';

const test = base.extend<object, { two: TwoCollectives }>({
  two: [async ({ database }, use) => { await use(await twoCollectives(database)); }, { scope: 'worker' }],
});
test.beforeEach(({ database }) => useDatabase(database));

class Thrown extends Error {}

test('T09 four hundred requests in turn, some that throw, some that forget the tenant: each sees its own rows or none', async ({ two: { a, g } }) => {
  const seen = { a: 0, g: 0, thrown: 0, forgotten: 0 };
  const request = async (n: number): Promise<void> => {
    const [mine, who] = n % 2 === 0 ? [a, 'a' as const] : [g, 'g' as const];
    if (n % 20 === 7) {
      const { rows } = await pool().query<{ n: string }>('select (select count(*) from people) + (select count(*) from proposals) + (select count(*) from journal) as n');
      expect(rows[0]!.n).toBe('0');
      seen.forgotten += 1;
      return;
    }
    const work = async (db: TenantDb): Promise<string[]> => {
      await db.insertInto('counters').values({ name: `t09-${n}`, value: n }).execute();
      const rows = await db.selectFrom('proposals').select(['tenant_id', 'title']).execute();
      if (n % 10 === 3) throw new Thrown();
      expect(rows.every((row) => row.tenant_id === mine.id)).toBe(true);
      return rows.map(({ title }) => title);
    };
    try {
      const titles = await inTenant(mine.id, 'write', work);
      expect(titles.length).toBeGreaterThan(1);
      expect(titles.some((title) => title.includes(CANARY))).toBe(who === 'g');
      seen[who] += 1;
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      seen.thrown += 1;
    }
  };
  // Forty at once, over a dozen connections.
  for (let start = 0; start < 400; start += 40) await Promise.all(Array.from({ length: 40 }, (_, n) => request(start + n)));
  expect(seen).toEqual({ a: 200, g: 140, thrown: 40, forgotten: 20 });
  // What was thrown left nothing; what was kept lies where it belongs.
  const kept = async (id: string) => inTenant(id, 'read', async (db) => (await db.selectFrom('counters').select('value').where('name', 'like', 't09-%').execute()).map(({ value }) => value));
  const [ofA, ofG] = [await kept(a.id), await kept(g.id)];
  expect(ofA.filter((n) => n % 2 !== 0)).toEqual([]);
  expect(ofG.filter((n) => n % 2 !== 1 || n % 10 === 3)).toEqual([]);
  expect([ofA.length, ofG.length]).toEqual([200, 140]);
});

test('T09 whoever forgets the tenant cannot write either: the database says so', async ({ two: { a } }) => {
  for (const [sql, values] of [
    ["insert into counters (name, value) values ('x', 1)", []],
    ["insert into counters (tenant_id, name, value) values ($1, 'x', 1)", [a.id]],
  ] as const) await expect(pool().query(sql, [...values])).rejects.toMatchObject({ code: /^(?:42501|23502)$/ });
  const { rowCount } = await pool().query('update people set pseudonym = pseudonym');
  expect(rowCount).toBe(0);
});

test('T09 inside A nothing can be written into G, nor taken out of it', async ({ two: { a, g, names }, database }) => {
  const inA = (work: (db: TenantDb) => Promise<unknown>) => inTenant(a.id, 'write', work);
  await expect(inA((db) => db.insertInto('counters').values({ tenant_id: g.id, name: 'x', value: 1 }).execute())).rejects.toMatchObject({ code: '42501' });
  await expect(inA((db) => db.updateTable('page_versions').set({ tenant_id: g.id }).execute())).rejects.toMatchObject({ code: '42501' });
  await inA((db) => db.updateTable('proposals').set({ title: 'Pris' }).where('id', '=', names.proposal).execute());
  await inA((db) => db.deleteFrom('supports').where('proposal_id', '=', names.proposal).execute());
  const { rows } = await database.superuserPool.query<{ title: string; n: number }>(
    'select title, (select count(*)::int from supports s where s.proposal_id = p.id) as n from proposals p where id = $1', [names.proposal]);
  expect(rows).toEqual([{ title: `${CANARY} titre`, n: 1 }]);
  for (const table of await tenantTables(database.superuserPool)) {
    const found = await inA(async (db) => db.selectFrom(table as 'journal').select('tenant_id').where('tenant_id', '=', g.id).execute());
    expect(found, table).toEqual([]);
  }
});

/** What the database says of a refused row, without the names that were given. */
async function refusal(a: string, work: (db: TenantDb) => Promise<unknown>): Promise<{ code: string; said: string }> {
  try {
    await inTenant(a, 'write', work);
  } catch (error) {
    const { code, message, detail } = error as { code: string; message: string; detail?: string };
    return { code, said: `${message} ${detail ?? ''}`.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>') };
  }
  return { code: 'none', said: '' };
}

test('T10 a key to a row of G is refused like a key to nothing', async ({ two: { a, names, inA } }) => {
  const attempts: [string, (id: 'theirs' | 'nobodys') => (db: TenantDb) => Promise<unknown>][] = [
    ['a support', (whose) => (db) => db.insertInto('supports').values({ proposal_id: whose === 'theirs' ? names.proposal : newId(), person_id: inA.id }).execute()],
    ['a session', (whose) => (db) => db.insertInto('sessions').values({ token_hash: Buffer.alloc(32), person_id: whose === 'theirs' ? names.person : newId(), expires_at: new Date() }).execute()],
    ['a seat', (whose) => (db) => db.insertInto('seats').values({ id: newId(), person_id: whose === 'theirs' ? names.person : newId(), kind: 'lot', starts_on: '2026-01-01' }).execute()],
    ['an item', (whose) => (db) => db.insertInto('agenda_items').values({ id: newId(), sitting_id: whose === 'theirs' ? names.sitting : newId(), proposal_id: newId(), position: 1 }).execute()],
    ['a proposal of a meeting', (whose) => (db) => db.insertInto('proposals').values({
      id: newId(), title: 'Une idée', body: 'Un texte', theme: 'logement', status: 'submitted', origin: 'meeting', meeting_id: whose === 'theirs' ? names.meeting : newId(),
      voice: 'assembly', shuffle: 1,
    }).execute()],
  ];
  for (const [what, attempt] of attempts) {
    const [theirs, nobodys] = [await refusal(a.id, attempt('theirs')), await refusal(a.id, attempt('nobodys'))];
    expect(theirs.code, what).toBe('23503');
    expect(theirs, what).toEqual(nobodys);
  }
});

test('T10 what is taken in G is free in A: addresses, pseudonyms, numbers, sheet codes, ids, external ids', async ({ two: { a, g, names } }) => {
  const person = await aPerson(a, [], names.pseudonym);
  await inTenant(a.id, 'write', async (db) => {
    await db.updateTable('people').set({ email: names.email, email_key: names.email }).where('id', '=', person.id).execute();
    await db.insertInto('meetings').values({
      id: names.meeting, reference: names.meetingReference, kind: 'cafe', title: 'Un café', place: 'Au coin', starts_at: new Date(), import_source: CANARY, external_id: CANARY,
    }).execute();
    await db.insertInto('proposals').values({
      id: names.proposal, reference: names.reference, title: 'Une idée', body: 'Un texte', theme: 'logement', status: 'published', origin: 'meeting',
      meeting_id: names.meeting, voice: 'assembly', shuffle: 1, published_at: new Date(), import_source: CANARY, external_id: CANARY,
    }).execute();
    await db.insertInto('sheets').values({ proposal_id: names.proposal, meeting_id: names.meeting, code: names.sheetCode }).execute();
    await db.insertInto('accounts').values({ provider: 'canary', subject: CANARY, person_id: person.id }).execute();
  });
  const titles = await inTenant(g.id, 'read', (db) => db.selectFrom('proposals').select('title').where('id', '=', names.proposal).execute());
  expect(titles).toEqual([{ title: `${CANARY} titre` }]);
});

test('T10 a slug that was deleted, one that never was and one of another apex are the same nothing', async ({ database }) => {
  const id = newId();
  await database.ownerPool.query("insert into tenants (id, slug, state) values ($1, $2, 'deleted')", [id, `parti-${id.slice(-6)}`]);
  for (const host of [`parti-${id.slice(-6)}.localhost`, 'jamais-vu.localhost', 'jamais-vu.autre.example']) expect(await tenantOfHost(host, 'localhost'), host).toBeNull();
  // The platform's own door sees which collectives exist, and nothing inside them.
  const { rows } = await pool().query<{ n: string }>('select count(*) as n from collectives');
  expect(rows[0]!.n).toBe('0');
  expect(await platformDb().selectFrom('tenants').select('slug').where('id', '=', id).execute()).toHaveLength(1);
});
