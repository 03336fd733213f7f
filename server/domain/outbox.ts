import { sql } from 'kysely';
import type { TenantDb } from '../db/tenant-db.ts';
import { newId } from './ids.ts';

export interface Letter {
  /** The name of a template in app/words/<language>/mail.ts. */
  template: string;
  to: { personId: string } | { address: string };
  data?: Record<string, unknown>;
}

/** Puts mail into the outbox in the transaction of the deed that causes it. No vote or proposal ever waits for a mail server. */
export async function post(db: TenantDb, letters: Letter[]): Promise<void> {
  if (letters.length === 0) return;
  await db.insertInto('outbox').values(letters.map((letter) => ({
    id: newId(), template: letter.template, person_id: 'personId' in letter.to ? letter.to.personId : null,
    address: 'address' in letter.to ? letter.to.address : null, data: JSON.stringify(letter.data ?? {}),
  }))).execute();
  await sql`select pg_notify('outbox', current_tenant()::text)`.execute(db);
}
