import type { PresencePlace, SittingState } from '../../db/tables/parliament.ts';
import { has, type Actor } from '../actor.ts';
import type { ErrorCode } from '../errors.ts';

/** A decision of a policy: allowed, or the coded reason. */
export type Allowed = true | ErrorCode;

/** What the calendar says at this moment: `validate` is the phase in which the parliament decides. */
export interface ParliamentDoors { validate: boolean; frozen: boolean }

/** Who conducts sittings: plans, opens, signs people in, puts to the vote, closes, announces. */
export function mayPreside(actor: Actor, { frozen }: ParliamentDoors): Allowed {
  if (!has(actor, 'organiser')) return 'role.missing';
  return frozen ? 'freeze.running' : true;
}

export interface SeatAtSitting { seatId: string | null; place: PresencePlace | null }

/** Who signs the roll herself: the holder of a seat, once, while the sitting is open. */
export function mayArrive(actor: Actor, state: SittingState, mine: SeatAtSitting, { frozen }: ParliamentDoors): Allowed {
  if (actor.kind !== 'person') return 'sign_in.required';
  if (mine.seatId === null) return 'seat.not_found';
  if (frozen) return 'freeze.running';
  if (state !== 'open') return 'sitting.transition_forbidden';
  return mine.place === null ? true : 'attendance.elsewhere';
}

/** What the reader of a sitting may do: sent with the page, so that no page decides. */
export interface SittingAbilities {
  edit: boolean; open: boolean; close: boolean; changeAgenda: boolean; putToVote: boolean; signOthers: boolean; arrive: boolean;
  leave: boolean;
}

export function sittingAbilities(actor: Actor, state: SittingState, mine: SeatAtSitting, doors: ParliamentDoors): SittingAbilities {
  const preside = mayPreside(actor, doors) === true;
  return {
    edit: preside && state === 'planned',
    open: preside && state === 'planned' && doors.validate,
    close: preside && state === 'open',
    changeAgenda: preside && state !== 'closed',
    putToVote: preside && state === 'open' && doors.validate,
    signOthers: preside && state === 'open',
    arrive: mayArrive(actor, state, mine, doors) === true,
    leave: state === 'open' && mine.place !== null && !doors.frozen,
  };
}
