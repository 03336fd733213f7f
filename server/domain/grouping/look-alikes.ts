import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { enqueue } from '../jobs.ts';
import { lookAlikesByWords } from '../proposals/search.ts';
import { LOOK_ALIKES } from './asking.ts';
import type { Compared, Match } from './vectors.ts';

/** Of each text, this many of the most alike are kept; a cosine below the least is chance. */
export const NEAREST = 6;
export const LEAST = 0.3;
const READ_AT_ONCE = 2_000;

/**
 * Every text that could be grouped, with its version, a page after another. The two tables are read each for itself: joined, a planner that
 * knows nothing yet of rows just written goes through one for each row of the other.
 */
export async function comparable(db: TenantDb): Promise<(Compared & { version: number; fresh: boolean })[]> {
  const texts: (Compared & { version: number; fresh: boolean })[] = [];
  const known = new Map((await db.selectFrom('compared_proposals').select(['proposal_id', 'version']).execute()).map((row) => [row.proposal_id, row.version]));
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await db.selectFrom('proposals').select(['id', 'version', 'title'])
      .where('status', 'in', ['published', 'sent_back']).where('id', '>', after).orderBy('id').limit(READ_AT_ONCE).execute();
    for (const row of rows) texts.push({ ...row, fresh: known.get(row.id) !== row.version });
    if (rows.length < READ_AT_ONCE) return texts;
    after = rows.at(-1)!.id;
  }
}

/** Keeps what a few new texts look like, and that they were compared. What somebody set aside stays so, whatever its score is now. */
export async function keepPairs(db: TenantDb, compared: readonly { id: string; version: number; matches: readonly Match[] }[]): Promise<void> {
  if (compared.length === 0) return;
  const ids = compared.map(({ id }) => id);
  for (const side of ['one_id', 'other_id'] as const) {
    await db.deleteFrom('look_alikes').where('dismissed_at', 'is', null).where(side, '=', sql<string>`any(${ids}::uuid[])`).execute();
  }
  const pairs = new Map<string, { one_id: string; other_id: string; score: number; dismissed_by: null; dismissed_at: null }>();
  for (const { id, matches } of compared) {
    for (const { id: other, score } of matches) {
      const [one_id, other_id] = id < other ? [id, other] : [other, id];
      pairs.set(`${one_id} ${other_id}`, { one_id, other_id, score: Math.min(1, Number(score.toFixed(4))), dismissed_by: null, dismissed_at: null });
    }
  }
  if (pairs.size > 0) {
    await db.insertInto('look_alikes').values([...pairs.values()])
      .onConflict((conflict) => conflict.columns(['tenant_id', 'one_id', 'other_id']).doUpdateSet((eb) => ({ score: eb.ref('excluded.score') }))).execute();
  }
  await db.insertInto('compared_proposals').values(compared.map(({ id, version }) => ({ proposal_id: id, version })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'proposal_id']).doUpdateSet((eb) => ({ version: eb.ref('excluded.version'), compared_at: sql<Date>`now()` })))
    .execute();
}

/**
 * How many texts could be grouped, and how many of them were not compared since they last changed. running: being compared, or about to be;
 * a job that waits for its hour holds nobody back.
 */
export async function comparing(db: TenantDb): Promise<{ all: number; fresh: number; running: boolean }> {
  const [counts, running] = await Promise.all([
    db.selectFrom('proposals').leftJoin('compared_proposals', 'compared_proposals.proposal_id', 'proposals.id')
      .select((eb) => [eb.fn.countAll<string>().as('n'),
        sql<string>`count(*) filter (where compared_proposals.version is distinct from proposals.version)`.as('fresh')])
      .where('proposals.status', 'in', ['published', 'sent_back']).executeTakeFirstOrThrow(),
    db.selectFrom('jobs').select('id').where('kind', '=', LOOK_ALIKES).where('state', 'in', ['queued', 'running'])
      .where((eb) => eb.or([eb('state', '=', 'running'), eb('run_at', '<=', sql<Date>`now()`)])).limit(1).executeTakeFirst(),
  ]);
  return { all: Number(counts.n), fresh: Number(counts.fresh), running: running !== undefined };
}

/** Asks for the comparison of what is new, unless that is under way or nothing is. Answers whether it was asked for. */
export async function askLookAlikes(db: TenantDb, actor: Actor): Promise<{ asked: boolean }> {
  const { fresh, running } = await comparing(db);
  if (fresh === 0 || running) return { asked: false };
  const id = await enqueue(db, { kind: LOOK_ALIKES, ...(actor.kind === 'person' && { requestedBy: actor.id }) });
  return { asked: id !== null };
}

/** « Pas semblables »: these pairs are not shown again. */
export async function dismiss(db: TenantDb, actor: Actor & { kind: 'person' }, input: { oneId: string; otherIds: string[] }): Promise<{ dismissed: number }> {
  const done = await db.updateTable('look_alikes').set({ dismissed_by: actor.id, dismissed_at: sql<Date>`now()` }).where('dismissed_at', 'is', null)
    .where((eb) => eb.or([
      eb.and([eb('one_id', '=', input.oneId), eb('other_id', '=', sql<string>`any(${input.otherIds}::uuid[])`)]),
      eb.and([eb('other_id', '=', input.oneId), eb('one_id', '=', sql<string>`any(${input.otherIds}::uuid[])`)]),
    ])).executeTakeFirst();
  return { dismissed: Number(done.numUpdatedRows) };
}

export interface Pair { one: string; other: string; score: number }
const PAIRS_MOST = 3_000;
const CLUSTER_MOST = 40;

/** The pairs that nobody set aside, of texts that can still be grouped, the most alike first. */
export async function standingPairs(db: TenantDb): Promise<Pair[]> {
  return db.selectFrom('look_alikes').innerJoin('proposals as a', 'a.id', 'look_alikes.one_id').innerJoin('proposals as b', 'b.id', 'look_alikes.other_id')
    .select(['look_alikes.one_id as one', 'look_alikes.other_id as other', 'look_alikes.score'])
    .where('look_alikes.dismissed_at', 'is', null).where('a.status', 'in', ['published', 'sent_back']).where('b.status', 'in', ['published', 'sent_back'])
    .orderBy('look_alikes.score', 'desc').orderBy('look_alikes.one_id').orderBy('look_alikes.other_id').limit(PAIRS_MOST).execute();
}

/**
 * Pairs gathered into clusters, each text in one: the most alike first, a text joins a cluster when it is alike to its first text, so that
 * no chain of likenesses brings strangers together.
 */
export function clustersOf(pairs: readonly Pair[]): { ids: string[]; score: number }[] {
  const clusters: { ids: string[]; score: number }[] = [];
  const where = new Map<string, { ids: string[]; score: number }>();
  for (const { one, other, score } of pairs) {
    const [a, b] = [where.get(one), where.get(other)];
    if (!a && !b) {
      const cluster = { ids: [one, other], score };
      clusters.push(cluster);
      where.set(one, cluster).set(other, cluster);
    } else if (!a || !b) {
      const [cluster, known, joining] = a ? [a, one, other] : [b!, other, one];
      if (cluster.ids.length < CLUSTER_MOST && cluster.ids.slice(0, 2).includes(known)) {
        cluster.ids.push(joining);
        where.set(joining, cluster);
      }
    }
  }
  return clusters;
}

/** What an organiser may want to group with one proposal: what was found in the background, then what its words and their synonyms find. */
export async function around(db: TenantDb, proposal: { id: string; title: string }, most: number): Promise<string[]> {
  const [pairs, words] = await Promise.all([
    db.selectFrom('look_alikes').select(['one_id', 'other_id', 'dismissed_at']).where((eb) => eb.or([eb('one_id', '=', proposal.id), eb('other_id', '=', proposal.id)]))
      .orderBy('score', 'desc').limit(most).execute(),
    lookAlikesByWords(db, proposal.title, most),
  ]);
  const other = (pair: { one_id: string; other_id: string }) => (pair.one_id === proposal.id ? pair.other_id : pair.one_id);
  const apart = new Set(pairs.filter((pair) => pair.dismissed_at !== null).map(other));
  const ids = [...pairs.map(other), ...words].filter((id) => id !== proposal.id && !apart.has(id));
  return [...new Set(ids)].slice(0, most);
}
