const EVERY_MS = 1_000;
const shared = globalThis as unknown as { fabriqueRefusals?: { at: number; more: number } };
const refusals = (shared.fabriqueRefusals ??= { at: 0, more: 0 });

/**
 * A session was shown that this collective does not know: expired, ended, or another collective's. One line a second at most, with how
 * many it stands for; never the token, nor who.
 */
export function noteRefusedSession(tenantId: string, at: number = Date.now()): void {
  if (at - refusals.at < EVERY_MS) {
    refusals.more += 1;
    return;
  }
  console.warn(JSON.stringify({ security: 'session.refused', tenant: tenantId, at: new Date(at).toISOString(), more: refusals.more }));
  refusals.at = at;
  refusals.more = 0;
}
