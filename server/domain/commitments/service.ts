import { sql } from 'kysely';
import { dayAt } from '../../../tenants/calendar.ts';
import { isFrozen, opens } from '../../../tenants/phases.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { databaseNow } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { record, recordAll } from '../journal.ts';
import { mayFollow, mayStep, type FollowDoors } from './policy.ts';
import type { MakeInput, ProgressInput } from './schema.ts';

type Person = Actor & { kind: 'person' };

async function doorsNow(db: TenantDb): Promise<{ doors: FollowDoors; today: string }> {
  const [settings, at] = await Promise.all([settingsOf(db), databaseNow(db)]);
  return { doors: { frozen: isFrozen(settings, at), follow: opens(settings, 'follow', at) }, today: dayAt(at, settings.timeZone) };
}

/**
 * Turns measures of an edition into commitments, all in one transaction and each once: what is one already, from this edition or an
 * earlier one, stays as it is. Answers how many were made now.
 * @throws freeze.running, phase.closed, edition.not_found, measure.not_found (none is made then)
 */
export async function makeCommitments(db: TenantDb, actor: Person, input: MakeInput): Promise<{ made: number; already: number }> {
  const allowed = mayFollow(actor, (await doorsNow(db)).doors);
  if (allowed !== true) throw new DomainError(allowed);
  const edition = await db.selectFrom('editions').select('id').where('number', '=', input.edition).executeTakeFirst();
  if (!edition) throw new DomainError('edition.not_found', { field: 'edition' });
  const printed = await db.selectFrom('edition_measures').select(['measure_id']).where('edition_id', '=', edition.id).orderBy('place').execute();
  const asked = new Set(input.measures);
  const chosen = printed.filter(({ measure_id }) => input.which === 'all' || asked.has(measure_id));
  if (input.which === 'some' && chosen.length < asked.size) throw new DomainError('measure.not_found', { field: 'measures' });
  if (chosen.length === 0) return { made: 0, already: 0 };
  const made = await db.insertInto('commitments')
    .values(chosen.map(({ measure_id }) => ({ id: newId(), edition_id: edition.id, measure_id, wording: null })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'measure_id']).doNothing()).returning(['id', 'measure_id']).execute();
  await recordAll(db, actor, made.map(({ id, measure_id }) => ({
    verb: 'commitment.made', subject: { type: 'commitment', id }, data: { measure: measure_id, edition: input.edition },
  })));
  return { made: made.length, already: chosen.length - made.length };
}

/**
 * Says where a commitment stands: one more step, which never changes. Sending the same step again answers what the first time gave.
 * @throws freeze.running, phase.closed, commitment.not_found, commitment.version_conflict, commitment.transition_forbidden,
 * commitment.in_the_future, commitment.before_last_step
 */
export async function recordProgress(db: TenantDb, actor: Person, input: ProgressInput): Promise<{ reference: number | null }> {
  const { doors, today } = await doorsNow(db);
  const row = await heldCommitment(db, input.commitment);
  const done = await db.selectFrom('progress_steps').select('commitment_id').where('id', '=', input.id).executeTakeFirst();
  if (done) {
    if (done.commitment_id !== row.id) throw new DomainError('system.conflict');
    return { reference: row.reference };
  }
  const allowed = mayStep(actor, row.state, input.state, doors);
  if (allowed !== true) throw new DomainError(allowed, allowed === 'commitment.transition_forbidden' ? { field: 'state' } : {});
  if (row.version !== input.version) throw new DomainError('commitment.version_conflict');
  if (input.happenedOn > today) throw new DomainError('commitment.in_the_future', { field: 'happenedOn' });
  if (row.last !== null && input.happenedOn < row.last) throw new DomainError('commitment.before_last_step', { field: 'happenedOn' });
  const wording = input.state === 'changed' ? input.wording! : null;
  await db.insertInto('progress_steps').values({
    id: input.id, commitment_id: row.id, state: input.state, reason: input.reason, evidence: input.evidence ?? null,
    evidence_url: input.evidenceUrl ?? null, happened_on: input.happenedOn, wording, recorded_by: actor.id,
  }).execute();
  await db.updateTable('commitments').set({ state: input.state, version: sql`version + 1`, ...(wording !== null && { wording }) })
    .where('id', '=', row.id).execute();
  await record(db, actor, { verb: 'commitment.progressed', subject: { type: 'commitment', id: row.id }, data: { from: row.state, to: input.state } });
  return { reference: row.reference };
}

/** A commitment's row, held until the commit, with the day of its last step. */
async function heldCommitment(db: TenantDb, id: string) {
  await db.selectFrom('commitments').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const row = await db.selectFrom('commitments').innerJoin('measures', 'measures.id', 'commitments.measure_id')
    .select((eb) => ['commitments.id', 'commitments.state', 'commitments.version', 'measures.reference',
      eb.selectFrom('progress_steps').select((max) => max.fn.max('happened_on').as('last')).whereRef('commitment_id', '=', 'commitments.id').as('last')])
    .where('commitments.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('commitment.not_found');
  return row;
}
