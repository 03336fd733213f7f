import { sql, type SqlBool } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import { editionDocumentSchema, type EditionSource } from '../programme/edition-schema.ts';
import { PUBLIC } from '../proposals/lifecycle.ts';
import { BATCH, stamp } from './facts.ts';
import type { CommitmentRow, MeasureRow, ProgressRow } from './schema.ts';

/** Measures as published editions print them, edition by edition, in their place. The working copy is nowhere here. */
export async function* measureRows(db: TenantDb): AsyncGenerator<MeasureRow[]> {
  for (let after = 0; ;) {
    const edition = await db.selectFrom('editions').select(['number', 'title', 'published_at', 'hash', 'document']).where('number', '>', after)
      .orderBy('number').limit(1).executeTakeFirst();
    if (!edition) return;
    after = edition.number;
    const { chapters } = editionDocumentSchema.parse(edition.document);
    const shown = await shownAmong(db, chapters.flatMap(({ measures }) => measures.flatMap(({ sources }) => sources.flatMap(numbersOf))));
    const measures = chapters.flatMap((chapter) => chapter.measures.map((measure) => ({ chapter: chapter.title, measure })));
    yield measures.map(({ chapter, measure }, index): MeasureRow => ({
      edition: edition.number, edition_title: edition.title, edition_at: stamp(edition.published_at), edition_hash: edition.hash,
      place: index + 1, chapter, measure: measure.reference, title: measure.title,
      text: measure.paragraphs.map(({ text }) => text).join('\n\n') || null,
      sources: measure.sources.map(({ reference }) => reference).filter((number) => shown.has(number)),
      grouped_sources: measure.sources.flatMap(({ grouped }) => grouped.map(({ reference }) => reference)).filter((number) => shown.has(number)),
    }));
  }
}

function numbersOf({ reference, grouped }: EditionSource): number[] { return [reference, ...grouped.map((one) => one.reference)]; }

/** A source that is no longer public keeps its number to itself. */
async function shownAmong(db: TenantDb, numbers: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db.selectFrom('proposals').select('reference').where('reference', '=', sql<number>`any(${[...new Set(numbers)]}::integer[])`)
    .where('status', 'in', [...PUBLIC]).execute();
  return new Set(rows.map(({ reference }) => reference!));
}

/** Commitments by the number of their measure. wording: today's, where it is no longer the edition's. */
export async function* commitmentRows(db: TenantDb): AsyncGenerator<CommitmentRow[]> {
  for (let after = 0; ;) {
    const rows = await commitments(db, after);
    if (rows.length > 0) {
      yield rows.map((row) => ({
        measure: row.reference!, edition: row.number, title: row.title, state: row.state, made_at: stamp(row.made_at), wording: row.wording,
        steps: Number(row.steps),
      }));
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.reference ?? Infinity;
  }
}

async function commitments(db: TenantDb, after: number) {
  return db.selectFrom('commitments').innerJoin('measures', 'measures.id', 'commitments.measure_id')
    .innerJoin('editions', 'editions.id', 'commitments.edition_id')
    .innerJoin('edition_measures', (join) => join.onRef('edition_measures.edition_id', '=', 'commitments.edition_id')
      .onRef('edition_measures.measure_id', '=', 'commitments.measure_id'))
    .innerJoin('measure_versions', (join) => join.onRef('measure_versions.measure_id', '=', 'edition_measures.measure_id')
      .onRef('measure_versions.version', '=', 'edition_measures.version'))
    .select((eb) => ['measures.reference', 'editions.number', 'measure_versions.title', 'commitments.state', 'commitments.made_at',
      'commitments.wording', eb.selectFrom('progress_steps').select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('progress_steps.commitment_id', '=', 'commitments.id').as('steps')])
    .where('measures.reference', '>', after).orderBy('measures.reference').limit(BATCH).execute();
}

/** Every step of every commitment, by measure and in the order in which it was recorded. */
export async function* progressRows(db: TenantDb): AsyncGenerator<ProgressRow[]> {
  let after: Step | null = null;
  for (;;) {
    const rows: Step[] = await steps(db, after);
    if (rows.length > 0) {
      yield rows.map(({ reference, id: _id, recorded_at, ...step }) => ({ measure: reference!, ...step, recorded_at: stamp(recorded_at) }));
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)!;
  }
}

type Step = Awaited<ReturnType<typeof steps>>[number];

async function steps(db: TenantDb, after: { reference: number | null; id: string } | null) {
  return db.selectFrom('progress_steps').innerJoin('commitments', 'commitments.id', 'progress_steps.commitment_id')
    .innerJoin('measures', 'measures.id', 'commitments.measure_id')
    .select(['measures.reference', 'progress_steps.id', 'progress_steps.happened_on', 'progress_steps.state', 'progress_steps.reason',
      'progress_steps.evidence', 'progress_steps.evidence_url', 'progress_steps.wording', 'progress_steps.recorded_at'])
    .where('measures.reference', 'is not', null)
    .$if(after !== null, (query) => query.where(sql<SqlBool>`(measures.reference, progress_steps.id)
      > (${after!.reference}::integer, ${after!.id}::uuid)`))
    .orderBy('measures.reference').orderBy('progress_steps.id').limit(BATCH).execute();
}
