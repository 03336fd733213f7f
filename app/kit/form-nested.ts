import type { FormInput } from './form-action.ts';

/**
 * The document that a form's dotted names spell: `phases.0.label.fr` is phases[0].label.fr. Lists keep the order of their numbers;
 * the empty rows a form offers are dropped by `isEmpty`.
 */
export function nested(input: FormInput): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(input)) {
    const keys = name.split('.');
    if (keys.some((key) => key === '__proto__' || key === 'constructor' || key === 'prototype')) continue;
    let at: Record<string, unknown> = root;
    for (const key of keys.slice(0, -1)) at = (at[key] ??= Object.create(null) as unknown) as Record<string, unknown>;
    at[keys.at(-1)!] = value;
  }
  return root;
}

/** The rows of a numbered part, in order, without those in which nothing was typed. `ignore`: fields a blank row carries too. */
export function rowsOf(part: unknown, ignore: readonly string[] = []): Record<string, unknown>[] {
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).sort(([a], [b]) => Number(a) - Number(b)).map(([, row]) => row as Record<string, unknown>)
    .filter((row) => !isEmpty(Object.fromEntries(Object.entries(row).filter(([key]) => !ignore.includes(key)))));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

/** The text of a part, '' where there is none: the schema says what is missing. */
export function textOf(part: unknown): string { return typeof part === 'string' ? part : ''; }

/** A text in both languages; English is null where nothing was typed. */
export function localisedOf(part: unknown): { fr: string; en: string | null } {
  const { fr, en } = objectOf(part);
  return { fr: textOf(fr), en: typeof en === 'string' ? en : null };
}

/** The fields of a part, none where it is not one. */
export function objectOf(part: unknown): Record<string, unknown> { return part !== null && typeof part === 'object' ? part as Record<string, unknown> : {}; }
