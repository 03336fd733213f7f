// Phases and freezes against an independent reading: what the calendar on the wall shows at an instant.
import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { addDays, dayAt, isDay, isTimeZone, startOfDay } from '../../tenants/calendar.ts';
import { door, freezeInstants, isFrozen, nextChange, opens, phaseAt, phaseInstants, phasesAt } from '../../tenants/phases.ts';
import { DEEDS, parseSettings } from '../../tenants/settings.ts';
import { day, phases, zone } from './arbitrary.ts';

/** The wall's own words: no arithmetic of ours. */
function wall(instant: Date, timeZone: string): string {
  return instant.toLocaleString('sv-SE', { timeZone });
}

const label = { fr: 'x' };
const paris = parseSettings({
  name: 'Paris', referenceDay: '2026-03-29', timeZone: 'Europe/Paris',
  phases: [
    { code: 'a', label, from: -10, to: -1, opens: ['propose', 'support'] },
    { code: 'b', label, from: 0, to: 0, opens: ['support'] },
    { code: 'c', label, from: 0, to: 30, opens: ['validate'], overlaps: true },
    { code: 'd', label, from: 40, to: 50, opens: ['programme'] },
  ],
});

test('a phase runs from its first midnight to the midnight after its last day, on the wall of its zone', () => {
  expect(phaseInstants(paris).map((span) => [span.phase.code, span.from.toISOString(), span.until.toISOString()])).toEqual([
    ['a', '2026-03-18T23:00:00.000Z', '2026-03-28T23:00:00.000Z'],
    ['b', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'], // 29 March 2026 has 23 hours
    ['c', '2026-03-28T23:00:00.000Z', '2026-04-28T22:00:00.000Z'],
    ['d', '2026-05-07T22:00:00.000Z', '2026-05-18T22:00:00.000Z'],
  ]);
});

test('T69 the day of 25 hours (25 October 2026) belongs wholly to its phase', () => {
  const phase = { code: 'a', label, from: 0, to: 0, opens: ['propose'] };
  const settings = parseSettings({ name: 'P', referenceDay: '2026-10-25', phases: [phase] });
  const [span] = phaseInstants(settings);
  expect(Number(span?.until) - Number(span?.from)).toBe(25 * 3_600_000);
});

test('the phase a page speaks of is the one that began last; what any of them opens is open', () => {
  const at = (iso: string) => new Date(iso);
  expect(phaseAt(paris, at('2026-03-18T22:59:59.999Z'))).toBeNull();
  expect(phaseAt(paris, at('2026-03-18T23:00:00Z'))?.code).toBe('a');
  expect(phaseAt(paris, at('2026-03-29T12:00:00Z'))?.code).toBe('c');
  expect(opens(paris, 'support', at('2026-03-29T12:00:00Z'))).toBe(true);
  expect(opens(paris, 'support', at('2026-03-29T22:00:00Z'))).toBe(false);
  expect(phaseAt(paris, at('2026-05-01T12:00:00Z'))).toBeNull();
  expect(nextChange(paris, at('2026-05-01T12:00:00Z'))?.toISOString()).toBe('2026-05-07T22:00:00.000Z');
  expect(nextChange(paris, at('2026-05-18T22:00:00Z'))).toBeNull();
});

test('for any phases, zone and instant, a phase is on exactly on its days, as the wall shows them', () => {
  const moment = fc.tuple(fc.integer({ min: -260, max: 460 }), fc.nat(86_399_999));
  fc.assert(fc.property(phases, zone, day, moment, (list, timeZone, referenceDay, [days, ms]) => {
    const settings = parseSettings({ name: 'x', referenceDay, timeZone, phases: list });
    const instant = new Date(Date.parse(`${addDays(referenceDay, days)}T00:00:00Z`) + ms);
    const today = wall(instant, timeZone).slice(0, 10);
    const on = list.filter((phase) => addDays(referenceDay, phase.from) <= today && today <= addDays(referenceDay, phase.to));
    expect(phasesAt(settings, instant).map((phase) => phase.code)).toEqual(on.map((phase) => phase.code));
    for (const deed of DEEDS) expect(opens(settings, deed, instant)).toBe(on.some((phase) => phase.opens.includes(deed)));
  }), { numRuns: 400 });
});

test('between one change and the next nothing changes, and at each something may', () => {
  fc.assert(fc.property(phases, zone, day, (list, timeZone, referenceDay) => {
    const settings = parseSettings({ name: 'x', referenceDay, timeZone, phases: list, election: { rounds: [addDays(referenceDay, 7)] } });
    const state = (ms: number) => JSON.stringify([phasesAt(settings, new Date(ms)), isFrozen(settings, new Date(ms))]);
    let at = new Date(Date.parse(`${referenceDay}T00:00:00Z`) - 400 * 86_400_000);
    let steps = 0;
    for (let next = nextChange(settings, at); next !== null; next = nextChange(settings, at)) {
      expect(Number(next)).toBeGreaterThan(Number(at));
      expect(state(Number(next) - 1)).toBe(state(Number(at)));
      at = next;
      steps += 1;
    }
    expect(state(Number(at) + 86_400_000 * 4000)).toBe(state(Number(at)));
    expect(steps).toBeLessThanOrEqual(2 * list.length + 2);
  }), { numRuns: 100 });
});

for (const [timeZone, from, until] of [
  ['Europe/Paris', '2026-03-13T23:00:00.000Z', '2026-03-15T23:00:00.000Z'],
  ['Indian/Reunion', '2026-03-13T20:00:00.000Z', '2026-03-15T20:00:00.000Z'],
  ['America/Guadeloupe', '2026-03-14T04:00:00.000Z', '2026-03-16T04:00:00.000Z'],
] as const) {
  test(`T59 the freeze of 15 March 2026 in ${timeZone}: from Saturday 00:00 to Monday 00:00, and again for the second round`, () => {
    const settings = parseSettings({
      name: 'x', timeZone, referenceDay: '2026-03-15', election: { rounds: ['2026-03-15', '2026-03-22'] },
      phases: [{ code: 'a', label, from: -30, to: 30, opens: ['propose'] }],
    });
    const [first, second] = freezeInstants(settings);
    expect([first?.from.toISOString(), first?.until.toISOString()]).toEqual([from, until]);
    expect(wall(second?.from ?? new Date(0), timeZone)).toBe('2026-03-21 00:00:00');
    expect(door(settings, 'propose', new Date(Date.parse(from) - 1))).toBe('open');
    expect(door(settings, 'propose', new Date(from))).toBe('frozen');
    expect(door(settings, 'validate', new Date(from))).toBe('frozen');
    expect(opens(settings, 'propose', new Date(from))).toBe(false);
    expect(door(settings, 'propose', new Date(until))).toBe('open');
    expect(door(settings, 'validate', new Date(until))).toBe('closed');
    expect(nextChange(settings, new Date(from))?.toISOString()).toBe(until);
  });
}

test('P10 for any zone, rounds, end hour and instant, frozen exactly from the eve at 00:00 to the end hour on the wall', () => {
  const endHours = fc.integer({ min: 18, max: 48 });
  const moment = fc.integer({ min: -80 * 60, max: 80 * 60 });
  fc.assert(fc.property(zone, day, endHours, moment, (timeZone, round, endHour, minutes) => {
    const settings = parseSettings({ name: 'x', timeZone, referenceDay: round, election: { rounds: [round], endHour } });
    const instant = new Date(Date.parse(`${round}T12:00:00Z`) + minutes * 60_000);
    const [from, until] = [freezeInstants(settings)[0]?.from, freezeInstants(settings)[0]?.until];
    expect(isFrozen(settings, instant)).toBe(from !== undefined && until !== undefined && from <= instant && instant < until);
    expect(wall(from ?? instant, timeZone).slice(0, 10)).toBe(addDays(round, -1));
    expect(wall(new Date(Number(from) - 1), timeZone).slice(0, 10)).toBe(addDays(round, -2));
    const end = `${addDays(round, Math.floor(endHour / 24))} ${String(endHour % 24).padStart(2, '0')}:00:00`;
    expect(wall(until ?? instant, timeZone) >= end).toBe(true);
    expect(wall(new Date(Number(until) - 1), timeZone) < end).toBe(true);
  }), { numRuns: 400 });
});

test('the first instant of a day is the first whose wall shows it, midnight or not', () => {
  fc.assert(fc.property(zone, day, (timeZone, date) => {
    const start = startOfDay(date, timeZone);
    expect(wall(start, timeZone).slice(0, 10)).toBe(date);
    expect(dayAt(start, timeZone)).toBe(date);
    expect(wall(new Date(Number(start) - 1), timeZone).slice(0, 10)).toBe(addDays(date, -1));
  }), { numRuns: 1000 });
});

test('midnights that do not exist, exist twice, or were a whole day: the wall decides', () => {
  expect(startOfDay('2026-03-29', 'Asia/Beirut').toISOString()).toBe('2026-03-28T22:00:00.000Z'); // 00:00 became 01:00
  expect(startOfDay('2026-11-01', 'America/Havana').toISOString()).toBe('2026-11-01T04:00:00.000Z'); // 00:00 came twice: the first
  expect(startOfDay('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe('2018-11-04T03:00:00.000Z');
  expect(startOfDay('2018-02-18', 'America/Sao_Paulo').toISOString()).toBe('2018-02-18T03:00:00.000Z'); // went back to the day before
  expect(startOfDay('2011-12-30', 'Pacific/Apia').toISOString()).toBe('2011-12-30T10:00:00.000Z'); // 30 December never was
});

test('days and zones that exist, and those that do not', () => {
  expect(['2028-02-29', '2000-01-01', '2199-12-31'].every(isDay)).toBe(true);
  expect(['2027-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', '1999-12-31', '2026-01-01 '].some(isDay)).toBe(false);
  expect(['Europe/Paris', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3', 'UTC'].every(isTimeZone)).toBe(true);
  expect(['europe/paris', 'Paris', '+02:00', 'CET', 'Mars/Olympus', '../etc'].some(isTimeZone)).toBe(false);
});

test('an instant drawn at random never upsets the calendar', () => {
  fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }), (instant) => {
    const next = nextChange(paris, instant);
    expect(next === null || next > instant).toBe(true);
  }));
});
