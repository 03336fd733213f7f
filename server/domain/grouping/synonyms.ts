import { SYNONYMS_OF_THE_CITY } from './synonyms-city.ts';
import { SYNONYMS_OF_ITS_PEOPLE } from './synonyms-people.ts';

/** Too plain to tell one demand from another. */
const STOP = new Set((
  'les des aux une un le la de du et ou en au a pour par sur dans avec sans ce cette ces nos notre leur leurs son sa ses qui que qu d l n s c j '
  + 'est sont etre avoir plus tous toutes tout toute chaque entre vers chez pas ne se il elle on nous vous y si mais comme aussi faire mettre creer '
  + 'installer ouvrir developper proposer favoriser permettre mise place nouveau nouvelle the of and'
).split(' '));

/** A word as synonyms and stems know it: without accents, plural or feminine ending. */
function root(word: string): string {
  const plain = word.replace(/(?<=[a-z]{3})(?:s|x)$/, '');
  return plain.length > 4 ? plain.replace(/e$/, '') : plain;
}

/** The telling words of a text, in their order, each as its root. */
export function rootsOf(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replace(/·[a-z]*/g, '');
  return (plain.match(/[a-z0-9]+/g) ?? []).filter((word) => word.length > 1 && !STOP.has(word)).map(root);
}

const GROUPS = [...SYNONYMS_OF_THE_CITY, ...SYNONYMS_OF_ITS_PEOPLE].map((line) => line.split(', '));
const BY_PHRASE = new Map<string, number[]>();
for (const [index, group] of GROUPS.entries()) {
  for (const phrase of group) {
    const key = rootsOf(phrase).join(' ');
    if (key !== '') BY_PHRASE.set(key, [...(BY_PHRASE.get(key) ?? []), index]);
  }
}
const LONGEST = Math.max(...[...BY_PHRASE.keys()].map((key) => key.split(' ').length));

/** The groups of synonyms that a text names, by a word or by a phrase. */
export function meaningsOf(roots: readonly string[]): number[] {
  const found = new Set<number>();
  for (let start = 0; start < roots.length; start += 1) {
    for (let length = 1; length <= LONGEST && start + length <= roots.length; length += 1) {
      for (const group of BY_PHRASE.get(roots.slice(start, start + length).join(' ')) ?? []) found.add(group);
    }
  }
  return [...found];
}

/** How many groups there are. */
export const GROUPS_KNOWN = GROUPS.length;

/** Single words that say what a word says, itself first: what a search by words is widened by. */
export function widened(word: string): string[] {
  const [key] = rootsOf(word);
  const groups = key === undefined ? [] : (BY_PHRASE.get(key) ?? []);
  const others = groups.flatMap((group) => GROUPS[group]!.filter((phrase) => !phrase.includes(' ') && !phrase.includes("'")));
  return [...new Set([word, ...others])].slice(0, 10);
}
