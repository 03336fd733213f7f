import type { QuestionState } from '../../db/tables/parliament.ts';
import type { Actor } from '../actor.ts';
import type { ErrorCode } from '../errors.ts';
import { mayPreside, type Allowed, type ParliamentDoors } from '../parliament/policy.ts';
import { mayMoveQuestion, type QuestionMove } from './lifecycle.ts';

/** What decides over a ballot: the question's state and hour, and whether this person is an elector who has signed the roll. */
export interface BallotFacts { state: QuestionState; late: boolean; elector: boolean; present: boolean }

/** Who may vote: an elector of the list fixed at opening, signed on the roll, while the vote is open. The same rule for page and deed. */
export function mayVote(actor: Actor, facts: BallotFacts, { frozen }: Pick<ParliamentDoors, 'frozen'>): Allowed {
  if (actor.kind !== 'person') return 'sign_in.required';
  if (!facts.elector) return 'question.not_elector';
  if (frozen) return 'freeze.running';
  if (facts.state !== 'open') return 'question.not_open';
  if (facts.late) return 'question.too_late';
  return facts.present ? true : 'attendance.missing';
}

const REFUSALS: Readonly<Record<QuestionMove, ErrorCode>> = {
  close: 'question.not_open', announce: 'question.not_closed', annul: 'question.not_open',
};

/** What the president may do with a question in its state. */
export function mayConduct(actor: Actor, state: QuestionState, move: QuestionMove, doors: ParliamentDoors): Allowed {
  const preside = mayPreside(actor, doors);
  if (preside !== true) return preside;
  return mayMoveQuestion(state, move) ? true : REFUSALS[move];
}

/** Results are for everyone once announced; before that, for who must write the reason, and never while ballots come in. */
export function maySeeResult(actor: Actor, state: QuestionState): boolean {
  return state === 'announced' || (state === 'closed' && mayPreside(actor, { validate: true, frozen: false }) === true);
}

export interface QuestionAbilities { vote: boolean; signTheRoll: boolean; close: boolean; announce: boolean; annul: boolean }

export function questionAbilities(actor: Actor, facts: BallotFacts, doors: ParliamentDoors): QuestionAbilities {
  const vote = mayVote(actor, facts, doors);
  return {
    vote: vote === true, signTheRoll: vote === 'attendance.missing',
    close: mayConduct(actor, facts.state, 'close', doors) === true,
    announce: mayConduct(actor, facts.state, 'announce', doors) === true,
    annul: mayConduct(actor, facts.state, 'annul', doors) === true,
  };
}
