import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { codeAfter, nextCodes } from '../../server/domain/meetings/sheet-codes.ts';

const CODE = /^[A-Z0-9][A-Z0-9-]{0,15}$/;

test('the code after a code counts on at its end, as wide as it was', () => {
  expect(['7', '09', 'A', 'T3-09', 'B99', '9999999999999999'].map(codeAfter)).toEqual(['8', '10', null, 'T3-10', 'B100', null]);
});

test('the first sheet is 1; the next is counted on from the one typed last; what is taken is passed over', () => {
  expect(nextCodes(new Set(), null, 3)).toEqual(['1', '2', '3']);
  expect(nextCodes(new Set(['A-1', 'A-2', 'B-1']), 'A-2', 2)).toEqual(['A-3', 'A-4']);
  expect(nextCodes(new Set(['1', '2', '3', '5']), '2', 2)).toEqual(['4', '6']);
  expect(nextCodes(new Set(['CANTINE']), 'CANTINE', 1)).toEqual(['2']);
});

test('whatever was typed, a suggestion is a code, free, and never twice the same', () => {
  const code = fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{0,15}$/);
  fc.assert(fc.property(fc.uniqueArray(code, { maxLength: 20 }), fc.integer({ min: 1, max: 10 }), (codes, howMany) => {
    const found = nextCodes(new Set(codes), codes.at(-1) ?? null, howMany);
    expect(found.length).toBeLessThanOrEqual(howMany);
    expect(new Set(found).size).toBe(found.length);
    for (const one of found) {
      expect(one).toMatch(CODE);
      expect(codes).not.toContain(one);
    }
  }));
});
