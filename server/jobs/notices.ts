import { inTenant } from '../db/root.ts';
import type { Rhythm } from '../db/tables/following.ts';
import { writeLetters } from '../domain/following/digest.ts';
import { tellDeeds } from '../domain/following/spread.ts';
import type { JobKind } from './kinds.ts';

/** Deeds told in one transaction. */
const DEEDS_AT_ONCE = 20;

/** Tells deeds to those whom they concern. Each page of them is one transaction; a page done twice tells nobody twice. */
export const notices: JobKind = {
  heldByFreeze: true,
  async run(context) {
    const { tenantId, signal } = context;
    const deeds = context.payload.deeds as string[];
    let told = 0;
    for (let start = 0; start < deeds.length; start += DEEDS_AT_ONCE) {
      signal.throwIfAborted();
      told += await inTenant(tenantId, 'write', (db) => tellDeeds(db, deeds.slice(start, start + DEEDS_AT_ONCE)));
      await context.progress({ done: Math.min(start + DEEDS_AT_ONCE, deeds.length), total: deeds.length });
    }
    return { told };
  },
};

/** Writes the letters of one rhythm, some people a transaction: who was written to is written to no more. */
export const digest: JobKind = {
  heldByFreeze: true,
  async run({ tenantId, payload, signal }) {
    let after: string | null = null;
    do {
      signal.throwIfAborted();
      const from: string | null = after;
      after = await inTenant(tenantId, 'write', (db) => writeLetters(db, payload.rhythm as Rhythm, from));
    } while (after !== null);
  },
};
