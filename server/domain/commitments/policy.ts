import type { Progress } from '../../db/tables/programme.ts';
import { has, type Actor } from '../actor.ts';
import type { ErrorCode } from '../errors.ts';
import { COMMITMENT_MOVES, mayProgress } from './lifecycle.ts';

/** A decision of a policy: allowed, or the coded reason. */
export type Allowed = true | ErrorCode;

/** What the calendar lets be done now. follow: a phase that follows commitments up is under way. */
export interface FollowDoors { frozen: boolean; follow: boolean }

/** Turning measures into commitments, and saying where they stand: organisers, once the calendar follows up. */
export function mayFollow(actor: Actor, { frozen, follow }: FollowDoors): Allowed {
  if (!has(actor, 'organiser')) return 'role.missing';
  if (frozen) return 'freeze.running';
  return follow ? true : 'phase.closed';
}

export function mayStep(actor: Actor, from: Progress, to: Progress, doors: FollowDoors): Allowed {
  const allowed = mayFollow(actor, doors);
  if (allowed !== true) return allowed;
  return mayProgress(from, to) ? true : 'commitment.transition_forbidden';
}

/** What the reader of a commitment may do: sent with it, so that no page decides. closed: why an organiser may not, now. */
export interface CommitmentAbilities { moves: readonly Progress[]; closed: ErrorCode | null }

export function commitmentAbilities(actor: Actor, from: Progress, doors: FollowDoors): CommitmentAbilities {
  const allowed = mayFollow(actor, doors);
  return { moves: allowed === true ? COMMITMENT_MOVES[from] : [], closed: allowed === true || allowed === 'role.missing' ? null : allowed };
}
