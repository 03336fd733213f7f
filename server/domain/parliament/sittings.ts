import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { SittingState } from '../../db/tables/parliament.ts';
import type { Actor } from '../actor.ts';
import { requireNotFrozen, requireOpen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { nextReference, record, recordAll } from '../journal.ts';
import { MOVES } from '../proposals/lifecycle.ts';
import { moveAll } from '../proposals/moves.ts';
import { mayMoveSitting, SITTING_MOVES, type SittingMove } from './lifecycle.ts';
import type { SittingEdit, SittingInput } from './schema.ts';

export interface SittingRow { id: string; number: number; state: SittingState; version: number }

/**
 * A sitting, held until the commit: `share` by deeds that need it to stay as it is (signing the roll, opening a vote), `change` by those
 * that change it. Locks are taken in one order everywhere: sitting, item, question, proposals. @throws sitting.not_found
 */
export async function holdSitting(db: TenantDb, id: string, mode: 'share' | 'change'): Promise<SittingRow> {
  const query = db.selectFrom('sittings').select(['id', 'number', 'state', 'version']).where('id', '=', id);
  const row = await (mode === 'share' ? query.forShare() : query.forNoKeyUpdate()).executeTakeFirst();
  if (!row) throw new DomainError('sitting.not_found');
  return row;
}

/** Plans a sitting and gives it its number. The same id twice answers what the first time gave. @throws freeze.running */
export async function planSitting(db: TenantDb, actor: Actor, input: SittingInput): Promise<{ id: string; number: number }> {
  await requireNotFrozen(db);
  const before = await db.selectFrom('sittings').select(['id', 'number']).where('id', '=', input.id).executeTakeFirst();
  if (before) return before;
  const number = await nextReference(db, 'sitting');
  await db.insertInto('sittings').values({
    id: input.id, number, title: input.title, place: input.place ?? null, starts_at: input.startsAt, opened_at: null, closed_at: null,
  }).execute();
  await record(db, actor, { verb: 'sitting.planned', subject: { type: 'sitting', id: input.id }, data: { number } });
  return { id: input.id, number };
}

/** Changes what a planned sitting says. @throws freeze.running, sitting.not_found, sitting.transition_forbidden, system.conflict */
export async function editSitting(db: TenantDb, actor: Actor, input: SittingEdit): Promise<void> {
  await requireNotFrozen(db);
  const sitting = await holdSitting(db, input.id, 'change');
  if (sitting.state !== 'planned') throw new DomainError('sitting.transition_forbidden');
  if (sitting.version !== input.version) throw new DomainError('system.conflict');
  await db.updateTable('sittings').set({
    title: input.title, place: input.place ?? null, starts_at: input.startsAt, version: sql`version + 1`,
  }).where('id', '=', input.id).execute();
  await record(db, actor, { verb: 'sitting.edited', subject: { type: 'sitting', id: input.id } });
}

/** Opens a planned sitting: people can sign the roll and proposals be put to the vote. @throws phase.closed, freeze.running */
export async function openSitting(db: TenantDb, actor: Actor, { sittingId }: { sittingId: string }): Promise<void> {
  await requireOpen(db, 'validate');
  if (await moved(db, sittingId, 'open')) return;
  await db.updateTable('sittings').set({ state: 'open', opened_at: sql<Date>`now()`, version: sql`version + 1` })
    .where('id', '=', sittingId).execute();
  await record(db, actor, { verb: SITTING_MOVES.open.verb, subject: { type: 'sitting', id: sittingId } });
}

/** Takes the sitting for a move; true when that move was already made (a second press changes nothing). */
async function moved(db: TenantDb, id: string, move: SittingMove): Promise<boolean> {
  const { state } = await holdSitting(db, id, 'change');
  if (state === SITTING_MOVES[move].to) return true;
  if (!mayMoveSitting(state, move)) throw new DomainError('sitting.transition_forbidden');
  return false;
}

/**
 * Closes a sitting: everyone leaves the roll, and what was not put to the vote is free for another agenda.
 * @throws freeze.running, sitting.not_found, sitting.transition_forbidden, sitting.votes_pending while a vote is open or unannounced
 */
export async function closeSitting(db: TenantDb, actor: Actor, { sittingId }: { sittingId: string }): Promise<void> {
  await requireNotFrozen(db);
  if (await moved(db, sittingId, 'close')) return;
  const pending = await db.selectFrom('questions').select('id').where('sitting_id', '=', sittingId).where('state', 'in', ['open', 'closed'])
    .limit(1).executeTakeFirst();
  if (pending) throw new DomainError('sitting.votes_pending');
  const left = await freeUnvoted(db, sittingId);
  await db.updateTable('attendances').set({ left_at: sql<Date>`clock_timestamp()` }).where('sitting_id', '=', sittingId)
    .where('left_at', 'is', null).execute();
  await db.updateTable('sittings').set({ state: 'closed', closed_at: sql<Date>`now()`, version: sql`version + 1` })
    .where('id', '=', sittingId).execute();
  await recordAll(db, actor, [
    ...left.map((id) => ({
      verb: MOVES.take_off_agenda.verb, subject: { type: 'proposal' as const, id }, data: { sittingId, why: 'sitting_closed' },
    })),
    { verb: SITTING_MOVES.close.verb, subject: { type: 'sitting' as const, id: sittingId }, data: { notReached: left.length } },
  ]);
}

/** Takes the items without an announced vote off the agenda. Answers their proposals. */
async function freeUnvoted(db: TenantDb, sittingId: string): Promise<string[]> {
  const items = await db.updateTable('agenda_items').set({ removed_at: sql<Date>`now()` }).where('sitting_id', '=', sittingId)
    .where('removed_at', 'is', null)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('questions').select('questions.id')
      .whereRef('questions.agenda_item_id', '=', 'agenda_items.id').where('questions.state', '=', 'announced'))))
    .returning('proposal_id').execute();
  const ids = items.map((item) => item.proposal_id);
  if (ids.length > 0) await moveAll(db, ids, 'take_off_agenda');
  return ids;
}
