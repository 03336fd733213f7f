import type { Paragraph } from '../../db/tables/programme.ts';

export interface Wording { title: string; paragraphs: readonly Paragraph[] }

/** One paragraph in two versions: null where it is not. moved: it stands elsewhere among those that both have. */
export interface ParagraphChange { id: string; before: string | null; after: string | null; moved: boolean }
export interface WordingChange { title: { before: string; after: string }; paragraphs: ParagraphChange[] }

/** Two versions side by side: in the order of the second, what was taken out standing after what it stood after. */
export function compareWordings(before: Wording, after: Wording): WordingChange {
  const old = new Map(before.paragraphs.map((paragraph) => [paragraph.id, paragraph.text]));
  const common = after.paragraphs.filter(({ id }) => old.has(id)).map(({ id }) => id);
  const places = new Map(before.paragraphs.map(({ id }, index) => [id, index]));
  const kept = new Set(longestRise(common.map((id) => places.get(id)!)).map((place) => before.paragraphs[place]!.id));
  const lines: ParagraphChange[] = after.paragraphs.map(({ id, text }) => (
    { id, before: old.get(id) ?? null, after: text, moved: old.has(id) && !kept.has(id) }));
  let at = 0;
  for (const { id, text } of before.paragraphs) {
    const here = lines.findIndex((line) => line.id === id);
    if (here >= 0) at = here + 1;
    else lines.splice(at++, 0, { id, before: text, after: null, moved: false });
  }
  return { title: { before: before.title, after: after.title }, paragraphs: lines };
}

/** The same words in the same paragraphs in the same order. */
export function sameWording(a: Wording, b: Wording): boolean {
  return a.title === b.title && a.paragraphs.length === b.paragraphs.length
    && a.paragraphs.every(({ id, text }, index) => b.paragraphs[index]!.id === id && b.paragraphs[index]!.text === text);
}

/** A longest rising part of a list of different numbers: what need not have moved. */
export function longestRise(numbers: readonly number[]): number[] {
  const best = numbers.map(() => 1);
  const from = numbers.map(() => -1);
  for (let end = 0; end < numbers.length; end += 1) {
    for (let start = 0; start < end; start += 1) {
      if (numbers[start]! < numbers[end]! && best[start]! + 1 > best[end]!) [best[end], from[end]] = [best[start]! + 1, start];
    }
  }
  const rise: number[] = [];
  for (let at = best.indexOf(Math.max(0, ...best)); at >= 0; at = from[at]!) rise.unshift(numbers[at]!);
  return rise;
}
