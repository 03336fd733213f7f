import type { TenantDb } from '../../db/tenant-db.ts';
import type { PresencePlace, SittingState } from '../../db/tables/parliament.ts';
import type { Verdict } from '../../db/tables/proposals.ts';
import { DomainError } from '../errors.ts';
import { resultOf } from './closing.ts';
import { verdictFor } from './lifecycle.ts';
import { rollCallOf, type RollCallLine } from './queries.ts';
import { storedRule, type Decision, type OnRejection, type Rule, type VoteCounts } from './schema.ts';

export interface MinutesItem {
  position: number; recommendation: string | null;
  proposal: { reference: number; title: string };
  /** Null while its vote is not announced. */
  vote: {
    id: string; rule: Rule; onRejection: OnRejection; openedAt: Date; closedAt: Date | null; announcedAt: Date | null;
    reason: string | null; counts: VoteCounts; decision: Decision; verdict: Verdict | null;
    /** The seats of the list fixed at opening, and the ballots of those who voted. */
    electors: string[]; rollCall: RollCallLine[];
  } | null;
  /** Votes begun and annulled before they were counted, with the reason. */
  annulled: { openedAt: Date; reason: string | null }[];
}
export interface Minutes {
  number: number; title: string; place: string | null; startsAt: Date; state: SittingState; openedAt: Date | null; closedAt: Date | null;
  /** The attendance roll, one line a stay. */
  roll: { seatId: string; pseudonym: string | null; title: string | null; place: PresencePlace; arrivedAt: Date; leftAt: Date | null }[];
  items: MinutesItem[];
}

/**
 * The minutes of a sitting as data: who was there, and for each item the rule as it was frozen, every ballot, the counts, the arithmetic
 * and the reason. The counts can be done again from the roll calls, and the decisions from the counts. A sitting that has not begun
 * has none.
 * @throws sitting.not_found
 */
export async function minutesOf(db: TenantDb, { number }: { number: number }): Promise<Minutes> {
  const sitting = await db.selectFrom('sittings').select(['id', 'number', 'title', 'place', 'starts_at as startsAt', 'state',
    'opened_at as openedAt', 'closed_at as closedAt']).where('number', '=', number).where('state', '<>', 'planned').executeTakeFirst();
  if (!sitting) throw new DomainError('sitting.not_found');
  const { id, ...said } = sitting;
  const [roll, items, questions] = await Promise.all([rollOf(db, id), itemsOf(db, id), questionsOf(db, id)]);
  const rollCalls = new Map(await Promise.all(questions.filter((question) => question.state === 'announced')
    .map(async ({ id: questionId }) => [questionId, {
      rollCall: await rollCallOf(db, questionId), electors: await electorsOf(db, questionId),
    }] as const)));
  return {
    ...said, roll,
    items: items.map(({ id: itemId, position, recommendation, reference, title }) => {
      const mine = questions.filter((question) => question.itemId === itemId);
      const announced = mine.find((question) => question.state === 'announced');
      return {
        position, recommendation, proposal: { reference: reference ?? 0, title },
        vote: announced ? voteOf(announced, rollCalls.get(announced.id) ?? { rollCall: [], electors: [] }) : null,
        annulled: mine.filter((question) => question.state === 'annulled').map(({ openedAt, reason }) => ({ openedAt, reason })),
      };
    }),
  };
}

type QuestionRow = Awaited<ReturnType<typeof questionsOf>>[number];

function voteOf(question: QuestionRow, roll: { rollCall: RollCallLine[]; electors: string[] }): MinutesItem['vote'] {
  const result = resultOf(question);
  if (!result) return null;
  const { id, onRejection, openedAt, closedAt, announcedAt, reason } = question;
  return {
    id, rule: storedRule(question.rule), onRejection, openedAt, closedAt, announcedAt, reason,
    counts: result.counts, decision: result.decision, verdict: verdictFor(result.decision.outcome, onRejection), ...roll,
  };
}

async function electorsOf(db: TenantDb, questionId: string): Promise<string[]> {
  const rows = await db.selectFrom('electors').select('seat_id').where('question_id', '=', questionId).orderBy('seat_id').execute();
  return rows.map((row) => row.seat_id);
}

async function rollOf(db: TenantDb, sittingId: string): Promise<Minutes['roll']> {
  const rows = await db.selectFrom('attendances').innerJoin('seats', 'seats.id', 'attendances.seat_id')
    .innerJoin('people', 'people.id', 'seats.person_id')
    .select(['attendances.seat_id as seatId', 'people.pseudonym', 'people.state', 'seats.title', 'attendances.place',
      'attendances.arrived_at as arrivedAt', 'attendances.left_at as leftAt'])
    .where('attendances.sitting_id', '=', sittingId).orderBy('people.pseudonym').orderBy('attendances.arrived_at').execute();
  return rows.map(({ state, pseudonym, ...stay }) => ({ ...stay, pseudonym: state === 'erased' ? null : pseudonym }));
}

async function itemsOf(db: TenantDb, sittingId: string) {
  return db.selectFrom('agenda_items').innerJoin('proposals', 'proposals.id', 'agenda_items.proposal_id')
    .select(['agenda_items.id', 'agenda_items.position', 'agenda_items.recommendation', 'proposals.reference', 'proposals.title'])
    .where('agenda_items.sitting_id', '=', sittingId).where('agenda_items.removed_at', 'is', null)
    .orderBy('agenda_items.position').orderBy('agenda_items.id').execute();
}

async function questionsOf(db: TenantDb, sittingId: string) {
  return db.selectFrom('questions')
    .select(['id', 'agenda_item_id as itemId', 'state', 'rule', 'on_rejection as onRejection', 'opened_at as openedAt',
      'closed_at as closedAt', 'announced_at as announcedAt', 'reason', 'counts'])
    .where('sitting_id', '=', sittingId).orderBy('opened_at').execute();
}
