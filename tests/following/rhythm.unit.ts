import { expect, test } from 'playwright/test';
import { nextLetter } from '../../server/domain/following/rhythm.ts';

const at = (text: string) => new Date(text);

test('letters of a day leave at eight by the collective’s clock, in summer, in winter and far away', () => {
  expect(nextLetter('daily', at('2026-11-25T03:00:00Z'), 'Europe/Paris')).toEqual({ day: '2026-11-25', leaves: at('2026-11-25T07:00:00Z') });
  expect(nextLetter('daily', at('2026-11-25T12:00:00Z'), 'Europe/Paris')).toEqual({ day: '2026-11-26', leaves: at('2026-11-26T07:00:00Z') });
  expect(nextLetter('daily', at('2026-07-25T12:00:00Z'), 'Europe/Paris').leaves).toEqual(at('2026-07-26T06:00:00Z'));
  expect(nextLetter('daily', at('2026-11-25T05:00:00Z'), 'Indian/Reunion').leaves).toEqual(at('2026-11-26T04:00:00Z'));
  expect(nextLetter('daily', at('2026-11-25T05:00:00Z'), 'America/Guadeloupe').leaves).toEqual(at('2026-11-25T12:00:00Z'));
});

test('T69 the nights on which clocks change have one letter each, at eight', () => {
  expect(nextLetter('daily', at('2026-03-28T20:00:00Z'), 'Europe/Paris').leaves).toEqual(at('2026-03-29T06:00:00Z'));
  expect(nextLetter('daily', at('2026-10-24T20:00:00Z'), 'Europe/Paris').leaves).toEqual(at('2026-10-25T07:00:00Z'));
});

test('letters of a week leave on Monday', () => {
  expect(nextLetter('weekly', at('2026-11-25T12:00:00Z'), 'Europe/Paris')).toEqual({ day: '2026-11-30', leaves: at('2026-11-30T07:00:00Z') });
  expect(nextLetter('weekly', at('2026-11-30T06:00:00Z'), 'Europe/Paris').day).toBe('2026-11-30');
  expect(nextLetter('weekly', at('2026-11-30T07:00:00Z'), 'Europe/Paris').day).toBe('2026-12-07');
});

test('a letter that leaves in a moment is not waited for: what is told meanwhile would miss it', () => {
  expect(nextLetter('daily', at('2026-11-25T06:49:59Z'), 'Europe/Paris').day).toBe('2026-11-25');
  expect(nextLetter('daily', at('2026-11-25T06:50:00Z'), 'Europe/Paris').day).toBe('2026-11-26');
});
