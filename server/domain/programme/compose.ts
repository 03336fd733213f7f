import { dayAt } from '../../../tenants/calendar.ts';
import type { Paragraph } from '../../db/tables/programme.ts';
import { EDITION_FORMAT, type EditionChapter, type EditionDocument, type EditionMeasure, type EditionSource } from './edition-schema.ts';
import { hashOf } from './canonical.ts';

/** The working copy in the order of the programme: as an edition would print it, but for the numbers that are still to be given. */
export type DraftMeasure = Omit<EditionMeasure, 'reference'> & { reference: number | null };
export type DraftChapter = Omit<EditionChapter, 'measures'> & { measures: DraftMeasure[] };

export interface PlanRows {
  chapters: readonly { id: string; title: string; introduction: string | null }[];
  measures: readonly { id: string; chapterId: string; reference: number | null; version: number; title: string; paragraphs: Paragraph[] }[];
  /** By measure, in the order of their public numbers. */
  sources: ReadonlyMap<string, EditionSource[]>;
}

/** Chapters with their measures, each with its sources; all given in order. */
export function composePlan({ chapters, measures, sources }: PlanRows): DraftChapter[] {
  const inside = Map.groupBy(measures, ({ chapterId }) => chapterId);
  return chapters.map(({ id, title, introduction }) => ({
    id, title, introduction,
    measures: (inside.get(id) ?? []).map(({ id: measureId, reference, version, title: name, paragraphs }) => (
      { id: measureId, reference, version, title: name, paragraphs, sources: sources.get(measureId) ?? [] })),
  }));
}

/** What an organiser looks over before publishing: another hash means that something was written meanwhile. */
export function hashOfPlan(chapters: readonly DraftChapter[]): string { return hashOf(chapters); }

/** The document of an edition: the chapters that hold something, every measure with its number. @throws when one has none */
export function composeEdition(
  head: { collective: string; number: number; title: string; note: string | null; publishedAt: Date; zone: string }, chapters: readonly DraftChapter[],
): EditionDocument {
  const { collective, number, title, note, publishedAt, zone } = head;
  return {
    format: EDITION_FORMAT, version: 1, collective, number, title, note, publishedAt: publishedAt.toISOString(), day: dayAt(publishedAt, zone),
    chapters: chapters.filter(({ measures }) => measures.length > 0).map((chapter) => ({
      ...chapter, measures: chapter.measures.map((measure) => ({ ...measure, reference: numberOf(measure) })),
    })),
  };
}

function numberOf({ id, reference }: DraftMeasure): number {
  if (reference === null) throw new Error(`measure ${id} has no number yet`);
  return reference;
}
