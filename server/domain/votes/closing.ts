import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { carriedWith } from '../grouping/carried.ts';
import { newId } from '../ids.ts';
import { record, recordAll } from '../journal.ts';
import { post } from '../outbox.ts';
import { holdSitting } from '../parliament/sittings.ts';
import { MOVES } from '../proposals/lifecycle.ts';
import { moveOne, type Moved } from '../proposals/moves.ts';
import { countRoll, type RollLine } from './count.ts';
import { mayMoveQuestion, moveFor, QUESTION_MOVES, verdictFor } from './lifecycle.ts';
import { decide } from './rule.ts';
import { storedCounts, storedRule, type Decision, type Outcome, type VoteCounts } from './schema.ts';
import { takeQuestion, type HeldQuestion } from './service.ts';

export interface Result { id: string; counts: VoteCounts; decision: Decision }

/**
 * Closes a vote and counts it, in one transaction. It holds the question: ballots in flight are accepted before it or refused after it.
 * It holds the sitting: nobody signs in or out between the count and the hour of closing, so that presence can be counted again from
 * the roll. However often it is pressed, the first count stands.
 * @throws freeze.running, question.not_found, question.not_open when annulled
 */
export async function closeQuestion(db: TenantDb, actor: Actor, { id }: { id: string }): Promise<Result> {
  await requireNotFrozen(db);
  const found = await db.selectFrom('questions').select('sitting_id').where('id', '=', id).executeTakeFirst();
  if (!found) throw new DomainError('question.not_found');
  await holdSitting(db, found.sitting_id, 'change');
  const question = await takeQuestion(db, id);
  const before = resultOf(question);
  if (before) return before;
  if (!mayMoveQuestion(question.state, 'close')) throw new DomainError('question.not_open');
  const counts = countRoll(await rollOf(db, question));
  const decision = decide(storedRule(question.rule), counts);
  await db.updateTable('questions').set({
    state: 'closed', closed_at: sql<Date>`clock_timestamp()`, counts: JSON.stringify(counts), outcome: decision.outcome,
  }).where('id', '=', id).execute();
  // The result waits for its announcement: the journal is public, and says here only that the vote is over.
  await record(db, actor, { verb: QUESTION_MOVES.close.verb, subject: { type: 'question', id } });
  return { id, counts, decision };
}

/** The result of a counted question, computed again from its kept counts. */
export function resultOf({ id, rule, counts }: { id: string; rule: unknown; counts: unknown }): Result | null {
  const kept = storedCounts(counts);
  return kept && { id, counts: kept, decision: decide(storedRule(rule), kept) };
}

/** Every elector of the list fixed at opening, where she is signed in at this moment, and her ballot. */
async function rollOf(db: TenantDb, { id, sittingId }: HeldQuestion): Promise<RollLine[]> {
  const rows = await db.selectFrom('electors')
    .leftJoin('attendances', (join) => join.onRef('attendances.seat_id', '=', 'electors.seat_id')
      .on('attendances.sitting_id', '=', sittingId).on('attendances.left_at', 'is', null))
    .leftJoin('roll_call_ballots', (join) => join.onRef('roll_call_ballots.question_id', '=', 'electors.question_id')
      .onRef('roll_call_ballots.seat_id', '=', 'electors.seat_id'))
    .select(['attendances.place as attendance', 'roll_call_ballots.choice', 'roll_call_ballots.place'])
    .where('electors.question_id', '=', id).execute();
  return rows.map(({ attendance, choice, place }) => ({ attendance, ballot: choice && place ? { choice, place } : null }));
}

/**
 * Announces a counted vote with the reason that people will read: the proposal moves (or waits again, where nothing was decided), its
 * verdict is written, its author and those who follow it are told. Pressed again, the first announcement stands.
 * @throws freeze.running, question.not_found, question.not_closed
 */
export async function announce(db: TenantDb, actor: Actor, { id, reason }: { id: string; reason: string }): Promise<Result> {
  await requireNotFrozen(db);
  const question = await takeQuestion(db, id);
  const result = resultOf(question);
  if (result && question.state === 'announced') return result;
  if (!result || !mayMoveQuestion(question.state, 'announce')) throw new DomainError('question.not_closed');
  const { outcome } = result.decision;
  const move = moveFor(outcome, question.onRejection);
  const moved = await moveOne(db, question.proposalId, move);
  const verdict = verdictFor(outcome, question.onRejection);
  if (verdict !== null) {
    await db.insertInto('verdicts').values({ id: newId(), proposal_id: moved.id, verdict, reason, question_id: id }).execute();
  }
  await db.updateTable('questions').set({ state: 'announced', reason, announced_at: sql<Date>`now()` }).where('id', '=', id).execute();
  await tell(db, moved, { outcome, verdict: move, reason });
  await recordAll(db, actor, [
    { verb: QUESTION_MOVES.announce.verb, subject: { type: 'question', id }, data: { outcome, counts: result.counts } },
    { verb: MOVES[move].verb, subject: { type: 'proposal', id: moved.id }, data: { questionId: id, outcome } },
  ]);
  return result;
}

const LETTERS_AT_ONCE = 1_000;

/**
 * Mail to the author, who is owed an answer, as are the authors of what it carries, and to the supporters of any of them who asked to be
 * told what follows: supporting subscribes to nothing, so only a consent to such mail that stands does. One letter each.
 */
async function tell(
  db: TenantDb, { id, title, reference, authorId }: Moved, said: { outcome: Outcome; verdict: string; reason: string },
): Promise<void> {
  const data = { title, reference: String(reference ?? ''), ...said };
  const carried = await carriedWith(db, id);
  const texts = carried.length === 0 ? [] : await db.selectFrom('proposals').select(['author_id as author', 'title'])
    .where('id', '=', sql<string>`any(${carried}::uuid[])`).orderBy('reference').execute();
  const authors = new Map<string, string>();
  for (const text of texts) if (text.author !== null && text.author !== authorId && !authors.has(text.author)) authors.set(text.author, text.title);
  const followers = await db.selectFrom('supports').innerJoin('people', 'people.id', 'supports.person_id')
    .select('people.id').distinct().where('supports.proposal_id', '=', sql<string>`any(${[id, ...carried]}::uuid[])`).where('people.state', '=', 'active').where('people.email', 'is not', null)
    .where((eb) => eb.exists(eb.selectFrom('consents').select('consents.purpose').whereRef('consents.person_id', '=', 'people.id')
      .where('consents.purpose', '=', 'follow_up_mail').where('consents.withdrawn_at', 'is', null))).execute();
  const letters = [
    ...(authorId === null ? [] : [{ template: 'proposal_decided', to: { personId: authorId }, data: { ...data, to: 'author' } }]),
    ...[...authors].map(([personId, own]) => ({ template: 'proposal_decided', to: { personId }, data: { ...data, to: 'author', carried: own } })),
    ...followers.filter((person) => person.id !== authorId && !authors.has(person.id))
      .map((person) => ({ template: 'proposal_decided', to: { personId: person.id }, data: { ...data, to: 'supporter' } })),
  ];
  for (let start = 0; start < letters.length; start += LETTERS_AT_ONCE) await post(db, letters.slice(start, start + LETTERS_AT_ONCE));
}
