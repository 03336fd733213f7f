import { addDays, dayAt, instantAt } from '../../../tenants/calendar.ts';

/** Letters of a day or a week leave at eight, those of a week on Monday, by the collective's own clock. */
const HOUR = 8;
/** A letter that is this near is not waited for: whoever adds to it now may be too late for it. */
const MARGIN_MS = 10 * 60_000;

/** The next letter of a rhythm: the day it is named by, and the instant at which it leaves. Pure. */
export function nextLetter(rhythm: 'daily' | 'weekly', at: Date, zone: string): { day: string; leaves: Date } {
  let day = dayAt(at, zone);
  for (;;) {
    const leaves = instantAt(day, HOUR, zone);
    const monday = new Date(`${day}T12:00:00Z`).getUTCDay() === 1;
    if (leaves.getTime() > at.getTime() + MARGIN_MS && (rhythm === 'daily' || monday)) return { day, leaves };
    day = addDays(day, 1);
  }
}
