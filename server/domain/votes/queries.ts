import type { TenantDb } from '../../db/tenant-db.ts';
import type { PresencePlace, QuestionState, SittingState } from '../../db/tables/parliament.ts';
import type { Origin, Verdict } from '../../db/tables/proposals.ts';
import { personId, type Actor } from '../actor.ts';
import { now } from '../clock.ts';
import { DomainError } from '../errors.ts';
import { parliamentDoors } from '../parliament/doors.ts';
import { examplesFor } from '../parliament/queries.ts';
import { electorOf, receiptOf, type Ballot } from './ballots.ts';
import { resultOf } from './closing.ts';
import { verdictFor } from './lifecycle.ts';
import { maySeeResult, questionAbilities, type QuestionAbilities } from './policy.ts';
import { storedRule, type Choice, type Decision, type Example, type OnRejection, type Rule, type VoteCounts } from './schema.ts';
import { enrolledIn } from './service.ts';

/** One line of a roll call. pseudonym: null once the person was erased. */
export interface RollCallLine {
  seatId: string; pseudonym: string | null; title: string | null; choice: Choice; place: PresencePlace; castAt: Date; receipt: string;
}
export interface QuestionPage {
  id: string; state: QuestionState; openedAt: Date; closesAt: Date | null; closedAt: Date | null; announcedAt: Date | null;
  sitting: { number: number; title: string; startsAt: Date; state: SittingState };
  /** Which item of how many. */
  item: { position: number; of: number; recommendation: string | null };
  proposal: {
    id: string; reference: number; title: string; body: string; theme: string; district: string | null; origin: Origin;
    meeting: { reference: number; title: string; place: string; startsAt: Date } | null; table: string | null; hands: number | null;
    supports: number;
  };
  rule: Rule;
  onRejection: OnRejection;
  examples: Example[];
  enrolled: number;
  /** Ballots in so far: a number, never whose or which. */
  received: number;
  mine: { elector: boolean; attendance: PresencePlace | null; ballot: Ballot | null };
  /** Once announced, for everyone; once counted, for who must give the reason. */
  result: { counts: VoteCounts; decision: Decision; verdict: Verdict | null; reason: string | null } | null;
  rollCall: RollCallLine[] | null;
  abilities: QuestionAbilities;
}

/** A question by its id: what is asked, under which rule, my ballot, and the result once it may be seen. @throws question.not_found */
export async function questionPage(db: TenantDb, actor: Actor, { id }: { id: string }): Promise<QuestionPage> {
  const row = await questionRow(db, id);
  const me = personId(actor);
  const [enrolled, received, items, doors, elector, ballot] = await Promise.all([
    enrolledIn(db, id), receivedOn(db, id), itemsIn(db, row.sittingId), parliamentDoors(db),
    me === null ? undefined : electorOf(db, id, me), me === null ? null : ballotOf(db, id, me),
  ]);
  const rule = storedRule(row.rule);
  const seen = maySeeResult(actor, row.state) ? resultOf(row) : null;
  const late = row.closesAt !== null && now() >= row.closesAt;
  const attendance = elector?.attendance ?? null;
  return {
    ...row.said, rule, examples: examplesFor(rule, enrolled), enrolled, received, item: { ...row.item, of: items },
    mine: { elector: elector !== undefined, attendance, ballot },
    result: seen && {
      counts: seen.counts, decision: seen.decision, verdict: verdictFor(seen.decision.outcome, row.said.onRejection), reason: row.reason,
    },
    rollCall: row.state === 'announced' ? await rollCallOf(db, id) : null,
    abilities: questionAbilities(actor, { state: row.state, late, elector: elector !== undefined, present: attendance !== null }, doors),
  };
}

async function questionRow(db: TenantDb, id: string) {
  const row = await db.selectFrom('questions').innerJoin('sittings', 'sittings.id', 'questions.sitting_id')
    .innerJoin('agenda_items', 'agenda_items.id', 'questions.agenda_item_id')
    .innerJoin('proposals', 'proposals.id', 'questions.proposal_id')
    .leftJoin('meetings', 'meetings.id', 'proposals.meeting_id').leftJoin('sheets', 'sheets.proposal_id', 'proposals.id')
    .select((eb) => ['questions.id', 'questions.state', 'questions.rule', 'questions.on_rejection', 'questions.opened_at',
      'questions.closes_at', 'questions.closed_at', 'questions.announced_at', 'questions.counts', 'questions.reason',
      'questions.sitting_id', 'sittings.number',
      'sittings.title as sitting_title', 'sittings.starts_at', 'sittings.state as sitting_state', 'agenda_items.position',
      'agenda_items.recommendation',
      'proposals.id as proposal_id', 'proposals.reference', 'proposals.title', 'proposals.body', 'proposals.theme', 'proposals.district',
      'proposals.origin', 'meetings.reference as meeting_reference', 'meetings.title as meeting_title', 'meetings.place as meeting_place',
      'meetings.starts_at as meeting_starts_at', 'sheets.table_label', 'sheets.hands',
      eb.selectFrom('supports').select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('supports.proposal_id', '=', 'proposals.id').as('supports')])
    .where('questions.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('question.not_found');
  const meeting = row.meeting_reference === null || row.meeting_starts_at === null ? null : {
    reference: row.meeting_reference, title: row.meeting_title ?? '', place: row.meeting_place ?? '', startsAt: row.meeting_starts_at,
  };
  return {
    id: row.id, state: row.state, rule: row.rule, counts: row.counts, reason: row.reason, sittingId: row.sitting_id,
    closesAt: row.closes_at, item: { position: row.position, recommendation: row.recommendation },
    said: {
      id: row.id, state: row.state, openedAt: row.opened_at, closesAt: row.closes_at, closedAt: row.closed_at,
      announcedAt: row.announced_at, onRejection: row.on_rejection,
      sitting: { number: row.number, title: row.sitting_title, startsAt: row.starts_at, state: row.sitting_state },
      proposal: {
        id: row.proposal_id, reference: row.reference ?? 0, title: row.title, body: row.body, theme: row.theme, district: row.district,
        origin: row.origin, meeting, table: row.table_label, hands: row.hands, supports: Number(row.supports),
      },
    },
  };
}

async function receivedOn(db: TenantDb, questionId: string): Promise<number> {
  const { n } = await db.selectFrom('roll_call_ballots').select((eb) => eb.fn.countAll<string>().as('n'))
    .where('question_id', '=', questionId).executeTakeFirstOrThrow();
  return Number(n);
}

async function itemsIn(db: TenantDb, sittingId: string): Promise<number> {
  const { n } = await db.selectFrom('agenda_items').select((eb) => eb.fn.countAll<string>().as('n')).where('sitting_id', '=', sittingId)
    .where('removed_at', 'is', null).executeTakeFirstOrThrow();
  return Number(n);
}

/** The actor's own ballot, wherever the vote stands. */
async function ballotOf(db: TenantDb, questionId: string, person: string): Promise<Ballot | null> {
  const row = await db.selectFrom('electors').innerJoin('roll_call_ballots', (join) => join
    .onRef('roll_call_ballots.question_id', '=', 'electors.question_id').onRef('roll_call_ballots.seat_id', '=', 'electors.seat_id'))
    .select(['roll_call_ballots.seat_id', 'roll_call_ballots.choice', 'roll_call_ballots.place', 'roll_call_ballots.cast_at'])
    .where('electors.question_id', '=', questionId).where('electors.person_id', '=', person).executeTakeFirst();
  if (!row) return null;
  const { choice, place, cast_at: castAt } = row;
  return { choice, place, castAt, receipt: receiptOf({ questionId, seatId: row.seat_id, choice, castAt }) };
}

/** Who voted what: a roll call is public by name, under the name that each person shows. */
export async function rollCallOf(db: TenantDb, questionId: string): Promise<RollCallLine[]> {
  const rows = await db.selectFrom('roll_call_ballots').innerJoin('seats', 'seats.id', 'roll_call_ballots.seat_id')
    .innerJoin('people', 'people.id', 'seats.person_id')
    .select(['roll_call_ballots.seat_id as seatId', 'people.pseudonym', 'people.state', 'seats.title', 'roll_call_ballots.choice',
      'roll_call_ballots.place', 'roll_call_ballots.cast_at as castAt'])
    .where('roll_call_ballots.question_id', '=', questionId).orderBy('people.pseudonym').orderBy('roll_call_ballots.seat_id').execute();
  return rows.map(({ state, pseudonym, ...line }) => ({
    ...line, pseudonym: state === 'erased' ? null : pseudonym, receipt: receiptOf({ questionId, ...line }),
  }));
}
