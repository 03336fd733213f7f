// The French grammar of the word a collective chose for "proposal": its articles, its agreements, its elisions.
import type { Noun } from './settings.ts';

export type FrenchNoun = Noun['fr'];

// A silent h is taken for granted (« l’hypothèse »); œ, accents and capitals count as their vowel.
function elides(word: string): boolean {
  return /^[aeiouhœæ]/i.test(word.normalize('NFD'));
}

function choose(noun: FrenchNoun, elided: string, feminine: string, masculine: string): string {
  if (elides(noun.one)) return `${elided}${elided.endsWith('’') ? '' : ' '}${noun.one}`;
  return `${noun.feminine ? feminine : masculine} ${noun.one}`;
}

/** « la contribution », « le vœu », « l’idée ». */
export function theNoun(noun: FrenchNoun): string {
  return choose(noun, 'l’', 'la', 'le');
}

/** « de la contribution », « du vœu », « de l’idée ». */
export function ofTheNoun(noun: FrenchNoun): string {
  return choose(noun, 'de l’', 'de la', 'du');
}

/** « à la contribution », « au vœu », « à l’idée ». */
export function toTheNoun(noun: FrenchNoun): string {
  return choose(noun, 'à l’', 'à la', 'au');
}

/** « ma contribution », « mon vœu », « mon idée ». */
export function myNoun(noun: FrenchNoun): string {
  return choose(noun, 'mon', 'ma', 'mon');
}

/** « cette contribution », « ce vœu », « cette idée », « cet appel ». */
export function thisNoun(noun: FrenchNoun): string {
  return choose(noun, noun.feminine ? 'cette' : 'cet', 'cette', 'ce');
}

/** « une contribution », « un vœu ». */
export function aNoun(noun: FrenchNoun): string {
  return `${noun.feminine ? 'une' : 'un'} ${noun.one}`;
}

/** « de contributions », « d’idées »: after a quantity, or for "no" and "many". */
export function ofNouns(noun: FrenchNoun): string {
  return `${elides(noun.many) ? 'd’' : 'de '}${noun.many}`;
}

/** The singular up to and below two in French (« 0 idée », « 1 idée », « 2 idées »), without the number itself. */
export function nounFor(noun: FrenchNoun, count: number): string {
  return Math.abs(count) < 2 ? noun.one : noun.many;
}

/** The ending of an agreeing word: « publié » + « e » + « s ». */
export function agreement(noun: FrenchNoun, count = 1): string {
  return `${noun.feminine ? 'e' : ''}${Math.abs(count) < 2 ? '' : 's'}`;
}
