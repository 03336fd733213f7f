import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { addressOf } from '../../app/kit/address.ts';
import { dotsPath, eachDot } from '../../app/kit/origin-dots.tsx';
import { originText } from '../../app/kit/origin.tsx';
import { parsePlace, placeValue } from '../../app/kit/place-field.tsx';
import { shareOf } from '../../app/kit/share-sentence.tsx';
import { daysUntil, formatDay } from '../../app/kit/time.tsx';
import { wordsFor } from '../../app/words/words.ts';

/** The surface of the rectangles of a path, in dots of 10 by 10. */
function dotsIn(path: string): number {
  return [...path.matchAll(/M(\d+) (\d+)H(\d+)V(\d+)H\d+Z/g)].reduce(
    (sum, [, x, y, right, bottom]) => sum + ((Number(right) - Number(x)) * (Number(bottom) - Number(y))) / 100,
    0,
  );
}

test('one dot, one proposal: the outline holds exactly as many', () => {
  fc.assert(fc.property(fc.nat(1200), fc.nat(1200), (from, more) => expect(dotsIn(dotsPath(from, from + more))).toBe(more)));
});

test('a dot stands for several only when there are too many', () => {
  expect([1, 680, 1200, 1201, 10_860, 1_000_000].map(eachDot)).toEqual([1, 1, 1, 2, 10, 1000]);
});

test('a share is said with its whole, and of nothing there is no percentage', () => {
  expect(shareOf(244, 680, wordsFor('fr'))).toBe('244 sur 680 (36\u202f%)');
  expect(shareOf(244, 680, wordsFor('en'))).toBe('244 of 680 (36%)');
  expect(shareOf(0, 0, wordsFor('fr'))).toBe('0');
});

test("days and hours are said in the collective's zone", () => {
  const at = new Date('2026-11-30T23:30:00Z');
  expect(formatDay(at, 'fr', 'Europe/Paris', 'dayTime')).toBe('mardi 1er décembre, 0\u00a0h\u00a030');
  expect(formatDay(at, 'fr', 'America/Guadeloupe', 'dayTime')).toBe('lundi 30 novembre, 19\u00a0h\u00a030');
  expect(formatDay(at, 'en', 'Europe/Paris', 'dayTime')).toBe('Tuesday 1 December, 00:30');
  expect(formatDay('2026-03-01', 'fr', 'Indian/Reunion', 'long')).toBe('1er mars 2026');
});

test("the days left are the calendar's, not periods of 24 hours", () => {
  const late = new Date('2026-12-13T22:59:00Z');
  expect(daysUntil('2026-12-14', late, 'Europe/Paris')).toBe(1);
  expect(daysUntil('2026-12-14', new Date('2026-12-13T23:01:00Z'), 'Europe/Paris')).toBe(0);
});

test('an origin is one sentence, a meeting unknown is said to be', () => {
  const words = wordsFor('fr');
  expect(originText({ origin: 'online', words, by: 'Glycine38' })).toBe('en ligne, par Glycine38');
  expect(originText({ origin: 'meeting', words })).toBe('issue d’une rencontre, on ne sait plus laquelle');
  expect(originText({ origin: 'meeting', words, meeting: { day: '2025-10-12', place: 'Saint-Bruno', table: '3' } })).toBe(
    'rencontre du 12 octobre, Saint-Bruno, table 3',
  );
});

test('another order or filter starts a list at its start', () => {
  expect(addressOf('/propositions', { q: 'banc', suite: 'abc', theme: null }, { tri: 'recent' })).toBe('/propositions?q=banc&tri=recent');
  expect(addressOf('/propositions', { q: 'banc' }, { q: null })).toBe('/propositions');
});

test('a place comes back from the form as it went, and nothing else is one', () => {
  fc.assert(fc.property(fc.nat(1000), fc.nat(1000), (x, y) => expect(parsePlace(placeValue([x, y]))).toEqual([x, y])));
  for (const wrong of ['', '1', '1,1001', '-1,2', '1;2', ' 1,2', null]) expect(parsePlace(wrong)).toBeNull();
});
