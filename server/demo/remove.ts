import type pg from 'pg';

interface Link { child: string; parent: string }

/**
 * Takes collectives out, whole, with everything that is theirs, in one transaction of the tables' owner. Row policies bind the owner as
 * well, and deeds have no right to be deleted: so the force of the policies is lifted inside the transaction and put back before its end.
 * For the demonstration alone. Answers the highest version that their pages had.
 */
export async function removeCollectives(owner: pg.Client, slugs: readonly string[]): Promise<number> {
  await owner.query('begin');
  try {
    const { rows: tenants } = await owner.query<{ id: string }>('select id from tenants where slug = any($1) for update', [slugs]);
    const tables = childrenFirst(await tenantTables(owner), await links(owner));
    for (const table of tables) await owner.query(`alter table ${table} no force row level security`);
    const { rows: versions } = await owner.query<{ highest: string }>(
      'select coalesce(max(version), 0) as highest from page_versions where tenant_id = any($1)', [tenants.map(({ id }) => id)]);
    for (const table of tables) await owner.query(`delete from ${table} where tenant_id = any($1)`, [tenants.map(({ id }) => id)]);
    for (const table of tables) await owner.query(`alter table ${table} force row level security`);
    await owner.query('delete from tenants where id = any($1)', [tenants.map(({ id }) => id)]);
    await owner.query('commit');
    return Number(versions[0]!.highest);
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

async function tenantTables(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relkind = 'r' and relrowsecurity and relnamespace = 'public'::regnamespace order by 1`);
  return rows.map(({ name }) => name);
}

async function links(owner: pg.Client): Promise<Link[]> {
  const { rows } = await owner.query<Link>(
    `select distinct conrelid::regclass::text as child, confrelid::regclass::text as parent
     from pg_constraint where contype = 'f' and conrelid <> confrelid`);
  return rows;
}

/** Every table after all that refer to it. @throws when tables refer to each other in a circle */
function childrenFirst(tables: readonly string[], all: readonly Link[]): string[] {
  const sorted: string[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const free = left.filter((table) => !all.some(({ child, parent }) => parent === table && left.includes(child)));
    if (free.length === 0) throw new Error(`these tables refer to each other: ${left.join(', ')}`);
    sorted.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return sorted;
}
