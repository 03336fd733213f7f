import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { requireOpen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { maySupport } from './policy.ts';

/** A person cannot press faster than this: what is above is a machine, or a page gone wrong. */
export const SUPPORTS_A_MINUTE = 60;

/**
 * Backs a proposal: one person, one row, however often it is asked (the primary key says so). No counter is touched.
 * @throws phase.closed, freeze.running, proposal.not_found, proposal.not_open, system.too_many
 */
export async function support(db: TenantDb, actor: Actor & { kind: 'person' }, { id }: { id: string }): Promise<{ supported: true }> {
  await requireSupportable(db, actor, id);
  await db
    .insertInto('supports')
    .values({ proposal_id: id, person_id: actor.id })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'proposal_id', 'person_id']).doNothing())
    .execute();
  return { supported: true };
}

/** Takes a support back; taking back what was never given changes nothing. */
export async function unsupport(db: TenantDb, actor: Actor & { kind: 'person' }, { id }: { id: string }): Promise<{ supported: false }> {
  await requireSupportable(db, actor, id);
  await db.deleteFrom('supports').where('proposal_id', '=', id).where('person_id', '=', actor.id).execute();
  return { supported: false };
}

async function requireSupportable(db: TenantDb, actor: Actor & { kind: 'person' }, id: string): Promise<void> {
  const [, proposal, recent] = await Promise.all([
    requireOpen(db, 'support'),
    db.selectFrom('proposals').select(['status', 'author_id as authorId', 'listed']).where('id', '=', id).executeTakeFirst(),
    db
      .selectFrom('supports')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('person_id', '=', actor.id)
      .where('created_at', '>', sql<Date>`now() - interval '1 minute'`)
      .executeTakeFirstOrThrow(),
  ]);
  if (!proposal) throw new DomainError('proposal.not_found');
  const allowed = maySupport(actor, proposal, { support: true, frozen: false });
  if (allowed !== true) throw new DomainError(allowed);
  if (Number(recent.n) >= SUPPORTS_A_MINUTE) throw new DomainError('system.too_many');
}
