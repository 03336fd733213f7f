import type { GrantedRole } from '../db/tables/people.ts';

export type Role = 'resident' | 'member' | GrantedRole;

/**
 * Who acts. A person of this collective with the roles in force now (every person is a resident; `member` is a seat of the parliament
 * whose mandate runs), nobody in particular, or the house itself (jobs, imports, the planted demo).
 */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'person'; id: string; pseudonym: string; language: string; roles: ReadonlySet<Role>; seatId: string | null }
  | { kind: 'system'; name: string };

export const ANONYMOUS: Actor = { kind: 'anonymous' };
export function system(name: string): Actor { return { kind: 'system', name }; }

export function has(actor: Actor, ...roles: Role[]): boolean {
  return actor.kind === 'person' && roles.some((role) => actor.roles.has(role));
}

/** The person's id, or null for nobody and for the house itself. */
export function personId(actor: Actor): string | null { return actor.kind === 'person' ? actor.id : null; }

/** The word under which the journal keeps an actor: the highest role, never a name. */
export function roleName(actor: Actor): string {
  if (actor.kind !== 'person') return actor.kind === 'system' ? `system:${actor.name}` : 'anonymous';
  return (['organiser', 'moderator', 'volunteer', 'member', 'resident'] as const).find((role) => actor.roles.has(role)) ?? 'resident';
}
