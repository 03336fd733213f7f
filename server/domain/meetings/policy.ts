import type { MeetingState } from '../../db/tables/meetings.ts';
import { has, personId, type Actor } from '../actor.ts';
import type { ErrorCode } from '../errors.ts';
import { mayMoveMeeting, type MeetingMove } from './lifecycle.ts';

/** A decision of a policy: allowed, or the coded reason. */
export type Allowed = true | ErrorCode;

/** begun: its hour has come. proposals: how many say that they come from it. */
export interface MeetingFacts { state: MeetingState; begun: boolean; declaredBy: string | null; reportedBy: string | null;
  proposals: number }

/** What the calendar lets be done with it. propose: proposing is open now, or was on its day. */
export interface MeetingDoors { frozen: boolean; propose: boolean }

function mayDo(move: MeetingMove, actor: Actor, { state }: MeetingFacts, { frozen }: MeetingDoors): Allowed {
  if (!has(actor, 'volunteer', 'organiser')) return 'role.missing';
  if (frozen) return 'freeze.running';
  return mayMoveMeeting(state, move) ? true : 'meeting.transition_forbidden';
}

export function mayEdit(actor: Actor, facts: MeetingFacts, doors: MeetingDoors): Allowed { return mayDo('edit', actor, facts, doors); }

/** Whoever announced it, or an organiser; never once something is said to come from it. */
export function mayCancel(actor: Actor, facts: MeetingFacts, doors: MeetingDoors): Allowed {
  const allowed = mayDo('cancel', actor, facts, doors);
  if (allowed !== true) return allowed;
  if (!has(actor, 'organiser') && (facts.declaredBy === null || personId(actor) !== facts.declaredBy)) return 'role.missing';
  return facts.proposals === 0 ? true : 'meeting.has_proposals';
}

/** Once it has begun. */
export function mayReport(actor: Actor, facts: MeetingFacts, doors: MeetingDoors): Allowed {
  const allowed = mayDo('report', actor, facts, doors);
  if (allowed !== true) return allowed;
  return facts.begun ? true : 'meeting.not_past';
}

/** By a second person: whoever wrote the report does not check it. */
export function mayCheck(actor: Actor, facts: MeetingFacts, doors: MeetingDoors): Allowed {
  const allowed = mayDo('check', actor, facts, doors);
  if (allowed !== true) return allowed;
  return facts.reportedBy !== null && personId(actor) === facts.reportedBy ? 'meeting.same_reader' : true;
}

/** Typing its sheets, once it has begun: what was said on a day when one could propose may come in later. */
export function mayType(actor: Actor, facts: MeetingFacts, doors: MeetingDoors): Allowed {
  const allowed = mayDo('type', actor, facts, doors);
  if (allowed !== true) return allowed;
  if (!facts.begun) return 'meeting.not_past';
  return doors.propose ? true : 'phase.closed';
}

/** What the reader may do with a meeting: sent with it, so that no page decides. sameReader: only somebody else may check. */
export interface MeetingAbilities { edit: boolean; cancel: boolean; report: boolean; check: boolean; sameReader: boolean; type: boolean }

export function meetingAbilities(actor: Actor, facts: MeetingFacts, doors: MeetingDoors): MeetingAbilities {
  const check = mayCheck(actor, facts, doors);
  return {
    edit: mayEdit(actor, facts, doors) === true, cancel: mayCancel(actor, facts, doors) === true,
    report: mayReport(actor, facts, doors) === true, check: check === true, sameReader: check === 'meeting.same_reader',
    type: mayType(actor, facts, doors) === true,
  };
}
