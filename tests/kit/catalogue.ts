import type pg from 'pg';

/** Which collectives exist and under which hosts, and which migrations ran: these have no tenant, and only the first two are read. */
const PLATFORM = ['tenants', 'tenant_domains', 'schema_migrations'];
/** The only functions that may run as their owner: each reads little, filters by the tenant or gives what is public, and returns ids or names. */
const DEFINERS = ['search_proposals', 'similar_proposals', 'tenants_with_due_mail', 'tenants_with_due_jobs', 'open_collectives'];

/** What the application's role must never be able to do to a table, beyond truncating: deeds are added, never rewritten. */
const NEVER: Readonly<Record<string, readonly ('insert' | 'update' | 'delete')[]>> = {
  tenants: ['insert', 'update', 'delete'], tenant_domains: ['insert', 'update', 'delete'], schema_migrations: ['insert', 'update', 'delete'],
  collectives: ['delete'], page_versions: ['delete'], counters: ['delete'], journal: ['update', 'delete'], people: ['delete'], meetings: ['delete'],
  proposals: ['delete'], moderations: ['update', 'delete'], verdicts: ['update', 'delete'], supports: ['update'], consents: ['delete'],
  seats: ['delete'], sittings: ['delete'], agenda_items: ['delete'], attendances: ['delete'], questions: ['delete'], electors: ['update', 'delete'],
  roll_call_ballots: ['delete'],
};
/** Shown before a vote and fixed at its opening. */
const FIXED_AT_OPENING = ['sitting_id', 'agenda_item_id', 'proposal_id', 'mode', 'rule', 'on_rejection', 'opened_at', 'opened_by', 'closes_at'];

const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');
const TENANT_TABLES = `select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relpersistence, c.relowner from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in (${list(PLATFORM)})`;
const OURS = "n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%'";

/** Each answers lines that say what is wrong: none on a good schema. `t` is the tenants' tables. */
const CHECKS: Readonly<Record<string, string>> = {
  'a table of collectives has its tenant': `select t.relname from t where not exists (select from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = t.oid and a.attname = 'tenant_id' and a.atttypid = 'uuid'::regtype and a.attnotnull and pg_get_expr(d.adbin, d.adrelid) = 'current_tenant()')`,
  'row policies are on, for the owner too': 'select relname from t where not (relrowsecurity and relforcerowsecurity)',
  'one policy, the same everywhere': `select t.relname || ': ' || coalesce(p.polname, 'none') from t left join pg_policy p on p.polrelid = t.oid and p.polroles <> array['search_reader'::regrole::oid]
    where p.oid is null or p.polcmd <> '*' or not p.polpermissive or p.polroles <> array['fabrique_app'::regrole::oid]
      or pg_get_expr(p.polqual, p.polrelid) is distinct from '(tenant_id = current_tenant())' or pg_get_expr(p.polwithcheck, p.polrelid) is distinct from '(tenant_id = current_tenant())'
    union all select relname || ': several' from t join pg_policy p on p.polrelid = t.oid where p.polroles <> array['search_reader'::regrole::oid] group by relname having count(*) > 1`,
  'the reader of searches has policies to read alone': `select polrelid::regclass || ': ' || polname from pg_policy where polroles = array['search_reader'::regrole::oid] and polcmd <> 'r'`,
  'policies compare their own row': "select polrelid::regclass || ': ' || polname from pg_policy where concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~* '\\mselect\\M'",
  'a primary key begins with the tenant': `select t.relname from t left join pg_constraint k on k.conrelid = t.oid and k.contype = 'p'
    where k.oid is null or not exists (select from pg_attribute a where a.attrelid = t.oid and a.attnum = k.conkey[1] and a.attname = 'tenant_id')`,
  'a unique or exclusive index begins with the tenant': `select i.indexrelid::regclass::text from t join pg_index i on i.indrelid = t.oid where (i.indisunique or i.indisexclusion)
    and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attnum = i.indkey[0] and a.attname = 'tenant_id')`,
  'a foreign key between tables of collectives begins with the tenant': `select t.relname || ': ' || k.conname from t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
    join t as other on other.oid = k.confrelid
    where (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) <> 'tenant_id'
      or (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) <> 'tenant_id'`,
  'a foreign key out of a collective leads to its tenant alone': `select t.relname || ': ' || k.conname from t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
    where k.confrelid not in (select oid from t) and (k.confrelid <> 'tenants'::regclass or cardinality(k.conkey) <> 1
      or (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) <> 'tenant_id')`,
  'a row of a collective hangs on its tenant': `with recursive hanging as (
      select oid from t where exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'f' and k.confrelid = 'tenants'::regclass)
      union select t.oid from t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f' join hanging h on h.oid = k.confrelid where t.oid <> h.oid)
    select relname from t where oid not in (select oid from hanging)`,
  'no platform table refers to a collective’s': `select k.conrelid::regclass || ': ' || k.conname from pg_constraint k join t on t.oid = k.confrelid where k.contype = 'f' and k.conrelid not in (select oid from t)`,
  'nothing is set null or to a default by a deletion': "select conrelid::regclass || ': ' || conname from pg_constraint where contype = 'f' and (confdeltype in ('n', 'd') or confupdtype in ('n', 'd'))",
  'constraints have names of their own, and hold': `select k.conrelid::regclass || ': ' || k.conname from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where ${OURS} and k.contype in ('p', 'f', 'u', 'c', 'x') and k.conrelid <> 0 and k.conrelid <> 'schema_migrations'::regclass and (k.conname ~ '_(pkey|fkey|key|check|excl)\\d*$' or not k.convalidated)`,
  'indexes are valid': 'select i.indexrelid::regclass::text from t join pg_index i on i.indrelid = t.oid where not i.indisvalid',
  'no default is drawn by the database': `select t.relname || '.' || a.attname || ' ' || f.name from t join pg_attribute a on a.attrelid = t.oid and not a.attisdropped and a.attgenerated = ''
    join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum, lateral (select (regexp_matches(pg_get_expr(d.adbin, d.adrelid), '(\\w+)\\(', 'g'))[1] as name) f
    where f.name <> 'clock_timestamp' and exists (select from pg_proc p where p.proname = f.name and p.provolatile = 'v')`,
  'tables outlive a crash': "select relname from t where relpersistence <> 'p'",
  'no trigger carries a rule': 'select tgrelid::regclass || \': \' || tgname from pg_trigger where not tgisinternal',
  'a function that runs as its owner is known, pinned, the reader’s, and nobody’s but the application’s': `select p.oid::regprocedure || case
      when p.proname not in (${list(DEFINERS)}) then ': unknown' when not exists (select from unnest(p.proconfig) s where s ~ '^search_path=public, pg_temp$') then ': search_path not pinned'
      when p.proowner <> 'search_reader'::regrole then ': owned by ' || p.proowner::regrole else ': public may call it' end
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${OURS} and (p.proname not in (${list(DEFINERS)})
      or not exists (select from unnest(p.proconfig) s where s ~ '^search_path=public, pg_temp$') or p.proowner <> 'search_reader'::regrole
      or p.proacl is null or exists (select from aclexplode(p.proacl) x where x.grantee = 0))`,
  'views are read as their reader': `select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and ${OURS}
    and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on'], false) and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  'no materialised view can be read': `select c.oid::regclass::text from pg_class c where c.relkind = 'm' and has_table_privilege('fabrique_app', c.oid, 'select')`,
  'the application’s role is nobody’s master': `select 'fabrique_app' from pg_roles where rolname = 'fabrique_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
    union all select 'member of ' || roleid::regrole from pg_auth_members where member = 'fabrique_app'::regrole
    union all select 'owns ' || objid || ' of ' || classid::regclass from pg_shdepend where refobjid = 'fabrique_app'::regrole and deptype = 'o'
    union all select 'may create in public' where has_schema_privilege('fabrique_app', 'public', 'create')
    union all select 'may prepare tables' where has_function_privilege('fabrique_app', 'make_tenant_table(regclass, text)', 'execute')`,
  'the owner and the reader are bound as well': `select rolname from pg_roles where (rolname in ('search_reader', 'fabrique_owner') and (rolsuper or rolbypassrls)) or (rolname = 'search_reader' and rolcanlogin)
    union all select 'search_reader writes ' || c.oid::regclass from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
      and (has_any_column_privilege('search_reader', c.oid, 'insert, update') or has_table_privilege('search_reader', c.oid, 'delete, truncate'))`,
  'nobody empties, watches or hangs things on a table': `select c.oid::regclass::text from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
    and has_table_privilege('fabrique_app', c.oid, 'truncate, trigger, references')`,
  'nothing is granted to everybody': `select c.oid::regclass || ': ' || x.privilege_type from pg_class c, aclexplode(c.relacl) x where c.relnamespace = 'public'::regnamespace and x.grantee = 0
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    union all select 'schema public: ' || x.privilege_type from pg_namespace n, aclexplode(n.nspacl) x where n.nspname = 'public' and x.grantee = 0 and x.privilege_type = 'CREATE'`,
  'deeds are added, never rewritten': Object.entries(NEVER).flatMap(([table, rights]) => rights.map((right) => `select '${table}: ${right}' where to_regclass('${table}') is not null
    and (has_table_privilege('fabrique_app', '${table}', '${right}')${right === 'delete' ? '' : ` or has_any_column_privilege('fabrique_app', '${table}', '${right}')`})`)).join(' union all '),
  'what was shown before a vote cannot change': `select 'questions.' || attname from pg_attribute where attrelid = 'questions'::regclass and attname in (${list(FIXED_AT_OPENING)})
    and has_column_privilege('fabrique_app', 'questions', attname, 'update')`,
  'no tenant is set outside a transaction': `select coalesce(setrole::regrole::text, '') || unnest from pg_db_role_setting, unnest(setconfig) where unnest like 'app.%'`,
  'commits carry no instant that could join a voter to a ballot': "select name || ' = ' || setting from pg_settings where name = 'track_commit_timestamp' and setting <> 'off'",
};

/** What is wrong with a database's schema, each line with the rule that it breaks. Asked as a superuser or as the owner. */
export async function findings(client: pg.ClientBase | pg.Pool): Promise<string[]> {
  const found: string[] = [];
  for (const [rule, sql] of Object.entries(CHECKS)) {
    const body = sql.startsWith('with recursive') ? sql.replace('with recursive', `with recursive t as (${TENANT_TABLES}),`) : `with t as (${TENANT_TABLES}) ${sql}`;
    const { rows } = await client.query<Record<string, unknown>>(body);
    found.push(...rows.map((row) => `${rule}: ${String(Object.values(row)[0])}`));
  }
  return found;
}

/** The names of the tables of collectives. */
export async function tenantTables(client: pg.ClientBase | pg.Pool): Promise<string[]> {
  const { rows } = await client.query<{ relname: string }>(`select relname from (${TENANT_TABLES}) t order by 1`);
  return rows.map(({ relname }) => relname);
}
