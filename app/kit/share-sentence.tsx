import { grammar } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';

/** « 244 sur 680 (36 %) »: a number with its whole, and the percentage only after both. A whole of 0 gives no percentage. */
export function shareOf(part: number, whole: number, words: Words): string {
  const { number, percent } = grammar(words.language);
  if (whole === 0) return number(part);
  return words.kit.share.of(number(part), number(whole), percent(part, whole));
}

/** The same, kept on one line. */
export function ShareSentence({ part, whole, words }: { part: number; whole: number; words: Words }) {
  return <span className="whitespace-nowrap">{shareOf(part, whole, words)}</span>;
}
