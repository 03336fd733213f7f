import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { record, recordAll } from '../journal.ts';
import { mayMove, MOVES } from '../proposals/lifecycle.ts';
import { moveAll, moveOne } from '../proposals/moves.ts';
import type { AgendaInput } from './schema.ts';
import { holdSitting } from './sittings.ts';

/**
 * Puts proposals on the agenda of a sitting that is planned or open, all or none, in the order given, after what is there. Those that
 * are already on it stay where they are. Answers the items that came.
 * @throws freeze.running, sitting.not_found, sitting.transition_forbidden, proposal.not_found, agenda.proposal_not_ready
 */
export async function addToAgenda(db: TenantDb, actor: Actor, input: AgendaInput): Promise<{ itemIds: string[] }> {
  await requireNotFrozen(db);
  const sitting = await holdSitting(db, input.sittingId, 'change');
  if (sitting.state === 'closed') throw new DomainError('sitting.transition_forbidden');
  const items = await itemsOf(db, sitting.id);
  const there = new Set(items.map((item) => item.proposal_id));
  const ids = [...new Set(input.proposalIds)].filter((id) => !there.has(id));
  if (ids.length === 0) return { itemIds: [] };
  await requireReady(db, ids);
  await moveAll(db, ids, 'put_on_agenda');
  const first = Math.max(0, ...items.map((item) => item.position)) + 1;
  const rows = ids.map((proposalId, index) => ({
    id: newId(), sitting_id: sitting.id, proposal_id: proposalId, position: first + index, recommendation: input.recommendation ?? null,
    removed_at: null,
  }));
  await db.insertInto('agenda_items').values(rows).execute();
  await recordAll(db, actor, rows.map((row) => ({
    verb: MOVES.put_on_agenda.verb, subject: { type: 'proposal' as const, id: row.proposal_id },
    data: { sittingId: sitting.id, number: sitting.number },
  })));
  return { itemIds: rows.map((row) => row.id) };
}

async function itemsOf(db: TenantDb, sittingId: string) {
  return db.selectFrom('agenda_items').select(['id', 'proposal_id', 'position']).where('sitting_id', '=', sittingId)
    .where('removed_at', 'is', null).orderBy('position').execute();
}

/** Says which text is not ready, before the table of moves would refuse them all. */
async function requireReady(db: TenantDb, ids: string[]): Promise<void> {
  const rows = await db.selectFrom('proposals').select((eb) => ['reference', 'status', 'import_source',
    eb.exists(eb.selectFrom('verdicts').select('id').whereRef('verdicts.proposal_id', '=', 'proposals.id')
      .where('imported', '=', false)).as('voted')])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`).execute();
  if (rows.length !== ids.length) throw new DomainError('proposal.not_found');
  const unready = rows.find((row) => !mayMove(row.status, 'put_on_agenda', row.import_source !== null && !row.voted));
  if (unready) throw new DomainError('agenda.proposal_not_ready', { data: { reference: unready.reference ?? 0 } });
}

/** An item of a sitting that is not over, with both held. @throws agenda.item_not_found, sitting.transition_forbidden */
async function holdItem(db: TenantDb, itemId: string): Promise<{ id: string; sittingId: string; proposalId: string }> {
  const found = await db.selectFrom('agenda_items').select('sitting_id').where('id', '=', itemId).executeTakeFirst();
  if (!found) throw new DomainError('agenda.item_not_found');
  const sitting = await holdSitting(db, found.sitting_id, 'change');
  const item = await db.selectFrom('agenda_items').select(['id', 'sitting_id as sittingId', 'proposal_id as proposalId'])
    .where('id', '=', itemId).where('removed_at', 'is', null).forNoKeyUpdate().executeTakeFirst();
  if (!item) throw new DomainError('agenda.item_not_found');
  if (sitting.state === 'closed') throw new DomainError('sitting.transition_forbidden');
  return item;
}

/** Takes an item off the agenda, before any vote on it: its proposal waits again. @throws freeze.running, agenda.vote_taken */
export async function removeFromAgenda(db: TenantDb, actor: Actor, { itemId }: { itemId: string }): Promise<void> {
  await requireNotFrozen(db);
  const item = await holdItem(db, itemId);
  const question = await db.selectFrom('questions').select('id').where('agenda_item_id', '=', itemId).where('state', '<>', 'annulled')
    .limit(1).executeTakeFirst();
  if (question) throw new DomainError('agenda.vote_taken');
  await db.updateTable('agenda_items').set({ removed_at: sql<Date>`now()` }).where('id', '=', itemId).execute();
  await moveOne(db, item.proposalId, 'take_off_agenda');
  await record(db, actor, {
    verb: MOVES.take_off_agenda.verb, subject: { type: 'proposal', id: item.proposalId }, data: { sittingId: item.sittingId },
  });
}

/** Writes or takes away what a working group recommends on an item. @throws freeze.running, agenda.item_not_found */
export async function recommend(db: TenantDb, actor: Actor, input: { itemId: string; recommendation: string | null }): Promise<void> {
  await requireNotFrozen(db);
  const item = await holdItem(db, input.itemId);
  await db.updateTable('agenda_items').set({ recommendation: input.recommendation }).where('id', '=', input.itemId).execute();
  await record(db, actor, {
    verb: 'sitting.recommended', subject: { type: 'sitting', id: item.sittingId }, data: { itemId: input.itemId },
  });
}

/**
 * Sets the order of a planned sitting's agenda: exactly its items.
 * @throws freeze.running, sitting.transition_forbidden, system.conflict
 */
export async function arrangeAgenda(db: TenantDb, actor: Actor, input: { sittingId: string; itemIds: string[] }): Promise<void> {
  await requireNotFrozen(db);
  const sitting = await holdSitting(db, input.sittingId, 'change');
  if (sitting.state !== 'planned') throw new DomainError('sitting.transition_forbidden');
  const items = await itemsOf(db, sitting.id);
  const wanted = new Set(input.itemIds);
  if (wanted.size !== input.itemIds.length || wanted.size !== items.length || items.some((item) => !wanted.has(item.id))) {
    throw new DomainError('system.conflict');
  }
  await db.updateTable('agenda_items').set({ position: sql<number>`array_position(${input.itemIds}::uuid[], id)` })
    .where('id', '=', sql<string>`any(${input.itemIds}::uuid[])`).execute();
  await record(db, actor, { verb: 'sitting.arranged', subject: { type: 'sitting', id: sitting.id } });
}
