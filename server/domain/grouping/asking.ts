import type { TenantDb } from '../../db/tenant-db.ts';
import { now } from '../clock.ts';
import { enqueue } from '../jobs.ts';

export const LOOK_ALIKES = 'look-alikes';

/** What is published within one window is compared together, after its end. */
export const WINDOW_MINUTES = 10;
/** How long after the end: a deed that asked within the window has been committed by then. */
const GRACE_MINUTES = 1;
const MINUTE_MS = 60_000;

/**
 * Asks, in the transaction that publishes, for what is new to be compared: one job a window, however many are published. Its row is kept
 * for a while after it is done, so the key names the window; what is published later is in another. Two deeds that ask at once wait for
 * each other's key: call it when the proposals' rows are held and their references drawn, so that they never wait crosswise.
 */
export async function compareSoon(db: TenantDb): Promise<void> {
  const window = Math.floor(now().getTime() / (WINDOW_MINUTES * MINUTE_MS));
  const runAt = new Date(((window + 1) * WINDOW_MINUTES + GRACE_MINUTES) * MINUTE_MS);
  await enqueue(db, { kind: LOOK_ALIKES, onceKey: `published ${window}`, runAt });
}
