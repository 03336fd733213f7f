// What is wrong with a settings document: where, what was expected, and a code that app/words/ turns into a sentence.
import type { z } from 'zod';

/** What each code expects, in English, for whoever starts the program; screens use the code and its numbers instead. */
const EXPECTED = {
  'settings.not_json': 'a JSON document, as made by the export',
  'settings.required': 'a value: this field has no default',
  'settings.type': 'a value of another type: {type}',
  'settings.choice': 'one of {values}',
  'settings.unknown_field': 'no field of this name',
  'settings.too_short': 'at least {minimum} characters',
  'settings.too_long': 'at most {maximum} characters',
  'settings.too_few': 'at least {minimum} items',
  'settings.too_many': 'at most {maximum} items',
  'settings.too_small': 'a number not below {minimum}',
  'settings.too_big': 'a number not above {maximum}',
  'settings.characters': 'text without control or direction characters, on one line where the field is one line',
  'settings.code': 'lower-case letters without accents, digits and single hyphens, beginning with a letter',
  'settings.day': 'a day that exists, written YYYY-MM-DD, from 2000 to 2199',
  'settings.time_zone': 'the IANA name of a time zone, such as Europe/Paris',
  'settings.issuer': 'an https address without query, fragment or password (http is taken for localhost alone)',
  'settings.duplicate': 'a value used only once',
  'settings.language_missing': 'a list of languages with French in it',
  'settings.phase_ends_before_it_begins': 'a day not before the day the phase begins',
  'settings.phase_order': 'a phase that begins after the one before it, or on the same day',
  'settings.phase_overlap': 'a phase that begins after every earlier one has ended, or that says "overlaps": true',
  'settings.round_order': 'a day after the round before it',
  'settings.shape_crosses': 'a drawing whose outline never meets itself',
  'settings.shape_flat': 'a drawing with a surface',
  'settings.slug': 'a slug as tenants/slugs.ts allows it, unlike every other',
  'settings.sign_in_missing': 'at least one way to sign in',
  'rule.above_whole': 'a fraction not above one',
  'rule.never_met': 'a threshold that something can meet: more than the whole is nothing',
  'settings.invalid': 'another value',
} as const;

export type SettingsCode = keyof typeof EXPECTED;

export type SettingsProblem = {
  /** The field, as in `phases[2].from`; `settings` when the whole document is meant. */
  path: string;
  code: SettingsCode;
  /** The numbers and choices of the sentence. */
  params: Record<string, string | number>;
  /** What was expected, in English. */
  expected: string;
};

/** Every problem of a settings document at once, each with its path and what was expected. */
export class SettingsError extends Error {
  readonly problems: readonly SettingsProblem[];
  constructor(problems: readonly SettingsProblem[], source = 'settings') {
    super([`${source}: ${problems.length} wrong`, ...problems.map((p) => `  ${p.path}: expected ${p.expected}`)].join('\n'));
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

/** Says whether a zod message is one of our codes; zod's own sentences are not. */
function isCode(text: string): text is SettingsCode {
  return Object.hasOwn(EXPECTED, text);
}

/** One problem, with its English expectation filled in. */
export function problem(path: string, code: SettingsCode, params: SettingsProblem['params'] = {}): SettingsProblem {
  const expected = EXPECTED[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? name));
  return { path, code, params, expected };
}

/** `['phases', 2, 'from']` as `phases[2].from`. */
export function pathOf(keys: readonly PropertyKey[]): string {
  const path = keys.map((key) => typeof key === 'number' ? `[${key}]` : `.${String(key)}`).join('').replace(/^\./, '');
  return path.length > 0 ? path : 'settings';
}

function sized(origin: string, long: boolean): SettingsCode {
  if (origin === 'string') return long ? 'settings.too_long' : 'settings.too_short';
  if (origin === 'array') return long ? 'settings.too_many' : 'settings.too_few';
  return long ? 'settings.too_big' : 'settings.too_small';
}

/** The problems of one zod issue. Parse with `reportInput`, which is what tells a missing field from one of another type. */
export function problemsOf(issue: z.core.$ZodIssue): SettingsProblem[] {
  const path = pathOf(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return [issue.input === undefined ? problem(path, 'settings.required') : problem(path, 'settings.type', { type: issue.expected })];
    case 'invalid_value':
      return [issue.input === undefined
        ? problem(path, 'settings.required')
        : problem(path, 'settings.choice', { values: issue.values.map(String).join(', ') })];
    case 'too_small': return [problem(path, sized(issue.origin, false), { minimum: Number(issue.minimum) })];
    case 'too_big': return [problem(path, sized(issue.origin, true), { maximum: Number(issue.maximum) })];
    case 'unrecognized_keys': return issue.keys.map((key) => problem(pathOf([...issue.path, key]), 'settings.unknown_field'));
    default: return [problem(path, isCode(issue.message) ? issue.message : 'settings.invalid')];
  }
}
