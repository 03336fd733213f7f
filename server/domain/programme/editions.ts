import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import { personId, type Actor } from '../actor.ts';
import { databaseNow } from '../clock.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { nextReference, record } from '../journal.ts';
import { hashOf } from './canonical.ts';
import { changesBetween } from './changes.ts';
import { composeEdition, hashOfPlan, type DraftChapter } from './compose.ts';
import { editionDocumentSchema, type EditionDocument } from './edition-schema.ts';
import type { PublishInput } from './schema.ts';
import { holdPlan, latestEdition, readPlan, type SourceLink } from './working-copy.ts';

/**
 * Publishes the working copy as the next edition: numbers for the measures that have none, the document frozen with its hash. What was
 * looked over must still be what stands, and the latest edition the one it was compared with: of two who press at once, one publishes.
 * The same id again answers what the first time gave.
 * @throws freeze.running, edition.published_meanwhile, edition.changed_meanwhile, edition.empty, edition.nothing_new
 */
export async function publishEdition(db: TenantDb, actor: Actor, input: PublishInput): Promise<{ number: number; hash: string }> {
  const { name, timeZone } = await requireNotFrozen(db);
  await holdPlan(db);
  const [latest, sent] = [await latestEdition(db), await db.selectFrom('editions').select(['number', 'hash']).where('id', '=', input.id).executeTakeFirst()];
  if (sent) return sent;
  if ((latest?.number ?? 0) !== input.after) throw new DomainError('edition.published_meanwhile', { data: { number: latest?.number ?? 0 } });
  const { chapters: plan, links } = await readPlan(db);
  if (hashOfPlan(plan) !== input.seen) throw new DomainError('edition.changed_meanwhile');
  if (plan.every(({ measures }) => measures.length === 0)) throw new DomainError('edition.empty');
  if (changesBetween(latest?.document ?? null, plan).none) throw new DomainError('edition.nothing_new');
  const numbered = await giveNumbers(db, plan);
  const publishedAt = await databaseNow(db);
  const head = { collective: name, number: input.after + 1, title: input.title, note: input.note ?? null, publishedAt, zone: timeZone };
  const document = editionDocumentSchema.parse(composeEdition(head, numbered));
  const hash = hashOf(document);
  await keepEdition(db, actor, input.id, { document, hash, links });
  await record(db, actor, { verb: 'edition.published', subject: { type: 'edition', id: input.id }, data: { number: document.number, hash } });
  return { number: document.number, hash };
}

/** M-n for each measure that has none, in the order of the programme: given once, never used again. */
async function giveNumbers(db: TenantDb, plan: readonly DraftChapter[]): Promise<DraftChapter[]> {
  const ids = plan.flatMap(({ measures }) => measures.filter(({ reference }) => reference === null).map(({ id }) => id));
  if (ids.length === 0) return [...plan];
  const first = await nextReference(db, 'measure', ids.length);
  await db.updateTable('measures').set({ reference: sql<number>`${first - 1} + array_position(${ids}::uuid[], id)` })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`).execute();
  const numbers = new Map(ids.map((id, index) => [id, first + index]));
  return plan.map((chapter) => ({
    ...chapter, measures: chapter.measures.map((measure) => ({ ...measure, reference: numbers.get(measure.id) ?? measure.reference })),
  }));
}

async function keepEdition(
  db: TenantDb, actor: Actor, id: string, { document, hash, links }: { document: EditionDocument; hash: string; links: readonly SourceLink[] },
): Promise<void> {
  const measures = document.chapters.flatMap((chapter) => chapter.measures);
  await db.insertInto('editions').values({
    id, number: document.number, title: document.title, note: document.note, document: JSON.stringify(document), hash,
    published_at: new Date(document.publishedAt), published_by: personId(actor),
  }).execute();
  await db.insertInto('edition_measures').values(measures.map((measure, index) => (
    { edition_id: id, measure_id: measure.id, version: measure.version, place: index + 1 }))).execute();
  const inside = new Set(measures.map((measure) => measure.id));
  await db.insertInto('edition_sources').values(links.filter(({ measureId }) => inside.has(measureId)).map(({ measureId, proposalId }) => (
    { edition_id: id, measure_id: measureId, proposal_id: proposalId }))).execute();
}
