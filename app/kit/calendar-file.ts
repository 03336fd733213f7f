import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarEntry } from '../../server/domain/meetings/calendar.ts';
import { addDays, dayAt } from '../../tenants/calendar.ts';
import { capital, type Language } from '../words/grammar.ts';
import { wordsFor } from '../words/words.ts';

/** A meeting whose end nobody wrote down is kept for this long in a reader's calendar. */
const USUAL_MS = 2 * 3_600_000;
export const CALENDAR_TYPE = 'text/calendar; charset=utf-8';

export interface CalendarOf {
  name: string; zone: string; language: Language;
  /** `https://nous-sommes.example`: where the links lead. */
  origin: string;
  districts: readonly { code: string; label: string }[];
}

/**
 * A calendar file (RFC 5545) that an agenda reads or follows. Instants are written in universal time, so that summer time can turn them
 * by no hour whatever the reader's zone; a meeting known by its day alone is a day. A cancelled one stays, as CANCELLED: left out, it
 * would stay in agendas for ever. uid: the id of the row, whatever the host is called.
 */
export function calendarFile(entries: readonly CalendarEntry[], { name, zone, language, origin, districts }: CalendarOf): string {
  const words = wordsFor(language);
  const calendar = ical({
    name, prodId: { company: 'Fabrique', product: 'rencontres', language: language.toUpperCase() }, method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 3_600, x: [{ key: 'X-WR-TIMEZONE', value: zone }],
  });
  for (const entry of entries) {
    const meeting = entry.kind !== null;
    const url = meeting ? `${origin}/rencontres/${entry.number}` : `${origin}/parlement/seances/${entry.number}`;
    const district = districts.find(({ code }) => code === entry.district)?.label ?? null;
    const about = entry.kind === null ? words.rooms.calendar.sitting(entry.number) : capital(words.common.meetingKind[entry.kind]);
    calendar.createEvent({
      id: `${entry.id}@fabrique`, sequence: entry.revision, stamp: entry.createdAt, summary: entry.title, url, ...span(entry, zone),
      location: [entry.place, district].filter((part) => part !== null).join(', ') || null,
      description: [about, entry.description].filter((part) => part !== null).join('\n\n').slice(0, 2_000),
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

function span({ startsAt, endsAt, dayOnly }: CalendarEntry, zone: string) {
  if (!dayOnly) return { start: startsAt, end: endsAt ?? new Date(startsAt.getTime() + USUAL_MS) };
  // A day as the collective's calendar shows it: written as the date of an instant at noon, which no zone of this process can move.
  const day = dayAt(startsAt, zone);
  return { start: new Date(`${day}T12:00:00Z`), end: new Date(`${addDays(day, 1)}T12:00:00Z`), allDay: true };
}
