import type { Verdict } from '../../db/tables/proposals.ts';
import type { Move } from '../proposals/lifecycle.ts';
import type { OnRejection, Outcome } from './schema.ts';
import type { QuestionState } from '../../db/tables/parliament.ts';

export type QuestionMove = 'close' | 'announce' | 'annul';

/**
 * The life of a question put to the vote. It is open as soon as it exists. Closing counts; announcing gives the reason and moves the
 * proposal. Only an open vote can be annulled: once counted, a result that displeases stays.
 */
export const QUESTION_MOVES: Readonly<Record<QuestionMove, { from: QuestionState; to: QuestionState; verb: string }>> = {
  close: { from: 'open', to: 'closed', verb: 'question.closed' },
  announce: { from: 'closed', to: 'announced', verb: 'question.announced' },
  annul: { from: 'open', to: 'annulled', verb: 'question.annulled' },
};

export function mayMoveQuestion(state: QuestionState, move: QuestionMove): boolean { return QUESTION_MOVES[move].from === state; }

/**
 * What an outcome does to its proposal: only a met rule validates, only a real majority against rejects (as said before opening); where
 * nothing was decided the proposal waits for another agenda.
 */
export function moveFor(outcome: Outcome, onRejection: OnRejection): Move {
  if (outcome === 'adopted') return 'validated';
  return outcome === 'rejected' ? onRejection : 'leave_undecided';
}

/** The verdict that an outcome gives, or null where nothing was decided. */
export function verdictFor(outcome: Outcome, onRejection: OnRejection): Verdict | null {
  const move = moveFor(outcome, onRejection);
  return move === 'validated' || move === 'set_aside' || move === 'sent_back' ? move : null;
}
