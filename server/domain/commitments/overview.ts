import { sql } from 'kysely';
import type { Progress } from '../../db/tables/programme.ts';
import { cached, type TenantDb } from '../../db/tenant-db.ts';
import { PROGRESS } from './lifecycle.ts';

/** How many are in each state: they add up to `total`. */
export type ProgressCounts = Record<Progress, number> & { total: number };
/** A chapter as the edition printed it. number: its place among the chapters that hold commitments, from 1. */
export interface CommittedChapter { number: number; title: string; counts: ProgressCounts }
export interface CommittedLine { id: string; measureId: string; reference: number; state: Progress; chapter: number }
export interface Overview { counts: ProgressCounts; chapters: CommittedChapter[]; lines: CommittedLine[] }

export function countsOf(states: readonly Progress[]): ProgressCounts {
  const counts = { ...Object.fromEntries(PROGRESS.map((state) => [state, 0])), total: states.length } as ProgressCounts;
  for (const state of states) counts[state] += 1;
  return counts;
}

/**
 * Every commitment with its state and the chapter under which its edition printed it, in the order of print. Kept while the pages'
 * version stands: a programme has some hundreds of lines at most.
 */
export async function overviewOf(db: TenantDb): Promise<Overview> {
  return cached(db, 'commitments', async () => {
    const rows = await db.selectFrom('commitments').innerJoin('measures', 'measures.id', 'commitments.measure_id')
      .innerJoin('editions', 'editions.id', 'commitments.edition_id')
      .innerJoin('edition_measures', (join) => join.onRef('edition_measures.edition_id', '=', 'commitments.edition_id')
        .onRef('edition_measures.measure_id', '=', 'commitments.measure_id'))
      .select(['commitments.id', 'commitments.measure_id as measureId', 'commitments.edition_id as editionId', 'commitments.state',
        'measures.reference'])
      .orderBy('editions.number').orderBy('edition_measures.place').execute();
    const printed = await chaptersIn(db, [...new Set(rows.map(({ editionId }) => editionId))]);
    const titles = [...new Set(rows.map((row) => printed.get(`${row.editionId} ${row.measureId}`) ?? ''))];
    const lines = rows.map(({ id, measureId, editionId, state, reference }): CommittedLine => ({
      id, measureId, state, reference: reference!, chapter: titles.indexOf(printed.get(`${editionId} ${measureId}`) ?? '') + 1,
    })).sort((a, b) => a.chapter - b.chapter);
    const chapters = titles.map((title, index) => ({
      number: index + 1, title, counts: countsOf(lines.filter(({ chapter }) => chapter === index + 1).map(({ state }) => state)),
    }));
    return { counts: countsOf(lines.map(({ state }) => state)), chapters, lines };
  });
}

/** The chapter that each measure stood under, by `edition measure`, read from the documents as they were printed. */
async function chaptersIn(db: TenantDb, editionIds: readonly string[]): Promise<Map<string, string>> {
  if (editionIds.length === 0) return new Map();
  const { rows } = await sql<{ editionId: string; measureId: string; title: string }>`
    select e.id as "editionId", m.value ->> 'id' as "measureId", c.value ->> 'title' as title
    from editions e, jsonb_array_elements(e.document -> 'chapters') c, jsonb_array_elements(c.value -> 'measures') m
    where e.id = any(${[...editionIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ editionId, measureId, title }) => [`${editionId} ${measureId}`, title]));
}
