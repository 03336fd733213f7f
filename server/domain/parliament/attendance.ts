import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { PresencePlace } from '../../db/tables/parliament.ts';
import type { Actor } from '../actor.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { record } from '../journal.ts';
import { today } from './seats.ts';
import { holdSitting } from './sittings.ts';

type Person = Actor & { kind: 'person' };
export interface Stay { seatId: string; place: PresencePlace; arrivedAt: Date }

/**
 * The seat under which a person sits at a sitting: the one in force today, or the one that an open vote of the sitting counts among its
 * electors although its mandate has ended since (the electorate is fixed at opening).
 */
export async function seatAt(db: TenantDb, personId: string, sittingId: string): Promise<string | null> {
  const day = await today(db);
  const row = await db.selectFrom('seats').select('seats.id').where('seats.person_id', '=', personId)
    .where((eb) => eb.or([
      eb.and([eb('seats.starts_on', '<=', day), eb.or([eb('seats.ends_on', 'is', null), eb('seats.ends_on', '>=', day)])]),
      eb.exists(eb.selectFrom('electors').innerJoin('questions', 'questions.id', 'electors.question_id').select('electors.seat_id')
        .whereRef('electors.seat_id', '=', 'seats.id').where('questions.sitting_id', '=', sittingId).where('questions.state', '=', 'open')),
    ])).orderBy('seats.starts_on', 'desc').limit(1).executeTakeFirst();
  return row?.id ?? null;
}

/**
 * Signs the roll oneself, in the room or online. Signing twice in one place signs once.
 * @throws freeze.running, sitting.not_found, sitting.transition_forbidden, seat.not_found, attendance.elsewhere
 */
export async function arrive(db: TenantDb, actor: Person, input: { sittingId: string; place: PresencePlace }): Promise<Stay> {
  await requireNotFrozen(db);
  await requireOpenSitting(db, input.sittingId);
  const seatId = await seatAt(db, actor.id, input.sittingId);
  if (seatId === null) throw new DomainError('seat.not_found');
  return sign(db, input.sittingId, seatId, input.place);
}

/** Signs the roll for someone who is in the room. @throws as arrive */
export async function signIn(db: TenantDb, actor: Actor, input: { sittingId: string; seatId: string }): Promise<Stay> {
  await requireNotFrozen(db);
  await requireOpenSitting(db, input.sittingId);
  const seat = await db.selectFrom('seats').select('person_id').where('id', '=', input.seatId).executeTakeFirst();
  if (!seat || await seatAt(db, seat.person_id, input.sittingId) !== input.seatId) throw new DomainError('seat.not_found');
  const stay = await sign(db, input.sittingId, input.seatId, 'room');
  await record(db, actor, {
    verb: 'attendance.signed_in', subject: { type: 'sitting', id: input.sittingId }, data: { seatId: input.seatId },
  });
  return stay;
}

async function requireOpenSitting(db: TenantDb, sittingId: string): Promise<void> {
  const { state } = await holdSitting(db, sittingId, 'share');
  if (state !== 'open') throw new DomainError('sitting.transition_forbidden');
}

async function sign(db: TenantDb, sittingId: string, seatId: string, place: PresencePlace): Promise<Stay> {
  await db.insertInto('attendances')
    .values({ id: newId(), sitting_id: sittingId, seat_id: seatId, place, arrived_at: sql<Date>`clock_timestamp()`, left_at: null })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'sitting_id', 'seat_id']).where('left_at', 'is', null).doNothing()).execute();
  const stay = await db.selectFrom('attendances').select(['seat_id as seatId', 'place', 'arrived_at as arrivedAt'])
    .where('sitting_id', '=', sittingId).where('seat_id', '=', seatId).where('left_at', 'is', null).executeTakeFirstOrThrow();
  if (stay.place !== place) throw new DomainError('attendance.elsewhere');
  return stay;
}

/** Leaves the sitting; leaving twice changes nothing. A ballot already given stays. @throws freeze.running, sitting.not_found */
export async function leave(db: TenantDb, actor: Person, { sittingId }: { sittingId: string }): Promise<void> {
  await requireNotFrozen(db);
  await holdSitting(db, sittingId, 'share');
  await db.updateTable('attendances').set({ left_at: sql<Date>`clock_timestamp()` }).where('sitting_id', '=', sittingId)
    .where('left_at', 'is', null)
    .where('seat_id', 'in', (eb) => eb.selectFrom('seats').select('id').where('person_id', '=', actor.id)).execute();
}

/** Signs someone out who left without doing it. @throws freeze.running, sitting.not_found, attendance.missing */
export async function signOut(db: TenantDb, actor: Actor, input: { sittingId: string; seatId: string }): Promise<void> {
  await requireNotFrozen(db);
  await holdSitting(db, input.sittingId, 'share');
  const gone = await db.updateTable('attendances').set({ left_at: sql<Date>`clock_timestamp()` }).where('sitting_id', '=', input.sittingId)
    .where('seat_id', '=', input.seatId).where('left_at', 'is', null).returning('seat_id').executeTakeFirst();
  if (!gone) throw new DomainError('attendance.missing');
  await record(db, actor, {
    verb: 'attendance.signed_out', subject: { type: 'sitting', id: input.sittingId }, data: { seatId: input.seatId },
  });
}
