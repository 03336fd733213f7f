import { inTenant } from '../db/root.ts';
import { comparable, keepPairs, LEAST, NEAREST } from '../domain/grouping/look-alikes.ts';
import { LookAlikeIndex } from '../domain/grouping/vectors.ts';
import type { JobKind } from './kinds.ts';

/** Kept in one transaction. */
const AT_ONCE = 100;
/** Compared before the process answers others. */
const IN_ONE_BREATH = 10;

/**
 * Compares the texts that are new with all others, a few at a time, so that the process answers meanwhile. Killed, it goes on after what
 * it kept: a text that was compared is not compared again.
 */
export const lookAlikesKind: JobKind = {
  // Nothing public comes of it.
  heldByFreeze: false,
  async run(context) {
    const { tenantId, signal } = context;
    const texts = await inTenant(tenantId, 'read', comparable);
    const fresh = texts.flatMap((text, index) => (text.fresh ? [index] : []));
    if (fresh.length === 0) return { compared: 0, pairs: 0 };
    const index = new LookAlikeIndex(texts);
    let pairs = 0;
    for (let start = 0; start < fresh.length; start += AT_ONCE) {
      signal.throwIfAborted();
      const compared: Parameters<typeof keepPairs>[1][number][] = [];
      for (const at of fresh.slice(start, start + AT_ONCE)) {
        compared.push({ id: texts[at]!.id, version: texts[at]!.version, matches: index.nearest(at, NEAREST, LEAST) });
        if (compared.length % IN_ONE_BREATH === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      pairs += compared.reduce((sum, { matches }) => sum + matches.length, 0);
      await inTenant(tenantId, 'write', (db) => keepPairs(db, compared));
      await context.progress({ done: Math.min(start + AT_ONCE, fresh.length), total: fresh.length });
    }
    return { compared: fresh.length, pairs };
  },
};
