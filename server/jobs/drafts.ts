import { inTenant, platformDb } from '../db/root.ts';
import { purgeImports } from '../domain/imports/carry.ts';
import { FILES_KEPT_DAYS } from '../domain/imports/schema.ts';
import { purgeTold } from '../domain/following/purge.ts';
import { purgeSignIn } from '../domain/people/purge.ts';
import { purgeDrafts } from '../domain/proposals/drafts.ts';
import { removeStored } from '../storage/files.ts';
import type { Jobs } from './main.ts';

const HOUR_MS = 3_600_000;

/** Every hour, in every collective, the drafts whose thirty days have passed are forgotten with their files, and what signing in and telling left. */
export function startDraftPurge(): Jobs {
  let running = Promise.resolve();
  const run = () => {
    running = running.then(purgeEverywhere).catch((error: unknown) => console.error(error));
  };
  const timer = setInterval(run, HOUR_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** Rows first, then bytes: a crash between the two leaves a file without a row, which nothing serves. */
export async function purgeEverywhere(): Promise<void> {
  const tenants = await platformDb().selectFrom('tenants').select('id').orderBy('id').execute();
  for (const { id } of tenants) {
    const files = await inTenant(id, 'write', async (db) => {
      await purgeSignIn(db);
      await purgeTold(db);
      return [...await purgeDrafts(db), ...await purgeImports(db, FILES_KEPT_DAYS)];
    });
    await Promise.all(files.map((file) => removeStored(id, file)));
  }
}
