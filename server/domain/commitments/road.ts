import { sql } from 'kysely';
import type { Progress } from '../../db/tables/programme.ts';
import type { TenantDb } from '../../db/tenant-db.ts';

/** A commitment as the last station of a road. measure: its number. last: the day of its latest step. */
export interface CommitmentStation { kind: 'commitment'; at: Date; measure: number; state: Progress; last: string | null }

/** What became of a proposal after the election: the commitments whose measure an edition printed with it. */
export async function commitmentsOf(db: TenantDb, proposalId: string): Promise<CommitmentStation[]> {
  const rows = await db.selectFrom('commitments').innerJoin('measures', 'measures.id', 'commitments.measure_id')
    .where((eb) => eb.exists(eb.selectFrom('edition_sources').select(sql<number>`1`.as('one'))
      .whereRef('edition_sources.edition_id', '=', 'commitments.edition_id').whereRef('edition_sources.measure_id', '=', 'commitments.measure_id')
      .where('edition_sources.proposal_id', '=', proposalId)))
    .select((eb) => ['commitments.made_at', 'commitments.state', 'measures.reference',
      eb.selectFrom('progress_steps').select((max) => max.fn.max('happened_on').as('last')).whereRef('commitment_id', '=', 'commitments.id').as('last')])
    .orderBy('commitments.made_at').limit(20).execute();
  return rows.map(({ made_at: at, state, reference, last }) => ({ kind: 'commitment', at, measure: reference ?? 0, state, last }));
}

/** What became of a measure, or null while nothing was promised of it. */
export async function commitmentOfMeasure(db: TenantDb, measureId: string): Promise<{ state: Progress; madeAt: Date } | null> {
  const row = await db.selectFrom('commitments').select(['state', 'made_at as madeAt']).where('measure_id', '=', measureId).executeTakeFirst();
  return row ?? null;
}
