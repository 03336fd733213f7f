import { expect, test } from 'playwright/test';
import { GROUPS_KNOWN, widened } from '../../server/domain/grouping/synonyms.ts';
import { AS_MEANT, AS_WORDED, LookAlikeIndex, TitleIndex, type Match } from '../../server/domain/grouping/vectors.ts';
import { fillers } from './corpus.ts';
import { PAIRS, USUAL } from './pairs.ts';

const AMONG = 4_000;

/** Of both halves of each pair, how many find the other among their first five. */
function recall(pairs: number, from: number, nearest: (index: number) => Match[]): number {
  let found = 0;
  for (let index = from; index < from + pairs * 2; index += 1) if (nearest(index).some(({ id }) => id === String(index ^ 1))) found += 1;
  return found / (pairs * 2);
}

test('recall at 5 of 96 pairs written by hand among 4,000 titles: words alone miss what is said in other words, both readings find more', () => {
  const titles = [...PAIRS.flat(), ...USUAL.flat(), ...fillers(AMONG)];
  const texts = titles.map((title, index) => ({ id: String(index), title }));
  const methods: Record<string, { nearest(index: number, most: number, least: number): Match[] }> = {
    'roots of words': new TitleIndex(texts, { words: 1, grams: 0, meanings: 0 }),
    'four letters in a row': new TitleIndex(texts, { words: 0, grams: 1, meanings: 0 }),
    'words and letters': new TitleIndex(texts, { words: 1, grams: 0.35, meanings: 0 }),
    'as worded': new TitleIndex(texts, AS_WORDED), 'as meant': new TitleIndex(texts, AS_MEANT),
    'one of each in turn': new LookAlikeIndex(texts),
  };
  const figures = Object.fromEntries(Object.entries(methods).map(([name, index]) => {
    const nearest = (at: number) => index.nearest(at, 5, 0);
    return [name, { other: recall(PAIRS.length, 0, nearest), usual: recall(USUAL.length, PAIRS.length * 2, nearest) }];
  }));
  for (const [name, { other, usual }] of Object.entries(figures)) {
    test.info().annotations.push({ type: 'recall@5', description: `${name}: ${other.toFixed(2)} in other words, ${usual.toFixed(2)} in usual words` });
  }
  const chosen = figures['one of each in turn']!;
  expect(chosen.usual, JSON.stringify(figures)).toBeGreaterThan(0.94);
  expect(chosen.other, JSON.stringify(figures)).toBeGreaterThan(0.38);
  expect(chosen.other).toBeGreaterThan(figures['words and letters']!.other + 0.3);
});

test('some two hundred groups of synonyms, each word once in its group, found whatever its accents and number', () => {
  expect(GROUPS_KNOWN).toBeGreaterThan(190);
  expect(widened('WC')).toContain('toilettes');
  expect(widened('médiathèques')).toContain('bibliotheque');
  expect(widened('vélos')).toContain('bicyclette');
});
