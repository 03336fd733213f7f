import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { isFrozen } from '../../../tenants/phases.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { databaseNow } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { mayVote } from './policy.ts';
import type { BallotInput, Choice, PresencePlace } from './schema.ts';

/** A ballot as it stands. receipt: printed beside the vote in the minutes, so that its voter finds it there. */
export interface Ballot { choice: Choice; place: PresencePlace; castAt: Date; receipt: string }

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Six characters without look-alikes that anyone can compute again from the ballot's public line: 7K4 M2P. */
export function receiptOf(ballot: { questionId: string; seatId: string; choice: Choice; castAt: Date }): string {
  const line = [ballot.questionId, ballot.seatId, ballot.choice, ballot.castAt.toISOString()].join('/');
  const letters = [...createHash('sha256').update(line).digest().subarray(0, 6)].map((byte) => ALPHABET[byte & 31]);
  return `${letters.slice(0, 3).join('')} ${letters.slice(3).join('')}`;
}

/**
 * Gives a ballot, or changes it: one a seat, the last one accepted counts. The same choice again changes nothing, so a ballot sent twice
 * is given once. It shares the question's row until the commit, which closing takes for itself: what is accepted is counted, and what is
 * counted was accepted. The hour is the database's, read once the row is held: a ballot that waited too long is too late.
 * @throws question.not_found, question.not_elector, freeze.running, question.not_open, question.too_late, attendance.missing
 */
export async function cast(db: TenantDb, actor: Actor & { kind: 'person' }, input: BallotInput): Promise<Ballot> {
  const [question, at, settings, elector] = await Promise.all([
    db.selectFrom('questions').select(['state', 'closes_at']).where('id', '=', input.id).forShare().executeTakeFirst(),
    databaseNow(db),
    settingsOf(db),
    electorOf(db, input.id, actor.id),
  ]);
  if (!question) throw new DomainError('question.not_found');
  const late = question.closes_at !== null && at >= question.closes_at;
  const attendance = elector?.attendance ?? null;
  const facts = { state: question.state, late, elector: elector !== undefined, present: attendance !== null };
  const allowed = mayVote(actor, facts, { frozen: isFrozen(settings, at) });
  if (allowed !== true) throw new DomainError(allowed);
  return put(db, input, elector!.seatId, attendance!);
}

/** The elector's line in the list fixed at opening, and where she is signed in now. */
export async function electorOf(db: TenantDb, questionId: string, personId: string) {
  return db.selectFrom('electors').innerJoin('questions', 'questions.id', 'electors.question_id')
    .leftJoin('attendances', (join) => join.onRef('attendances.seat_id', '=', 'electors.seat_id')
      .onRef('attendances.sitting_id', '=', 'questions.sitting_id').on('attendances.left_at', 'is', null))
    .select(['electors.seat_id as seatId', 'attendances.place as attendance'])
    .where('electors.question_id', '=', questionId).where('electors.person_id', '=', personId).executeTakeFirst();
}

async function put(db: TenantDb, { id, choice }: BallotInput, seatId: string, place: PresencePlace): Promise<Ballot> {
  const written = await db.insertInto('roll_call_ballots')
    .values({ question_id: id, seat_id: seatId, choice, place, cast_at: sql<Date>`clock_timestamp()` })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'question_id', 'seat_id'])
      .doUpdateSet({ choice, place, cast_at: sql<Date>`clock_timestamp()` }).where('roll_call_ballots.choice', '<>', choice))
    .returning(['choice', 'place', 'cast_at as castAt']).executeTakeFirst();
  const ballot = written ?? await db.selectFrom('roll_call_ballots').select(['choice', 'place', 'cast_at as castAt'])
    .where('question_id', '=', id).where('seat_id', '=', seatId).executeTakeFirstOrThrow();
  return { ...ballot, receipt: receiptOf({ questionId: id, seatId, choice: ballot.choice, castAt: ballot.castAt }) };
}
