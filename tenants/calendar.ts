// Days and midnights in a collective's time zone, by Intl alone: Node 24 has no Temporal, and this is all we need of it.

/** A calendar day, `YYYY-MM-DD`, in whatever zone the reader is told. */
export type Day = string;

const DAY_MS = 86_400_000;
/** No zone is further than 14 hours from Greenwich, and the one jump of a whole day (Samoa, 2011) fits as well. */
const REACH_MS = 36 * 3_600_000;
const WALL = {
  year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
} as const;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { ...WALL, timeZone: zone });
  clocks.set(zone, made);
  return made;
}

/** What the clock on the wall shows, written as if it were Greenwich time, in milliseconds. */
function wallAt(instant: number, zone: string): number {
  const shown: Record<string, number> = {};
  for (const part of clockOf(zone).formatToParts(instant)) shown[part.type] = Number(part.value);
  return Date.UTC(shown.year ?? 0, (shown.month ?? 1) - 1, shown.day ?? 1, shown.hour ?? 0, shown.minute ?? 0, shown.second ?? 0);
}

function midnight(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** True for a day that exists, from 2000 to 2199: far enough for every mandate, near enough for the zones' rules to be known. */
export function isDay(text: string): boolean {
  if (!/^2[01]\d\d-\d\d-\d\d$/.test(text)) return false;
  const ms = midnight(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** True for the IANA name of a zone that this machine knows. Offsets (`+02:00`) are refused: they have no summer. */
export function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Z][\w+-]*(\/[A-Z][\w+-]*)+$/.test(name)) return false;
  try {
    return clockOf(name).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

/** The day `days` later; negative for earlier. */
export function addDays(day: Day, days: number): Day {
  return new Date(midnight(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day that the calendar on the wall shows at an instant. */
export function dayAt(instant: Date, zone: string): Day {
  return new Date(wallAt(instant.getTime(), zone)).toISOString().slice(0, 10);
}

/** What the clock on the wall shows at an instant, `HH:MM`. */
export function hourAt(instant: Date, zone: string): string {
  return new Date(wallAt(instant.getTime(), zone)).toISOString().slice(11, 16);
}

/**
 * The instant at which the clock of the zone shows `hour` o'clock of a day (0 is its first moment; 24 the first of the next one; 18.5 is
 * half past six).
 * Where clocks go forward over that hour, the first instant after it; where they go back, the first of the two.
 */
export function instantAt(day: Day, hour: number, zone: string): Date {
  const wall = midnight(day) + Math.round(hour * 60) * 60_000;
  const offsets = [wall - REACH_MS, wall + REACH_MS].map((near) => wallAt(near, zone) - near);
  const guesses = offsets.map((offset) => wall - offset).sort((a, b) => a - b);
  const exact = guesses.find((guess) => wallAt(guess, zone) === wall);
  if (exact !== undefined) return new Date(exact);
  // The hour does not exist that day: the clock jumps over it once between the two guesses.
  let [before, after] = [(guesses[0] ?? wall) - 1000, guesses[1] ?? wall];
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (wallAt(middle, zone) >= wall) after = middle;
    else before = middle;
  }
  return new Date(after);
}

/** The first instant of a day. */
export function startOfDay(day: Day, zone: string): Date {
  return instantAt(day, 0, zone);
}
