import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { parseSettings } from '../../tenants/settings.ts';
import { testSettings, type TestCollective } from '../kit/builders.ts';
import type { TestDatabase } from '../kit/database.ts';
import { paragraphs, titles } from './texts.ts';

const TITLES = 6_000;
const PARAGRAPHS = 4_000;
const TABLES = ['tenants', 'people', 'meetings', 'proposals', 'supports', 'verdicts', 'sheets'];

/** What a real collective of that size holds: Barcelona had 10,860 proposals, 410 meetings, a support for every few of its people. */
function sizesFor(proposals: number): { people: number; meetings: number; supports: number } {
  return { people: Math.max(20, Math.ceil(proposals / 4)), meetings: Math.max(2, Math.ceil(proposals / 26)), supports: proposals * 3 };
}

/** meetings: as many as such a collective has when it is not said. */
interface Size { slug: string; proposals: number; meetings?: number }

/** Plants collectives of these sizes by the thousand rows, as the owner of the machine would: keys hold by construction. */
export async function plant(database: TestDatabase, sizes: readonly Size[]): Promise<void> {
  await planting(database, async (client) => {
    const { rows } = await client.query<{ name: string; definition: string }>(
      "select indexname as name, indexdef as definition from pg_indexes where tablename = 'proposals' and indexdef like '%USING gin%'");
    for (const { name } of rows) await client.query(`drop index ${name}`);
    for (const size of sizes) await plantOne(client, size);
    for (const { definition } of rows) await client.query(definition);
  });
}

/** Adds as many collectives, each with the same few rows. */
export async function plantMany(database: TestDatabase, howMany: number, proposals: number): Promise<void> {
  await planting(database, async (client) => {
    const { id } = await plantOne(client, { slug: 'autre-0', proposals });
    await client.query(`create temporary table others as select gen_random_uuid() as id, 'autre-' || n as slug from generate_series(1, ${howMany - 1}) n`);
    await client.query('insert into tenants (id, slug) select id, slug from others');
    for (const table of ['collectives', 'page_versions', 'counters', ...TABLES.slice(1)]) {
      const { rows } = await client.query<{ names: string }>(`select string_agg(column_name, ', ') as names from information_schema.columns
        where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and column_name <> 'tenant_id'`, [table]);
      const { names } = rows[0]!;
      await client.query(`insert into ${table} (tenant_id, ${names}) select others.id, ${names.replaceAll(/(\w+)/g, 'one.$1')}
        from others cross join ${table} one where one.tenant_id = $1`, [id]);
    }
  });
}

async function planting(database: TestDatabase, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await database.superuserPool.connect();
  try {
    await client.query("set session_replication_role = 'replica'; set synchronous_commit = off; set maintenance_work_mem = '256MB'");
    await prepare(client);
    await work(client);
  } finally {
    client.release(true);
  }
}

/** The collectives that were planted, by slug. */
export async function planted(database: TestDatabase, slugs: readonly string[]): Promise<TestCollective[]> {
  const { rows } = await database.superuserPool.query<TestCollective>(
    "select id, slug, settings ->> 'name' as name from tenants join collectives on tenant_id = id where slug = any($1) order by array_position($1, slug)", [slugs]);
  return rows;
}

/** Texts and a maker of time-ordered ids, for this session. */
async function prepare(client: pg.PoolClient): Promise<void> {
  await client.query(`
    create temporary table texts (kind text, place integer, text text, primary key (kind, place));
    create function pg_temp.v7(at timestamptz) returns uuid language sql volatile as $$
      select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8'
        || substr(md5(random()::text), 1, 15))::uuid $$;
    select setseed(0.5)`);
  for (const [kind, all] of [['title', titles(TITLES)], ['body', paragraphs(PARAGRAPHS)]] as const) {
    await client.query('insert into texts select $1, n - 1, t from unnest($2::text[]) with ordinality as all_texts(t, n)', [kind, all]);
  }
}

async function plantOne(client: pg.PoolClient, { slug, proposals, meetings: wanted }: Size): Promise<{ id: string }> {
  const id = randomUUID();
  const settings = parseSettings(testSettings({ name: `Banc ${slug}`, districts: ['nord', 'sud', 'est', 'ouest'].map((code) => ({ code, label: code })) }));
  const { people, meetings: usual, supports } = sizesFor(proposals);
  const meetings = wanted ?? usual;
  await client.query('insert into tenants (id, slug) values ($1, $2)', [id, slug]);
  await client.query('insert into collectives (tenant_id, settings) values ($1, $2)', [id, JSON.stringify(settings)]);
  await client.query('insert into page_versions (tenant_id) values ($1)', [id]);
  await client.query("insert into counters (tenant_id, name, value) values ($1, 'proposal', $2), ($1, 'meeting', $3)", [id, proposals, meetings]);
  await client.query(`insert into people (tenant_id, id, pseudonym, email, email_key, age_declared_on)
    select $1, pg_temp.v7(now() - interval '60 days'), 'Personne ' || n, 'p' || n || '@exemple.fr', 'p' || n || '@exemple.fr', current_date
    from generate_series(1, $2::integer) n`, [id, people]);
  await client.query(`insert into meetings (tenant_id, id, reference, kind, title, place, starts_at, state, attendance)
    select $1, pg_temp.v7(now()), n, 'workshop', 'Rencontre de quartier ' || n, 'Maison des habitant·es', now() - make_interval(mins => 30 * n), 'checked', 40
    from generate_series(1, $2::integer) n`, [id, meetings]);
  await plantProposals(client, id, settings.themes.map(({ code }) => code), proposals);
  await client.query(`insert into supports (tenant_id, proposal_id, person_id, created_at)
    select $1, p.id, q.id, now() - interval '1 day' from (
      -- Few proposals draw many people: the cube of a random number is small most of the time.
      select 1 + floor(power(random(), 3) * $3)::integer as p, 1 + floor(random() * $4)::integer as q from generate_series(1, $2::integer)) picked
    join (select id, row_number() over (order by id) as n from proposals where tenant_id = $1) p on p.n = picked.p
    join (select id, row_number() over (order by id) as n from people where tenant_id = $1) q on q.n = picked.q
    on conflict do nothing`, [id, supports, proposals, people]);
  return { id };
}

/** One in two said in a meeting, on a sheet; fates and voices as they were in Barcelona, roughly. */
async function plantProposals(client: pg.PoolClient, tenantId: string, themes: readonly string[], howMany: number): Promise<void> {
  await client.query(`insert into proposals (tenant_id, id, reference, title, body, theme, district, status, origin, meeting_id, voice, organisation, author_id, shuffle,
      submitted_at, published_at, decided_at)
    select $1, rolled.id, n, initcap(left(title.text, 1)) || substr(title.text, 2), first.text || E'\\n\\n' || second.text, ($2::text[])[1 + n % array_length($2::text[], 1)],
      case when n % 5 = 0 then null else (array['nord', 'sud', 'est', 'ouest'])[1 + n % 4] end, status, case when m.id is null then 'online' else 'meeting' end, m.id,
      voice, case when voice = 'organisation' then 'Association ' || n % 300 end, case when m.id is null then p.id end, floor(random() * 65536)::integer,
      at, at, case when status in ('validated', 'validated_amended', 'sent_back', 'set_aside') then at + interval '1 day' end
    from (select n, now() - make_interval(secs => ($3::integer - n) * 40.0) as at, pg_temp.v7(now() - make_interval(secs => ($3::integer - n) * 40.0)) as id,
        (array['published', 'published', 'published', 'published', 'published', 'published', 'published', 'validated', 'validated', 'validated_amended', 'in_validation',
          'sent_back', 'set_aside', 'set_aside', 'published', 'published', 'submitted', 'inadmissible', 'withdrawn', 'published'])[1 + floor(random() * 20)::integer] as status,
        case when random() < 0.15 then 'organisation' else 'resident' end as voice, floor(random() * ${TITLES})::integer as t,
        floor(random() * ${PARAGRAPHS})::integer as b1, floor(random() * ${PARAGRAPHS})::integer as b2
      from generate_series(1, $3::integer) n offset 0) rolled
    join texts title on title.kind = 'title' and title.place = t
    join texts first on first.kind = 'body' and first.place = b1
    join texts second on second.kind = 'body' and second.place = b2
    left join (select id, row_number() over (order by id) as k from meetings where tenant_id = $1) m on n % 2 = 0
      and m.k = 1 + (n / 2) % (select count(*) from meetings where tenant_id = $1)
    left join (select id, row_number() over (order by id) as k from people where tenant_id = $1) p on p.k = 1 + n % (select count(*) from people where tenant_id = $1)`,
  [tenantId, themes, howMany]);
  await client.query(`insert into sheets (tenant_id, proposal_id, meeting_id, code, table_label, hands)
    select tenant_id, id, meeting_id, 'F' || reference, 'Table ' || reference % 9, reference % 30 from proposals where tenant_id = $1 and meeting_id is not null`, [tenantId]);
  await client.query(`insert into verdicts (tenant_id, id, proposal_id, verdict, reason, imported, decided_at)
    select tenant_id, pg_temp.v7(decided_at), id, status, 'Une réponse motivée, assez longue pour dire pourquoi.', true, decided_at from proposals
    where tenant_id = $1 and decided_at is not null`, [tenantId]);
}

/** Rows by table, to say what was measured on. */
export async function census(database: TestDatabase): Promise<Record<string, number>> {
  const counts = TABLES.map((name) => `(select count(*)::integer from ${name}) as ${name}`).join(', ');
  const { rows } = await database.superuserPool.query<Record<string, number>>(`select ${counts}`);
  return rows[0]!;
}
