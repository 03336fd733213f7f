import { MOVES } from '../domain/proposals/lifecycle.ts';
import { SITTING_MOVES } from '../domain/parliament/lifecycle.ts';
import { RECOMMENDATIONS, type CastSitting } from './cast.ts';
import type { People } from './people.ts';
import type { Proposal } from './proposals.ts';
import { hold, openOne, type Agenda, type Seat } from './votes.ts';
import { minutesLater, noteDeed, type World } from './world.ts';

/** Seats, sittings, agendas, rolls, votes and verdicts. */
export function makeParliament(world: World, people: People, proposals: readonly Proposal[]): void {
  const seats = makeSeats(world, people);
  for (const [index, sitting] of world.cast.sittings.entries()) {
    const agenda = planSitting(world, people, sitting, index + 1, proposals);
    if (sitting.kind === 'planned') continue;
    const closedAt = sitting.kind === 'done' ? hold(world, people, agenda, seats) : null;
    if (closedAt === null) openOne(world, people, agenda, seats, people.members[2]!.id);
    const subject = { type: 'sitting' as const, id: agenda.sittingId };
    const organiser = { person: people.organiser, role: 'organiser' as const };
    world.tell(agenda.startsAt, organiser, { verb: SITTING_MOVES.open.verb, subject });
    if (closedAt) world.tell(closedAt, organiser, { verb: SITTING_MOVES.close.verb, subject, data: { notReached: 0 } });
    Object.assign(world.rows.sittings.at(-1)!, { opened_at: agenda.startsAt, closed_at: closedAt });
  }
  world.rows.counters.push({ name: 'sitting', value: world.cast.sittings.length });
}

function makeSeats(world: World, people: People): Seat[] {
  const { count, kind, day } = world.cast.seats;
  const chance = world.chance('seats');
  const pool = chance.shuffled(people.all.filter((person) => person !== people.organiser && !people.members.includes(person)));
  const at = world.at(day, 11);
  return [...people.members, ...pool.slice(0, count - people.members.length)].map((person) => {
    const id = chance.id(at);
    noteDeed(person, at);
    world.rows.seats.push({ id, person_id: person.id, kind, starts_on: world.day(day), ends_on: world.day(day + 730), created_at: at });
    world.tell(at, { person: people.organiser, role: 'organiser' }, {
      verb: 'seat.given', subject: { type: 'seat', id }, data: { kind, from: world.day(day), until: world.day(day + 730) },
    });
    return { id, person };
  });
}

function planSitting(world: World, people: People, sitting: CastSitting, number: number, proposals: readonly Proposal[]): Agenda {
  const chance = world.chance(`sitting ${number}`);
  const [plannedAt, startsAt] = [world.at(sitting.day - sitting.prepared, 18), world.at(sitting.day, sitting.hour)];
  const id = chance.id(plannedAt);
  const organiser = { person: people.organiser, role: 'organiser' as const };
  world.rows.sittings.push({
    id, number, title: sitting.title, place: sitting.place, starts_at: startsAt, created_at: plannedAt,
    state: sitting.kind === 'done' ? 'closed' : sitting.kind, opened_at: null, closed_at: null,
  });
  world.tell(plannedAt, organiser, { verb: 'sitting.planned', subject: { type: 'sitting', id }, data: { number } });
  const chosen = chance.shuffled(proposals.filter(({ course: { fate } }) => 'sitting' in fate && fate.sitting === sitting));
  const items = chosen.map((proposal, index) => {
    const putAt = minutesLater(plannedAt, 5 + index);
    const itemId = chance.id(putAt);
    world.rows.agenda_items.push({
      id: itemId, sitting_id: id, proposal_id: proposal.id, position: index + 1, created_at: putAt,
      recommendation: chance.often(0.4) ? chance.pick(RECOMMENDATIONS) : null,
    });
    const subject = { type: 'proposal' as const, id: proposal.id };
    world.tell(putAt, organiser, { verb: MOVES.put_on_agenda.verb, subject, data: { sittingId: id, number } });
    return { itemId, proposal };
  });
  return { sittingId: id, startsAt, items };
}
