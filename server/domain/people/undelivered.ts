import type { TenantDb } from '../../db/tenant-db.ts';

const SHOWN = 20;

export interface Undelivered { personId: string; pseudonym: string; at: Date }

/** People whose latest letter a mail server refused for good, or never took: who, and since when. Never the address, nor what it said. */
export async function undeliveredLetters(db: TenantDb): Promise<Undelivered[]> {
  const rows = await db.selectFrom('outbox').innerJoin('people', 'people.id', 'outbox.person_id')
    .select(['people.id as personId', 'people.pseudonym', 'outbox.failed_at as at']).distinctOn('people.id')
    .where('outbox.failed_at', 'is not', null).where('people.state', '=', 'active')
    .where((eb) => eb.or([eb('last_error', 'like', 'refused:%'), eb('last_error', 'like', 'gave up:%')]))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('outbox as later').select('later.id').whereRef('later.person_id', '=', 'outbox.person_id')
      .where('later.sent_at', 'is not', null).whereRef('later.created_at', '>', 'outbox.created_at'))))
    .orderBy('people.id').orderBy('outbox.failed_at', 'desc').limit(SHOWN).execute();
  return rows.flatMap(({ at, ...row }) => (at === null ? [] : [{ ...row, at }]));
}
