// The dates that exports really hold: 22/01/2016, 2016-01-22, 2019-01-24 22:29:15 +0100, 2019-01-24 22:29:15 UTC, 2019-01-24T21:29:15Z.
interface Parts { year: number; month: number; day: number; hour: number; minute: number; second: number }

const TIME = '(?:[ T,-]+(\\d{1,2})[:h](\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?';
const ISO = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${TIME}\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})?$`);
const EUROPEAN = new RegExp(`^(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})${TIME}$`);
const YEARS = { first: 1990, last: 2100 };

/** Milliseconds that a zone's clock is ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const format = formatOf(timeZone);
  const shown = Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  return Date.UTC(shown['year']!, shown['month']! - 1, shown['day'], shown['hour'], shown['minute'], shown['second']) - instant;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** The instant at which a zone's clock shows this; in the hour that summer time skips, the instant an hour later. */
function instantOf(parts: Parts, timeZone: string): Date {
  const asUtc = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  const first = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(first, timeZone));
}

function partsOf(year: string, month: string, day: string, time: (string | undefined)[]): Parts | null {
  const [hour, minute, second] = time.map((text) => Number(text ?? 0));
  const parts = { year: Number(year), month: Number(month), day: Number(day), hour: hour!, minute: minute!, second: second! };
  const check = new Date(Date.UTC(parts.year, parts.month - 1, parts.day));
  const real = check.getUTCMonth() === parts.month - 1 && check.getUTCDate() === parts.day
    && parts.hour < 24 && parts.minute < 60 && parts.second < 60 && parts.year >= YEARS.first && parts.year <= YEARS.last;
  return real ? parts : null;
}

/** Milliseconds that a written zone (Z, UTC, +01:00, -0330) is ahead of UTC. */
function offsetOf(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0;
  return (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}

const read = new Map<string, Date | null>();
const REMEMBERED = 10_000;

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

/**
 * The instant that a cell means, or null if it is no real date. The day comes first in 03/04/2016. A date without an hour is the first
 * minute of that day in the collective's zone.
 */
export function readDate(text: string, timeZone: string): Date | null {
  const key = `${timeZone} ${text}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  if (read.size >= REMEMBERED) read.clear();
  const date = parse(text, timeZone);
  read.set(key, date);
  return date;
}
