import { sql } from 'kysely';
import type { CommentStatus, Stance } from '../../db/tables/comments.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { opens } from '../../../tenants/phases.ts';
import type { Actor } from '../actor.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { beyond } from './conversation.ts';
import { isOwn, mayNoteRoom } from './policy.ts';
import { PAGE_SIZE } from './schema.ts';
import { commentDoors } from './subject.ts';

export interface RoomNote {
  id: string;
  stance: Stance;
  body: string | null;
  hands: number | null;
  status: CommentStatus;
  writtenAt: Date;
  proposal: { reference: number; title: string };
  mine: boolean;
}
export interface RoomNotes {
  meeting: { id: string; reference: number; title: string; place: string; startsAt: Date };
  /** How many have been written down, and the latest of them. */
  noted: number;
  notes: RoomNote[];
  next: string | null;
  /** null: it can be written down now; or what stands before it. */
  closed: 'frozen' | 'closed' | 'not_past' | 'cancelled' | null;
}

/** What a meeting said about ideas that were there before it. @throws role.missing, meeting.not_found */
export async function roomNotes(
  db: TenantDb,
  actor: Actor,
  { reference, after }: { reference: number; after?: string | null | undefined },
): Promise<RoomNotes> {
  const allowed = mayNoteRoom(actor);
  if (allowed !== true) throw new DomainError(allowed);
  const meeting = await db
    .selectFrom('meetings')
    .select(['id', 'reference', 'title', 'place', 'starts_at as startsAt', 'state'])
    .where('reference', '=', reference)
    .executeTakeFirst();
  if (!meeting) throw new DomainError('meeting.not_found');
  const { state, ...shown } = meeting;
  const [rows, count, doors, settings] = await Promise.all([
    db
      .selectFrom('comments')
      .innerJoin('proposals', 'proposals.id', 'comments.proposal_id')
      .select([
        'comments.id', 'comments.stance', 'comments.body', 'comments.hands', 'comments.status', 'comments.written_at as writtenAt', 'comments.origin',
        'comments.author_id as authorId', 'comments.typed_by as typedBy', 'proposals.reference', 'proposals.title',
        sql<string>`(extract(epoch from comments.written_at) * 1000000)::bigint`.as('micros'),
      ])
      .where('comments.meeting_id', '=', meeting.id)
      .$if(Boolean(after), (query) => query.where(beyond('<', after!)))
      .orderBy('comments.written_at', 'desc')
      .orderBy('comments.id', 'desc')
      .limit(PAGE_SIZE + 1)
      .execute(),
    db
      .selectFrom('comments')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('meeting_id', '=', meeting.id)
      .executeTakeFirstOrThrow(),
    commentDoors(db),
    settingsOf(db),
  ]);
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const open = doors.comment || opens(settings, 'comment', meeting.startsAt);
  return {
    meeting: shown,
    noted: Number(count.n),
    notes: page.map((row) => ({
      id: row.id, stance: row.stance ?? 'neutral', body: row.body, hands: row.hands, status: row.status, writtenAt: row.writtenAt,
      proposal: { reference: row.reference ?? 0, title: row.title }, mine: isOwn(actor, row),
    })),
    next: rows.length > PAGE_SIZE && last ? `${last.micros}_${last.id}` : null,
    closed: state === 'cancelled' ? 'cancelled' : meeting.startsAt > doors.at ? 'not_past' : doors.frozen ? 'frozen' : open ? null : 'closed',
  };
}
