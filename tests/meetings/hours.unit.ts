import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { instantAt } from '../../tenants/calendar.ts';
import { instantOfWall, wallTimeOf } from '../../server/domain/meetings/hours.ts';
import { day } from '../tenants/arbitrary.ts';

/** Every zone in which French communes vote, mainland and overseas. */
const ZONES = ['Europe/Paris', 'America/Guadeloupe', 'America/Martinique', 'America/Cayenne', 'Indian/Reunion', 'Indian/Mayotte',
  'America/Miquelon',
  'Pacific/Noumea', 'Pacific/Tahiti', 'Pacific/Wallis', 'Pacific/Marquesas', 'America/St_Barthelemy', 'America/Marigot'];

test('P13 a day and an hour come back from the instant they name, in every French zone, except an hour that the clocks jump over', () => {
  fc.assert(fc.property(fc.constantFrom(...ZONES), day, fc.integer({ min: 0, max: 1439 }), (zone, date, minutes) => {
    const hour = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const instant = instantOfWall({ day: date, hour }, zone);
    if (instant !== null) return expect(wallTimeOf(instant, zone)).toEqual({ day: date, hour });
    // Nothing on the wall ever shows it: the minute after the hour before is already past it.
    const around = instantAt(date, minutes / 60, zone);
    expect(wallTimeOf(new Date(around.getTime() - 60_000), zone).hour < hour).toBe(true);
    expect(wallTimeOf(around, zone).hour > hour).toBe(true);
  }), { numRuns: 2_000 });
});

test('P13 the night in which summer begins has no half past two, and the one in which it ends has two', () => {
  expect(instantOfWall({ day: '2026-03-29', hour: '02:30' }, 'Europe/Paris')).toBeNull();
  expect(instantOfWall({ day: '2026-03-29', hour: '03:00' }, 'Europe/Paris')).toEqual(new Date('2026-03-29T01:00:00Z'));
  const first = new Date('2026-10-25T00:30:00Z');
  const second = new Date('2026-10-25T01:30:00Z');
  expect(instantOfWall({ day: '2026-10-25', hour: '02:30' }, 'Europe/Paris')).toEqual(first);
  expect(instantOfWall({ day: '2026-10-25', hour: '02:30' }, 'Europe/Paris', second)).toEqual(second);
  expect(instantOfWall({ day: '2026-11-24', hour: '18:37' }, 'Europe/Paris')).toEqual(new Date('2026-11-24T17:37:00Z'));
});
