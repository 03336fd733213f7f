import { inTenant } from '../db/root.ts';
import { takeCounted } from '../api/counted.ts';
import { touchCounts } from '../domain/journal.ts';
import type { Env } from '../env.ts';
import { startDraftPurge } from './drafts.ts';
import { startOutbox } from './outbox.ts';
import { startWork } from './work.ts';

export interface Jobs { stop(): Promise<void> }

/** The work that no request waits for: counts that reach public pages (at most once a second a collective), mail, and drafts to forget. */
export function startJobs(env: Env): Jobs {
  let flushing = Promise.resolve();
  const flush = () => {
    flushing = flushing.then(async () => {
      for (const tenantId of takeCounted()) await inTenant(tenantId, 'write', touchCounts).catch((error: unknown) => console.error(error));
    });
  };
  const counting = setInterval(flush, 1_000);
  const outbox = startOutbox(env);
  const drafts = startDraftPurge();
  const work = startWork();
  return {
    async stop() {
      clearInterval(counting);
      flush();
      await flushing;
      await Promise.all([outbox.stop(), drafts.stop(), work.stop()]);
    },
  };
}
