// The planted demo: exact counts, fates that add up, the same bytes on the same day, and nothing that the house itself could not have done.
import pg from 'pg';
import { plant } from '../../server/demo/plant.ts';
import { removeCollectives } from '../../server/demo/remove.ts';
import { readContent } from '../../server/demo/content.ts';
import { inTenant } from '../../server/db/root.ts';
import { hashOf } from '../../server/domain/programme/canonical.ts';
import { editionDocumentSchema, type EditionDocument } from '../../server/domain/programme/edition-schema.ts';
import { sourcesOf } from '../../server/domain/programme/working-copy.ts';
import { as } from '../kit/as.ts';
import { useDatabase } from '../kit/builders.ts';
import { cloneDatabase, expect, test as base, type TestDatabase } from '../kit/database.ts';

const DAY = new Date('2026-11-24T03:30:00Z');
const SLUGS = ['reveillons-annecy', 'grenoble-en-commun', 'nous-sommes'] as const;

/** A database of its own with the demo of 24 November 2026 in it. */
const test = base.extend<object, { planted: TestDatabase }>({
  planted: [async ({}, use) => {
    const database = await cloneDatabase();
    await useDatabase(database);
    await plant(database.ownerPool, DAY);
    await use(database);
    await database.drop();
  }, { scope: 'worker', timeout: 120_000 }],
});
test.beforeEach(({ planted }) => useDatabase(planted));

async function rows<Row extends object>({ superuserPool }: TestDatabase, sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await superuserPool.query<Row>(sql, values)).rows;
}

async function idOf(database: TestDatabase, slug: string): Promise<string> {
  return (await rows<{ id: string }>(database, 'select id from tenants where slug = $1', [slug]))[0]!.id;
}

/** What every table holds, as one sum a table. */
async function sums(database: TestDatabase): Promise<Record<string, string>> {
  const tables = await rows<{ name: string }>(database, "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'");
  const all = await Promise.all(tables.map(async ({ name }) => {
    const [row] = await rows<{ sum: string }>(database, `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`);
    return [name, row!.sum] as const;
  }));
  return Object.fromEntries(all);
}

test('the numbers that the three collectives are known by', async ({ planted }) => {
  const found = await rows<{ slug: string; all: number; rooms: number; meetings: number; held: number }>(planted, `
    select t.slug, (select count(*) from proposals p where p.tenant_id = t.id and (listed or status = 'grouped') and part_of is null)::int as all,
      (select count(*) from proposals p where p.tenant_id = t.id and origin = 'meeting' and (listed or status = 'grouped') and part_of is null)::int as rooms,
      (select count(*) from meetings m where m.tenant_id = t.id)::int as meetings,
      (select count(*) from meetings m where m.tenant_id = t.id and state in ('reported', 'checked'))::int as held
    from tenants t order by slug`);
  expect(found).toEqual([
    { slug: 'grenoble-en-commun', all: 680, rooms: 244, meetings: 27, held: 25 },
    { slug: 'nous-sommes', all: 90, rooms: 30, meetings: 7, held: 5 },
    { slug: 'reveillons-annecy', all: 198, rooms: 70, meetings: 11, held: 9 },
  ]);
});

test('every proposal is listed or has its answer; its fates add up to the whole', async ({ planted }) => {
  // But for the six sheets of Grenoble that wait for their second reading.
  expect(await rows(planted, `select title from proposals p where not listed and status not in ('inadmissible', 'grouped')
    and not exists (select from sheets s where s.tenant_id = p.tenant_id and s.proposal_id = p.id and s.reading = 'before')`)).toEqual([]);
  expect(await rows(planted, `select t.slug, count(*)::int as n from sheets s join tenants t on t.id = s.tenant_id where s.reading = 'before' group by t.slug`))
    .toEqual([{ slug: 'grenoble-en-commun', n: 6 }]);
  expect(await rows(planted, `select r.proposal_id from readings r join proposals p on p.tenant_id = r.tenant_id and p.id = r.proposal_id
    join sheets s on s.tenant_id = r.tenant_id and s.proposal_id = r.proposal_id
    where s.reading <> 'read' or r.read_at < s.typed_at or r.read_at > p.published_at`), 'read after it was typed, and before it was public').toEqual([]);
  expect(await rows(planted, `select title from proposals p where status = 'inadmissible'
    and not exists (select from moderations m where m.tenant_id = p.tenant_id and m.proposal_id = p.id and m.answer is not null)`)).toEqual([]);
  for (const slug of SLUGS) {
    const content = readContent(slug);
    const [fates] = await rows<Record<string, number>>(planted, `select count(*) filter (where status = 'inadmissible')::int as refused,
      count(*) filter (where decided_at is not null)::int as judged, count(*) filter (where status in ('published', 'in_validation', 'grouped'))::int as waiting
      from proposals where tenant_id = $1 and part_of is null`, [await idOf(planted, slug)]);
    expect(fates).toEqual({
      refused: content.refusals.length, judged: content.verdicts.length,
      waiting: content.proposals.length - content.refusals.length - content.verdicts.length,
    });
  }
});

test('Grenoble has groupings whose carrier was voted on or is on the agenda, made before it, and one split; every count adds up', async ({ planted }) => {
  const id = await idOf(planted, 'grenoble-en-commun');
  const carried = await rows<{ status: string; n: number }>(planted, `select c.status, count(distinct g.id)::int as n from groupings g
    join proposals c on (c.tenant_id, c.id) = (g.tenant_id, g.carrier_id) where g.tenant_id = $1 and g.kind = 'merge' and g.undone_at is null
    and exists (select from grouping_members m where (m.tenant_id, m.grouping_id) = (g.tenant_id, g.id) and m.left_at is null) group by 1`, [id]);
  const of = (...statuses: string[]) => carried.filter(({ status }) => statuses.includes(status)).reduce((sum, { n }) => sum + n, 0);
  expect(of('validated', 'validated_amended', 'sent_back', 'set_aside')).toBe(7);
  expect(of('in_validation')).toBe(2);
  expect(await rows(planted, `select g.id from groupings g join agenda_items a on (a.tenant_id, a.proposal_id) = (g.tenant_id, g.carrier_id)
    where a.created_at <= g.made_at or exists (select from grouping_members m join proposals p on (p.tenant_id, p.id) = (m.tenant_id, m.proposal_id)
      where (m.tenant_id, m.grouping_id) = (g.tenant_id, g.id) and p.published_at >= g.made_at)`)).toEqual([]);
  expect(await rows(planted, `select count(*)::int as halves from proposals where tenant_id = $1 and part_of is not null and status = 'published'`, [id])).toEqual([{ halves: 2 }]);
  const caller = await as({ id, slug: 'grenoble-en-commun', name: 'grenoble-en-commun' });
  const { fates } = await caller.proposals.waiting({});
  const { total, verdict, inadmissible, waiting } = fates.all;
  expect(fates.all.carried).toBeGreaterThanOrEqual(7);
  expect(verdict + fates.all.carried + inadmissible + waiting).toBe(total);
  expect((await caller.proposals.list({})).all).toMatchObject({ total: 680, meeting: 244 });
});

test('no verdict without its vote: counts are the ballots, and only electors who had signed voted', async ({ planted }) => {
  expect(await rows(planted, `select v.id from verdicts v left join questions q on q.tenant_id = v.tenant_id and q.id = v.question_id
    where q.id is null or q.state <> 'announced' or q.proposal_id <> v.proposal_id or q.reason <> v.reason`)).toEqual([]);
  expect(await rows(planted, `select p.title from proposals p where status in ('validated', 'validated_amended', 'sent_back', 'set_aside')
    and not exists (select from verdicts v where v.tenant_id = p.tenant_id and v.proposal_id = p.id and v.verdict = p.status and v.decided_at = p.decided_at)`)).toEqual([]);
  expect(await rows(planted, `select q.id from questions q, lateral (select count(*) filter (where choice = 'yes') as yes, count(*) filter (where choice = 'no') as no,
      count(*) filter (where choice = 'abstain') as abstain from roll_call_ballots b where b.tenant_id = q.tenant_id and b.question_id = q.id) c
    where q.state = 'announced' and ((q.counts ->> 'yes')::int, (q.counts ->> 'no')::int, (q.counts ->> 'abstain')::int) <> (c.yes, c.no, c.abstain)`)).toEqual([]);
  expect(await rows(planted, `select b.question_id from roll_call_ballots b join questions q on q.tenant_id = b.tenant_id and q.id = b.question_id
    where b.cast_at < q.opened_at or b.cast_at > coalesce(q.closed_at, 'infinity') or not exists (select from attendances a where a.tenant_id = b.tenant_id
      and a.sitting_id = q.sitting_id and a.seat_id = b.seat_id and a.place = b.place and a.arrived_at < b.cast_at)`)).toEqual([]);
});

test('the parliament of Annecy: forty-five seats, a sitting done, one open with one vote under way, one to come', async ({ planted }) => {
  const id = await idOf(planted, 'reveillons-annecy');
  expect(await rows(planted, 'select count(*)::int as seats from seats where tenant_id = $1', [id])).toEqual([{ seats: 45 }]);
  expect(await rows(planted, `select s.state, (select count(*)::int from agenda_items i where i.tenant_id = s.tenant_id and i.sitting_id = s.id) as items,
    (select count(*)::int from questions q where q.tenant_id = s.tenant_id and q.sitting_id = s.id and q.state = 'announced') as announced,
    (select count(*)::int from questions q where q.tenant_id = s.tenant_id and q.sitting_id = s.id and q.state = 'open') as open
    from sittings s where s.tenant_id = $1 order by number`, [id])).toEqual([
    { state: 'closed', items: 60, announced: 60, open: 0 }, { state: 'open', items: 12, announced: 0, open: 1 },
    { state: 'planned', items: 9, announced: 0, open: 0 },
  ]);
});

test('time runs forwards: nothing after the morning of planting, and no deed older than the account of who did it', async ({ planted }) => {
  expect(await rows(planted, "select verb from journal where at >= '2026-11-23T23:00:00Z'")).toEqual([]);
  expect(await rows(planted, "select proposal_id from supports where created_at >= '2026-11-23T23:00:00Z'")).toEqual([]);
  expect(await rows(planted, `select j.verb from journal j join people p on p.tenant_id = j.tenant_id and p.id = j.actor_id where j.at < p.created_at`)).toEqual([]);
  expect(await rows(planted, `select p.pseudonym from supports s join people p on p.tenant_id = s.tenant_id and p.id = s.person_id
    join proposals r on r.tenant_id = s.tenant_id and r.id = s.proposal_id
    where s.created_at < p.created_at or (s.created_at < r.published_at and r.part_of is null) or r.author_id = p.id`)).toEqual([]);
  expect(await rows(planted, 'select p.title from proposals p join meetings m on m.tenant_id = p.tenant_id and m.id = p.meeting_id where p.submitted_at < m.ends_at')).toEqual([]);
});

test('the moderators of Grenoble have a few texts to read, the others none', async ({ planted }) => {
  const unread = await rows<{ slug: string; n: number }>(planted, `select slug, count(*)::int as n from proposals p join tenants t on t.id = p.tenant_id
    where listed and reviewed_at is null group by slug`);
  expect(unread.map(({ slug }) => slug)).toEqual(['grenoble-en-commun']);
  expect(unread[0]!.n).toBeGreaterThan(3);
  expect(unread[0]!.n).toBeLessThan(40);
});

test('numbers follow publication, and the counters stand where the next one follows', async ({ planted }) => {
  expect(await rows(planted, `select title from (select title, reference, rank() over (partition by tenant_id order by published_at, id) as place
    from proposals where published_at is not null) p where reference <> place`)).toEqual([]);
  expect(await rows(planted, `select c.name from counters c where value <> case name
    when 'proposal' then (select max(reference) from proposals x where x.tenant_id = c.tenant_id)
    when 'meeting' then (select max(reference) from meetings x where x.tenant_id = c.tenant_id)
    when 'sitting' then (select max(number) from sittings x where x.tenant_id = c.tenant_id) end`)).toEqual([]);
});

test('supports are as many as written, for what could be read', async ({ planted }) => {
  for (const slug of SLUGS) {
    const written = new Map(readContent(slug).proposals.map(({ title, supports }) => [title, supports]));
    const found = await rows<{ title: string; n: number }>(planted, `select title, (select count(*)::int from supports s
      where s.tenant_id = p.tenant_id and s.proposal_id = p.id) as n from proposals p where tenant_id = $1 and published_at is not null and part_of is null`, [await idOf(planted, slug)]);
    expect(found.filter(({ title, n }) => n !== written.get(title))).toEqual([]);
  }
});

test('the application reads it: lists, a page with its road, the front page and the public journal', async ({ planted }) => {
  for (const slug of SLUGS) {
    const caller = await as({ id: await idOf(planted, slug), slug, name: slug });
    const list = await caller.proposals.list({});
    expect(list.items.length).toBeGreaterThan(10);
    const [judged] = await rows<{ reference: number }>(planted, "select reference from proposals p join tenants t on t.id = p.tenant_id where t.slug = $1 and status = 'validated' limit 1", [slug]);
    const page = await caller.proposals.page({ reference: judged!.reference });
    expect(page.road.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['published', 'agenda', 'verdict']));
    expect((await caller.collectives.journal({})).lines).toHaveLength(50);
    await caller.collectives.front();
  }
});

test('the same day gives the same bytes, another day other ones; planting twice plants once; --force plants the same again', async ({ planted }) => {
  const before = await sums(planted);
  const twin = await cloneDatabase();
  try {
    await useDatabase(twin);
    expect(await plant(twin.ownerPool, new Date('2026-11-24T21:00:00Z'))).toHaveLength(3);
    expect(await sums(twin)).toEqual(before);
    expect(await plant(twin.ownerPool, DAY)).toEqual([]);
    expect(await sums(twin)).toEqual(before);
    const owner = new pg.Client({ connectionString: twin.ownerUrl });
    await owner.connect();
    const above = await removeCollectives(owner, SLUGS);
    expect((await sums(twin)).proposals).toBe('0 ');
    await owner.end();
    await plant(twin.ownerPool, DAY, above);
    const { page_versions: versions, ...rest } = await sums(twin);
    const { page_versions: first, ...same } = before;
    expect(rest).toEqual(same);
    expect(versions).not.toBe(first);
  } finally {
    await twin.drop();
  }
  const other = await cloneDatabase();
  try {
    await useDatabase(other);
    await plant(other.ownerPool, new Date('2026-03-29T00:30:00Z'));
    expect((await sums(other)).proposals).not.toBe(before.proposals);
  } finally {
    await other.drop();
  }
});

test('an edition of the demo is what the house would have frozen: its hash, its numbers, and the facts of its sources', async ({ planted }) => {
  const editions = await rows<{ id: string; tenant: string; number: number; hash: string; document: EditionDocument }>(planted,
    'select id, tenant_id as tenant, number, hash, document from editions order by number');
  expect(editions.map(({ number }) => number)).toEqual([1, 2]);
  for (const { id, tenant, hash, document } of editions) {
    expect(hashOf(editionDocumentSchema.parse(document))).toBe(hash);
    const links = await rows<{ measureId: string; proposalId: string }>(planted,
      'select measure_id as "measureId", proposal_id as "proposalId" from edition_sources where edition_id = $1', [id]);
    const direct = await rows<{ id: string }>(planted, 'select distinct proposal_id as id from measure_sources where tenant_id = $1', [tenant]);
    const facts = await inTenant(tenant, 'read', (db) => sourcesOf(db, links.filter(({ proposalId }) => direct.some((one) => one.id === proposalId)), 'Europe/Paris'));
    for (const measure of document.chapters.flatMap(({ measures }) => measures)) expect(measure.sources, measure.title).toEqual(facts.get(measure.id));
  }
  expect(await rows(planted, `select v.measure_id from measure_versions v join edition_measures e using (tenant_id, measure_id, version)
    join editions d on d.id = e.edition_id where v.written_at > d.published_at`), 'nothing was printed before it was written').toEqual([]);
});

test('the second act: each measure of the last edition is a commitment, and its state is what its steps say', async ({ planted }) => {
  const [counts] = await rows<Record<string, number>>(planted, `select count(*)::int as all, count(*) filter (where state = 'kept')::int as kept,
    count(*) filter (where state = 'in_progress')::int as going, count(*) filter (where state = 'not_started')::int as waiting,
    count(*) filter (where state = 'changed')::int as changed, count(*) filter (where state = 'abandoned')::int as abandoned from commitments`);
  expect(counts).toEqual({ all: 19, kept: 7, going: 7, waiting: 3, changed: 1, abandoned: 1 });
  expect(await rows(planted, `select c.id from commitments c where (c.state, c.version) <> (select coalesce((array_agg(s.state order by s.happened_on desc))[1], 'not_started'),
    count(*)::int + 1 from progress_steps s where (s.tenant_id, s.commitment_id) = (c.tenant_id, c.id))`)).toEqual([]);
  expect(await rows(planted, `select m.measure_id from edition_measures m join editions e on e.id = m.edition_id
    where e.number = 2 and not exists (select from commitments c where c.measure_id = m.measure_id)`)).toEqual([]);
  expect(await rows(planted, `select s.id from progress_steps s join commitments c on c.id = s.commitment_id
    where s.recorded_at >= '2026-11-23T23:00:00Z' or s.recorded_at < s.happened_on or s.happened_on < c.made_at::date`)).toEqual([]);
});

test('Grenoble has answered in two batches and prepares more; whoever the door shows has notices, some of them to read', async ({ planted }) => {
  const id = await idOf(planted, 'grenoble-en-commun');
  // What came in the last days waits for the next batch: forty-five were written, whatever the day.
  expect(await rows(planted, `select count(*)::int as all, count(*) filter (where state = 'published') between 30 and 40 as out,
    count(*) filter (where state = 'draft')::int as drafts from answers where tenant_id = $1`, [id])).toEqual([{ all: 45, out: true, drafts: 3 }]);
  expect(await rows(planted, 'select count(distinct batch)::int as batches from answer_versions where tenant_id = $1', [id])).toEqual([{ batches: 2 }]);
  expect(await rows(planted, `select a.id from answers a join proposals p on (p.tenant_id, p.id) = (a.tenant_id, a.proposal_id)
    where a.published_at <= p.published_at or p.status in ('submitted', 'inadmissible', 'withdrawn')`)).toEqual([]);
  expect(await rows(planted, `select n.journal_id from notices n join people p on (p.tenant_id, p.id) = (n.tenant_id, n.person_id)
    where p.demo_role is null or n.at < p.created_at`)).toEqual([]);
  expect(await rows(planted, `select count(*) filter (where read_at is null) > 0 as unread, count(*) > 10 as told from notices where tenant_id = $1`, [id]))
    .toEqual([{ unread: true, told: true }]);
  expect(await rows(planted, `select f.id from follows f join people p on (p.tenant_id, p.id) = (f.tenant_id, f.person_id) where f.created_at < p.created_at`)).toEqual([]);
});
