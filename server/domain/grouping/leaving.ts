import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { ProposalStatus } from '../../db/tables/proposals.ts';
import type { Actor } from '../actor.ts';
import type { Deed } from '../journal.ts';
import { hold, holdGrouping, takeTurn } from './hold.ts';
import { restoreText } from './undoing.ts';

/** The grouping of which a proposal is a member, who carries it to the vote, and how that one stands. */
export interface Standing { id: string; carrier: ProposalStatus; groupingId: string; carrierId: string }

/**
 * Takes a turn and holds a proposal for its withdrawal, with the one that carries it, so that neither moves meanwhile. Answers null for
 * what nobody carries. @throws proposal.not_found
 */
export async function holdToLeave(db: TenantDb, id: string): Promise<Standing | null> {
  await takeTurn(db);
  const row = await db.selectFrom('proposals').innerJoin('grouping_members', 'grouping_members.proposal_id', 'proposals.id')
    .innerJoin('groupings', 'groupings.id', 'grouping_members.grouping_id')
    .select(['proposals.carried_by as by', 'groupings.id as groupingId', 'groupings.carrier_id as carrierId'])
    .where('proposals.id', '=', id).where('groupings.kind', '=', 'merge').where('groupings.undone_at', 'is', null)
    .where('grouping_members.left_at', 'is', null).executeTakeFirst();
  if (!row || row.by === null) {
    await hold(db, [id]);
    return null;
  }
  const rows = await hold(db, [id, row.by, row.carrierId]);
  return { id, carrier: rows.find((one) => one.id === row.by)!.status, groupingId: row.groupingId, carrierId: row.carrierId };
}

/**
 * Its author takes back what another carries: it leaves its grouping, whose history keeps that it was there, and no undoing brings it
 * back. When it was the last, the grouping is undone, and the carrier finds its text of before again. Answers what the journal says of it.
 */
export async function leave(db: TenantDb, actor: Actor & { kind: 'person' }, { id, groupingId, carrierId }: Standing): Promise<Deed> {
  const grouping = await holdGrouping(db, groupingId);
  const [carrier, leaving] = await Promise.all([carrierId, id].map(async (one) => (await hold(db, [one]))[0]!));
  await db.updateTable('proposals').set({ carried_by: null }).where('id', '=', id).execute();
  await db.updateTable('grouping_members').set({ left_at: sql<Date>`now()`, left_by: actor.id })
    .where('grouping_id', '=', groupingId).where('proposal_id', '=', id).execute();
  const other = await db.selectFrom('grouping_members').select('proposal_id').where('grouping_id', '=', groupingId).where('left_at', 'is', null)
    .limit(1).executeTakeFirst();
  if (!other) {
    await restoreText(db, grouping, carrier!);
    await db.updateTable('groupings').set({ undone_at: sql<Date>`now()`, undone_by: actor.id }).where('id', '=', groupingId).execute();
  }
  return {
    verb: 'proposal.parted', subject: { type: 'proposal', id: carrierId },
    data: { groupingId, members: [id], references: [leaving!.reference], withdrawn: true },
  };
}
