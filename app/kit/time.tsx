import type { Language } from '../words/grammar.ts';

// Days and hours as they are said, in the collective's zone. Formatters are kept: making one costs a hundred times using it.

export type DayForm =
  'full' | 'long' | 'dayMonth' | 'short' | 'weekday' | 'dayTime' | 'time' | 'monthYear' | 'monthTime' | 'day' | 'weekdayOnly';

const FORMS: Record<DayForm, Intl.DateTimeFormatOptions> = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  dayMonth: { day: 'numeric', month: 'long' },
  short: { day: 'numeric', month: 'numeric', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  dayTime: { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
  monthYear: { month: 'long', year: 'numeric' },
  monthTime: { month: 'long', hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric' },
  weekdayOnly: { weekday: 'long' },
};
const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;
const ONLY_DAY = /^\d{4}-\d\d-\d\d$/;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(form: DayForm, language: Language, zone: string): Intl.DateTimeFormat {
  const key = `${form} ${language} ${zone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALES[language], { ...FORMS[form], timeZone: zone, hourCycle: 'h23' });
    formats.set(key, format);
  }
  return format;
}

/**
 * A day or an instant as it is said: « samedi 1er novembre 2025 », « jeudi 20 novembre, 18 h 30 », "Thursday 20 November, 18:30".
 * @param at `YYYY-MM-DD` (a day of the calendar, no zone applied), an ISO instant, or a Date
 * @param zone IANA name of the collective's time zone
 */
export function formatDay(at: string | Date, language: Language, zone: string, form: DayForm = 'long'): string {
  const plainDay = typeof at === 'string' && ONLY_DAY.test(at);
  const instant = typeof at === 'string' ? new Date(plainDay ? `${at}T12:00:00Z` : at) : at;
  const parts = formatOf(form, language, plainDay ? 'UTC' : zone).formatToParts(instant);
  if (language === 'en')
    return parts
      .map((part) => part.value)
      .join('')
      .replace(' at ', ', ');
  const value = (type: Intl.DateTimeFormatPartTypes): string | null => parts.find((part) => part.type === type)?.value ?? null;
  if (form === 'short') return parts.map((part) => part.value).join('');
  const [weekday, day, month, year] = [value('weekday'), value('day'), value('month'), value('year')];
  const [hour, minute] = [value('hour'), value('minute')];
  const date = [weekday, day === '1' ? '1er' : day, month, year].filter((part) => part !== null).join(' ');
  if (hour === null) return date;
  const clock = `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
  return date === '' ? clock : `${date}, ${clock}`;
}

/** `<time>` with the machine's form beside the words. */
export function Time({ at, language, zone, form = 'long' }: { at: string | Date; language: Language; zone: string; form?: DayForm }) {
  return <time dateTime={typeof at === 'string' ? at : at.toISOString()}>{formatDay(at, language, zone, form)}</time>;
}

/** How many whole calendar days are left until `end`, counted in `zone`; 0 on the last day, negative when it is past. */
export function daysUntil(end: string | Date, now: Date, zone: string): number {
  const dayOf = (at: string | Date): number => {
    if (typeof at === 'string' && ONLY_DAY.test(at)) return Date.parse(`${at}T00:00:00Z`);
    const shown = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    return Date.parse(`${shown.format(typeof at === 'string' ? new Date(at) : at)}T00:00:00Z`);
  };
  return Math.round((dayOf(end) - dayOf(now)) / 86_400_000);
}
