import type { Paragraph } from '../../db/tables/programme.ts';
import { newId } from '../ids.ts';

/** From this share of common words on, a paragraph is the same one, lightly edited. */
export const SAME_FROM = 0.5;

/** The paragraphs of a text: what empty lines part, in order, none empty. */
export function split(text: string): string[] {
  return text.replaceAll('\r\n', '\n').split(/\n[ \t]*\n+/).map((part) => part.trim()).filter((part) => part !== '');
}

/** The one text of the paragraphs, as it is edited. */
export function join(paragraphs: readonly Paragraph[]): string { return paragraphs.map(({ text }) => text).join('\n\n'); }

/**
 * Gives each paragraph of a new text the id it had. The rule, in this order: the same words keep their id, wherever they moved; of those
 * left, the two most alike (Dice over their words, from 0.5 on) are the same paragraph, then the next two, the nearest in place first
 * where several are as alike; what is like nothing gets a new id. No id is given twice.
 */
export function rematch(before: readonly Paragraph[], texts: readonly string[], makeId: () => string = newId): Paragraph[] {
  const ids: (string | undefined)[] = texts.map(() => undefined);
  const free = new Set(before.keys());
  const give = (to: number, from: number): void => {
    ids[to] = before[from]!.id;
    free.delete(from);
  };
  const plain = texts.map(wordsOf);
  const old = before.map(({ text }) => wordsOf(text));
  for (const [to, words] of plain.entries()) {
    const same = nearest([...free].filter((from) => old[from]!.join(' ') === words.join(' ')), to);
    if (same !== null) give(to, same);
  }
  const pairs = plain.flatMap((words, to) => (ids[to] === undefined
    ? [...free].map((from) => ({ to, from, alike: dice(old[from]!, words) })).filter(({ alike }) => alike >= SAME_FROM) : []));
  pairs.sort((a, b) => b.alike - a.alike || Math.abs(a.to - a.from) - Math.abs(b.to - b.from) || a.to - b.to || a.from - b.from);
  for (const { to, from } of pairs) if (ids[to] === undefined && free.has(from)) give(to, from);
  return texts.map((text, index) => ({ id: ids[index] ?? makeId(), text }));
}

function nearest(places: readonly number[], to: number): number | null {
  return places.toSorted((a, b) => Math.abs(a - to) - Math.abs(b - to) || a - b)[0] ?? null;
}

function wordsOf(text: string): string[] { return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text.trim()]; }

/** How much two texts share: 2 × common words / all words, each word counted as often as it stands. */
function dice(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const n = left.get(word) ?? 0;
    if (n === 0) continue;
    common += 1;
    left.set(word, n - 1);
  }
  return (2 * common) / (a.length + b.length);
}
