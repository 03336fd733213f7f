import { sql } from 'kysely';
import type { Stance } from '../../db/tables/comments.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { publishedTitle } from '../programme/published-title.ts';

/** A comment as a notice tells of it. thread: where to find it. answers: who wrote the words that it replies to, if that was a person. */
export interface CommentNews {
  id: string;
  thread: string;
  subject: { kind: 'proposal' | 'measure'; id: string; reference: number | null; title: string };
  stance: Stance | null;
  excerpt: string;
  fromRoom: boolean;
  author: string | null;
  answers: string | null;
  at: Date;
}

/**
 * For notices and digests: of these comments (subjects of the journal's `comment.published`) those that everyone can read now. What was
 * hidden or taken back since is not among them, nor is anything of the workshop.
 */
export async function commentNews(db: TenantDb, ids: readonly string[]): Promise<CommentNews[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('comments')
    .leftJoin('proposals', 'proposals.id', 'comments.proposal_id')
    .leftJoin('measures', 'measures.id', 'comments.measure_id')
    .leftJoin('comments as parents', 'parents.id', 'comments.parent_id')
    .select([
      'comments.id', 'comments.parent_id', 'comments.proposal_id', 'comments.measure_id', 'comments.stance', 'comments.origin',
      'comments.author_id', 'comments.published_at', 'proposals.reference as pr', 'proposals.title as pt', 'proposals.listed',
      'measures.reference as mr', publishedTitle.as('mt'), 'parents.author_id as answers',
      sql<string>`left(comments.body, 200)`.as('excerpt'),
    ])
    .where('comments.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('comments.status', '=', 'published')
    .where('comments.workshop', '=', false)
    .orderBy('comments.published_at')
    .orderBy('comments.id')
    .execute();
  return rows.flatMap((row): CommentNews[] => {
    const kind = row.proposal_id === null ? ('measure' as const) : ('proposal' as const);
    if (!(row.listed ?? row.mr !== null) || row.published_at === null) return [];
    return [
      {
        id: row.id, thread: row.parent_id ?? row.id, stance: row.stance, excerpt: row.excerpt, fromRoom: row.origin === 'meeting',
        author: row.author_id, answers: row.answers, at: row.published_at,
        subject: { kind, id: row.proposal_id ?? row.measure_id!, reference: row.pr ?? row.mr, title: row.pt ?? row.mt ?? '' },
      },
    ];
  });
}
