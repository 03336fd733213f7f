import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import { settingsOf } from '../collectives/queries.ts';
import { composePlan, type DraftChapter } from './compose.ts';
import type { EditionDocument, EditionSource } from './edition-schema.ts';
import { carriedRows, sourceOf, sourceRows } from './facts.ts';

/** Every editor of the order waits for the others here: the rows of all chapters, held until the commit. Answers those that stand. */
export async function holdPlan(db: TenantDb): Promise<{ id: string; position: number }[]> {
  const rows = await db.selectFrom('chapters').select(['id', 'position', 'removed_at']).orderBy('id').forNoKeyUpdate().execute();
  return rows.filter((row) => row.removed_at === null).toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}

/** The working copy whole, in six statements whatever its length. links: which proposals each measure comes from, those that were grouped among them. */
export async function readPlan(db: TenantDb): Promise<{ chapters: DraftChapter[]; links: SourceLink[] }> {
  const [{ timeZone }, chapters, measures, links] = await Promise.all([
    settingsOf(db),
    db.selectFrom('chapters').select(['id', 'title', 'introduction']).where('removed_at', 'is', null).orderBy('position').orderBy('id').execute(),
    db.selectFrom('measures').select(['id', 'chapter_id as chapterId', 'reference', 'version', 'title', 'paragraphs'])
      .where('removed_at', 'is', null).orderBy('position').orderBy('id').execute(),
    db.selectFrom('measure_sources').innerJoin('measures', 'measures.id', 'measure_sources.measure_id')
      .select(['measure_sources.measure_id as measureId', 'measure_sources.proposal_id as proposalId']).where('measures.removed_at', 'is', null).execute(),
  ]);
  const { sources, members } = await sourcesWithMembers(db, links, timeZone);
  return { chapters: composePlan({ chapters, measures, sources }), links: withMembers(links, members) };
}

export interface SourceLink { measureId: string; proposalId: string }

/** The sources of measures as an edition prints them, in the order of their numbers. */
export async function sourcesOf(db: TenantDb, links: readonly SourceLink[], zone: string): Promise<Map<string, EditionSource[]>> {
  return (await sourcesWithMembers(db, links, zone)).sources;
}

/** members: whom each source carries. */
async function sourcesWithMembers(
  db: TenantDb, links: readonly SourceLink[], zone: string,
): Promise<{ sources: Map<string, EditionSource[]>; members: Map<string, string[]> }> {
  const ids = [...new Set(links.map(({ proposalId }) => proposalId))];
  const [rows, carried] = await Promise.all([sourceRows(db, ids), carriedRows(db, ids)]);
  const grouped = Map.groupBy(carried, ({ carriedBy }) => carriedBy!);
  const facts = new Map(rows.map((row) => [row.id, sourceOf(row, grouped.get(row.id) ?? [], zone)]));
  const sources = new Map<string, EditionSource[]>();
  for (const { measureId, proposalId } of links) sources.set(measureId, [...sources.get(measureId) ?? [], facts.get(proposalId)!]);
  for (const list of sources.values()) list.sort((a, b) => a.reference - b.reference);
  return { sources, members: new Map([...grouped].map(([carrier, list]) => [carrier, list.map(({ id }) => id)])) };
}

/** Each pair once, though a measure may cite both a carrier and one that it carries. */
function withMembers(links: readonly SourceLink[], members: ReadonlyMap<string, string[]>): SourceLink[] {
  const all = links.flatMap(({ measureId, proposalId }) => [proposalId, ...members.get(proposalId) ?? []].map((id) => ({ measureId, proposalId: id })));
  return [...new Map(all.map((link) => [`${link.measureId} ${link.proposalId}`, link])).values()];
}

export interface LatestEdition { id: string; number: number; document: EditionDocument; hash: string; publishedAt: Date }

/** The edition in force, or null. */
export async function latestEdition(db: TenantDb): Promise<LatestEdition | null> {
  const row = await db.selectFrom('editions').select(['id', 'number', 'document', 'hash', 'published_at as publishedAt']).orderBy('number', 'desc').limit(1)
    .executeTakeFirst();
  return row ? { ...row, document: row.document as EditionDocument } : null;
}

/** How many texts were validated, and how many of them no measure of the working copy comes from: nobody is forgotten. */
export async function citedCounts(db: TenantDb): Promise<{ validated: number; uncited: number }> {
  const row = await db.selectFrom('proposals').where('status', 'in', ['validated', 'validated_amended'])
    .select([sql<string>`count(*)`.as('validated'), sql<string>`count(*) filter (where not ${isCited})`.as('uncited')]).executeTakeFirstOrThrow();
  return { validated: Number(row.validated), uncited: Number(row.uncited) };
}

/** Whether a measure that stands comes from the proposal of the row. */
export const isCited = sql<boolean>`exists (select 1 from measure_sources s join measures m on m.id = s.measure_id
  where s.proposal_id = proposals.id and m.removed_at is null)`;
