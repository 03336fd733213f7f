import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { requireOpen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { targetsOf } from '../grouping/supporters.ts';
import { maySupport } from './policy.ts';

/** A person cannot press faster than this: what is above is a machine, or a page gone wrong. */
export const SUPPORTS_A_MINUTE = 60;

/**
 * Backs a proposal: one person, one row, however often it is asked (the primary key says so). No counter is touched. What another
 * carries is backed by backing its carrier, so that a button pressed on a page from before is not lost.
 * @throws phase.closed, freeze.running, proposal.not_found, proposal.not_open, system.too_many
 */
export async function support(db: TenantDb, actor: Actor & { kind: 'person' }, { id }: { id: string }): Promise<{ supported: true }> {
  const targets = await requireSupportable(db, actor, id);
  // The row holds its proposal: if it was split meanwhile, that is known then, and its halves must have this support too. Both questions
  // travel together, and are answered in their order.
  const [, halves] = await Promise.all([
    write(db, actor, targets),
    db
      .selectFrom('proposals')
      .select('id')
      .where('part_of', '=', sql<string>`any(${targets}::uuid[])`)
      .where('status', '<>', 'grouped')
      .execute(),
  ]);
  if (halves.length > 0) await write(db, actor, halves.map((half) => half.id));
  return { supported: true };
}

async function write(db: TenantDb, actor: Actor & { kind: 'person' }, ids: readonly string[]): Promise<void> {
  await db
    .insertInto('supports')
    .values(ids.map((id) => ({ proposal_id: id, person_id: actor.id })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'proposal_id', 'person_id']).doNothing())
    .execute();
}

/** Takes a support back, from all that the proposal carries too; taking back what was never given changes nothing. */
export async function unsupport(db: TenantDb, actor: Actor & { kind: 'person' }, { id }: { id: string }): Promise<{ supported: false }> {
  const found = await requireSupportable(db, actor, id);
  // Held, so that no split copies what leaves; and asked again, for one that ended just before.
  await sql`select from proposals where id = any(${found}::uuid[]) order by id for key share`.execute(db);
  const targets = await targetsOf(db, id);
  await db
    .deleteFrom('supports')
    .where('person_id', '=', actor.id)
    .where('proposal_id', 'in', (eb) =>
      eb
        .selectFrom('proposals')
        .select('id')
        .where((or) => or.or([or('id', '=', sql<string>`any(${targets}::uuid[])`), or('carried_by', '=', sql<string>`any(${targets}::uuid[])`)])),
    )
    .execute();
  return { supported: false };
}

/** Where the support goes. */
async function requireSupportable(db: TenantDb, actor: Actor & { kind: 'person' }, id: string): Promise<string[]> {
  const [, targets, recent] = await Promise.all([
    requireOpen(db, 'support'),
    db
      .selectFrom('proposals')
      .select(['id', 'status', 'author_id as authorId', 'listed'])
      .where('id', '=', id)
      .execute()
      .then(async ([asked]) => {
        if (asked?.status !== 'grouped') return asked ? [asked] : [];
        const ids = await targetsOf(db, id);
        return db
          .selectFrom('proposals')
          .select(['id', 'status', 'author_id as authorId', 'listed'])
          .where('id', '=', sql<string>`any(${ids}::uuid[])`)
          .orderBy('id')
          .execute();
      }),
    db
      .selectFrom('supports')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('person_id', '=', actor.id)
      .where('created_at', '>', sql<Date>`now() - interval '1 minute'`)
      .executeTakeFirstOrThrow(),
  ]);
  if (targets.length === 0) throw new DomainError('proposal.not_found');
  const answers = targets.map((target) => [target.id, maySupport(actor, target, { support: true, frozen: false })] as const);
  const open = answers.flatMap(([target, allowed]) => (allowed === true ? [target] : []));
  const refused = answers.find(([, allowed]) => allowed !== true)?.[1];
  if (open.length === 0 && refused !== undefined && refused !== true) throw new DomainError(refused);
  if (Number(recent.n) >= SUPPORTS_A_MINUTE) throw new DomainError('system.too_many');
  return open;
}
