import type { ProposalStatus, SheetReading } from '../../db/tables/proposals.ts';
import { has, personId, type Actor } from '../actor.ts';
import type { ErrorCode } from '../errors.ts';
import { isPublic, mayMove, MOVES } from './lifecycle.ts';

/** A decision of a policy: allowed, or the coded reason. */
export type Allowed = true | ErrorCode;

export interface ProposalFacts {
  status: ProposalStatus;
  authorId: string | null;
  listed: boolean;
  /** Of its sheet, if it has one. */
  reading?: SheetReading | null;
  /** Of the one that carries it, if one does. */
  carrier?: ProposalStatus | null;
  /** Whether others rest on it, so that it cannot leave the road alone. */
  rested?: boolean;
}
/** What the calendar lets be done at this moment. */
export interface Doors {
  support: boolean;
  frozen: boolean;
}

/** Who may see it: everyone once public; before and after that its author and whoever answers on admissibility. */
export function maySee(actor: Actor, { status, authorId }: ProposalFacts): boolean {
  return isPublic(status) || has(actor, 'moderator', 'organiser') || (authorId !== null && personId(actor) === authorId);
}

export function maySupport(actor: Actor, { status }: ProposalFacts, { support, frozen }: Doors): Allowed {
  if (!isPublic(status)) return 'proposal.not_found';
  if (frozen) return 'freeze.running';
  if (!support) return 'phase.closed';
  if (status === 'set_aside' || status === 'grouped') return 'proposal.not_open';
  return actor.kind === 'person' ? true : 'sign_in.required';
}

/** Its author, at any time before validation: its own, or that of the one which carries it. */
export function mayWithdraw(actor: Actor, { status, authorId, carrier, rested }: ProposalFacts, { frozen }: Doors): Allowed {
  if (authorId === null || personId(actor) !== authorId) return 'proposal.not_author';
  if (frozen) return 'freeze.running';
  if (!mayMove(status, 'withdraw')) return 'proposal.transition_forbidden';
  if (rested) return 'proposal.carries_others';
  if (status !== 'grouped' || !carrier || carrier === 'published' || carrier === 'sent_back') return true;
  return carrier === 'grouped' ? 'proposal.carrier_split' : 'proposal.carrier_in_validation';
}

/** What can be answered on admissibility. keep: a text that is public already was read, and stays. */
export const DECISIONS = ['publish', 'keep', 'refuse', 'reinstate'] as const;
export type Decision = (typeof DECISIONS)[number];

export function mayModerate(actor: Actor, { status, reading }: ProposalFacts, { frozen }: Doors, decision: Decision): Allowed {
  if (!has(actor, 'moderator', 'organiser')) return 'role.missing';
  if (frozen) return 'freeze.running';
  if (reading === 'before' && decision !== 'keep' && MOVES[decision].onceRead) return 'sheet.reading_awaited';
  return (decision === 'keep' ? status === 'published' : mayMove(status, decision)) ? true : 'proposal.transition_forbidden';
}

/** Saying from which room it came, or correcting that: the people of the rooms, never while nothing public may change. */
export function mayTagOrigin(actor: Actor, _facts: ProposalFacts, { frozen }: Doors): Allowed {
  if (!has(actor, 'volunteer', 'organiser')) return 'role.missing';
  return frozen ? 'freeze.running' : true;
}

/** Writing down what was said in a room. */
export function mayTypeSheets(actor: Actor): Allowed {
  return has(actor, 'volunteer', 'organiser') ? true : 'role.missing';
}

/** Preparing the collective's answer: a private draft, so that no freeze holds it. */
export function mayAnswer(actor: Actor, { listed }: ProposalFacts): Allowed {
  if (!has(actor, 'moderator', 'organiser')) return 'role.missing';
  return listed ? true : 'proposal.not_found';
}

export interface ReadingFacts {
  reading: SheetReading;
  typedBy: string | null;
}

/** Reading a sheet again: a second person, never the one who typed it. */
export function mayReadSheet(actor: Actor, { reading, typedBy }: ReadingFacts, { frozen }: Pick<Doors, 'frozen'>): Allowed {
  if (!has(actor, 'volunteer', 'organiser')) return 'role.missing';
  if (frozen) return 'freeze.running';
  if (reading !== 'before' && reading !== 'after') return 'sheet.already_read';
  return typedBy !== null && personId(actor) === typedBy ? 'sheet.same_reader' : true;
}

/** What the reader of a page may do: sent with the page, so that no page decides. */
export interface Abilities {
  support: boolean;
  withdraw: boolean;
  moderate: Decision[];
  tagOrigin: boolean;
  answer: boolean;
  signInToSupport: boolean;
}

export function abilitiesOf(actor: Actor, facts: ProposalFacts, doors: Doors): Abilities {
  const support = maySupport(actor, facts, doors);
  return {
    support: support === true,
    signInToSupport: support === 'sign_in.required',
    withdraw: mayWithdraw(actor, facts, doors) === true,
    moderate: DECISIONS.filter((decision) => mayModerate(actor, facts, doors, decision) === true),
    tagOrigin: mayTagOrigin(actor, facts, doors) === true,
    answer: mayAnswer(actor, facts) === true,
  };
}
