import type { Choice, OnRejection, PresencePlace } from '../db/tables/parliament.ts';
import { MOVES } from '../domain/proposals/lifecycle.ts';
import { countRoll, type RollLine } from '../domain/votes/count.ts';
import { QUESTION_MOVES } from '../domain/votes/lifecycle.ts';
import { decide } from '../domain/votes/rule.ts';
import type { Chance } from './chance.ts';
import type { WrittenVerdict } from './content.ts';
import type { People } from './people.ts';
import type { Proposal } from './proposals.ts';
import { minutesLater, type Person, type World } from './world.ts';

export interface Seat { id: string; person: Person }
export interface Agenda { sittingId: string; startsAt: Date; items: { itemId: string; proposal: Proposal }[] }
interface Sitter extends Seat { place: PresencePlace }

const LUNCH_AFTER_MINUTES = 195;
const LUNCH_MINUTES = 75;

/** A whole sitting: everybody signs, each item is voted, counted and announced with its reason. Answers when it was over. */
export function hold(world: World, people: People, agenda: Agenda, seats: readonly Seat[]): Date {
  const chance = world.chance(`votes ${agenda.sittingId}`);
  const verdicts = agenda.items.flatMap(({ proposal: { course: { fate } } }) => (fate.kind === 'judged' ? [fate.verdict] : []));
  const most = Math.max(...verdicts.map(({ yes, no, abstain }) => yes + no + abstain));
  const present = signRoll(world, agenda, chance.shuffled(seats).slice(0, Math.min(seats.length, most + 1)), chance);
  let at = minutesLater(agenda.startsAt, 20);
  let eaten = false;
  for (const item of agenda.items) {
    if (item.proposal.course.fate.kind !== 'judged') continue;
    if (!eaten && at > minutesLater(agenda.startsAt, LUNCH_AFTER_MINUTES)) {
      at = minutesLater(at, LUNCH_MINUTES);
      eaten = true;
    }
    const announcedAt = judge(world, people, agenda, { item, verdict: item.proposal.course.fate.verdict, present, seats, at, chance });
    at = minutesLater(announcedAt, 1 + chance.float() * 2.5);
  }
  const closedAt = minutesLater(at, 15);
  for (const stay of world.rows.attendances) if (stay.sitting_id === agenda.sittingId) stay.left_at = closedAt;
  return closedAt;
}

/** A sitting under way: most have signed, one item is open and a third of the ballots are in; `waiting` has not signed yet. */
export function openOne(world: World, people: People, agenda: Agenda, seats: readonly Seat[], waiting: string): void {
  const chance = world.chance(`votes ${agenda.sittingId}`);
  const demo = new Set(people.members.map(({ id }) => id));
  const others = chance.shuffled(seats.filter(({ person }) => !demo.has(person.id)));
  const shown = seats.filter(({ person }) => demo.has(person.id) && person.id !== waiting);
  const here = [...shown, ...others.slice(0, Math.round(seats.length * 0.75))];
  const present = signRoll(world, agenda, here, chance);
  const item = agenda.items[0]!;
  const openedAt = minutesLater(agenda.startsAt, 95);
  const id = openQuestion(world, people, agenda, { item, seats, at: openedAt, onRejection: world.settings.parliament.onRejection, chance });
  for (const sitter of present.filter(({ person }) => !demo.has(person.id)).slice(0, Math.round(seats.length / 3))) {
    castBallot(world, id, sitter, chance.pick(['yes', 'yes', 'yes', 'no', 'abstain']), minutesLater(openedAt, 0.3 + chance.float() * 4));
  }
}

function signRoll(world: World, { sittingId, startsAt }: Agenda, seats: readonly Seat[], chance: Chance): Sitter[] {
  return seats.map((seat) => {
    const place = chance.often(0.2) ? 'online' as const : 'room' as const;
    const at = minutesLater(startsAt, 2 + chance.float() * 15);
    world.rows.attendances.push({ id: chance.id(at), sitting_id: sittingId, seat_id: seat.id, place, arrived_at: at });
    return { ...seat, place };
  });
}

interface Opening { item: Agenda['items'][number]; seats: readonly Seat[]; at: Date; onRejection: OnRejection; chance: Chance }

function openQuestion(world: World, people: People, { sittingId }: Agenda, { item, seats, at, onRejection, chance }: Opening): string {
  const id = chance.id(at);
  const { rule } = world.settings.parliament;
  world.rows.questions.push({
    id, sitting_id: sittingId, agenda_item_id: item.itemId, proposal_id: item.proposal.id, mode: 'roll_call', rule: JSON.stringify(rule),
    on_rejection: onRejection, opened_at: at, opened_by: people.organiser.id, state: 'open',
  });
  for (const seat of seats) world.rows.electors.push({ question_id: id, seat_id: seat.id, person_id: seat.person.id });
  world.tell(at, { person: people.organiser, role: 'organiser' }, {
    verb: 'question.opened', subject: { type: 'question', id },
    data: { sittingId, proposalId: item.proposal.id, rule, onRejection, enrolled: seats.length },
  });
  return id;
}

function castBallot(world: World, questionId: string, { id, place }: Sitter, choice: Choice, at: Date): void {
  world.rows.roll_call_ballots.push({ question_id: questionId, seat_id: id, choice, place, cast_at: at });
}

type Judgement = Omit<Opening, 'onRejection'> & { verdict: WrittenVerdict; present: readonly Sitter[] };

/** One item: opened, voted as written, counted by the house's own rule, announced. Answers when it was announced. */
function judge(world: World, people: People, agenda: Agenda, judgement: Judgement): Date {
  const { item, verdict, present, seats, at, chance } = judgement;
  const { settings: { parliament }, rows } = world;
  const rejected = verdict.verdict === 'set_aside' || verdict.verdict === 'sent_back' ? verdict.verdict : parliament.onRejection;
  const id = openQuestion(world, people, agenda, { ...judgement, onRejection: rejected });
  const choices = (['yes', 'no', 'abstain'] as const).flatMap((choice) => Array<Choice>(verdict[choice]).fill(choice));
  const voters = chance.shuffled(present).slice(0, choices.length);
  const chosen = new Map(chance.shuffled(choices).map((choice, index) => [voters[index]!.id, choice]));
  for (const voter of voters) castBallot(world, id, voter, chosen.get(voter.id)!, minutesLater(at, 0.2 + chance.float() * 2.4));
  const places = new Map(present.map((sitter) => [sitter.id, sitter.place]));
  const counts = countRoll(seats.map((seat): RollLine => {
    const [place, choice] = [places.get(seat.id) ?? null, chosen.get(seat.id)];
    return { attendance: place, ballot: choice && place ? { choice, place } : null };
  }));
  const { outcome } = decide(parliament.rule, counts);
  if ((outcome === 'adopted') !== (rejected !== verdict.verdict)) {
    throw new Error(`${world.slug}: ${outcome} is not ${verdict.verdict} (« ${item.proposal.written.title} »)`);
  }
  const [closedAt, announcedAt] = [minutesLater(at, 2.7), minutesLater(at, 3.6)];
  Object.assign(rows.questions.at(-1)!, {
    state: 'announced', closed_at: closedAt, counts: JSON.stringify(counts), outcome, reason: verdict.reason, announced_at: announcedAt,
  });
  rows.verdicts.push({
    id: chance.id(announcedAt), proposal_id: item.proposal.id, verdict: verdict.verdict, reason: verdict.reason, question_id: id,
    imported: false, decided_at: announcedAt,
  });
  rows.proposals.find((row) => row.id === item.proposal.id)!.decided_at = announcedAt;
  const organiser = { person: people.organiser, role: 'organiser' as const };
  world.tell(closedAt, organiser, { verb: QUESTION_MOVES.close.verb, subject: { type: 'question', id } });
  world.tell(announcedAt, organiser, { verb: QUESTION_MOVES.announce.verb, subject: { type: 'question', id }, data: { outcome, counts } });
  world.tell(announcedAt, organiser, {
    verb: MOVES[verdict.verdict].verb, subject: { type: 'proposal', id: item.proposal.id }, data: { questionId: id, outcome },
  });
  return announcedAt;
}
