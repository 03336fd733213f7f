// The one door to sentences: pages and mails ask wordsFor(language) and read words.<word>.<key>.
// French is the shape. A new word is a file in fr/ and in en/ and one line in each all.ts.

import * as en from './en/all.ts';
import * as fr from './fr/all.ts';
import type { Language } from './grammar.ts';
import type { Sentence, SentenceData } from './sentence.ts';
import { setEnglish, setFrench, setTree } from './typography.ts';

type Shape = typeof fr;

/** Every word of one language, and which language it is. */
export type Words = Shape & { language: Language };

// The annotation is the completeness test: a word file that English lacks does not compile.
const english: Shape = en;

const trees: Record<Language, Words> = {
  fr: { ...setTree(fr, setFrench), language: 'fr' },
  en: { ...setTree(english, setEnglish), language: 'en' },
};

/** The words of a language: the same frozen tree every time, so it can be passed about freely. */
export function wordsFor(language: Language): Words {
  return trees[language];
}

/**
 * The sentence of a code: of a refusal of the house (`proposal.not_found`), of a setting, or of a field (`field.required`).
 * A code that has no words gets the general sentence; the types make sure that the house's and the settings' codes have theirs.
 */
export function errorText(words: Words, code: string, data: SentenceData = {}): string {
  const all: Readonly<Record<string, Sentence>> = words.errors;
  const said =
    (Object.hasOwn(all, code) ? all[code] : undefined) ?? words.errors[code.startsWith('field.') ? 'field.invalid' : 'system.internal'];
  return typeof said === 'function' ? said(data) : said;
}
