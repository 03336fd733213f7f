import type { CommentOrigin, CommentStatus } from '../../db/tables/comments.ts';
import { has, personId, type Actor } from '../actor.ts';
import type { Allowed } from '../proposals/policy.ts';
import { COMMENT_ANSWERS, mayMoveComment, type CommentAnswer } from './lifecycle.ts';
import { EDIT_MINUTES } from './schema.ts';

/** What is talked about. open: everyone can read it now. workshop: the working copy of a measure, for those who write it. */
export interface SubjectFacts {
  open: boolean;
  workshop: boolean;
}
export interface CommentFacts {
  status: CommentStatus;
  origin: CommentOrigin;
  authorId: string | null;
  typedBy: string | null;
  writtenAt: Date;
  workshop: boolean;
}
/** What the calendar and the settings let be done. before: somebody reads each text before it is public. */
export interface CommentDoors {
  comment: boolean;
  frozen: boolean;
  before: boolean;
}

/** Whether the conversation about it can be read. */
export function mayFollow(actor: Actor, { open, workshop }: SubjectFacts): boolean {
  return workshop ? has(actor, 'member', 'organiser') : open;
}

/** Saying something about it. In the workshop neither calendar nor freeze holds: nothing of it is public. */
export function mayComment(actor: Actor, subject: SubjectFacts, { comment, frozen }: CommentDoors): Allowed {
  if (!mayFollow(actor, subject)) return 'comment.subject_not_found';
  if (!subject.workshop && frozen) return 'freeze.running';
  if (!subject.workshop && !comment) return 'phase.closed';
  return actor.kind === 'person' ? true : 'sign_in.required';
}

/** Writing down what a room said. */
export function mayNoteRoom(actor: Actor): Allowed {
  return has(actor, 'volunteer', 'organiser') ? true : 'role.missing';
}

/** Its author; of what a room said, whoever wrote it down. */
export function isOwn(actor: Actor, { origin, authorId, typedBy }: Pick<CommentFacts, 'origin' | 'authorId' | 'typedBy'>): boolean {
  const me = personId(actor);
  return me !== null && me === (origin === 'meeting' ? typedBy : authorId);
}

/** One's own words, for a quarter of an hour; where they are read before they are public, until they are. */
export function mayEditComment(actor: Actor, facts: CommentFacts, { frozen, before }: CommentDoors, at: Date): Allowed {
  if (!isOwn(actor, facts)) return 'comment.not_author';
  if (!facts.workshop && frozen) return 'freeze.running';
  const still = facts.status === 'held' || (facts.status === 'published' && (facts.workshop || !before));
  const late = at.getTime() - facts.writtenAt.getTime() > EDIT_MINUTES * 60_000;
  return still && !late ? true : 'comment.too_late';
}

export function mayWithdrawComment(actor: Actor, facts: CommentFacts, { frozen }: CommentDoors): Allowed {
  if (!isOwn(actor, facts)) return 'comment.not_author';
  if (!facts.workshop && frozen) return 'freeze.running';
  return mayMoveComment(facts.status, 'withdraw') ? true : 'comment.transition_forbidden';
}

/** Anyone may report what is public, but for their own words; a freeze stops no notice. */
export function mayReport(actor: Actor, facts: CommentFacts): Allowed {
  if (facts.workshop || facts.status === 'held' || facts.status === 'withdrawn') return 'comment.not_found';
  if (facts.status === 'hidden') return 'comment.already_hidden';
  return isOwn(actor, facts) ? 'comment.own' : true;
}

/** reporter: this very person has a notice open about it. Nobody decides about their own words, or on their own notice. */
export function mayDecide(actor: Actor, facts: CommentFacts, { frozen }: CommentDoors, answer: CommentAnswer, reporter = false): Allowed {
  if (!has(actor, 'moderator', 'organiser')) return 'role.missing';
  if (facts.workshop) return 'comment.not_found';
  if (isOwn(actor, facts)) return 'comment.own';
  if (reporter) return 'comment.own_report';
  if (frozen) return 'freeze.running';
  const possible = answer === 'keep' ? facts.status === 'published' : mayMoveComment(facts.status, answer);
  return possible ? true : 'comment.transition_forbidden';
}

/** What the reader may do with one comment: sent with it, so that no page decides. */
export interface CommentAbilities {
  reply: boolean;
  edit: boolean;
  withdraw: boolean;
  report: boolean;
  decide: CommentAnswer[];
}

export function commentAbilities(
  actor: Actor,
  facts: CommentFacts & { reply: boolean },
  subject: SubjectFacts,
  doors: CommentDoors,
  at: Date,
): CommentAbilities {
  return {
    reply: !facts.reply && facts.status === 'published' && mayComment(actor, subject, doors) === true,
    edit: mayEditComment(actor, facts, doors, at) === true,
    withdraw: mayWithdrawComment(actor, facts, doors) === true,
    report: mayReport(actor, facts) === true,
    decide: COMMENT_ANSWERS.filter((answer) => mayDecide(actor, facts, doors, answer) === true),
  };
}

/** What stands between a reader and the form: nothing, or the reason in a word. */
export type Saying = 'open' | 'sign_in' | 'closed' | 'frozen';

export function sayingOf(actor: Actor, subject: SubjectFacts, doors: CommentDoors): Saying {
  const allowed = mayComment(actor, subject, doors);
  if (allowed === true) return 'open';
  if (allowed === 'sign_in.required') return 'sign_in';
  return allowed === 'freeze.running' ? 'frozen' : 'closed';
}
