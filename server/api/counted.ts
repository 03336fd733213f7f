/**
 * Supports and ballots never raise the pages' version themselves (one hot row a collective would hold them to some hundreds a second,
 * and notifications serialise commits). They leave the collective's id here; the counting job raises it, once a second at most.
 */
const shared = globalThis as unknown as { fabriqueCounted?: Set<string> };
const waiting = (shared.fabriqueCounted ??= new Set<string>());

export function countLater(tenantId: string): void { waiting.add(tenantId); }

/** Takes what waits, leaving nothing. */
export function takeCounted(): string[] {
  const ids = [...waiting];
  waiting.clear();
  return ids;
}
