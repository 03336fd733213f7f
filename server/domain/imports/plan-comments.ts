import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { ImportedComment } from './neutral.ts';

/** root: the key of the thread it answers, or null for a thread; rootId: its id when it is here already. subject: the key of its proposal. */
export interface PlannedComment { from: ImportedComment; key: string; subject: string; root: string | null; rootId: string | null }
export interface CommentPlan { comments: PlannedComment[]; orphans: number; known: number }

interface Known { id: string; parentId: string | null }

async function knownComments(db: TenantDb, comments: readonly ImportedComment[]): Promise<Map<string, Known>> {
  const sources = [...new Set(comments.map(({ source }) => source))];
  const rows = await db.selectFrom('comments').select(['id', 'import_source', 'external_id', 'parent_id'])
    .where('import_source', '=', sql<string>`any(${sources}::text[])`).execute();
  return new Map(rows.map((row) => [`${row.import_source} ${row.external_id}`, { id: row.id, parentId: row.parent_id }]));
}

/**
 * Threads here are of one level: an answer to an answer answers the thread. reachable: the keys of proposals that are here or come with the
 * same files; a comment without one, or whose thread is missing, is an orphan and stays out. Threads come before answers.
 */
export async function planComments(db: TenantDb, comments: readonly ImportedComment[], reachable: ReadonlySet<string>): Promise<CommentPlan> {
  if (comments.length === 0) return { comments: [], orphans: 0, known: 0 };
  const known = await knownComments(db, comments);
  const here = new Map(comments.map((comment) => [`${comment.source} ${comment.externalId}`, comment]));
  const planned: PlannedComment[] = [];
  let orphans = 0;
  for (const [key, from] of here) {
    if (known.has(key)) continue;
    const top = threadOf(from, here, known);
    const subject = `${from.source} ${top?.from?.proposalId ?? from.proposalId}`;
    if (!top || !reachable.has(subject)) orphans += 1;
    else planned.push({ from, key, subject, root: top.key === key ? null : top.key, rootId: top.id });
  }
  return {
    comments: [...planned.filter(({ root }) => root === null), ...planned.filter(({ root }) => root !== null)], orphans,
    known: here.size - planned.length - orphans,
  };
}

interface Thread { key: string; from: ImportedComment | null; id: string | null }

/** The thread a comment belongs to, climbing from answer to answer; null when the way is broken or leads in a circle. */
function threadOf(comment: ImportedComment, here: ReadonlyMap<string, ImportedComment>, known: ReadonlyMap<string, Known>): Thread | null {
  const seen = new Set<string>();
  for (let at = comment; ;) {
    const key = `${at.source} ${at.externalId}`;
    if (seen.has(key)) return null;
    seen.add(key);
    const old = known.get(key);
    if (old) return { key, from: at, id: old.parentId ?? old.id };
    if (at.parentId === null) return { key, from: at, id: null };
    const above = `${at.source} ${at.parentId}`;
    const next = here.get(above);
    if (!next) {
      const kept = known.get(above);
      return kept ? { key: above, from: null, id: kept.parentId ?? kept.id } : null;
    }
    at = next;
  }
}
