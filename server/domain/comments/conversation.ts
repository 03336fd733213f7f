import { sql, type SqlBool } from 'kysely';
import type { Stance } from '../../db/tables/comments.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { personId, type Actor } from '../actor.ts';
import { DomainError } from '../errors.ts';
import { commentCounts, type CommentCounts } from './counts.ts';
import { sayingOf, type CommentDoors, type Saying } from './policy.ts';
import { commentSelect, shownComment, type CommentRow, type ShownComment } from './rows.ts';
import { FIRST_REPLIES, FIRST_THREADS, PAGE_SIZE, STANCES, type ConversationInput } from './schema.ts';
import { commentDoors, subjectOf, type CommentSubject } from './subject.ts';

/** replied: how many replies it has in all; replies: the first of them, in the order in which they came. */
export interface Thread extends ShownComment {
  replies: ShownComment[];
  replied: number;
}
export interface Section {
  stance: Stance;
  threads: Thread[];
  /** The `after` of its next page, or null on the last. */
  next: string | null;
}
export interface Conversation {
  subject: CommentSubject;
  counts: CommentCounts;
  /** All three stances with their latest threads, or the one that was asked for. */
  sections: Section[];
  /** One thread alone, where it was asked for; next: of its replies. */
  thread: { thread: Thread; next: string | null } | null;
  /** The reader's own words that nobody else sees: waiting to be read, or refused. */
  own: ShownComment[];
  saying: Saying;
  /** The reader has a name, and may sign with it. */
  named: boolean;
}

interface Reading {
  db: TenantDb;
  actor: Actor;
  subject: CommentSubject;
  doors: CommentDoors & { at: Date };
}

/**
 * What is said about a proposal or a measure: by stance, the latest threads first, the room beside the screen, never by popularity.
 * @throws comment.subject_not_found, comment.not_found (the thread)
 */
export async function conversationOf(db: TenantDb, actor: Actor, input: ConversationInput): Promise<Conversation> {
  const subject = await subjectOf(db, actor, input);
  const reading = { db, actor, subject, doors: await commentDoors(db) };
  const stances = input.thread ? [] : input.stance ? [input.stance] : STANCES;
  const [counts, sections, thread, own, named] = await Promise.all([
    commentCounts(db, subject),
    Promise.all(stances.map((stance) => sectionOf(reading, stance, input))),
    input.thread ? oneThread(reading, input.thread, input.after) : null,
    ownWords(reading),
    isNamed(db, actor),
  ]);
  return { subject, counts, sections, thread, own, saying: sayingOf(actor, subject, reading.doors), named };
}

function ofSubject({ db, subject }: Reading) {
  return commentSelect(db)
    .where('comments.subject_id', '=', subject.id)
    .where('comments.workshop', '=', subject.workshop);
}

const cursorOf = (row: CommentRow | undefined) => (row ? `${row.micros}_${row.id}` : null);

async function sectionOf(reading: Reading, stance: Stance, { stance: alone, after }: ConversationInput): Promise<Section> {
  const size = alone ? PAGE_SIZE : FIRST_THREADS;
  const rows = await ofSubject(reading)
    .where('comments.stance', '=', stance)
    .where('comments.parent_id', 'is', null)
    .where(sql<SqlBool>`comments.shown`)
    .$if(Boolean(alone && after), (query) => query.where(beyond('<', after!)))
    .orderBy('comments.written_at', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(size + 1)
    .execute();
  const page = rows.slice(0, size);
  return { stance, threads: await withReplies(reading, page), next: rows.length > size ? cursorOf(page.at(-1)) : null };
}

/** What comes after a cursor, `microseconds_id`. */
export function beyond(order: '<' | '>', after: string) {
  const [micros, id] = after.split('_');
  return sql<SqlBool>`(comments.written_at, comments.id) ${order === '<' ? sql`<` : sql`>`}
    ('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`;
}

/** Each thread with the first of its replies: as many as are shown are read, however many there are. */
async function withReplies(reading: Reading, roots: readonly CommentRow[]): Promise<Thread[]> {
  if (roots.length === 0) return [];
  const { rows: found } = await sql<{ id: string; parent: string; replied: string }>`
    select replies.id, roots.parent, (select count(*) from comments c where c.parent_id = roots.parent and c.shown) as replied
    from unnest(${roots.map(({ id }) => id)}::uuid[]) as roots (parent)
    cross join lateral (select c.id from comments c where c.parent_id = roots.parent and c.shown
      order by c.written_at, c.id limit ${FIRST_REPLIES}) as replies`.execute(reading.db);
  const ids = found.map(({ id }) => id);
  const replies =
    ids.length === 0
      ? []
      : await ofSubject(reading)
          .where('comments.id', '=', sql<string>`any(${ids}::uuid[])`)
          .orderBy('comments.written_at')
          .orderBy('comments.id')
          .execute();
  const replied = new Map(found.map((one) => [one.parent, Number(one.replied)]));
  return roots.map((root) => ({
    ...shown(reading, root),
    replied: replied.get(root.id) ?? 0,
    replies: replies.filter(({ parent_id }) => parent_id === root.id).map((reply) => shown(reading, reply)),
  }));
}

function shown({ actor, subject, doors }: Reading, row: CommentRow): ShownComment {
  return shownComment(actor, row, subject, doors);
}

/** One thread with its replies, a page at a time, in the order in which they came. @throws comment.not_found */
async function oneThread(reading: Reading, id: string, after: ConversationInput['after']): Promise<NonNullable<Conversation['thread']>> {
  const root = await ofSubject(reading)
    .where('comments.id', '=', id)
    .where('comments.parent_id', 'is', null)
    .where(sql<SqlBool>`comments.shown`)
    .executeTakeFirst();
  if (!root) throw new DomainError('comment.not_found');
  const replies = ofSubject(reading).where('comments.parent_id', '=', id).where(sql<SqlBool>`comments.shown`);
  const [rows, all] = await Promise.all([
    replies
      .$if(Boolean(after), (query) => query.where(beyond('>', after!)))
      .orderBy('comments.written_at')
      .orderBy('comments.id')
      .limit(PAGE_SIZE + 1)
      .execute(),
    reading.db
      .selectFrom('comments')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('parent_id', '=', id)
      .where(sql<SqlBool>`shown`)
      .executeTakeFirstOrThrow(),
  ]);
  const page = rows.slice(0, PAGE_SIZE);
  return {
    thread: { ...shown(reading, root), replied: Number(all.n), replies: page.map((row) => shown(reading, row)) },
    next: rows.length > PAGE_SIZE ? cursorOf(page.at(-1)) : null,
  };
}

/** The latest of one's own words that have no place in a thread. */
async function ownWords(reading: Reading): Promise<ShownComment[]> {
  const me = personId(reading.actor);
  if (me === null) return [];
  const rows = await ofSubject(reading)
    .where('comments.author_id', '=', me)
    .where(sql<SqlBool>`not comments.shown`)
    .where('comments.status', 'in', ['held', 'hidden'])
    .orderBy('comments.written_at', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(PAGE_SIZE)
    .execute();
  return rows.map((row) => shown(reading, row));
}

async function isNamed(db: TenantDb, actor: Actor): Promise<boolean> {
  const me = personId(actor);
  if (me === null) return false;
  const person = await db.selectFrom('people').select('name').where('id', '=', me).executeTakeFirst();
  return person !== undefined && person.name !== null;
}
