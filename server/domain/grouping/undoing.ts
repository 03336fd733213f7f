import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { ProposalStatus } from '../../db/tables/proposals.ts';
import type { Actor } from '../actor.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { recordAll, type Deed } from '../journal.ts';
import { MOVES } from '../proposals/lifecycle.ts';
import { moveAll } from '../proposals/moves.ts';
import { hold, holdGrouping, takeTurn, type Held, type HeldGrouping } from './hold.ts';
import { mayChangeCarrier, mayGroup } from './policy.ts';
import type { UndoInput } from './schema.ts';
import { writeText } from './service.ts';
import { rejoin } from './splitting.ts';

/**
 * Undoes a grouping, or takes one member out of it: each goes back to the very status it had, with its own supporters and what it carried
 * then; the carrier finds its text of before again, and keeps the supports that came to it meanwhile. Of a split, the halves go back into
 * their source. When the last member is taken out, the grouping is undone.
 * @throws freeze.running, grouping.not_found, grouping.undone, grouping.not_member, grouping.carrier_on_agenda, grouping.carrier_decided,
 * grouping.carrier_grouped, grouping.half_busy
 */
export async function undo(db: TenantDb, actor: Actor, input: UndoInput): Promise<{ carrier: number; whole: boolean }> {
  await requireNotFrozen(db);
  const allowed = actor.kind === 'system' ? true : mayGroup(actor, { frozen: false });
  if (allowed !== true) throw new DomainError(allowed);
  await takeTurn(db);
  const grouping = await holdGrouping(db, input.groupingId);
  if (grouping.kind === 'split') return rejoin(db, actor, grouping, input.reason);
  const standing = await membersOf(db, grouping.id);
  const leaving = input.proposalId ? standing.filter(({ id }) => id === input.proposalId) : standing;
  if (leaving.length === 0) throw new DomainError('grouping.not_member');
  const rows = await hold(db, [grouping.carrierId, ...leaving.map(({ id }) => id)]);
  const carrier = rows.find(({ id }) => id === grouping.carrierId)!;
  const change = mayChangeCarrier(carrier.status);
  if (change !== true) throw new DomainError(change, { data: { reference: carrier.reference ?? 0 } });
  const whole = leaving.length === standing.length;
  await release(db, leaving);
  if (whole) await restoreText(db, grouping, carrier);
  await close(db, actor, input, leaving, whole);
  await recordAll(db, actor, deedsOf(input, carrier, rows));
  return { carrier: carrier.reference ?? 0, whole };
}

interface Member { id: string; previous: ProposalStatus }

/** Those that the grouping still holds. */
async function membersOf(db: TenantDb, groupingId: string): Promise<Member[]> {
  const rows = await db.selectFrom('grouping_members').select(['proposal_id as id', 'previous_status as previous'])
    .where('grouping_id', '=', groupingId).where('left_at', 'is', null).orderBy('position').execute();
  return rows.flatMap((row) => (row.previous === null ? [] : [{ id: row.id, previous: row.previous }]));
}

/** Each is on its own again, with what it carried when it came: the tree of groupings that stand says so. */
async function release(db: TenantDb, members: readonly Member[]): Promise<void> {
  for (const { id } of members) {
    await sql`
      with recursive tree (id) as (
        select ${id}::uuid
        union
        select m.proposal_id from tree
          join groupings g on g.carrier_id = tree.id and g.kind = 'merge' and g.undone_at is null
          join grouping_members m on m.grouping_id = g.id and m.left_at is null)
      update proposals set carried_by = case when proposals.id = ${id} then null else ${id}::uuid end
      where proposals.id in (select tree.id from tree)`.execute(db);
  }
  await moveAll(db, members.map(({ id }) => id), 'ungroup', new Map(members.map(({ id, previous }) => [id, previous])));
}

/**
 * The carrier's text of before. Where a later grouping that stands wrote it anew, its text stays, and that one gives back what this one
 * would have: whatever the order of undoing, the first text comes back at the end. A text corrected since is left as it is.
 */
export async function restoreText(db: TenantDb, grouping: HeldGrouping, carrier: Held): Promise<void> {
  const { title_before: title, body_before: body } = grouping;
  if (title === null || body === null) return;
  const later = await db.selectFrom('groupings').select('id').where('carrier_id', '=', carrier.id).where('kind', '=', 'merge').where('undone_at', 'is', null)
    .where('title_before', 'is not', null).where('id', '<>', grouping.id)
    .where(sql<boolean>`(made_at, id) > (${grouping.madeAt}, ${grouping.id}::uuid)`).orderBy('made_at').orderBy('id').limit(1).executeTakeFirst();
  if (later) await db.updateTable('groupings').set({ title_before: title, body_before: body }).where('id', '=', later.id).execute();
  else if (carrier.title === grouping.title_after && carrier.body === grouping.body_after) await writeText(db, carrier.id, { title, body });
}

async function close(db: TenantDb, actor: Actor, input: UndoInput, leaving: readonly Member[], whole: boolean): Promise<void> {
  const by = actor.kind === 'person' ? actor.id : null;
  await db.updateTable('grouping_members').set({ left_at: sql<Date>`now()`, left_by: by }).where('grouping_id', '=', input.groupingId)
    .where('proposal_id', '=', sql<string>`any(${leaving.map(({ id }) => id)}::uuid[])`).execute();
  if (!whole) return;
  await db.updateTable('groupings').set({ undone_at: sql<Date>`now()`, undone_by: by, undone_reason: input.reason }).where('id', '=', input.groupingId).execute();
}

function deedsOf({ groupingId, reason }: UndoInput, carrier: Held, rows: readonly Held[]): Deed[] {
  const leaving = rows.filter(({ id }) => id !== carrier.id);
  const data = { groupingId, carrierId: carrier.id, carrier: carrier.reference, reason };
  return [
    ...leaving.map(({ id }): Deed => ({ verb: MOVES.ungroup.verb, subject: { type: 'proposal', id }, data })),
    {
      verb: 'proposal.parted', subject: { type: 'proposal', id: carrier.id },
      data: { groupingId, members: leaving.map(({ id }) => id), references: leaving.map(({ reference }) => reference), reason },
    },
  ];
}
