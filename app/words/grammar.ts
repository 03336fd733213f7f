// Plurals, numbers and lists by Intl, one bundle a language. Formatters are made once: making one costs more than using it ten times.

import type { Language } from '../../tenants/settings-fields.ts';

export type { Language };

/** The forms that a counted noun takes; `zero` only where "none" reads better than "0 …". */
export type Forms = { zero?: string; one: string; other: string };

/** The noun that a collective chose for what people put forward (settings.noun): « proposition », « contribution », « projet ». */
export type Noun = { readonly one: string; readonly many: string; readonly feminine?: boolean };

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

const LETTERS_FR = ['aucune', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const LETTERS_EN = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function grammarOf(language: Language) {
  const locale = LOCALES[language];
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const ordinals = new Intl.PluralRules(locale, { type: 'ordinal' });
  const lists = { and: new Intl.ListFormat(locale, { type: 'conjunction' }), or: new Intl.ListFormat(locale, { type: 'disjunction' }) };
  return {
    locale,
    /** The form for `n`; French says « 0 proposition » and « 1,5 proposition » in the singular, English does not. */
    plural(n: number, forms: Forms): string {
      if (n === 0 && forms.zero !== undefined) return forms.zero;
      return rules.select(n) === 'one' ? forms.one : forms.other;
    },
    /** `n` with its thousands apart: 10 860. */
    number: (n: number): string => numbers.format(n),
    /** "680 propositions": the number and its noun. */
    count(n: number, forms: Forms): string {
      const form = this.plural(n, forms);
      return n === 0 && forms.zero !== undefined ? form : `${numbers.format(n)}\u00a0${form}`;
    },
    /** A share of a whole as a rounded percentage. Screens give it only beside its two numbers (see kit/share-sentence). */
    percent: (part: number, whole: number): string => shares.format(whole === 0 ? 0 : part / whole),
    /** The rank: 1re, 2e; 1st, 2nd (feminine in French: séance, mesure, proposition). */
    rank(n: number): string {
      if (language === 'fr') return n === 1 ? '1re' : `${n}e`;
      return `${n}${{ one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }[ordinals.select(n)]}`;
    },
    /** "680 contributions", with the collective's own noun. */
    countNoun(n: number, noun: Noun): string {
      return this.count(n, { one: noun.one, other: noun.many });
    },
    /** Small numbers in letters, as in running text: « six étapes »; figures from eleven on. Feminine in French. */
    spell: (n: number): string => (language === 'fr' ? LETTERS_FR : LETTERS_EN)[n] ?? numbers.format(n),
    list: (items: readonly string[]): string => lists.and.format(items),
    either: (items: readonly string[]): string => lists.or.format(items),
  };
}

export type Grammar = ReturnType<typeof grammarOf>;

export const french: Grammar = grammarOf('fr');
export const english: Grammar = grammarOf('en');

/** The grammar of a language: `grammar(words.language).number(680)`. */
export function grammar(language: Language): Grammar {
  return language === 'fr' ? french : english;
}

/** What French needs to know of a noun before it can put a word beside it. */
export const frenchNoun = {
  my: (noun: Noun): string => (noun.feminine && !elides(noun) ? `ma ${noun.one}` : `mon ${noun.one}`),
  a: (noun: Noun): string => `${noun.feminine ? 'une' : 'un'} ${noun.one}`,
  the: (noun: Noun): string => (elides(noun) ? `l’${noun.one}` : `${noun.feminine ? 'la' : 'le'} ${noun.one}`),
  this: (noun: Noun): string => `${noun.feminine ? 'cette' : elides(noun) ? 'cet' : 'ce'} ${noun.one}`,
  of: (noun: Noun): string => (elides(noun) ? `d’${noun.one}` : `de ${noun.one}`),
  /** A past participle that agrees: `agree(noun, 'dit', 2)` is « dites » or « dits ». */
  agree: (noun: Noun, word: string, n = 1): string => `${word}${noun.feminine ? 'e' : ''}${n >= 2 ? 's' : ''}`,
};

function elides(noun: Noun): boolean {
  return /^[aeiouyàâéèêëîïôöùûü]/i.test(noun.one);
}

/** The first letter in upper case, for a noun that opens a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}
