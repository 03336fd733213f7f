import type { Insertable } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { ProposalsTable } from '../../db/tables/proposals.ts';
import { newShuffle } from '../ids.ts';
import { moveAll } from './moves.ts';
import type { SheetSubmission, Submission } from './schema.ts';

/** reference: null until it is published. */
export interface Sent {
  id: string;
  reference: number | null;
  published: boolean;
}

/** The columns that every door fills alike. */
export function rowOf(input: Submission | SheetSubmission) {
  return {
    id: input.id,
    title: input.title,
    body: input.body,
    theme: input.theme,
    district: input.district ?? null,
    place_x: input.place?.x ?? null,
    place_y: input.place?.y ?? null,
    voice: input.voice,
    organisation: input.organisation ?? null,
    shuffle: newShuffle(),
    reviewed_at: null,
  };
}

type Arriving = Omit<Insertable<ProposalsTable>, 'status' | 'reference' | 'published_at'>;

/**
 * Puts new proposals in, each id once whoever else sends it at the same moment; the collective's moderation says whether they are
 * public at once. Answers those that were new, in the order given; a public reference is drawn for these alone.
 */
export async function arrive(db: TenantDb, rows: readonly Arriving[], published: boolean): Promise<Sent[]> {
  const written = await db
    .insertInto('proposals')
    .values(rows.map((row) => ({ ...row, status: 'submitted' as const })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .returning('id')
    .execute();
  const fresh = new Set(written.map(({ id }) => id));
  const ids = rows.flatMap(({ id }) => (fresh.has(id) ? [id] : []));
  if (!published || ids.length === 0) return ids.map((id) => ({ id, reference: null, published: false }));
  const references = new Map((await moveAll(db, ids, 'publish')).map((moved) => [moved.id, moved.reference]));
  return ids.map((id) => ({ id, reference: references.get(id) ?? null, published: true }));
}
