// The dates that exports really hold: 22/01/2016, 2016-01-22, 2019-01-24 22:29:15 +0100, 2019-01-24 22:29:15 UTC, 2019-01-24T21:29:15Z.
import { instantAt } from '../../../tenants/calendar.ts';

/** day: YYYY-MM-DD; seconds: within the hour. */
interface Parts { day: string; hour: number; seconds: number }

const TIME = '(?:[ T,-]+(\\d{1,2})[:h](\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?';
const ISO = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${TIME}\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})?$`);
const EUROPEAN = new RegExp(`^(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})${TIME}$`);
const YEARS = { first: 1990, last: 2100 };

/** Milliseconds that a written zone (Z, UTC, +01:00, -0330) is ahead of UTC. */
function offsetOf(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0;
  return (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}

function partsOf(year: string, month: string, day: string, time: (string | undefined)[]): Parts | null {
  const [hour, minute, second] = time.map((text) => Number(text ?? 0)) as [number, number, number];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
    && hour < 24 && minute < 60 && second < 60 && Number(year) >= YEARS.first && Number(year) <= YEARS.last;
  return real ? { day: date.toISOString().slice(0, 10), hour, seconds: minute * 60 + second } : null;
}

function instantOf({ day, hour, seconds }: Parts, timeZone: string): Date {
  return new Date(instantAt(day, hour, timeZone).getTime() + seconds * 1_000);
}

function parse(text: string, timeZone: string): Date | null {
  const iso = ISO.exec(text);
  if (iso) {
    const parts = partsOf(iso[1]!, iso[2]!, iso[3]!, [iso[4], iso[5], iso[6]]);
    if (!parts || !iso[7]) return parts && instantOf(parts, timeZone);
    return new Date(instantOf(parts, 'UTC').getTime() - offsetOf(iso[7]));
  }
  const european = EUROPEAN.exec(text);
  if (!european) return null;
  const parts = partsOf(european[3]!, european[2]!, european[1]!, [european[4], european[5], european[6]]);
  return parts && instantOf(parts, timeZone);
}

const read = new Map<string, Date | null>();
const REMEMBERED = 10_000;

/**
 * The instant that a cell means, or null if it is no real date. The day comes first in 03/04/2016. A date without an hour is the first
 * minute of that day in the collective's zone.
 */
export function readDate(text: string, timeZone: string): Date | null {
  // Days come by the hundred in such files, and a zone's rules are slow to ask.
  const key = `${timeZone} ${text}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  if (read.size >= REMEMBERED) read.clear();
  const date = parse(text, timeZone);
  read.set(key, date);
  return date;
}
