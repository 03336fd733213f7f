import { dayAt, hourAt, instantAt, type Day } from '../../../tenants/calendar.ts';

/** A day and an hour as a clock on the wall shows them, `YYYY-MM-DD` and `HH:MM`: what a form carries. */
export interface WallTime { day: Day; hour: string }

/** What the collective's clock shows at an instant. */
export function wallTimeOf(instant: Date, zone: string): WallTime { return { day: dayAt(instant, zone), hour: hourAt(instant, zone) }; }

/**
 * The instant that a clock on the wall shows, or null for an hour that the clocks jump over when summer time begins. Where they go back
 * and an hour comes twice, the first; unless `before`, the instant that is kept already, shows this very hour.
 */
export function instantOfWall({ day, hour }: WallTime, zone: string, before: Date | null = null): Date | null {
  const shows = (instant: Date) => dayAt(instant, zone) === day && hourAt(instant, zone) === hour;
  if (before !== null && shows(before)) return before;
  const [hours, minutes] = hour.split(':').map(Number) as [number, number];
  const instant = instantAt(day, hours + minutes / 60, zone);
  return shows(instant) ? instant : null;
}

/** Some sites kept the day of a meeting alone: taken over from there, a midnight is no hour. */
export function isDayOnly({ imported, startsAt }: { imported: boolean; startsAt: Date }, zone: string): boolean {
  return imported && hourAt(startsAt, zone) === '00:00';
}
