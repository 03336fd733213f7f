import type { TenantDb } from '../../db/tenant-db.ts';
import type { QuestionState } from '../../db/tables/parliament.ts';
import type { Actor } from '../actor.ts';
import { databaseNow } from '../clock.ts';
import { requireNotFrozen, requireOpen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { enqueue } from '../jobs.ts';
import { record } from '../journal.ts';
import { seatsInForce } from '../parliament/seats.ts';
import { holdSitting } from '../parliament/sittings.ts';
import { mayMoveQuestion, QUESTION_MOVES } from './lifecycle.ts';
import { storedRule, type OnRejection, type OpeningInput, type Rule } from './schema.ts';

export interface Opened { id: string; rule: Rule; onRejection: OnRejection; enrolled: number }

/**
 * Puts an agenda item to the vote: its rule, what a rejection does and its electorate are fixed from here on (the application's role
 * has no right to change those columns). Opening the same id twice opens once.
 * @throws phase.closed, freeze.running, agenda.item_not_found, sitting.transition_forbidden, question.already_open, question.no_electors,
 *   system.invalid when the hour of closing is past
 */
export async function openQuestion(db: TenantDb, actor: Actor & { kind: 'person' }, input: OpeningInput): Promise<Opened> {
  const { parliament } = await requireOpen(db, 'validate');
  const item = await holdItemOfOpenSitting(db, input.itemId);
  const before = await db.selectFrom('questions').select(['id', 'rule', 'on_rejection as onRejection'])
    .where('agenda_item_id', '=', item.id).where('state', '<>', 'annulled').executeTakeFirst();
  if (before && before.id !== input.id) throw new DomainError('question.already_open');
  if (before) return { ...before, rule: storedRule(before.rule), enrolled: await enrolledIn(db, before.id) };
  const rule: Rule = input.rule ?? parliament.rule;
  const onRejection = input.onRejection ?? parliament.onRejection;
  const [seats, at] = await Promise.all([seatsInForce(db), databaseNow(db)]);
  if (input.closesAt && input.closesAt <= at) throw new DomainError('system.invalid', { field: 'closesAt' });
  if (seats.length === 0) throw new DomainError('question.no_electors');
  await db.insertInto('questions').values({
    id: input.id, sitting_id: item.sittingId, agenda_item_id: item.id, proposal_id: item.proposalId, mode: 'roll_call',
    rule: JSON.stringify(rule), on_rejection: onRejection, opened_by: actor.id, closes_at: input.closesAt ?? null,
    closed_at: null, counts: null, outcome: null, reason: null, announced_at: null,
  }).execute();
  await db.insertInto('electors')
    .values(seats.map((seat) => ({ question_id: input.id, seat_id: seat.id, person_id: seat.personId }))).execute();
  if (input.closesAt) await enqueue(db, { kind: 'close-question', payload: { id: input.id }, onceKey: input.id, runAt: input.closesAt });
  await record(db, actor, {
    verb: 'question.opened', subject: { type: 'question', id: input.id },
    data: { sittingId: item.sittingId, proposalId: item.proposalId, rule, onRejection, enrolled: seats.length },
  });
  return { id: input.id, rule, onRejection, enrolled: seats.length };
}

/** The sitting stays open and the item stays on its agenda until the commit; two openings of one item follow one another. */
async function holdItemOfOpenSitting(db: TenantDb, itemId: string): Promise<{ id: string; sittingId: string; proposalId: string }> {
  const found = await db.selectFrom('agenda_items').select('sitting_id').where('id', '=', itemId).executeTakeFirst();
  if (!found) throw new DomainError('agenda.item_not_found');
  const { state } = await holdSitting(db, found.sitting_id, 'share');
  if (state !== 'open') throw new DomainError('sitting.transition_forbidden');
  const item = await db.selectFrom('agenda_items').select(['id', 'sitting_id as sittingId', 'proposal_id as proposalId'])
    .where('id', '=', itemId).where('removed_at', 'is', null).forNoKeyUpdate().executeTakeFirst();
  if (!item) throw new DomainError('agenda.item_not_found');
  return item;
}

export async function enrolledIn(db: TenantDb, questionId: string): Promise<number> {
  const { n } = await db.selectFrom('electors').select((eb) => eb.fn.countAll<string>().as('n')).where('question_id', '=', questionId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

export interface HeldQuestion {
  id: string; state: QuestionState; sittingId: string; proposalId: string; rule: unknown; onRejection: OnRejection; counts: unknown;
  reason: string | null;
}

/** A question taken until the commit: ballots on it wait, and so do other closings. @throws question.not_found */
export async function takeQuestion(db: TenantDb, id: string): Promise<HeldQuestion> {
  const row = await db.selectFrom('questions')
    .select(['id', 'state', 'sitting_id as sittingId', 'proposal_id as proposalId', 'rule', 'on_rejection as onRejection', 'counts',
      'reason'])
    .where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw new DomainError('question.not_found');
  return row;
}

/**
 * Annuls an open vote, with the reason: nothing of it counts, and the item can be put to the vote anew. Twice annuls once.
 * @throws freeze.running, question.not_found, question.not_open once it is counted
 */
export async function annulQuestion(db: TenantDb, actor: Actor, { id, reason }: { id: string; reason: string }): Promise<void> {
  await requireNotFrozen(db);
  const { state } = await takeQuestion(db, id);
  if (state === 'annulled') return;
  if (!mayMoveQuestion(state, 'annul')) throw new DomainError('question.not_open');
  await db.updateTable('questions').set({ state: 'annulled', reason }).where('id', '=', id).execute();
  await record(db, actor, { verb: QUESTION_MOVES.annul.verb, subject: { type: 'question', id }, data: { reason } });
}
