import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { DomainError } from '../errors.ts';
import { record } from '../journal.ts';

/** A measure comes from what the parliament validated. In the order given. @throws proposal.not_found, measure.source_not_validated */
export async function requireValidated(db: TenantDb, ids: readonly string[]): Promise<{ id: string; title: string; body: string }[]> {
  const wanted = [...new Set(ids)];
  const rows = await db.selectFrom('proposals').select(['id', 'title', 'body', 'status', 'reference', 'listed'])
    .where('id', '=', sql<string>`any(${wanted}::uuid[])`).execute();
  if (rows.length !== wanted.length || rows.some((row) => !row.listed)) throw new DomainError('proposal.not_found');
  const other = rows.find(({ status }) => status !== 'validated' && status !== 'validated_amended');
  if (other) throw new DomainError('measure.source_not_validated', { field: 'proposalIds', data: { reference: other.reference ?? 0 } });
  return rows.toSorted((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id)).map(({ id, title, body }) => ({ id, title, body }));
}

/** Adds sources to a measure; those it has already stay. @throws measure.not_found, proposal.not_found, measure.source_not_validated */
export async function addSources(db: TenantDb, actor: Actor, { id, proposalIds }: { id: string; proposalIds: string[] }): Promise<{ id: string }> {
  await holdStanding(db, id);
  const proposals = await requireValidated(db, proposalIds);
  const added = await db.insertInto('measure_sources').values(proposals.map((proposal) => ({ measure_id: id, proposal_id: proposal.id })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'measure_id', 'proposal_id']).doNothing()).returning('proposal_id').execute();
  if (added.length > 0) {
    await record(db, actor, { verb: 'measure.sources_added', subject: { type: 'measure', id }, data: { proposalIds: added.map((row) => row.proposal_id) } });
  }
  return { id };
}

/** Takes a source off a measure, never the last one. @throws measure.not_found, proposal.not_found, measure.last_source */
export async function removeSource(db: TenantDb, actor: Actor, { id, proposalId }: { id: string; proposalId: string }): Promise<{ id: string }> {
  await holdStanding(db, id);
  const sources = await db.selectFrom('measure_sources').select('proposal_id').where('measure_id', '=', id).execute();
  if (!sources.some((row) => row.proposal_id === proposalId)) throw new DomainError('proposal.not_found');
  if (sources.length === 1) throw new DomainError('measure.last_source');
  await db.deleteFrom('measure_sources').where('measure_id', '=', id).where('proposal_id', '=', proposalId).execute();
  await record(db, actor, { verb: 'measure.source_removed', subject: { type: 'measure', id }, data: { proposalId } });
  return { id };
}

async function holdStanding(db: TenantDb, id: string): Promise<void> {
  const row = await db.selectFrom('measures').select('id').where('id', '=', id).where('removed_at', 'is', null).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw new DomainError('measure.not_found');
}
