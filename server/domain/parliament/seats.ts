import type { TenantDb } from '../../db/tenant-db.ts';
import type { SeatKind } from '../../db/tables/parliament.ts';
import { dayAt } from '../../../tenants/calendar.ts';
import type { Actor } from '../actor.ts';
import { databaseNow } from '../clock.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { record } from '../journal.ts';
import { post } from '../outbox.ts';
import type { SeatInput } from './schema.ts';

/**
 * Gives a person a seat for the days of a mandate. One person, one seat at a time: the person's row is held while that is looked at.
 * The same id twice answers what the first time gave. @throws freeze.running, person.not_found, seat.overlaps
 */
export async function addSeat(db: TenantDb, actor: Actor, input: SeatInput): Promise<{ id: string }> {
  await requireNotFrozen(db);
  const person = await db.selectFrom('people').select('state').where('id', '=', input.personId).forNoKeyUpdate().executeTakeFirst();
  if (!person || person.state !== 'active') throw new DomainError('person.not_found', { field: 'personId' });
  const seats = await db.selectFrom('seats').select(['id', 'starts_on', 'ends_on']).where('person_id', '=', input.personId).execute();
  if (seats.some(({ id }) => id === input.id)) return { id: input.id };
  if (seats.some((seat) => overlap(seat, input))) throw new DomainError('seat.overlaps', { field: 'startsOn' });
  await db.insertInto('seats').values({
    id: input.id, person_id: input.personId, kind: input.kind, title: input.title ?? null, starts_on: input.startsOn,
    ends_on: input.endsOn ?? null,
  }).execute();
  // To whoever sits from now on, and to nobody else: a vote under way keeps the list that it was opened with.
  await post(db, [{ template: 'seat_given', to: { personId: input.personId }, data: { from: input.startsOn, until: input.endsOn ?? null } }]);
  await record(db, actor, {
    verb: 'seat.given', subject: { type: 'seat', id: input.id },
    data: { kind: input.kind, from: input.startsOn, until: input.endsOn ?? null },
  });
  return { id: input.id };
}

/** Days as YYYY-MM-DD compare as text; no last day is after every day. */
function overlap(held: { starts_on: string; ends_on: string | null }, { startsOn, endsOn }: SeatInput): boolean {
  return held.starts_on <= (endsOn ?? '9') && startsOn <= (held.ends_on ?? '9');
}

/**
 * Ends a mandate on a day, the last one on which it holds; never later than it would have ended. Votes already open keep the
 * electorate that they were opened with. @throws freeze.running, seat.not_found, system.invalid
 */
export async function endSeat(db: TenantDb, actor: Actor, { id, endsOn }: { id: string; endsOn: string }): Promise<void> {
  await requireNotFrozen(db);
  const seat = await db.selectFrom('seats').select(['starts_on', 'ends_on']).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  if (!seat) throw new DomainError('seat.not_found');
  const within = endsOn >= seat.starts_on && (seat.ends_on === null || endsOn <= seat.ends_on);
  if (!within) throw new DomainError('system.invalid', { field: 'endsOn' });
  if (endsOn === seat.ends_on) return;
  await db.updateTable('seats').set({ ends_on: endsOn }).where('id', '=', id).execute();
  await record(db, actor, { verb: 'seat.ended', subject: { type: 'seat', id }, data: { until: endsOn } });
}

export interface Seat {
  id: string; personId: string; pseudonym: string; kind: SeatKind; title: string | null; startsOn: string; endsOn: string | null;
}

/** The seats whose mandate holds on a day, each of a person who is still here. */
export async function seatsOn(db: TenantDb, day: string): Promise<Seat[]> {
  return db.selectFrom('seats').innerJoin('people', 'people.id', 'seats.person_id')
    .select(['seats.id', 'seats.person_id as personId', 'people.pseudonym', 'seats.kind', 'seats.title', 'seats.starts_on as startsOn',
      'seats.ends_on as endsOn'])
    .where('people.state', '=', 'active').where('seats.starts_on', '<=', day)
    .where((eb) => eb.or([eb('seats.ends_on', 'is', null), eb('seats.ends_on', '>=', day)]))
    .orderBy('people.pseudonym').orderBy('seats.id').execute();
}

/** Today in the collective's own zone, by the database's clock. */
export async function today(db: TenantDb): Promise<string> {
  const [settings, at] = await Promise.all([settingsOf(db), databaseNow(db)]);
  return dayAt(at, settings.timeZone);
}

/** The electorate as it stands now. */
export async function seatsInForce(db: TenantDb): Promise<Seat[]> { return seatsOn(db, await today(db)); }
