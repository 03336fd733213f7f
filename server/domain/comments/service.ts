import { sql, type Insertable } from 'kysely';
import { opens } from '../../../tenants/phases.ts';
import type { CommentsTable } from '../../db/tables/comments.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { personId, type Actor } from '../actor.ts';
import { databaseNow } from '../clock.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError, type ErrorCode } from '../errors.ts';
import { record } from '../journal.ts';
import { COMMENT_MOVES } from './lifecycle.ts';
import { mayComment, mayEditComment, mayNoteRoom, mayWithdrawComment } from './policy.ts';
import type { CommentEdit, RoomSaying, Saying } from './schema.ts';
import { commentDoors, subjectData, subjectOf, type CommentSubject } from './subject.ts';

type Person = Actor & { kind: 'person' };

/** A person says this much in an hour at most. */
export const COMMENTS_AN_HOUR = 30;

/** thread: the id of the thread it stands in (its own, when it opens one). */
export interface Said {
  id: string;
  thread: string;
  published: boolean;
}

/**
 * Says something for, against or neither, or replies in a thread. The same id again answers what the first time gave.
 * @throws comment.subject_not_found, phase.closed, freeze.running, comment.not_found (the thread), system.too_many, system.conflict
 */
export async function say(db: TenantDb, actor: Person, input: Saying): Promise<Said> {
  const before = await saidBefore(db, actor, input.id);
  if (before) return before;
  const subject = await subjectOf(db, actor, input);
  const doors = await commentDoors(db, true);
  allow(mayComment(actor, subject, doors));
  const parent = input.parent ? await threadOf(db, subject, input.parent) : null;
  const { name } = await requireUnhurried(db, actor);
  return write(db, actor, subject, parent, subject.workshop || !doors.before, {
    id: input.id,
    parent_id: parent?.id ?? null,
    stance: parent ? null : input.stance!,
    body: input.body,
    author_id: actor.id,
    author_shown: input.signed && name !== null ? 'name' : 'pseudonym',
    workshop: subject.workshop,
  });
}

/**
 * Writes down what a room said of a proposal, with its meeting and the number of people who said so, and without an author.
 * @throws role.missing, freeze.running, meeting.not_found, meeting.not_past, phase.closed, comment.subject_not_found, system.conflict
 */
export async function sayFromRoom(db: TenantDb, actor: Person, input: RoomSaying): Promise<Said> {
  allow(mayNoteRoom(actor));
  const before = await saidBefore(db, actor, input.id);
  if (before) return before;
  const settings = await requireNotFrozen(db);
  const [meeting, at, proposal] = await Promise.all([
    db.selectFrom('meetings').select(['id', 'state', 'starts_at']).where('id', '=', input.meetingId).executeTakeFirst(),
    databaseNow(db),
    db.selectFrom('proposals').select(['id', 'title', 'reference', 'listed']).where('reference', '=', input.reference).executeTakeFirst(),
  ]);
  if (!meeting || meeting.state === 'cancelled') throw new DomainError('meeting.not_found');
  if (meeting.starts_at > at) throw new DomainError('meeting.not_past');
  if (!opens(settings, 'comment', at) && !opens(settings, 'comment', meeting.starts_at)) throw new DomainError('phase.closed');
  if (!proposal?.listed) throw new DomainError('comment.subject_not_found', { field: 'reference' });
  const subject: CommentSubject = { kind: 'proposal', ...proposal, open: true, workshop: false };
  return write(db, actor, subject, null, settings.moderation === 'after', {
    id: input.id,
    stance: input.stance,
    body: input.body,
    origin: 'meeting',
    meeting_id: meeting.id,
    hands: input.hands ?? null,
    typed_by: actor.id,
    author_shown: 'none',
  });
}

interface Thread {
  id: string;
  authorId: string | null;
}
type Words = Omit<Insertable<CommentsTable>, 'status'>;

/** Puts it in once, whoever else sends the same id at the same moment. */
async function write(
  db: TenantDb,
  actor: Person,
  subject: CommentSubject,
  parent: Thread | null,
  published: boolean,
  words: Words,
): Promise<Said> {
  const written = await db
    .insertInto('comments')
    .values({
      ...words,
      [subject.kind === 'proposal' ? 'proposal_id' : 'measure_id']: subject.id,
      status: published ? 'published' : 'held',
      ...(published && { published_at: sql<Date>`now()` }),
      ...(subject.workshop && { reviewed_at: sql<Date>`now()` }),
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return (await saidBefore(db, actor, words.id)) ?? refuse('system.conflict');
  await record(db, actor, {
    verb: subject.workshop ? 'comment.said_in_workshop' : published ? COMMENT_MOVES.publish.verb : 'comment.held',
    subject: { type: 'comment', id: words.id },
    data: {
      ...subjectData(subject),
      ...(parent && { parent: parent.id, parentAuthor: parent.authorId }),
      ...(words.meeting_id && { meeting: words.meeting_id }),
    },
  });
  return { id: words.id, thread: parent?.id ?? words.id, published };
}

/** What the first sending of this id answered, or null. @throws system.conflict when it is somebody else’s */
async function saidBefore(db: TenantDb, actor: Actor, id: string): Promise<Said | null> {
  const row = await db
    .selectFrom('comments')
    .select(['id', 'parent_id', 'published_at', 'author_id', 'typed_by'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  if ((row.author_id ?? row.typed_by) !== personId(actor)) throw new DomainError('system.conflict');
  return { id: row.id, thread: row.parent_id ?? row.id, published: row.published_at !== null };
}

/** The thread of a reply: of the same subject and public. @throws comment.not_found */
async function threadOf(db: TenantDb, subject: CommentSubject, id: string): Promise<Thread> {
  const row = await db
    .selectFrom('comments')
    .select(['id', 'author_id as authorId', 'status', 'is_reply', 'subject_id', 'workshop'])
    .where('id', '=', id)
    .executeTakeFirst();
  const here = row && row.subject_id === subject.id && row.workshop === subject.workshop;
  if (!here || row.is_reply || row.status !== 'published') throw new DomainError('comment.not_found', { field: 'parent' });
  return row;
}

/** One's own sayings wait for each other, so that a burst does not pass the limit together. */
async function requireUnhurried(db: TenantDb, actor: Person): Promise<{ name: string | null }> {
  const person = await db.selectFrom('people').select(['name', 'state']).where('id', '=', actor.id).forNoKeyUpdate().executeTakeFirst();
  if (person?.state !== 'active') throw new DomainError('role.missing');
  const { n } = await db
    .selectFrom('comments')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('author_id', '=', actor.id)
    .where('written_at', '>', sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirstOrThrow();
  if (Number(n) >= COMMENTS_AN_HOUR) throw new DomainError('system.too_many');
  return person;
}

/**
 * Sets one's own words right, for a quarter of an hour; they are shown as modified, and read again by whoever moderates.
 * @throws comment.not_found, comment.not_author, comment.too_late, comment.version_conflict, freeze.running
 */
export async function editComment(db: TenantDb, actor: Person, { id, version, body }: CommentEdit): Promise<Said> {
  const [facts, doors] = [await commentFacts(db, actor, id), await commentDoors(db, true)];
  if (version && version !== facts.version) throw new DomainError('comment.version_conflict');
  allow(mayEditComment(actor, facts, doors, doors.at));
  await db
    .updateTable('comments')
    .set({
      body,
      version: sql`version + 1`,
      reviewed_at: facts.workshop ? sql<Date>`now()` : null,
      ...(facts.status === 'published' && { edited_at: sql<Date>`now()` }),
    })
    .where('id', '=', id)
    .execute();
  await record(db, actor, { verb: 'comment.edited', subject: { type: 'comment', id }, data: subjectData(facts.subject) });
  return { id, thread: facts.thread, published: facts.status === 'published' };
}

/**
 * Takes one's own words back: they are gone, the thread keeps their place. Open notices about them have nothing left to decide.
 * @throws comment.not_found, comment.not_author, comment.transition_forbidden, freeze.running
 */
export async function withdrawComment(db: TenantDb, actor: Person, { id }: { id: string }): Promise<Said> {
  const facts = await commentFacts(db, actor, id);
  allow(mayWithdrawComment(actor, facts, await commentDoors(db, true)));
  await db
    .updateTable('comments')
    .set({ status: COMMENT_MOVES.withdraw.to, body: null, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
  await db
    .updateTable('comment_reports')
    .set({ state: 'lapsed', decided_at: sql<Date>`now()` })
    .where('comment_id', '=', id)
    .where('state', '=', 'open')
    .execute();
  await record(db, actor, { verb: COMMENT_MOVES.withdraw.verb, subject: { type: 'comment', id }, data: subjectData(facts.subject) });
  return { id, thread: facts.thread, published: false };
}

/** A comment's facts, held until the commit: two deeds on one comment take turns. @throws comment.not_found */
export async function commentFacts(db: TenantDb, actor: Actor, id: string) {
  const row = await db
    .selectFrom('comments')
    .select([
      'status', 'origin', 'version', 'workshop', 'proposal_id', 'measure_id', 'parent_id', 'author_id as authorId', 'typed_by as typedBy',
      'written_at as writtenAt', 'shown',
    ])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new DomainError('comment.not_found');
  const subject = row.proposal_id === null ? { kind: 'measure' as const, id: row.measure_id! } : { kind: 'proposal' as const, id: row.proposal_id };
  if (row.workshop) await subjectOf(db, actor, { measure: subject.id, workshop: true });
  return { ...row, subject, thread: row.parent_id ?? id };
}

function allow(allowed: true | ErrorCode): void {
  if (allowed !== true) throw new DomainError(allowed);
}

function refuse(code: ErrorCode): never {
  throw new DomainError(code);
}
