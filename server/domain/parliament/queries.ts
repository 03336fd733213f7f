import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { OnRejection, Outcome, PresencePlace, QuestionState, SeatKind, SittingState } from '../../db/tables/parliament.ts';
import type { Origin, ProposalStatus, Verdict } from '../../db/tables/proposals.ts';
import { personId, type Actor } from '../actor.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { countCells } from '../proposals/counts.ts';
import { verdictFor } from '../votes/lifecycle.ts';
import { storedCounts, type Example, type Rule } from '../votes/schema.ts';
import { workedExample } from '../votes/simulate.ts';
import { seatAt } from './attendance.ts';
import { balanceOf, type Balance } from './balance.ts';
import { parliamentDoors } from './doors.ts';
import { mayPreside, sittingAbilities, type SittingAbilities } from './policy.ts';
import { seatsInForce, type Seat } from './seats.ts';

/** How many items there are, and how many have their announced vote. */
export interface ListedSitting {
  id: string; number: number; title: string; place: string | null; startsAt: Date; state: SittingState; items: number; announced: number;
}
export interface ParliamentPage {
  sittings: ListedSitting[];
  seats: { pseudonym: string; kind: SeatKind; title: string | null; startsOn: string; endsOn: string | null }[];
  rule: Rule;
  onRejection: OnRejection;
  examples: Example[];
  abilities: { plan: boolean };
}

const SITTINGS_MOST = 200;

/** The parliament's page: who sits, under which rule, and every sitting, the latest first. */
export async function parliamentPage(db: TenantDb, actor: Actor): Promise<ParliamentPage> {
  const [sittings, seats, { parliament }, doors] = await Promise.all([
    listSittings(db), seatsInForce(db), settingsOf(db), parliamentDoors(db),
  ]);
  return {
    sittings, rule: parliament.rule, onRejection: parliament.onRejection, examples: examplesFor(parliament.rule, seats.length),
    seats: seats.map(({ pseudonym, kind, title, startsOn, endsOn }) => ({ pseudonym, kind, title, startsOn, endsOn })),
    abilities: { plan: mayPreside(actor, doors) === true },
  };
}

/** Examples with as many people as there are seats, so that members recognise themselves; a usual parliament while nobody sits. */
export function examplesFor(rule: Rule, seats: number): Example[] {
  return seats > 0 ? workedExample(rule, seats) : workedExample(rule);
}

async function listSittings(db: TenantDb): Promise<ListedSitting[]> {
  const rows = await db.selectFrom('sittings').select((eb) => ['id', 'number', 'title', 'place', 'starts_at as startsAt', 'state',
    eb.selectFrom('agenda_items').select((count) => count.fn.countAll<string>().as('n')).whereRef('sitting_id', '=', 'sittings.id')
      .where('removed_at', 'is', null).as('items'),
    eb.selectFrom('questions').select((count) => count.fn.countAll<string>().as('n')).whereRef('sitting_id', '=', 'sittings.id')
      .where('questions.state', '=', 'announced').as('announced'),
  ]).orderBy('starts_at', 'desc').orderBy('number', 'desc').limit(SITTINGS_MOST).execute();
  return rows.map((row) => ({ ...row, items: Number(row.items), announced: Number(row.announced) }));
}

/** The vote on an item, if one was opened and not annulled. result: once announced, and null until then. */
export interface ItemVote {
  id: string; state: QuestionState; openedAt: Date; announcedAt: Date | null;
  result: { outcome: Outcome; verdict: Verdict | null; yes: number; no: number; abstain: number; reason: string | null } | null;
}
export interface AgendaItem {
  id: string; position: number; recommendation: string | null;
  proposal: {
    id: string; reference: number; title: string; theme: string; district: string | null; origin: Origin; status: ProposalStatus;
    meeting: { reference: number; place: string | null; startsAt: Date } | null;
  };
  question: ItemVote | null;
}
export interface SittingPage {
  id: string; number: number; title: string; place: string | null; startsAt: Date; state: SittingState;
  openedAt: Date | null; closedAt: Date | null; version: number;
  items: AgendaItem[];
  balance: Balance;
  seats: number;
  present: Record<PresencePlace, number>;
  mine: { seatId: string | null; place: PresencePlace | null };
  /** Every seat and where its holder is signed in; for those who sign people in. */
  roll: { seatId: string; pseudonym: string; title: string | null; place: PresencePlace | null; arrivedAt: Date | null }[] | null;
  rule: Rule;
  onRejection: OnRejection;
  examples: Example[];
  abilities: SittingAbilities;
}

/** A sitting by its public number: agenda, balance, roll, the rule its votes will have. @throws sitting.not_found */
export async function sittingPage(db: TenantDb, actor: Actor, { number }: { number: number }): Promise<SittingPage> {
  const sitting = await db.selectFrom('sittings').select(['id', 'number', 'title', 'place', 'starts_at as startsAt', 'state',
    'opened_at as openedAt', 'closed_at as closedAt', 'version']).where('number', '=', number).executeTakeFirst();
  if (!sitting) throw new DomainError('sitting.not_found');
  const me = personId(actor);
  const [items, stays, seats, cells, settings, doors, mySeat] = await Promise.all([
    agendaOf(db, sitting.id), staysOf(db, sitting.id), seatsInForce(db), countCells(db), settingsOf(db), parliamentDoors(db),
    me === null ? null : seatAt(db, me, sitting.id),
  ]);
  const placeOf = new Map(stays.map((stay) => [stay.seatId, stay]));
  const mine = { seatId: mySeat, place: (mySeat !== null && placeOf.get(mySeat)?.place) || null };
  const { rule, onRejection } = settings.parliament;
  return {
    ...sitting, items, seats: seats.length, mine, rule, onRejection, examples: examplesFor(rule, seats.length),
    balance: balanceOf(items.map(({ proposal }) => proposal), cells,
      { themes: settings.themes.map(({ code }) => code), districts: settings.districts.map(({ code }) => code) }),
    present: { room: stays.filter((stay) => stay.place === 'room').length, online: stays.filter((stay) => stay.place === 'online').length },
    roll: mayPreside(actor, { ...doors, frozen: false }) !== true ? null : seats.map(({ id, pseudonym, title }) => ({
      seatId: id, pseudonym, title, place: placeOf.get(id)?.place ?? null, arrivedAt: placeOf.get(id)?.arrivedAt ?? null,
    })),
    abilities: sittingAbilities(actor, sitting.state, mine, doors),
  };
}

/** The items of a sitting's agenda in their order, each with its proposal and its vote. */
async function agendaOf(db: TenantDb, sittingId: string): Promise<AgendaItem[]> {
  const rows = await db.selectFrom('agenda_items').innerJoin('proposals', 'proposals.id', 'agenda_items.proposal_id')
    .leftJoin('meetings', 'meetings.id', 'proposals.meeting_id')
    .leftJoin('questions', (join) => join.onRef('questions.agenda_item_id', '=', 'agenda_items.id').on('questions.state', '<>', 'annulled'))
    .select(['agenda_items.id', 'agenda_items.position', 'agenda_items.recommendation', 'proposals.id as proposalId', 'proposals.reference',
      'proposals.title', 'proposals.theme', 'proposals.district', 'proposals.origin', 'proposals.status', 'questions.id as questionId',
      'questions.state', 'questions.outcome', 'questions.reason', 'questions.opened_at as openedAt',
      'questions.announced_at as announcedAt', 'questions.on_rejection as onRejection', 'questions.counts',
      'meetings.reference as meetingReference', 'meetings.place as meetingPlace', 'meetings.starts_at as meetingStartsAt'])
    .where('agenda_items.sitting_id', '=', sittingId).where('agenda_items.removed_at', 'is', null)
    .orderBy('agenda_items.position').orderBy('agenda_items.id').execute();
  return rows.map((row) => ({
    id: row.id, position: row.position, recommendation: row.recommendation,
    proposal: {
      id: row.proposalId, reference: row.reference ?? 0, title: row.title, theme: row.theme, district: row.district, origin: row.origin,
      status: row.status,
      meeting: row.meetingReference === null || row.meetingStartsAt === null ? null
        : { reference: row.meetingReference, place: row.meetingPlace, startsAt: row.meetingStartsAt },
    },
    question: itemVoteOf(row),
  }));
}

function itemVoteOf(row: {
  questionId: string | null; state: QuestionState | null; openedAt: Date | null; announcedAt: Date | null; outcome: Outcome | null;
  onRejection: OnRejection | null; counts: unknown; reason: string | null;
}): ItemVote | null {
  if (row.questionId === null || row.state === null || row.openedAt === null) return null;
  const counts = row.state === 'announced' ? storedCounts(row.counts) : null;
  const result = counts === null || row.outcome === null || row.onRejection === null ? null : {
    outcome: row.outcome, verdict: verdictFor(row.outcome, row.onRejection), yes: counts.yes, no: counts.no, abstain: counts.abstain,
    reason: row.reason,
  };
  return { id: row.questionId, state: row.state, openedAt: row.openedAt, announcedAt: row.announcedAt, result };
}

async function staysOf(db: TenantDb, sittingId: string) {
  return db.selectFrom('attendances').select(['seat_id as seatId', 'place', 'arrived_at as arrivedAt']).where('sitting_id', '=', sittingId)
    .where('left_at', 'is', null).execute();
}

/** Every seat, past and to come, for those who give them. */
export async function listSeats(db: TenantDb): Promise<Seat[]> {
  return db.selectFrom('seats').innerJoin('people', 'people.id', 'seats.person_id')
    .select(['seats.id', 'seats.person_id as personId', 'people.pseudonym', 'seats.kind', 'seats.title', 'seats.starts_on as startsOn',
      'seats.ends_on as endsOn'])
    .orderBy(sql`seats.ends_on desc nulls first`).orderBy('people.pseudonym').orderBy('seats.id').limit(2_000).execute();
}
