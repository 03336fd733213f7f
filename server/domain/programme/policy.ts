import { has, type Actor } from '../actor.ts';
import type { Allowed } from '../proposals/policy.ts';

/** What the calendar lets be done at this moment. programme: a phase under way opens the working copy to the collective's people. */
export interface ProgrammeDoors { programme: boolean; frozen: boolean }

/** Writing the working copy: nothing of it is public, so that the freeze leaves it alone. */
export function mayWrite(actor: Actor): Allowed { return has(actor, 'organiser') ? true : 'role.missing'; }

/** The working copy is read by organisers always, and by anyone with an account while the programme is being written. */
export function mayReadDraft(actor: Actor, { programme }: Pick<ProgrammeDoors, 'programme'>): Allowed {
  if (has(actor, 'organiser')) return true;
  if (actor.kind !== 'person') return 'sign_in.required';
  return programme ? true : 'phase.closed';
}

/** An edition is public from its first instant. */
export function mayPublish(actor: Actor, { frozen }: Pick<ProgrammeDoors, 'frozen'>): Allowed {
  if (!has(actor, 'organiser')) return 'role.missing';
  return frozen ? 'freeze.running' : true;
}
