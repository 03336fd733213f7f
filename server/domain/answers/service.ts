import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { record, recordAll } from '../journal.ts';
import { post } from '../outbox.ts';
import { maySee } from '../proposals/policy.ts';
import type { CorrectionInput, PrepareInput, TogetherInput } from './schema.ts';

type Person = Actor & { kind: 'person' };

/**
 * Keeps the answer being prepared, for those who prepare alone; in a freeze too. Whoever wrote on another text than the one that stands
 * is told so, and nothing is overwritten.
 * @throws proposal.not_found, answer.version_conflict, answer.published_already
 */
export async function prepareAnswer(db: TenantDb, actor: Person, { proposalId, version, body, ready }: PrepareInput): Promise<{ id: string; version: number }> {
  const proposal = await db.selectFrom('proposals').select(['status', 'author_id as authorId', 'listed']).where('id', '=', proposalId).executeTakeFirst();
  if (!proposal || !maySee(actor, proposal) || !proposal.listed) throw new DomainError('proposal.not_found');
  const state = ready === '1' ? 'ready' as const : 'draft' as const;
  if (version === 0) {
    const begun = await db.insertInto('answers').values({ id: newId(), proposal_id: proposalId, body, state, prepared_by: actor.id, published_at: null })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'proposal_id']).doNothing()).returning(['id', 'version']).executeTakeFirst();
    if (!begun) throw new DomainError('answer.version_conflict');
    await noted(db, actor, proposalId, state);
    return begun;
  }
  const kept = await db.selectFrom('answers').select(['id', 'state', 'version']).where('proposal_id', '=', proposalId).forNoKeyUpdate().executeTakeFirst();
  if (!kept) throw new DomainError('answer.not_found');
  if (kept.state === 'published') throw new DomainError('answer.published_already');
  if (kept.version !== version) throw new DomainError('answer.version_conflict');
  await db.updateTable('answers').set({ body, state, version: version + 1, prepared_by: actor.id, updated_at: sql<Date>`now()` }).where('id', '=', kept.id).execute();
  await noted(db, actor, proposalId, state);
  return { id: kept.id, version: version + 1 };
}

/** That something was prepared, and by whom; never what. No public journal has this verb. */
async function noted(db: TenantDb, actor: Person, proposalId: string, state: 'draft' | 'ready'): Promise<void> {
  await record(db, actor, { verb: 'answer.prepared', subject: { type: 'proposal', id: proposalId }, data: { state } });
}

/**
 * Publishes answers together, all or none: each as it was when it was ticked. Their authors are owed them, and written to. Pressed again,
 * the first time stands.
 * @throws freeze.running, answer.not_found, answer.version_conflict, answer.not_ready, proposal.not_open naming the proposal's number
 */
export async function publishTogether(db: TenantDb, actor: Person, { answers }: TogetherInput): Promise<{ published: number }> {
  await requireNotFrozen(db);
  const wanted = new Map(answers.map(({ id, version }) => [id, version]));
  const rows = await db.selectFrom('answers').innerJoin('proposals', 'proposals.id', 'answers.proposal_id')
    .select(['answers.id', 'answers.state', 'answers.version', 'answers.body', 'answers.proposal_id', 'proposals.title', 'proposals.reference',
      'proposals.author_id', 'proposals.listed'])
    .where('answers.id', '=', sql<string>`any(${[...wanted.keys()]}::uuid[])`).orderBy('answers.id').forNoKeyUpdate('answers').execute();
  if (rows.length !== wanted.size) throw new DomainError('answer.not_found');
  if (rows.every(({ state }) => state === 'published')) return { published: 0 };
  for (const row of rows) {
    const data = { reference: row.reference ?? 0 };
    if (!row.listed) throw new DomainError('proposal.not_open', { data });
    if (row.state !== 'ready') throw new DomainError('answer.not_ready', { data });
    if (row.version !== wanted.get(row.id)) throw new DomainError('answer.version_conflict', { data });
  }
  const batch = newId();
  await db.updateTable('answers').set({ state: 'published', published_at: sql<Date>`now()`, version: sql`version + 1` })
    .where('id', '=', sql<string>`any(${rows.map(({ id }) => id)}::uuid[])`).execute();
  await db.insertInto('answer_versions')
    .values(rows.map(({ id, body }) => ({ answer_id: id, number: 1, body, note: null, batch, published_by: actor.id }))).execute();
  await post(db, rows.flatMap(({ author_id: personId, title, reference, body }) => (personId === null ? []
    : [{ template: 'proposal_answered', to: { personId }, data: { title, reference: String(reference ?? ''), answer: body } }])));
  await recordAll(db, actor, rows.map(({ proposal_id: id }) => ({
    verb: 'answer.published', subject: { type: 'proposal' as const, id }, data: { number: 1, batch },
  })));
  return { published: rows.length };
}

/**
 * Corrects a published answer, with the reason: a new text stands beside the old one, which can still be read.
 * @throws freeze.running, answer.not_found, answer.not_published, answer.version_conflict
 */
export async function correctAnswer(db: TenantDb, actor: Person, { id, version, body, note }: CorrectionInput): Promise<{ number: number }> {
  await requireNotFrozen(db);
  const kept = await db.selectFrom('answers').select((eb) => ['proposal_id', 'state', 'version',
    eb.selectFrom('answer_versions').select((of) => of.fn.max('number').as('n')).whereRef('answer_versions.answer_id', '=', 'answers.id').as('number')])
    .where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  if (!kept) throw new DomainError('answer.not_found');
  if (kept.state !== 'published') throw new DomainError('answer.not_published');
  if (kept.version !== version) throw new DomainError('answer.version_conflict');
  const number = Number(kept.number) + 1;
  await db.updateTable('answers').set({ body, version: version + 1, prepared_by: actor.id, updated_at: sql<Date>`now()` }).where('id', '=', id).execute();
  await db.insertInto('answer_versions').values({ answer_id: id, number, body, note, batch: newId(), published_by: actor.id }).execute();
  await record(db, actor, { verb: 'answer.corrected', subject: { type: 'proposal', id: kept.proposal_id }, data: { number } });
  return { number };
}
