import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import { DomainError } from '../errors.ts';
import { nextReference } from '../journal.ts';

/** Deeds of grouping are rare and touch many rows: a collective's take turns, so that two of them never wait for each other. */
export async function takeTurn(db: TenantDb): Promise<void> {
  await nextReference(db, 'grouping');
}

export type Held = Awaited<ReturnType<typeof hold>>[number];

/** The proposals, held until the commit, in the order of their ids. @throws proposal.not_found */
export async function hold(db: TenantDb, ids: readonly string[]) {
  const wanted = [...new Set(ids)];
  const rows = await db
    .selectFrom('proposals')
    .select([
      'id', 'reference', 'status', 'title', 'body', 'version', 'origin', 'voice', 'carried_by as carriedBy', 'part_of as partOf', 'theme', 'district',
      'place_x', 'place_y', 'organisation', 'author_id', 'author_shown', 'meeting_id', 'submitted_at',
    ])
    .where('id', '=', sql<string>`any(${wanted}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (rows.length !== wanted.length) throw new DomainError('proposal.not_found');
  return rows;
}

/** A grouping that stands, held. @throws grouping.not_found, grouping.undone */
export async function holdGrouping(db: TenantDb, id: string) {
  const grouping = await db
    .selectFrom('groupings')
    .select([
      'id', 'kind', 'carrier_id as carrierId', 'carrier_status as carrierStatus', 'title_before', 'body_before', 'title_after', 'body_after',
      'undone_at as undoneAt', 'made_at as madeAt',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!grouping) throw new DomainError('grouping.not_found');
  if (grouping.undoneAt !== null) throw new DomainError('grouping.undone');
  return grouping;
}
export type HeldGrouping = Awaited<ReturnType<typeof holdGrouping>>;

/**
 * Whether others rest on this proposal: it carries them (or did when another came to carry it), is half of one, or was split into two.
 * Such a one cannot leave the road alone.
 */
export async function othersRestOn(db: TenantDb, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('proposals')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('carried_by', '=', id), eb('part_of', 'is distinct from', id)]),
        eb.and([eb('id', '=', id), eb('part_of', 'is not', null)]),
        eb.and([eb('part_of', '=', id), eb('carried_by', 'is distinct from', id)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined || holdsMembers(db, id);
}

async function holdsMembers(db: TenantDb, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('groupings')
    .innerJoin('grouping_members', 'grouping_members.grouping_id', 'groupings.id')
    .select('groupings.id')
    .where('groupings.carrier_id', '=', id)
    .where('groupings.kind', '=', 'merge')
    .where('groupings.undone_at', 'is', null)
    .where('grouping_members.left_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
