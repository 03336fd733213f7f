import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';

/**
 * Who supports what, once proposals are grouped. No support is ever moved by a merge: each stays with the proposal that it was given to,
 * and a carrier's supporters are the people who support it or one that it carries, each person once. So a support that arrives during a
 * merge is counted whichever side it lands on, and undoing gives each its own back by doing nothing. While grouped, a new support goes to
 * the carrier, and stays with it when the grouping is undone; whoever takes a support back at the carrier takes it from all it carries.
 */

/** The person's carrier is whoever goes to the vote; of a split one its halves. Where a support given to `id` goes now. */
export async function targetsOf(db: TenantDb, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive way (id) as (
      select ${id}::uuid
      union
      select coalesce(p.carried_by, half.id) from way
        join proposals p on p.id = way.id and p.status = 'grouped'
        left join proposals half on p.carried_by is null and half.part_of = p.id and half.carried_by is distinct from p.id
        where p.carried_by is not null or half.id is not null)
    select p.id from way join proposals p on p.id = way.id where p.status <> 'grouped' order by p.id`.execute(db);
  return rows.map((row) => row.id);
}

/** Of those that carry others: how many people support them, each person once. Others are not in the answer. */
export async function supportersOf(db: TenantDb, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ carrier: string; n: string }>`
    with carried as materialized (select carried_by as carrier, id from proposals where carried_by = any(${[...ids]}::uuid[])),
      groups as (select carrier, id from carried union select carrier, carrier from carried)
    select groups.carrier, count(distinct supports.person_id) as n from groups left join supports on supports.proposal_id = groups.id
    group by groups.carrier`.execute(db);
  return new Map(rows.map(({ carrier, n }) => [carrier, Number(n)]));
}

/** How many people support these together, each once: what a carrier would have. */
export async function unionOf(db: TenantDb, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select count(distinct person_id) as n from supports where proposal_id in (
      select id from proposals where id = any(${[...ids]}::uuid[]) or carried_by = any(${[...ids]}::uuid[]))`.execute(db);
  return Number(rows[0]!.n);
}

/** Whether a person backs a proposal, or one that it carries. */
export async function backs(db: TenantDb, personId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('supports')
    .innerJoin('proposals', 'proposals.id', 'supports.proposal_id')
    .select('proposals.id')
    .where('supports.person_id', '=', personId)
    .where((eb) => eb.or([eb('proposals.id', '=', id), eb('proposals.carried_by', '=', id)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The supporters of a proposal about to be split become those of its halves; its own lines stay, as what it had. */
export async function copySupporters(db: TenantDb, sourceId: string, halves: readonly string[]): Promise<void> {
  for (const half of halves) {
    await sql`insert into supports (proposal_id, person_id, created_at)
      select ${half}::uuid, s.person_id, min(s.created_at) from supports s
      join proposals p on p.id = s.proposal_id and (p.id = ${sourceId} or p.carried_by = ${sourceId}) group by s.person_id`.execute(db);
  }
}

/**
 * Halves go back into their source: whoever supports one of them supports it, whoever left both no longer does, each as long since as
 * before.
 */
export async function rejoinSupporters(db: TenantDb, sourceId: string, halves: readonly string[]): Promise<void> {
  const ids = [...halves];
  await sql`delete from supports s where s.proposal_id in (select id from proposals where id = ${sourceId} or carried_by = ${sourceId})
    and not exists (select from supports h where h.proposal_id = any(${ids}::uuid[]) and h.person_id = s.person_id)`.execute(db);
  await sql`insert into supports (proposal_id, person_id, created_at)
    select ${sourceId}::uuid, h.person_id, min(h.created_at) from supports h where h.proposal_id = any(${ids}::uuid[])
      and not exists (select from supports s join proposals p on p.id = s.proposal_id
        where (p.id = ${sourceId} or p.carried_by = ${sourceId}) and not (p.id = any(${ids}::uuid[])) and s.person_id = h.person_id)
    group by h.person_id on conflict do nothing`.execute(db);
  await sql`delete from supports where proposal_id = any(${ids}::uuid[])`.execute(db);
}
