import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { balanceOf, hundredths, type Weighed } from '../../server/domain/parliament/balance.ts';
import type { CountCell } from '../../server/domain/proposals/counts.ts';

function cell(over: Partial<CountCell>): CountCell {
  return { status: 'published', fate: 'published', part: false, origin: 'online', voice: 'resident', theme: 'logement', district: null, n: 1, ...over };
}

test('shares are whole hundredths that add up, each within one of its exact value, larger parts never behind', () => {
  fc.assert(fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 40 }), (parts) => {
    const whole = parts.reduce((sum, part) => sum + part, 0);
    const shares = hundredths(parts);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(whole === 0 ? 0 : 100);
    for (const [index, part] of parts.entries()) {
      expect(Math.abs(shares[index]! * whole - part * 100)).toBeLessThan(Math.max(1, whole));
      for (const [other, rival] of parts.entries()) if (part > rival) expect(shares[index]!).toBeGreaterThanOrEqual(shares[other]!);
    }
  }));
  expect(hundredths([1, 1, 1])).toEqual([34, 33, 33]);
  expect(hundredths([])).toEqual([]);
});

test('an agenda is weighed against everything listed, by origin, theme and district, and what is missing from it shows', () => {
  const cells = [
    cell({ n: 59 }), cell({ origin: 'meeting', n: 41, theme: 'ecole', district: 'nord' }),
    cell({ status: 'submitted', n: 900 }), cell({ status: 'inadmissible', n: 9 }), cell({ status: 'withdrawn', n: 3 }),
  ];
  const agenda: Weighed[] = [
    { origin: 'online', theme: 'logement', district: null }, { origin: 'online', theme: 'ancien', district: null },
    { origin: 'meeting', theme: 'ecole', district: 'nord' }, { origin: 'online', theme: 'logement', district: null },
  ];
  const balance = balanceOf(agenda, cells, { themes: ['logement', 'ecole', 'nature'], districts: ['nord', 'sud'] });
  expect([balance.agenda, balance.whole]).toEqual([4, 100]);
  expect(balance.origin).toEqual([
    { code: 'online', agenda: 3, whole: 59, agendaShare: 75, wholeShare: 59 },
    { code: 'meeting', agenda: 1, whole: 41, agendaShare: 25, wholeShare: 41 },
    { code: 'collective', agenda: 0, whole: 0, agendaShare: 0, wholeShare: 0 },
  ]);
  expect(balance.theme.map(({ code, agenda: n, whole }) => [code, n, whole]))
    .toEqual([['logement', 2, 59], ['ecole', 1, 41], ['nature', 0, 0], ['ancien', 1, 0]]);
  expect(balance.district.map(({ code, agenda: n, whole }) => [code, n, whole])).toEqual([['nord', 1, 41], ['sud', 0, 0], [null, 3, 59]]);
});

test('every part of a balance adds up to its whole, whatever is on the agenda and in the collective', () => {
  const origin = fc.constantFrom('online' as const, 'meeting' as const, 'collective' as const);
  const theme = fc.constantFrom('a', 'b', 'c');
  const district = fc.option(fc.constantFrom('nord', 'sud'), { nil: null });
  const status = fc.constantFrom('published' as const, 'validated' as const, 'submitted' as const, 'withdrawn' as const);
  const voice = fc.constant('resident' as const);
  const cells = fc.array(fc.record({ origin, theme, district, status, fate: status, part: fc.constant(false), voice, n: fc.nat(500) }), { maxLength: 30 });
  fc.assert(fc.property(fc.array(fc.record({ origin, theme, district }), { maxLength: 40 }), cells, (agenda, all) => {
    const balance = balanceOf(agenda, all, { themes: ['a'], districts: [] });
    for (const lines of [balance.origin, balance.theme, balance.district]) {
      expect(lines.reduce((sum, line) => sum + line.agenda, 0)).toBe(balance.agenda);
      expect(lines.reduce((sum, line) => sum + line.whole, 0)).toBe(balance.whole);
    }
  }));
});
