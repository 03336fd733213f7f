import { sql } from 'kysely';
import type { CommentReason, ReportState } from '../../db/tables/comments.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { personId, type Actor } from '../actor.ts';
import { DomainError } from '../errors.ts';
import { record } from '../journal.ts';
import { mayReport } from './policy.ts';
import type { ReportInput } from './schema.ts';
import { commentSelect, shownComment, type ShownComment } from './rows.ts';
import { commentDoors, subjectData, subjectOrNull, type CommentSubject } from './subject.ts';

/** A person sends this many notices an hour; a comment waits for its decision with this many of people without an account. */
export const REPORTS_AN_HOUR = 20;
export const UNSIGNED_REPORTS = 20;

/** What a notice is about, as whoever writes it sees it. @throws comment.not_found */
export async function reportedComment(
  db: TenantDb,
  actor: Actor,
  { id }: { id: string },
): Promise<{ comment: ShownComment; subject: CommentSubject; already: string | null }> {
  const row = await commentSelect(db).where('comments.id', '=', id).executeTakeFirst();
  if (!row || !row.shown || row.workshop || row.body === null) throw new DomainError('comment.not_found');
  const subject = await publicSubject(db, actor, row);
  const doors = await commentDoors(db);
  const me = personId(actor);
  const own =
    me === null
      ? undefined
      : await db.selectFrom('comment_reports').select('id').where('comment_id', '=', id).where('person_id', '=', me).executeTakeFirst();
  return { comment: shownComment(actor, row, subject, doors), subject, already: own?.id ?? null };
}

async function publicSubject(
  db: TenantDb,
  actor: Actor,
  { proposal_id, measure_id }: { proposal_id: string | null; measure_id: string | null },
): Promise<CommentSubject> {
  // Of a text that is no longer public the comments are not either: the same answer as for none.
  const subject = await subjectOrNull(db, actor, { proposal: proposal_id, measure: measure_id, workshop: false });
  if (!subject) throw new DomainError('comment.not_found');
  return subject;
}

/**
 * Gives notice of a comment, with or without an account; a person is heard once about each. Answers the receipt.
 * @throws comment.not_found, comment.own, comment.already_hidden, system.too_many, system.conflict
 */
export async function reportComment(db: TenantDb, actor: Actor, input: ReportInput): Promise<{ id: string }> {
  const me = personId(actor);
  const before = await sentBefore(db, me, input);
  if (before) return before;
  // Shared with whoever decides about it: a notice never stays open on what was hidden meanwhile.
  const facts = await db
    .selectFrom('comments')
    .select([
      'status', 'origin', 'workshop', 'proposal_id', 'measure_id', 'author_id as authorId', 'typed_by as typedBy', 'written_at as writtenAt',
    ])
    .where('id', '=', input.comment)
    .forShare()
    .executeTakeFirst();
  if (!facts) throw new DomainError('comment.not_found');
  const subject = await publicSubject(db, actor, facts);
  const allowed = mayReport(actor, facts);
  if (allowed !== true) throw new DomainError(allowed);
  await requireRoom(db, me, input.comment);
  const written = await db
    .insertInto('comment_reports')
    .values({ id: input.id, comment_id: input.comment, person_id: me, reason: input.reason, words: input.words ?? null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return (await sentBefore(db, me, input)) ?? conflict();
  await record(db, actor, {
    verb: 'comment.reported',
    subject: { type: 'comment', id: input.comment },
    data: { ...subjectData(subject), reason: input.reason },
  });
  return written;
}

function conflict(): never {
  throw new DomainError('system.conflict');
}

/** The receipt of the first sending: of this form, or of this person about this comment. @throws system.conflict */
async function sentBefore(db: TenantDb, me: string | null, { id, comment }: ReportInput): Promise<{ id: string } | null> {
  const same = await db.selectFrom('comment_reports').select(['id', 'person_id', 'comment_id']).where('id', '=', id).executeTakeFirst();
  if (same) return same.person_id === me && same.comment_id === comment ? { id } : conflict();
  if (me === null) return null;
  const mine = await db
    .selectFrom('comment_reports')
    .select('id')
    .where('comment_id', '=', comment)
    .where('person_id', '=', me)
    .executeTakeFirst();
  return mine ?? null;
}

/** @throws system.too_many */
async function requireRoom(db: TenantDb, me: string | null, comment: string): Promise<void> {
  const all = db.selectFrom('comment_reports').select((eb) => eb.fn.countAll<string>().as('n'));
  const { n } = await (me === null
    ? all.where('comment_id', '=', comment).where('person_id', 'is', null).where('state', '=', 'open')
    : all.where('person_id', '=', me).where('reported_at', '>', sql<Date>`now() - interval '1 hour'`)
  ).executeTakeFirstOrThrow();
  if (Number(n) >= (me === null ? UNSIGNED_REPORTS : REPORTS_AN_HOUR)) throw new DomainError('system.too_many');
}

/** What became of a notice. statement: why the comment was hidden, once it was. */
export interface Receipt {
  id: string;
  state: ReportState;
  reason: CommentReason;
  words: string | null;
  reportedAt: Date;
  decidedAt: Date | null;
  decision: { reason: CommentReason; statement: string } | null;
  subject: { kind: 'proposal' | 'measure'; reference: number | null; title: string } | null;
}

/** By its id, which only its sender was told. @throws report.not_found */
export async function receiptOf(db: TenantDb, actor: Actor, { id }: { id: string }): Promise<Receipt> {
  const row = await db
    .selectFrom('comment_reports')
    .innerJoin('comments', 'comments.id', 'comment_reports.comment_id')
    .select([
      'comment_reports.id', 'state', 'reason', 'words', 'reported_at as reportedAt', 'comment_reports.decided_at as decidedAt', 'comment_id',
      'person_id', 'proposal_id', 'measure_id',
    ])
    .where('comment_reports.id', '=', id)
    .executeTakeFirst();
  if (!row || (row.person_id !== null && row.person_id !== personId(actor))) throw new DomainError('report.not_found');
  const hidden =
    row.state !== 'upheld'
      ? undefined
      : await db
          .selectFrom('comment_moderations')
          .select(['reason_code', 'statement'])
          .where('comment_id', '=', row.comment_id)
          .where('decision', '=', 'hidden')
          .orderBy('decided_at', 'desc')
          .limit(1)
          .executeTakeFirst();
  const subject = await subjectOrNull(db, actor, { proposal: row.proposal_id, measure: row.measure_id, workshop: false });
  const { id: receipt, state, reason, words, reportedAt, decidedAt } = row;
  return {
    id: receipt, state, reason, words, reportedAt, decidedAt,
    decision: hidden?.reason_code && hidden.statement ? { reason: hidden.reason_code, statement: hidden.statement } : null,
    subject: subject && { kind: subject.kind, reference: subject.reference, title: subject.title },
  };
}
