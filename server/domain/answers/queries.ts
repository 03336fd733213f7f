import { sql } from 'kysely';
import { isFrozen } from '../../../tenants/phases.ts';
import type { AnswerState } from '../../db/tables/answers.ts';
import type { ProposalStatus } from '../../db/tables/proposals.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { ANSWER_STEPS, ANSWERS_A_PAGE, TOGETHER_AT_MOST, type AnswerStep, type DeskInput } from './schema.ts';

/** A text that was public, and since when. note: why it replaced the one before; null for the first. */
export interface AnswerVersion { number: number; body: string; note: string | null; at: Date }
/** What the public reads: the latest text first, then those that it corrected. */
export interface PublishedAnswer { current: AnswerVersion; earlier: AnswerVersion[] }

/** The collective's answer to a proposal as everybody reads it; null while there is none. What is prepared is never read here. */
export async function answerTo(db: TenantDb, proposalId: string): Promise<PublishedAnswer | null> {
  const [current, ...earlier] = await db.selectFrom('answer_versions').innerJoin('answers', 'answers.id', 'answer_versions.answer_id')
    .select(['answer_versions.number', 'answer_versions.body', 'answer_versions.note', 'answer_versions.published_at as at'])
    .where('answers.proposal_id', '=', proposalId).orderBy('answer_versions.number', 'desc').limit(50).execute();
  return current ? { current, earlier } : null;
}

export interface ToAnswer {
  proposalId: string; reference: number; title: string; theme: string; district: string | null; status: ProposalStatus;
  answer: { id: string; version: number; state: AnswerState; excerpt: string; preparedBy: string | null; updatedAt: Date; publishedAt: Date | null } | null;
}
export interface AnswersDesk { items: ToAnswer[]; next: string | null; counts: Record<AnswerStep, number>; frozen: boolean }

/** Proposals by where they stand with their answer, in the order of their numbers. The ready ones come all at once, to be published together. */
export async function answersDesk(db: TenantDb, { step, theme, after }: DeskInput): Promise<AnswersDesk> {
  const most = step === 'ready' ? TOGETHER_AT_MOST : ANSWERS_A_PAGE;
  const [rows, counts, settings] = await Promise.all([
    deskRows(db, step).$if(Boolean(theme), (query) => query.where('proposals.theme', '=', theme!))
      .$if(Boolean(after), (query) => query.where('proposals.reference', '>', Number(after))).orderBy('proposals.reference').limit(most + 1).execute(),
    countSteps(db), settingsOf(db),
  ]);
  const page = rows.slice(0, most);
  return {
    items: page.flatMap((row): ToAnswer[] => (row.reference === null ? [] : [{
      proposalId: row.proposalId, reference: row.reference, title: row.title, theme: row.theme, district: row.district, status: row.status,
      answer: row.id === null || row.version === null || row.state === null || row.updatedAt === null ? null : {
        id: row.id, version: row.version, state: row.state, excerpt: row.excerpt ?? '', preparedBy: row.preparedBy, updatedAt: row.updatedAt, publishedAt: row.publishedAt,
      },
    }])),
    next: rows.length > most ? String(page.at(-1)!.reference) : null, counts, frozen: isFrozen(settings, now()),
  };
}

/** To write: public, without a verdict, without an answer begun. */
function deskRows(db: TenantDb, step: AnswerStep) {
  const all = db.selectFrom('proposals').leftJoin('answers', 'answers.proposal_id', 'proposals.id').leftJoin('people', 'people.id', 'answers.prepared_by')
    .select(['proposals.id as proposalId', 'proposals.reference', 'proposals.title', 'proposals.theme', 'proposals.district', 'proposals.status',
      'answers.id', 'answers.version', 'answers.state', sql<string | null>`left(answers.body, 240)`.as('excerpt'), 'people.pseudonym as preparedBy',
      'answers.updated_at as updatedAt', 'answers.published_at as publishedAt'])
    .where('proposals.listed', '=', true);
  return step === 'to_write' ? all.where('answers.id', 'is', null).where('proposals.status', 'in', ['published', 'in_validation', 'sent_back'])
    : all.where('answers.state', '=', step);
}

async function countSteps(db: TenantDb): Promise<Record<AnswerStep, number>> {
  const counted = await Promise.all(ANSWER_STEPS.map((step) => db.selectFrom(deskRows(db, step).as('one'))
    .select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()));
  return Object.fromEntries(ANSWER_STEPS.map((step, index) => [step, Number(counted[index]!.n)])) as Record<AnswerStep, number>;
}

export interface AnswerForm {
  proposal: { id: string; reference: number; title: string; body: string; theme: string; status: ProposalStatus };
  answer: { id: string; state: AnswerState; body: string; version: number; preparedBy: string | null; updatedAt: Date } | null;
  published: PublishedAnswer | null;
  frozen: boolean;
}

/** The text and the answer that is being prepared to it. @throws proposal.not_found, also for what is not public */
export async function answerForm(db: TenantDb, { reference }: { reference: number }): Promise<AnswerForm> {
  const proposal = await db.selectFrom('proposals').select(['id', 'title', 'body', 'theme', 'status']).where('reference', '=', reference)
    .where('listed', '=', true).executeTakeFirst();
  if (!proposal) throw new DomainError('proposal.not_found');
  const [answer, published, settings] = await Promise.all([
    db.selectFrom('answers').leftJoin('people', 'people.id', 'answers.prepared_by')
      .select(['answers.id', 'answers.state', 'answers.body', 'answers.version', 'people.pseudonym as preparedBy', 'answers.updated_at as updatedAt'])
      .where('answers.proposal_id', '=', proposal.id).executeTakeFirst(),
    answerTo(db, proposal.id), settingsOf(db),
  ]);
  return { proposal: { ...proposal, reference }, answer: answer ?? null, published, frozen: isFrozen(settings, now()) };
}

/** How many answers are ready and wait to be published together. */
export async function readyAnswers(db: TenantDb): Promise<number> {
  const { n } = await db.selectFrom('answers').select((eb) => eb.fn.countAll<string>().as('n')).where('state', '=', 'ready').executeTakeFirstOrThrow();
  return Number(n);
}
