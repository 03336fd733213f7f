// The kinds of field that settings are made of.
import { z } from 'zod';
import { isDay, isTimeZone } from './calendar.ts';
import { isFlat, meetsItself } from './drawing.ts';

// NUL and lone surrogates cannot be stored as JSON in PostgreSQL; direction overrides let a name pretend to be another one.
const UNSAFE = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const UNSAFE_BUT_LINES = /(?![\n\t])[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/** Text on one line, trimmed and composed (NFC), never empty. */
export function line(max: number) {
  return z.string().trim().normalize('NFC').min(1).max(max).refine((text) => !UNSAFE.test(text), { error: 'settings.characters' });
}

/** Text of several lines (safe Markdown where it is shown). A form posts lines ended by CR LF: they become LF. */
export function prose(max: number) {
  return z.string().overwrite((text) => text.replaceAll('\r\n', '\n')).trim().normalize('NFC').min(1).max(max)
    .refine((text) => !UNSAFE_BUT_LINES.test(text), { error: 'settings.characters' });
}

/** A text in both languages: French always, English or null. */
export function localised<Text extends z.ZodType<string, string>>(text: Text) {
  return z.strictObject({ fr: text, en: text.nullable().default(null) });
}

export type Localised = { readonly fr: string; readonly en: string | null };
export type Language = 'fr' | 'en';

/** The text in a language, or in French where it has not been translated. */
export function inLanguage(text: Localised, language: Language): string {
  return (language === 'en' ? text.en : null) ?? text.fr;
}

/** The name of a theme, a district or a phase in data and addresses. It never changes, whatever its label becomes. */
export const code = z.string().min(1).max(40).regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, { error: 'settings.code' });

export const day = z.string().refine(isDay, { error: 'settings.day' });

export const timeZone = z.string().max(60).refine(isTimeZone, { error: 'settings.time_zone' });

const coordinate = z.int().min(0).max(1000);

/** A polygon in a square of 1000 by 1000, x to the right and y down, closed by itself. */
export const shape = z.array(z.tuple([coordinate, coordinate])).min(3).max(64).superRefine((points, ctx) => {
  // Too few points is an error of its own, already told.
  if (points.length < 3) return;
  if (isFlat(points)) ctx.addIssue({ code: 'custom', message: 'settings.shape_flat' });
  else if (meetsItself(points)) ctx.addIssue({ code: 'custom', message: 'settings.shape_crosses' });
});

/** An OpenID Connect issuer. Plain http is for a provider on the same machine, as in the tests. */
export const issuer = z.string().max(300).refine((text) => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const near = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  const plain = url.username.length + url.password.length + url.search.length + url.hash.length === 0;
  return plain && !/[?#\s]/.test(text) && (url.protocol === 'https:' || (url.protocol === 'http:' && near));
}, { error: 'settings.issuer' });

/** A list in which no two items share the value that `key` reads; each repetition is one error, on the field of the later item. */
export function unique<Item extends z.ZodType>(list: z.ZodArray<Item>, key: (item: z.output<Item>) => string, field: string | null) {
  return list.superRefine((items, ctx) => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      const value = key(item);
      if (seen.has(value)) ctx.addIssue({ code: 'custom', message: 'settings.duplicate', path: field === null ? [index] : [index, field] });
      seen.add(value);
    }
  });
}
