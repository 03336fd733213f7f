import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { record } from '../journal.ts';
import { post, type Letter } from '../outbox.ts';
import { COMMENT_MOVES, DECIDED } from './lifecycle.ts';
import { mayDecide } from './policy.ts';
import type { CommentDecisionInput } from './schema.ts';
import { commentFacts } from './service.ts';
import { commentDoors, subjectData } from './subject.ts';

type Person = Actor & { kind: 'person' };
type Facts = Awaited<ReturnType<typeof commentFacts>>;

/**
 * Answers on a comment: publishes it, keeps it, hides it with a reason and a statement, or takes a hiding back. Open notices about it are
 * decided with it: upheld when it is hidden, dismissed when it stays. Its author and whoever reported it are told.
 * @throws freeze.running, role.missing, comment.not_found, comment.version_conflict, comment.own, comment.own_report,
 * comment.transition_forbidden
 */
export async function decideComment(db: TenantDb, actor: Person, input: CommentDecisionInput): Promise<void> {
  const facts = await commentFacts(db, actor, input.id);
  if (input.version && input.version !== facts.version) throw new DomainError('comment.version_conflict');
  const reports = await openReports(db, input.id);
  const allowed = mayDecide(actor, facts, await commentDoors(db, true), input.decision, reports.some(({ person_id }) => person_id === actor.id));
  if (allowed !== true) throw new DomainError(allowed);
  const hiding = input.decision === 'hide' ? { reason: input.reason, statement: input.statement } : null;
  await moveComment(db, input, hiding);
  await db
    .insertInto('comment_moderations')
    .values({
      id: newId(),
      comment_id: input.id,
      decision: DECIDED[input.decision],
      reason_code: hiding?.reason ?? null,
      statement: hiding?.statement ?? null,
      decided_by: actor.id,
    })
    .execute();
  await closeReports(db, actor, input);
  await post(db, lettersOf(facts, input, reports, await pathTo(db, facts, input.id)));
  await record(db, actor, {
    verb: input.decision === 'keep' ? 'comment.kept' : COMMENT_MOVES[input.decision].verb,
    subject: { type: 'comment', id: input.id },
    data: await tale(db, facts, hiding?.reason ?? null),
  });
}

async function moveComment(db: TenantDb, { id, decision }: CommentDecisionInput, hiding: object | null): Promise<void> {
  await db
    .updateTable('comments')
    .set({
      reviewed_at: sql<Date>`now()`,
      version: sql`version + 1`,
      ...(decision !== 'keep' && { status: COMMENT_MOVES[decision].to }),
      // Kept from the first time: a thread does not move when a hiding is taken back.
      ...(decision !== 'keep' && hiding === null && { published_at: sql<Date>`coalesce(published_at, now())` }),
    })
    .where('id', '=', id)
    .execute();
}

interface OpenReport {
  id: string;
  person_id: string | null;
}

async function openReports(db: TenantDb, commentId: string): Promise<OpenReport[]> {
  return db.selectFrom('comment_reports').select(['id', 'person_id']).where('comment_id', '=', commentId).where('state', '=', 'open').execute();
}

async function closeReports(db: TenantDb, actor: Person, { id, decision }: CommentDecisionInput): Promise<void> {
  if (decision !== 'hide' && decision !== 'keep') return;
  await db
    .updateTable('comment_reports')
    .set({ state: decision === 'hide' ? 'upheld' : 'dismissed', decided_by: actor.id, decided_at: sql<Date>`now()` })
    .where('comment_id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

/** To its author when it is hidden, and to everyone with an account whose notice was decided. */
function lettersOf(facts: Facts, input: CommentDecisionInput, reports: readonly OpenReport[], path: string): Letter[] {
  const author: Letter[] =
    input.decision === 'hide' && facts.authorId !== null
      ? [{ template: 'comment_hidden', to: { personId: facts.authorId }, data: { path, reason: input.reason, statement: input.statement } }]
      : [];
  const told = input.decision === 'hide' || input.decision === 'keep' ? reports : [];
  return [
    ...author,
    ...told.flatMap(({ id, person_id }): Letter[] =>
      person_id === null
        ? []
        : [{ template: 'comment_report_decided', to: { personId: person_id }, data: { receipt: id, outcome: input.decision } }],
    ),
  ];
}

/** Where its author finds it, with the answer. */
async function pathTo(db: TenantDb, { subject, shown, thread }: Facts, id: string): Promise<string> {
  const { reference } = await db
    .selectFrom(subject.kind === 'proposal' ? 'proposals' : 'measures')
    .select('reference')
    .where('id', '=', subject.id)
    .executeTakeFirstOrThrow();
  if (reference === null) return '/compte';
  const page = subject.kind === 'proposal' ? `/propositions/${reference}` : `/programme/mesures/${reference}`;
  return shown ? `${page}?fil=${thread}#avis-${id}` : `${page}#mes-avis`;
}

/** What the journal keeps: what it was about and whom it answered, as when it is published at once. */
async function tale(db: TenantDb, facts: Facts, reason: string | null): Promise<Record<string, unknown>> {
  const parent =
    facts.parent_id === null
      ? undefined
      : await db.selectFrom('comments').select('author_id').where('id', '=', facts.parent_id).executeTakeFirst();
  return {
    ...subjectData(facts.subject),
    ...(parent && { parent: facts.parent_id, parentAuthor: parent.author_id }),
    ...(reason !== null && { reason }),
  };
}
