import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';

/** Those whose fate a proposal decides beside its own: all that it carries, and of a half its source with all that it carries. */
export async function carriedWith(db: TenantDb, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive tree (id) as (
      select ${id}::uuid
      union
      select p.id from tree join proposals half on half.id = tree.id
        join proposals p on p.status = 'grouped' and (p.carried_by = tree.id or (p.id = half.part_of and half.carried_by is distinct from p.id)))
    select id from tree where id <> ${id} order by id`.execute(db);
  return rows.map((row) => row.id);
}
