import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { wordsBetween } from '../../app/kit/text-difference.tsx';

const text = fc.array(fc.constantFrom('ville', 'l’eau', 'rue', 'école', ',', '.', '«\u00a0', '\u00a0»', '\n', ' ', 'dix', 'habitant·es'), { maxLength: 40 })
  .map((parts) => parts.join(' '));

test('a difference gives both texts back: without what was put in the first, without what was taken out the second', () => {
  fc.assert(fc.property(text, text, (before, after) => {
    const pieces = wordsBetween(before, after);
    const without = (kind: 'in' | 'out') => pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text).join('');
    expect(without('in')).toBe(before);
    expect(without('out')).toBe(after);
    expect(pieces.every((piece) => piece.text !== '')).toBe(true);
  }));
});

test('two texts that share nothing, however long, are answered at once and whole', () => {
  const words = (from: number) => Array.from({ length: 3_000 }, (_, n) => `mot${from + n}`).join(' ');
  expect(wordsBetween(words(0), words(10_000)).map(({ kind }) => kind)).toEqual(['out', 'in']);
  expect(wordsBetween('Une place pour chacun', 'Une place pour chacune').filter(({ kind }) => kind !== 'same').map((piece) => piece.text)).toEqual(['chacun', 'chacune']);
});
