// T01: what the wall between collectives rests on, read from the database's own catalogue; and every way of breaking it is found.
import type pg from 'pg';
import { findings, tenantTables } from '../kit/catalogue.ts';
import { cloneDatabase, expect, test as base, type TestDatabase } from '../kit/database.ts';

/** A database of this file's own, with nothing in it: a bad index must fail by the rules, not by other tests' rows. */
const test = base.extend<object, { database: TestDatabase }>({
  database: [async ({}, use) => {
    const empty = await cloneDatabase();
    await use(empty);
    await empty.drop();
  }, { scope: 'worker', timeout: 60_000 }],
});

const GOOD = 'tenant_id uuid not null default current_tenant(), id uuid not null';
/** A table made as it should be, for the seeds that spoil one thing of it. */
const table = (name: string, rest = '') => `create table ${name} (${GOOD}, constraint ${name}_pk primary key (tenant_id, id),
  constraint ${name}_tenant foreign key (tenant_id) references tenants (id) on delete cascade${rest});
  select make_tenant_table('${name}', 'select, insert, update');`;

/** Bad migrations: what each does wrong, and the rule that must say so. */
const SEEDS: [what: string, sql: string, rule: RegExp][] = [
  ['a table without a tenant', 'create table bad (id uuid not null, constraint bad_pk primary key (id))', /has its tenant: bad/],
  ['a tenant that may be null', "create table bad (tenant_id uuid default current_tenant(), id uuid not null); select make_tenant_table('bad', 'select')", /has its tenant: bad/],
  ['a tenant without a default', "create table bad (tenant_id uuid not null, id uuid not null); select make_tenant_table('bad', 'select')", /has its tenant: bad/],
  ['no row policies', `${table('bad')} alter table bad disable row level security`, /row policies are on.*: bad/],
  ['policies that spare the owner', `${table('bad')} alter table bad no force row level security`, /row policies are on.*: bad/],
  ['no policy at all', `${table('bad')} drop policy tenant on bad`, /one policy.*: bad: none/],
  ['a policy without a check', `${table('bad')} drop policy tenant on bad; create policy tenant on bad to fabrique_app using (tenant_id = current_tenant())`, /one policy.*: bad/],
  ['a policy that lets everything be read', `${table('bad')} create policy more on bad for select to fabrique_app using (true)`, /one policy.*: bad/],
  ['a policy for everybody', `${table('bad')} alter policy tenant on bad to public`, /one policy.*: bad/],
  ['a policy with a subquery', `${table('bad')} alter policy tenant on bad using (tenant_id = (select current_tenant()))`, /compare their own row: bad/],
  ['a policy by which the reader writes', `${table('bad')} create policy search_reader_writes on bad for update to search_reader using (true)`, /reader of searches.*: bad/],
  ['a primary key without the tenant', `create table bad (${GOOD}, constraint bad_pk primary key (id)); select make_tenant_table('bad', 'select')`, /primary key begins.*: bad/],
  ['the tenant last in the key', `create table bad (${GOOD}, constraint bad_pk primary key (id, tenant_id)); select make_tenant_table('bad', 'select')`, /primary key begins.*: bad/],
  ['a unique address over all collectives', 'alter table people add constraint people_email_once unique (email_key)', /unique or exclusive.*people_email_once/],
  ['a unique index over all collectives', 'create unique index bad_once on proposals (reference)', /unique or exclusive.*bad_once/],
  ['a unique expression over all collectives', 'create unique index bad_once on people (lower(pseudonym), tenant_id)', /unique or exclusive.*bad_once/],
  ['a foreign key without the tenant', `${table('bad')} create unique index other_id on people (id); alter table bad add column person_id uuid;
    alter table bad add constraint bad_person foreign key (person_id) references people (id)`, /foreign key between.*bad_person/],
  ['a foreign key that crosses collectives', `${table('bad')} alter table bad add column other uuid;
    alter table bad add constraint bad_other foreign key (other, id) references people (tenant_id, id)`, /foreign key between.*bad_other/],
  ['a foreign key to a platform table by another column', `${table('bad')} alter table bad add column other uuid; alter table bad add constraint bad_other foreign key (other) references tenants (id)`, /out of a collective.*bad_other/],
  ['a table that does not go with its tenant', `create table bad (${GOOD}, constraint bad_pk primary key (tenant_id, id)); select make_tenant_table('bad', 'select')`, /hangs on its tenant: bad/],
  ['a platform table that points into a collective', 'alter table tenant_domains add column person_id uuid; alter table tenant_domains add constraint bad_person foreign key (tenant_id, person_id) references people (tenant_id, id)', /no platform table.*bad_person/],
  ['set null on deletion', `${table('bad', ', parent_id uuid, constraint bad_parent foreign key (tenant_id, parent_id) references bad (tenant_id, id) on delete set null')}`, /set null.*bad_parent/],
  ['set null of one column on deletion', `${table('bad', ', parent_id uuid, constraint bad_parent foreign key (tenant_id, parent_id) references bad (tenant_id, id) on delete set null (parent_id)')}`, /set null.*bad_parent/],
  ['a constraint without a name of its own', 'alter table people add check (char_length(pseudonym) > 0)', /names of their own.*people_pseudonym_check/],
  ['a constraint that does not hold yet', "alter table people add constraint people_named check (name <> 'x') not valid", /names of their own.*people_named/],
  ['ids drawn by the database', 'alter table journal alter column id set default gen_random_uuid()', /drawn by the database.*journal\.id/],
  ['numbers from a sequence', "create sequence bad; alter table meetings alter column reference set default nextval('bad')", /drawn by the database.*meetings\.reference/],
  ['a table that a crash empties', 'create unlogged table bad (id uuid not null)', /outlive a crash: bad/],
  ['a rule in a trigger', "create function bad() returns trigger language plpgsql as 'begin return new; end'; create trigger bad before insert on supports for each row execute function bad()", /no trigger.*supports: bad/],
  ['a function that runs as its owner', "create function bad() returns bigint language sql security definer set search_path = public, pg_temp as 'select count(*) from people'", /runs as its owner.*bad\(\): unknown/],
  ['a known function with a free search path', 'alter function tenants_with_due_mail() reset search_path', /runs as its owner.*search_path not pinned/],
  ['a known function owned by a superuser', 'alter function open_collectives(text, integer) owner to postgres', /runs as its owner.*owned by postgres/],
  ['a known function that everybody may call', 'grant execute on function tenants_with_due_mail() to public', /runs as its owner.*public may call it/],
  ['a view that reads as its owner', 'create view bad as select pseudonym from people', /views are read.*bad/],
  ['a materialised view of everything', 'create materialized view bad as select pseudonym from people; grant select on bad to fabrique_app', /no materialised view.*bad/],
  ['a role that is bound by nothing', 'alter role fabrique_app bypassrls', /nobody’s master: fabrique_app/],
  ['a role in another’s shoes', 'grant search_reader to fabrique_app', /nobody’s master: member of search_reader/],
  ['a table of the role’s own', 'create table bad (id uuid); alter table bad owner to fabrique_app', /nobody’s master: owns/],
  ['a role that makes tables', 'grant create on schema public to fabrique_app', /nobody’s master: may create/],
  ['an owner bound by nothing', 'alter role fabrique_owner bypassrls', /owner and the reader.*fabrique_owner/],
  ['a reader that signs in', 'alter role search_reader login', /owner and the reader.*search_reader/],
  ['a reader that writes', 'grant update (title) on proposals to search_reader', /owner and the reader.*writes proposals/],
  ['a right to empty a table', 'grant truncate on supports to fabrique_app', /empties.*supports/],
  ['a table for everybody', 'grant select on people to public', /granted to everybody: people/],
  ['a journal that can be rewritten', 'grant update (data) on journal to fabrique_app', /never rewritten: journal: update/],
  ['a journal that can be shortened', 'grant delete on journal to fabrique_app', /never rewritten: journal: delete/],
  ['an electorate that can change', 'grant update on electors to fabrique_app', /never rewritten: electors: update/],
  ['a collective that makes another', 'grant insert on tenants to fabrique_app', /never rewritten: tenants: insert/],
  ['a rule that changes during the vote', 'grant update (rule) on questions to fabrique_app', /before a vote.*questions\.rule/],
  ['a term that moves during the vote', 'grant update on questions to fabrique_app', /before a vote.*questions\.closes_at/],
  ['a tenant set for a whole session', "alter role fabrique_app set app.tenant_id = '00000000-0000-4000-8000-000000000000'", /outside a transaction/],
];

async function seeded(database: TestDatabase, sql: string): Promise<string[]> {
  const client: pg.PoolClient = await database.superuserPool.connect();
  try {
    await client.query('begin');
    await client.query(sql);
    return await findings(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test('T01 the migrated database: nothing to say', async ({ database }) => {
  expect(await findings(database.superuserPool)).toEqual([]);
  expect((await tenantTables(database.superuserPool)).length).toBeGreaterThan(25);
});

test('T01 a table made as the rules say breaks none', async ({ database }) => {
  expect(await seeded(database, table('good', ', parent_id uuid, constraint good_parent foreign key (tenant_id, parent_id) references good (tenant_id, id) on delete cascade'))).toEqual([]);
});

for (const [what, sql, rule] of SEEDS) {
  test(`T01 a bad migration is found: ${what}`, async ({ database }) => {
    expect((await seeded(database, sql)).join('\n')).toMatch(rule);
    expect(await findings(database.superuserPool)).toEqual([]);
  });
}

test('T01 the rights hold: the application’s role cannot do what the catalogue says it cannot', async ({ database }) => {
  const refused = async (sql: string) => expect(database.pool.query(sql), sql).rejects.toMatchObject({ code: '42501' });
  await refused('truncate supports');
  await refused('delete from journal');
  await refused("update journal set verb = 'x'");
  await refused('alter table people disable row level security');
  await refused("update questions set rule = '{}'");
  await refused("insert into tenants (id, slug) values (gen_random_uuid(), 'mine')");
  await refused('set role fabrique_owner');
  await refused('create table mine (id uuid)');
  for (const name of await tenantTables(database.superuserPool)) {
    const { rows } = await database.pool.query<{ n: string }>(`select count(*) as n from ${name}`);
    expect(rows[0]!.n, name).toBe('0');
  }
});
