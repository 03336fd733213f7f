import type { TenantDb } from '../db/tenant-db.ts';
import { DomainError } from '../domain/errors.ts';
import { env } from '../env.ts';

const SHOWN = 50;

export interface MailboxLetter { id: string; address: string | null; subject: string | null; body: string | null; at: Date }

/** The letters of this collective, newest first: in the demo alone. @throws system.not_found everywhere else, as if nothing were here */
export async function mailbox(db: TenantDb): Promise<MailboxLetter[]> {
  if (env().mode !== 'demo') throw new DomainError('system.not_found');
  return db.selectFrom('outbox').select(['id', 'address', 'subject', 'body', 'created_at as at']).where('failed_at', 'is', null)
    .orderBy('created_at', 'desc').orderBy('id', 'desc').limit(SHOWN).execute();
}
