import { sql } from 'kysely';
import { inTenant } from '../../server/db/root.ts';
import type { FollowKind, Rhythm } from '../../server/db/tables/following.ts';
import { newId } from '../../server/domain/ids.ts';
import { recordAll, type Deed } from '../../server/domain/journal.ts';
import { system } from '../../server/domain/actor.ts';
import { startWork } from '../../server/jobs/work.ts';
import type { TestCollective, TestPerson } from '../kit/builders.ts';
import { expect } from '../kit/database.ts';

/** A follow's row, as pressing the button leaves it. */
export async function follows(of: TestCollective, person: TestPerson, kind: FollowKind, what: string): Promise<string> {
  const id = newId();
  await inTenant(of.id, 'write', (db) => db.insertInto('follows').values({
    id, person_id: person.id, kind, proposal_id: kind === 'proposal' ? what : null, meeting_id: kind === 'meeting' ? what : null, theme: kind === 'theme' ? what : null,
  }).execute());
  return id;
}

/** Says how often somebody wants letters, with the consent that they need. */
export async function wants(of: TestCollective, person: TestPerson, rhythm: Rhythm): Promise<void> {
  await inTenant(of.id, 'write', async (db) => {
    await db.insertInto('mail_preferences').values({ person_id: person.id, rhythm })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet({ rhythm })).execute();
    await db.insertInto('consents').values({ person_id: person.id, purpose: 'follow_up_mail', text_version: '2026-11', withdrawn_at: null })
      .onConflict((conflict) => conflict.doNothing()).execute();
  });
}

/** Deeds done by the house itself, so that whoever is concerned is told. */
export function happens(to: TestCollective, ...deeds: Deed[]): Promise<void> {
  return inTenant(to.id, 'write', (db) => recordAll(db, system('test'), deeds));
}
export const decided = (id: string, verb = 'proposal.validated'): Deed => ({ verb, subject: { type: 'proposal', id } });

/** Does the work that is due, until none is left. */
export async function workDone(...collectives: TestCollective[]): Promise<void> {
  const work = startWork();
  try {
    for (const { id } of collectives) {
      await expect.poll(() => inTenant(id, 'read', (db) => db.selectFrom('jobs').select(['kind', 'last_error'])
        .where('state', 'in', ['queued', 'running']).where('run_at', '<=', sql<Date>`now()`).execute()), { timeout: 20_000 }).toEqual([]);
    }
  } finally {
    await work.stop();
  }
}

/** The letters of later days are due now. */
export const hurryJobs = (of: TestCollective) => inTenant(of.id, 'write', (db) => db.updateTable('jobs').set({ run_at: new Date(0) }).where('state', '=', 'queued').execute());

export interface Told { personId: string; verb: string; reason: string; mail: string }
export const told = (of: TestCollective): Promise<Told[]> => inTenant(of.id, 'read', (db) => db.selectFrom('notices')
  .select(['person_id as personId', 'verb', 'reason', 'mail']).orderBy('journal_id').orderBy('person_id').execute());

export const letters = (of: TestCollective) => inTenant(of.id, 'read', (db) => db.selectFrom('outbox').select(['template', 'person_id as personId', 'data'])
  .orderBy('id').execute());
