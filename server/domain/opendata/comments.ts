import { sql, type SqlBool } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import { BATCH, stamp, type Facts } from './facts.ts';
import { authorMark, markOf } from './marks.ts';
import type { CommentRow } from './schema.ts';

/**
 * What is said in public about listed proposals and printed measures, in the order in which it was written: never what is held, hidden or
 * taken back, nor what the writers of the programme say among themselves.
 */
export async function* commentRows(db: TenantDb, { key }: Facts): AsyncGenerator<CommentRow[]> {
  let after: Said | null = null;
  for (;;) {
    const rows: Said[] = await readPage(db, after);
    if (rows.length > 0) yield rows.map((row) => rowOf(row, key));
    if (rows.length < BATCH) return;
    after = rows.at(-1)!;
  }
}

type Said = Awaited<ReturnType<typeof readPage>>[number];

async function readPage(db: TenantDb, after: { written: string; id: string } | null) {
  // To the microsecond, which a Date would lose, or a page could begin too early.
  const written = sql<string>`(extract(epoch from comments.written_at) * 1000000)::bigint`;
  return db.selectFrom('comments').leftJoin('proposals', 'proposals.id', 'comments.proposal_id')
    .leftJoin('measures', 'measures.id', 'comments.measure_id').leftJoin('meetings', 'meetings.id', 'comments.meeting_id')
    .leftJoin('people', 'people.id', 'comments.author_id')
    .select(['comments.id', 'comments.parent_id', 'proposals.reference as proposal', 'measures.reference as measure', 'comments.stance',
      'comments.body', 'comments.origin', 'meetings.reference as meeting', 'comments.hands', 'comments.author_id', 'comments.author_shown',
      'people.state as author_state', 'people.name as author_name', 'comments.written_at', written.as('written')])
    .where('comments.status', '=', 'published').where('comments.workshop', '=', false).where('comments.body', 'is not', null)
    .where((eb) => eb.or([eb('proposals.listed', '=', true), eb('measures.reference', 'is not', null)]))
    .$if(after !== null, (query) => query.where(sql<SqlBool>`(comments.written_at, comments.id)
      > ('epoch'::timestamptz + ${after!.written}::bigint * interval '1 microsecond', ${after!.id}::uuid)`))
    .orderBy('comments.written_at').orderBy('comments.id').limit(BATCH).execute();
}

function rowOf(row: Said, key: Buffer): CommentRow {
  return {
    comment: markOf(key, row.id), reply_to: row.parent_id === null ? null : markOf(key, row.parent_id), proposal: row.proposal,
    measure: row.measure, stance: row.stance, body: row.body!, origin: row.origin, meeting: row.meeting, hands: row.hands,
    author: authorMark(key, row), written_at: stamp(row.written_at),
  };
}
