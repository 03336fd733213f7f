import { sql } from 'kysely';
import { inTenant } from '../../server/db/root.ts';
import { frontPage } from '../../server/domain/collectives/front.ts';
import { countCells } from '../../server/domain/proposals/counts.ts';
import { listProposals } from '../../server/domain/proposals/list.ts';
import { listSchema } from '../../server/domain/proposals/schema.ts';
import { lookAlikes } from '../../server/domain/proposals/search.ts';
import { touchPages } from '../../server/domain/journal.ts';
import type { TenantDb } from '../../server/db/tenant-db.ts';
import { aCollective, type TestCollective } from '../kit/builders.ts';
import { expect, test, type TestDatabase } from '../kit/database.ts';

// What a list costs is told by its cause: how many rows and blocks of the table PostgreSQL looked at, never by a clock.

const WORDS = ['vélo', 'école', 'marché', 'jardin', 'piscine', 'tramway', 'loyer', 'cantine', 'banc', 'arbre', 'fontaine', 'atelier'];

async function aLargeCollective(database: TestDatabase, size: number): Promise<TestCollective> {
  const collective = await aCollective(database);
  await database.superuserPool.query(
    `
    insert into proposals (tenant_id, id, reference, title, body, theme, district, status, origin, voice, organisation, shuffle,
      published_at, decided_at)
    select $1, gen_random_uuid(), n, 'Idée ' || n || ' ' || ($3::text[])[1 + n % 12],
      'Un texte sur ' || ($3::text[])[1 + (n / 12) % 12] || ' et la ville.',
      (array['logement', 'mobilites', 'ecole', 'sante'])[1 + n % 4], case when n % 3 = 0 then 'nord' end,
      case when n % 200 = 0 then 'set_aside' when n % 3 = 0 then 'validated' else 'published' end,
      case when n % 250 = 0 then 'collective' when n % 3 = 0 then 'meeting' else 'online' end,
      case when n % 300 = 0 then 'organisation' else 'resident' end, case when n % 300 = 0 then 'Union' end, (n * 7919) % 65536,
      now() - n * interval '1 minute', case when n % 3 = 0 or n % 200 = 0 then now() - n * interval '1 second' end
    from generate_series(1, $2::int) n`,
    [collective.id, size, WORDS],
  );
  await database.superuserPool.query(
    `insert into verdicts (tenant_id, id, proposal_id, verdict, imported, decided_at)
    select tenant_id, gen_random_uuid(), id, status, true, decided_at from proposals
    where tenant_id = $1 and status in ('validated', 'set_aside')`,
    [collective.id],
  );
  await inTenant(collective.id, 'write', touchPages);
  return collective;
}

/** Rows and blocks of proposals that a read looked at, and whether it walked the whole table. */
async function costOf(
  database: TestDatabase,
  collective: TestCollective,
  read: (db: TenantDb) => Promise<unknown>,
): Promise<{ blocks: number; scans: number }> {
  const before = await counters(database);
  await inTenant(collective.id, 'write', async (db) => {
    await read(db);
    await sql`select pg_stat_force_next_flush()`.execute(db);
  });
  const after = await counters(database);
  return { blocks: after.blocks - before.blocks, scans: after.scans - before.scans };
}

async function counters(database: TestDatabase): Promise<{ blocks: number; scans: number }> {
  const { rows } = await database.superuserPool.query<{ blocks: string; scans: string }>(`
    select heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read as blocks, seq_scan as scans
    from pg_statio_user_tables join pg_stat_user_tables using (relid) where pg_stat_user_tables.relname = 'proposals'`);
  return { blocks: Number(rows[0]!.blocks), scans: Number(rows[0]!.scans) };
}

const LISTS = {
  fair: {},
  theme: { theme: 'logement' },
  district: { district: 'nord' },
  'rare status': { status: 'set_aside' },
  'rare origin': { origin: 'collective' },
  'rare voice': { voice: 'organisation' },
  combined: { theme: 'ecole', status: 'validated', origin: 'meeting' },
  recent: { order: 'recent' },
  'recent under a filter': { order: 'recent', theme: 'sante' },
  answered: { order: 'answered' },
} as const;

test('a list costs the same among 20,000 proposals as among 1,000, whatever its filter; a search and look-alikes use their index', async ({
  database,
}) => {
  test.slow();
  const small = await aLargeCollective(database, 1_000);
  const large = await aLargeCollective(database, 20_000);
  // The database's own housekeeping reads blocks too, and at its own hours.
  await database.superuserPool.query('alter table proposals set (autovacuum_enabled = false)');
  await database.superuserPool.query('vacuum analyze proposals');
  for (const [name, asked] of Object.entries(LISTS)) {
    const input = listSchema.parse(asked);
    // The counts by kind are read once for each version of the pages, then kept: not a part of what a list costs.
    const read = async (db: TenantDb) => {
      await listProposals(db, input);
    };
    const cells = await costOf(database, large, (db) =>
      db
        .selectFrom('proposals')
        .select(['status', 'origin', 'voice', 'theme', 'district'])
        .groupBy(['status', 'origin', 'voice', 'theme', 'district'])
        .execute(),
    );
    const [one, twenty] = [await costOf(database, small, read), await costOf(database, large, read)];
    expect(twenty.scans, `${name}: no walk of the table beside the counts`).toBeLessThanOrEqual(1);
    expect(twenty.blocks - cells.blocks, `${name}: ${one.blocks} blocks, ${twenty.blocks} with ${cells.blocks} of counts`).toBeLessThan(
      one.blocks * 1.5 + 400,
    );
  }
  const rare = await costOf(database, large, (db) => listProposals(db, listSchema.parse({ q: 'Idée 777' })));
  expect(rare.blocks).toBeLessThan(3_000);
  const alike = await costOf(database, large, (db) => lookAlikes(db, 'Un vélo pour le jardin de la piscine'));
  expect(alike.scans).toBe(0);
});

test('the front page reads as little among 20,000 proposals as among 1,000, beside the counts that are kept', async ({ database }) => {
  test.slow();
  const beside: number[] = [];
  for (const size of [1_000, 20_000]) {
    const collective = await aLargeCollective(database, size);
    await database.superuserPool.query('vacuum analyze proposals');
    await database.superuserPool.query('vacuum analyze verdicts');
    const cells = await costOf(database, collective, countCells);
    const whole = await costOf(database, collective, async (db) => expect((await frontPage(db)).latestAnswers).toHaveLength(4));
    beside.push(whole.blocks - cells.blocks);
  }
  expect(beside[1]!, `${beside[0]} blocks among 1,000`).toBeLessThan(Math.abs(beside[0]!) + 200);
});
