import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { ProposalStatus } from '../../db/tables/proposals.ts';
import { DomainError } from '../errors.ts';
import { nextReference } from '../journal.ts';
import { MOVES, type Move } from './lifecycle.ts';

export interface Moved { id: string; reference: number | null; from: ProposalStatus; to: ProposalStatus; authorId: string | null; title: string }

/**
 * Moves proposals along the road, all or none, holding their rows until the commit. Gives the public reference to what is published
 * for the first time. The caller writes the journal (with `MOVES[move].verb`).
 * @throws proposal.not_found, proposal.transition_forbidden
 */
export async function moveAll(db: TenantDb, ids: readonly string[], move: Move): Promise<Moved[]> {
  const rows = await db.selectFrom('proposals').select(['id', 'reference', 'status', 'author_id', 'title', 'published_at'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`).orderBy('id').forUpdate().execute();
  if (rows.length !== new Set(ids).size) throw new DomainError('proposal.not_found');
  const { from, to } = MOVES[move];
  if (rows.some((row) => !from.includes(row.status))) throw new DomainError('proposal.transition_forbidden');
  const unnumbered = to === 'published' ? rows.filter((row) => row.reference === null) : [];
  let reference = unnumbered.length > 0 ? await nextReference(db, 'proposal', unnumbered.length) : 0;
  const decided = move === 'validated' || move === 'validated_amended' || move === 'sent_back' || move === 'set_aside';
  await db.updateTable('proposals').set({
    status: to, version: sql`version + 1`, ...(decided && { decided_at: sql<Date>`now()` }),
    ...(to === 'published' && { published_at: sql<Date>`coalesce(published_at, now())` }),
  }).where('id', '=', sql<string>`any(${rows.filter((row) => !unnumbered.includes(row)).map((row) => row.id)}::uuid[])`).execute();
  for (const row of unnumbered) {
    await db.updateTable('proposals').set({ status: to, version: sql`version + 1`, reference, published_at: sql<Date>`now()` }).where('id', '=', row.id).execute();
    row.reference = reference;
    reference += 1;
  }
  return rows.map((row) => ({ id: row.id, reference: row.reference, from: row.status, to, authorId: row.author_id, title: row.title }));
}

export async function moveOne(db: TenantDb, id: string, move: Move): Promise<Moved> {
  const [moved] = await moveAll(db, [id], move);
  return moved!;
}
