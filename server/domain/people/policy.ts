import type { CollectiveSettings } from '../../../tenants/settings.ts';
import type { PersonState } from '../../db/tables/people.ts';
import { has, personId, type Actor } from '../actor.ts';
import type { Allowed } from '../proposals/policy.ts';
import type { AgeAnswer } from './schema.ts';

/** Whether someone of that age may have an account here (GDPR art. 8; law of 6 January 1978, art. 45; the collective's own minimum). */
export function mayOpenAccount(settings: CollectiveSettings, age: AgeAnswer): Allowed {
  if (age === 'under_floor') return 'person.too_young';
  // A collective whose minimum is the floor asks no third question: whoever answers it anyway is not under its minimum.
  return age === 'under_minimum' && settings.minimumAge > 15 ? 'person.under_minimum_age' : true;
}

/** What follows a proof for someone who has been here before: 'welcome' asks for the consents again after they were withdrawn. */
export function afterProof(person: { state: PersonState; consents: boolean } | null): 'enter' | 'welcome' | 'closed' {
  if (person === null) return 'welcome';
  if (person.state === 'active') return 'enter';
  return person.state === 'blocked' && !person.consents ? 'welcome' : 'closed';
}

/** Organisers alone hand roles out and take them back. */
export function mayManagePeople(actor: Actor): Allowed { return has(actor, 'organiser') ? true : 'role.missing'; }

/** The last organiser stays: a collective that nobody can open again is lost. */
export function mayEndRole(actor: Actor, role: string, organisersLeft: number): Allowed {
  const allowed = mayManagePeople(actor);
  if (allowed !== true) return allowed;
  return role === 'organiser' && organisersLeft <= 1 ? 'role.last_organiser' : true;
}

/** Who an invitation is for: whoever proves its address, and nobody who holds its link alone. */
export function mayAccept(actor: Actor, facts: { ofThisAddress: boolean }): Allowed {
  if (personId(actor) === null) return 'sign_in.required';
  return facts.ofThisAddress ? true : 'invitation.other_address';
}
