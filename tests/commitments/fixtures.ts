import { createHash, randomUUID } from 'node:crypto';
import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { nextReference } from '../../server/domain/journal.ts';
import type { TestCollective } from '../kit/builders.ts';

export interface PrintedMeasure { id: string; reference: number; title: string; text: string }
export interface PrintedEdition { id: string; number: number; measures: PrintedMeasure[] }

/** Everything open around today, and commitments followed up. */
export const FOLLOWING = { phases: [{ code: 'suivre', label: { fr: 'Tenir parole' }, from: 0, to: 60, opens: ['comment' as const, 'follow' as const] }] };

/** An edition straight into its tables: chapters of titles, each measure with one paragraph. sources: proposals of the first measure. */
export async function anEdition(
  collective: TestCollective, chapters: Record<string, string[]>, sources: string[] = [],
): Promise<PrintedEdition> {
  return inTenant(collective.id, 'write', async (db) => {
    const [id, number] = [newId(), await nextReference(db, 'edition')];
    const measures: (PrintedMeasure & { chapter: string })[] = [];
    const printed: object[] = [];
    for (const [position, [title, titles]] of Object.entries(chapters).entries()) {
      const chapter = newId();
      await db.insertInto('chapters').values({ id: chapter, title, introduction: null, position, removed_at: null }).execute();
      for (const [place, measureTitle] of titles.entries()) {
        const measure = { id: newId(), reference: await nextReference(db, 'measure'), title: measureTitle, text: `Nous ferons : ${measureTitle}.`, chapter };
        const paragraphs = JSON.stringify([{ id: randomUUID(), text: measure.text }]);
        await db.insertInto('measures').values({
          id: measure.id, chapter_id: chapter, reference: measure.reference, title: measureTitle, paragraphs, position: place, removed_at: null,
        }).execute();
        await db.insertInto('measure_versions').values({ measure_id: measure.id, version: 1, title: measureTitle, paragraphs, note: null, written_by: null }).execute();
        measures.push(measure);
      }
      printed.push({
        id: chapter, title, introduction: null,
        measures: measures.filter((measure) => measure.chapter === chapter)
          .map(({ id: own, reference, title: said, text }) => ({ id: own, reference, version: 1, title: said, paragraphs: [{ id: randomUUID(), text }], sources: [] })),
      });
    }
    const document = JSON.stringify({ title: 'Le programme', number, chapters: printed });
    await db.insertInto('editions').values({
      id, number, title: 'Le programme', note: null, document, hash: createHash('sha256').update(document).digest('hex'), published_by: null,
    }).execute();
    await db.insertInto('edition_measures').values(measures.map(({ id: measure_id }, index) => ({ edition_id: id, measure_id, version: 1, place: index + 1 }))).execute();
    if (sources.length > 0) {
      await db.insertInto('edition_sources').values(sources.map((proposal_id) => ({ edition_id: id, measure_id: measures[0]!.id, proposal_id }))).execute();
    }
    return { id, number, measures };
  });
}

/** A step as a form sends it, today and well argued. */
export function aStep(commitment: { id: string; version: number }, state: string, more: Record<string, unknown> = {}) {
  return {
    id: randomUUID(), commitment: commitment.id, version: commitment.version, state: state as 'kept', reason: 'Le conseil en a délibéré.',
    happenedOn: new Date().toISOString().slice(0, 10), ...more,
  };
}
