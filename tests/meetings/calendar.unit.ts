import { expect, test } from 'playwright/test';
import { calendarFile } from '../../app/kit/calendar-file.ts';
import type { CalendarEntry } from '../../server/domain/meetings/calendar.ts';

const entry: CalendarEntry = {
  id: '0190a1b2-0000-7000-8000-000000000001', number: 7, kind: 'cafe', title: 'Café, « chez Ali »; suite', description: 'Venez\ncomme vous êtes.',
  place: 'Au Zinc', district: 'nord', startsAt: new Date('2026-10-24T16:30:00Z'), endsAt: new Date('2026-10-24T18:00:00Z'), dayOnly: false,
  cancelled: false, revision: 3, createdAt: new Date('2026-09-01T08:00:00Z'),
};
const about = { name: 'Essai', zone: 'Europe/Paris', language: 'fr' as const, origin: 'https://essai.example', districts: [{ code: 'nord', label: 'Nord' }] };
/** Folded lines put together again. */
const fileOf = (...entries: CalendarEntry[]) => calendarFile(entries, about).replaceAll('\r\n ', '');

test('T69 half past six in Paris stays half past six on both sides of the change of clocks, whatever the zone of this process', () => {
  // The clocks go back in the night of 24 to 25 October 2026: 18:30 is 16:30 in universal time before, 17:30 after.
  const after = { ...entry, id: 'b', startsAt: new Date('2026-10-25T17:30:00Z'), endsAt: null };
  const file = fileOf(entry, after);
  expect(file).toContain('DTSTART:20261024T163000Z');
  expect(file).toContain('DTSTART:20261025T173000Z');
  expect(file).toContain('DTEND:20261025T193000Z');
  expect(file).toContain('X-WR-TIMEZONE:Europe/Paris');
});

test('a name that never changes, a revision that rises, a cancelled meeting told as such, a day known without its hour', () => {
  const file = fileOf({ ...entry, cancelled: true }, { ...entry, id: 'c', dayOnly: true, startsAt: new Date('2019-03-30T23:00:00Z'), endsAt: null });
  expect(file).toContain('UID:0190a1b2-0000-7000-8000-000000000001@fabrique');
  expect(file).toContain('SEQUENCE:3');
  expect(file).toContain('STATUS:CANCELLED');
  expect(file).toContain('DTSTART;VALUE=DATE:20190331');
  expect(file).toContain('DTEND;VALUE=DATE:20190401');
  expect(file).toContain('URL;VALUE=URI:https://essai.example/rencontres/7');
  expect(file, 'a reader of the file takes no comma of ours for its own').toContain('SUMMARY:Café\\, « chez Ali »\\; suite');
  expect(fileOf(entry), 'the same rows, the same bytes').toBe(fileOf(entry));
});
