import type { Words } from '../words/words.ts';

const MARKS = { fr: ['«\u00a0', '\u00a0»'], en: ['“', '”'] } as const;

/** Words that somebody else wrote, between the language's marks and otherwise as they are; what comes with its marks keeps them. */
export function quoted(text: string, { language }: Pick<Words, 'language'>): string {
  return /^[«“"]/.test(text) ? text : MARKS[language].join(text);
}

/** The same, large. */
export function Quoted({ text, words }: { text: string; words: Words }) {
  return (
    <blockquote className="said" dir="auto">
      {quoted(text, words)}
    </blockquote>
  );
}
