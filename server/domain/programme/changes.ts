import type { DraftChapter, DraftMeasure } from './compose.ts';
import { compareWordings, longestRise, sameWording, type WordingChange } from './difference.ts';
import type { EditionChapter, EditionDocument } from './edition-schema.ts';

export interface MeasureName { id: string; reference: number | null; title: string; chapter: string }
export interface MeasureChange extends MeasureName {
  wording: WordingChange | null;
  /** Public numbers of the proposals that it now comes from, and no longer comes from. */
  sources: { added: number[]; removed: number[] };
}

/** What the working copy changes against the latest edition. */
export interface Changes {
  added: MeasureName[];
  removed: MeasureName[];
  changed: MeasureChange[];
  /** Those that stand in another chapter, or elsewhere in theirs. */
  moved: (MeasureName & { from: string })[];
  /** Chapters by their titles; a chapter without measures is none. */
  chapters: { added: string[]; removed: string[]; renamed: { before: string; after: string }[]; reordered: boolean };
  same: number;
  none: boolean;
}

type Placed = { measure: DraftMeasure; chapter: DraftChapter; at: number };

/** before: null when nothing has been published yet: everything is new then. */
export function changesBetween(before: EditionDocument | null, after: readonly DraftChapter[]): Changes {
  const filled = after.filter(({ measures }) => measures.length > 0);
  const [old, fresh] = [placed(before?.chapters ?? []), placed(filled)];
  const common = [...fresh.values()].filter(({ measure }) => old.has(measure.id));
  const changed = common.flatMap(({ measure, chapter }) => changeOf(old.get(measure.id)!.measure, measure, chapter.title));
  const moved = movedOf(old, common);
  const chapters = chaptersOf(before?.chapters ?? [], filled);
  const added = [...fresh.values()].filter(({ measure }) => !old.has(measure.id)).map(nameOf);
  const removed = [...old.values()].filter(({ measure }) => !fresh.has(measure.id)).map(nameOf);
  const touched = new Set([...changed, ...moved].map(({ id }) => id));
  const quiet = chapters.added.length + chapters.removed.length + chapters.renamed.length === 0 && !chapters.reordered;
  return {
    added, removed, changed, moved, chapters, same: common.filter(({ measure }) => !touched.has(measure.id)).length,
    none: quiet && added.length + removed.length + touched.size === 0,
  };
}

function placed(chapters: readonly DraftChapter[]): Map<string, Placed> {
  let at = 0;
  return new Map(chapters.flatMap((chapter) => chapter.measures.map((measure) => [measure.id, { measure, chapter, at: (at += 1) }] as const)));
}

function nameOf({ measure: { id, reference, title }, chapter }: Placed): MeasureName { return { id, reference, title, chapter: chapter.title }; }

function changeOf(before: DraftMeasure, after: DraftMeasure, chapter: string): MeasureChange[] {
  const [was, is] = [new Set(before.sources.map(({ reference }) => reference)), new Set(after.sources.map(({ reference }) => reference))];
  const sources = { added: [...is.difference(was)], removed: [...was.difference(is)] };
  const same = sameWording(before, after);
  if (same && sources.added.length + sources.removed.length === 0) return [];
  return [{ id: after.id, reference: after.reference, title: after.title, chapter, wording: same ? null : compareWordings(before, after), sources }];
}

function movedOf(old: ReadonlyMap<string, Placed>, common: readonly Placed[]): Changes['moved'] {
  const still = new Set<number>();
  for (const inside of Map.groupBy(common, ({ chapter }) => chapter.id).values()) {
    const stayed = inside.filter(({ measure, chapter }) => old.get(measure.id)!.chapter.id === chapter.id);
    for (const at of longestRise(stayed.map(({ measure }) => old.get(measure.id)!.at))) still.add(at);
  }
  return common.filter(({ measure }) => !still.has(old.get(measure.id)!.at)).map((one) => ({ ...nameOf(one), from: old.get(one.measure.id)!.chapter.title }));
}

function chaptersOf(before: readonly EditionChapter[], after: readonly DraftChapter[]): Changes['chapters'] {
  const [old, fresh] = [new Map(before.map((chapter) => [chapter.id, chapter])), new Map(after.map((chapter) => [chapter.id, chapter]))];
  const common = after.filter(({ id }) => old.has(id));
  const kept = before.filter(({ id }) => fresh.has(id)).map(({ id }) => id);
  return {
    added: after.filter(({ id }) => !old.has(id)).map(({ title }) => title),
    removed: before.filter(({ id }) => !fresh.has(id)).map(({ title }) => title),
    renamed: common.filter((chapter) => chapter.title !== old.get(chapter.id)!.title || chapter.introduction !== old.get(chapter.id)!.introduction)
      .map(({ id, title }) => ({ before: old.get(id)!.title, after: title })),
    reordered: common.some(({ id }, index) => kept[index] !== id),
  };
}
