import { sql } from 'kysely';
import type { CommentOrigin, CommentReason, CommentStatus, Stance } from '../../db/tables/comments.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { has, type Actor } from '../actor.ts';
import { commentAbilities, isOwn, type CommentAbilities, type CommentDoors } from './policy.ts';
import type { CommentSubject } from './subject.ts';

/** A comment as its reader sees it. body: null where it was hidden or taken back; its author and those who moderate still read it. */
export interface ShownComment {
  id: string;
  parent: string | null;
  stance: Stance | null;
  body: string | null;
  status: CommentStatus;
  origin: CommentOrigin;
  /** Where it was said aloud, and by how many people if they were counted. */
  meeting: { reference: number; title: string; place: string; startsAt: Date } | null;
  hands: number | null;
  /** As its author chose to be shown; null where nobody is named. */
  author: string | null;
  writtenAt: Date;
  edited: boolean;
  version: number;
  /** It has its place in a thread; without one, its author and those who moderate alone know of it. */
  placed: boolean;
  mine: boolean;
  /** Of what was hidden: the reason for everyone, the statement for its author and those who moderate. */
  hidden: { reason: CommentReason; statement: string | null } | null;
  abilities: CommentAbilities;
}

/** The columns that one comment is shown by. */
export function commentSelect(db: TenantDb) {
  return db
    .selectFrom('comments')
    .leftJoin('people', 'people.id', 'comments.author_id')
    .leftJoin('meetings', 'meetings.id', 'comments.meeting_id')
    .select((eb) => [
      'comments.id', 'comments.parent_id', 'comments.stance', 'comments.body', 'comments.status', 'comments.origin', 'comments.hands',
      'comments.author_id as authorId', 'comments.author_shown', 'comments.typed_by as typedBy', 'comments.written_at as writtenAt',
      'comments.edited_at', 'comments.version', 'comments.workshop', 'comments.shown', 'comments.proposal_id', 'comments.measure_id',
      'comments.is_reply as reply', 'people.pseudonym', 'people.name', 'people.state as author_state', 'meetings.reference as meeting_reference',
      'meetings.title as meeting_title', 'meetings.place as meeting_place', 'meetings.starts_at as meeting_starts_at',
      sql<string>`(extract(epoch from comments.written_at) * 1000000)::bigint`.as('micros'),
      ...(['reason_code', 'statement'] as const).map((column) =>
        eb
          .selectFrom('comment_moderations')
          .select(`comment_moderations.${column} as ${column}` as const)
          .whereRef('comment_moderations.comment_id', '=', 'comments.id')
          .where('comments.status', '=', 'hidden')
          .where('comment_moderations.decision', '=', 'hidden')
          .orderBy('comment_moderations.decided_at', 'desc')
          .limit(1)
          .as(column),
      ),
    ]);
}
type Row = Awaited<ReturnType<ReturnType<typeof commentSelect>['execute']>>[number];
export type CommentRow = Row;

/** What this reader sees of it. */
export function shownComment(actor: Actor, row: Row, subject: CommentSubject, doors: CommentDoors & { at: Date }): ShownComment {
  const mine = isOwn(actor, row);
  const inside = mine || has(actor, 'moderator', 'organiser');
  return {
    id: row.id,
    parent: row.parent_id,
    stance: row.stance,
    body: row.status === 'published' || inside ? row.body : null,
    status: row.status,
    origin: row.origin,
    meeting: meetingOf(row),
    hands: row.hands,
    author: row.status === 'published' || inside ? authorOf(row) : null,
    writtenAt: row.writtenAt,
    edited: row.edited_at !== null,
    version: row.version,
    placed: row.shown,
    mine,
    hidden: row.status === 'hidden' && row.reason_code ? { reason: row.reason_code as CommentReason, statement: inside ? row.statement : null } : null,
    abilities: commentAbilities(actor, row, subject, doors, doors.at),
  };
}

function meetingOf(row: Row): ShownComment['meeting'] {
  if (row.meeting_reference === null || row.meeting_starts_at === null) return null;
  return { reference: row.meeting_reference, title: row.meeting_title ?? '', place: row.meeting_place ?? '', startsAt: row.meeting_starts_at };
}

function authorOf({ author_shown, author_state, pseudonym, name }: Row): string | null {
  if (author_shown === 'none' || author_state !== 'active') return null;
  return author_shown === 'name' ? (name ?? pseudonym) : pseudonym;
}
