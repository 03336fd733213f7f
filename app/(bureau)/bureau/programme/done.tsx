import { Notice } from '../../../kit/notice.tsx';
import type { Words } from '../../../words/words.ts';

/** The answer to what has just been done. */
export function Done({ what, words }: { what: string | null; words: Words }) {
  const said: Readonly<Record<string, string>> = words.workshop.done;
  if (what === null || !Object.hasOwn(said, what)) return null;
  return <Notice tone="yes" live>{said[what]}</Notice>;
}
