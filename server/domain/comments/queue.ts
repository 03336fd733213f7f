import { sql, type SqlBool } from 'kysely';
import type { CommentReason } from '../../db/tables/comments.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { personId, type Actor } from '../actor.ts';
import { beyond } from './conversation.ts';
import { COMMENT_ANSWERS, type CommentAnswer } from './lifecycle.ts';
import { mayDecide } from './policy.ts';
import { commentSelect, shownComment, type ShownComment } from './rows.ts';
import { PAGE_SIZE, type CommentQueueInput } from './schema.ts';
import { commentDoors, type CommentSubject } from './subject.ts';

export interface ReportShown {
  reason: CommentReason;
  words: string | null;
  signed: boolean;
  reportedAt: Date;
}
/** reports: the first of them; reported: how many are open. */
export interface CommentToRead {
  comment: ShownComment;
  subject: Pick<CommentSubject, 'kind' | 'reference' | 'title'>;
  reports: ReportShown[];
  reported: number;
  decisions: CommentAnswer[];
  /** The reader reported it, said it or wrote it down: somebody else decides. */
  elsewhere: boolean;
}
export interface CommentsWaiting {
  held: number;
  unread: number;
  reported: number;
}
export interface CommentQueue {
  items: CommentToRead[];
  next: string | null;
  waiting: CommentsWaiting;
  frozen: boolean;
}

const REPORTS_SHOWN = 5;

/** Comments that wait for a reader or for a decision, the oldest first. */
export async function commentQueue(db: TenantDb, actor: Actor, input: CommentQueueInput): Promise<CommentQueue> {
  const rows = await waitingIds(db, input);
  const page = rows.slice(0, PAGE_SIZE);
  const [items, waiting, { frozen }] = await Promise.all([itemsOf(db, actor, page.map(({ id }) => id)), commentsWaiting(db), commentDoors(db)]);
  const last = page.at(-1);
  return { items, next: rows.length > PAGE_SIZE && last ? `${last.micros}_${last.id}` : null, waiting, frozen };
}

const micros = (column: string) => sql<string>`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint`.as('micros');

async function waitingIds(db: TenantDb, { state, after }: CommentQueueInput): Promise<{ id: string; micros: string }[]> {
  if (state === 'reported') return reportedIds(db, after);
  if (state === 'held') {
    return db
      .selectFrom('comments')
      .select(['comments.id', micros('comments.written_at')])
      .where(sql<SqlBool>`comments.status = 'held'`)
      .$if(Boolean(after), (query) => query.where(beyond('>', after!)))
      .orderBy('comments.written_at')
      .orderBy('comments.id')
      .limit(PAGE_SIZE + 1)
      .execute();
  }
  const [at, id] = (after ?? '').split('_');
  return db
    .selectFrom('comments')
    .select(['comments.id', micros('comments.published_at')])
    .where(sql<SqlBool>`comments.status = 'published' and comments.reviewed_at is null`)
    .$if(Boolean(after), (query) =>
      query.where(
        sql<SqlBool>`(comments.published_at, comments.id) > ('epoch'::timestamptz + ${at}::bigint * interval '1 microsecond', ${id}::uuid)`,
      ),
    )
    .orderBy('comments.published_at')
    .orderBy('comments.id')
    .limit(PAGE_SIZE + 1)
    .execute();
}

/** Each reported comment once, by its oldest open notice. */
async function reportedIds(db: TenantDb, after: CommentQueueInput['after']): Promise<{ id: string; micros: string }[]> {
  const [at, id] = (after ?? '').split('_');
  const { rows } = await sql<{ id: string; micros: string }>`
    select comment_id as id, (extract(epoch from min(reported_at)) * 1000000)::bigint as micros
    from comment_reports where state = 'open' group by comment_id
    having ${after ? sql`(min(reported_at), comment_id) > ('epoch'::timestamptz + ${at}::bigint * interval '1 microsecond', ${id}::uuid)` : sql`true`}
    order by min(reported_at), comment_id limit ${PAGE_SIZE + 1}`.execute(db);
  return rows;
}

async function itemsOf(db: TenantDb, actor: Actor, ids: readonly string[]): Promise<CommentToRead[]> {
  if (ids.length === 0) return [];
  const [rows, reports, doors] = await Promise.all([
    commentSelect(db)
      .leftJoin('proposals', 'proposals.id', 'comments.proposal_id')
      .leftJoin('measures', 'measures.id', 'comments.measure_id')
      .select(['proposals.reference as pr', 'proposals.title as pt', 'proposals.listed', 'measures.reference as mr', 'measures.title as mt'])
      .where('comments.id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute(),
    db
      .selectFrom('comment_reports')
      .select(['comment_id', 'person_id', 'reason', 'words', 'reported_at as reportedAt'])
      .where('comment_id', '=', sql<string>`any(${ids}::uuid[])`)
      .where('state', '=', 'open')
      .orderBy('reported_at')
      .execute(),
    commentDoors(db),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id): CommentToRead[] => {
    const row = byId.get(id);
    if (!row) return [];
    const kind = row.proposal_id === null ? ('measure' as const) : ('proposal' as const);
    const subject = { kind, reference: row.pr ?? row.mr, title: row.pt ?? row.mt ?? '' };
    const facts = { ...subject, id: row.proposal_id ?? row.measure_id ?? '', open: row.listed ?? row.mr !== null, workshop: row.workshop };
    const open = reports.filter(({ comment_id }) => comment_id === id);
    const mine = open.some(({ person_id }) => person_id !== null && person_id === personId(actor));
    const comment = shownComment(actor, row, facts, doors);
    return [
      {
        comment,
        subject,
        reports: open.slice(0, REPORTS_SHOWN).map(({ person_id, reason, words, reportedAt }) => ({ reason, words, reportedAt, signed: person_id !== null })),
        reported: open.length,
        decisions: COMMENT_ANSWERS.filter((answer) => mayDecide(actor, row, doors, answer, mine) === true),
        elsewhere: mine || comment.mine,
      },
    ];
  });
}

/** How many comments wait for a reader before and after publication, and how many for a decision about a notice. */
export async function commentsWaiting(db: TenantDb): Promise<CommentsWaiting> {
  const { rows } = await sql<{ held: string; unread: string; reported: string }>`select
    (select count(*) from comments where status = 'held') as held,
    (select count(*) from comments where status = 'published' and reviewed_at is null) as unread,
    (select count(distinct comment_id) from comment_reports where state = 'open') as reported`.execute(db);
  const { held, unread, reported } = rows[0]!;
  return { held: Number(held), unread: Number(unread), reported: Number(reported) };
}
