// What makes a collective itself, as data: one document, checked as a whole, exported and taken in as one file.
import { z } from 'zod';
import { defaultCaption, defaultCharter, defaultNoun, defaultPhases, defaultRule, defaultThemes, defaultWelcome } from './defaults.ts';
import { ruleSchema } from './rule.ts';
import { problem, problemsOf, SettingsError } from './settings-error.ts';
import { code, day, issuer, line, localised, prose, shape, timeZone, unique } from './settings-fields.ts';

/** What a phase can open. `follow` is the follow-up of commitments after an election. */
export const DEEDS = ['propose', 'support', 'comment', 'validate', 'programme', 'follow'] as const;

export const SECOND_READINGS = ['before_publication', 'after', 'none'] as const;

/** How much colour: the chroma of the strong tone, before what a screen can show limits it. */
export const CHROMA = { calm: 0.11, clear: 0.15, vivid: 0.19 } as const;

const noun = z.strictObject({
  fr: z.strictObject({ one: line(40), many: line(40), feminine: z.boolean() }),
  en: z.strictObject({ one: line(40), many: line(40) }),
});

const languages = unique(z.array(z.enum(['fr', 'en'])), (language) => language, null)
  .refine((list) => list.includes('fr'), { error: 'settings.language_missing' })
  .prefault(['fr', 'en']);

const look = z.strictObject({
  hue: z.int().min(0).max(359).default(28),
  chroma: z.enum(['calm', 'clear', 'vivid']).default('clear'),
  logo: z.null().default(null),
});

const theme = z.strictObject({ code, label: localised(line(60)) });

const district = z.strictObject({ code, label: line(80), shape: shape.nullable().default(null) });

const relativeDay = z.int().min(-3660).max(3660);

const phase = z.strictObject({
  code,
  label: localised(line(60)),
  /** First day, counted from the reference day. */
  from: relativeDay,
  /** Last day, included: the phase ends at the midnight that follows it. */
  to: relativeDay,
  opens: unique(z.array(z.enum(DEEDS)), (deed) => deed, null),
  /** Says that this phase may begin before an earlier one has ended. */
  overlaps: z.boolean().default(false),
}).refine((p) => p.to >= p.from, { path: ['to'], error: 'settings.phase_ends_before_it_begins' });

const phases = unique(z.array(phase).min(1).max(12), (p) => p.code, 'code').superRefine((list, ctx) => {
  for (const [index, later] of list.entries()) {
    const before = list[index - 1];
    if (before && later.from < before.from) ctx.addIssue({ code: 'custom', message: 'settings.phase_order', path: [index, 'from'] });
    else if (!later.overlaps && list.slice(0, index).some((earlier) => earlier.to >= later.from)) {
      ctx.addIssue({ code: 'custom', message: 'settings.phase_overlap', path: [index, 'from'] });
    }
  }
});

const parliament = z.strictObject({
  rule: ruleSchema.prefault(defaultRule),
  onRejection: z.enum(['set_aside', 'sent_back']).default('set_aside'),
  proxies: z.literal('none').default('none'),
});

/** How people come in. A provider's secret is never a setting: it belongs to the deployment. */
const signIn = z.strictObject({
  email: z.boolean().default(true),
  oidc: z.strictObject({ issuer, clientId: line(200), label: line(60) }).nullable().default(null),
}).refine((s) => s.email || s.oidc !== null, { path: ['email'], error: 'settings.sign_in_missing' });

/** The legal notice (French law of 21 June 2004, article 1-1): nobody opens to the public while a line is missing. */
const legal = z.strictObject({
  publisher: prose(500).nullable().default(null),
  director: prose(500).nullable().default(null),
  host: prose(500).nullable().default(null),
  privacyContact: prose(500).nullable().default(null),
});

const rounds = z.array(day).min(1).max(3).superRefine((days, ctx) => {
  for (const [index, round] of days.entries()) {
    if (index > 0 && round <= (days[index - 1] ?? round)) ctx.addIssue({ code: 'custom', message: 'settings.round_order', path: [index] });
  }
});

const election = z.strictObject({
  /** The days of the poll, in order. */
  rounds,
  /** When the freeze ends, in hours by the clock from the midnight that opens the day of the poll: 24 is the midnight after it. */
  endHour: z.int().min(18).max(48).default(24),
});

/** The settings of a collective. Only the name and the reference day have no default. */
export const collectiveSettings = z.strictObject({
  format: z.literal(1).default(1),
  name: line(80),
  tagline: localised(line(160)).nullable().default(null),
  noun: noun.prefault(defaultNoun),
  languages,
  timeZone: timeZone.default('Europe/Paris'),
  look: look.prefault({}),
  welcome: localised(prose(2000)).prefault(defaultWelcome),
  charter: localised(prose(10_000)).prefault(defaultCharter),
  themes: unique(z.array(theme).min(1).max(40), (t) => t.code, 'code').prefault(defaultThemes),
  districts: unique(z.array(district).max(60), (d) => d.code, 'code').prefault([]),
  map: z.strictObject({ caption: localised(line(200)).prefault(defaultCaption) }).prefault({}),
  referenceDay: day,
  phases: phases.prefault(defaultPhases),
  moderation: z.enum(['before', 'after']).default('before'),
  /** Whether another volunteer reads what was typed of a meeting beside its words: before it is public, once it is, or not at all. */
  secondReading: z.enum(SECOND_READINGS).default('after'),
  /** Fifteen is the age at which a person may consent alone in France (GDPR article 8, law of 6 January 1978, article 45). */
  minimumAge: z.int().min(15).max(18).default(16),
  parliament: parliament.prefault({}),
  signIn: signIn.prefault({}),
  legal: legal.prefault({}),
  election: election.nullable().default(null),
});

type ReadonlyDeep<T> = T extends object ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> } : T;

/** What one writes: everything with a default may be left out. */
export type SettingsInput = ReadonlyDeep<z.input<typeof collectiveSettings>>;

/** What one reads: complete, checked, frozen. */
export type CollectiveSettings = ReadonlyDeep<z.output<typeof collectiveSettings>>;

export type Deed = (typeof DEEDS)[number];
export type Look = CollectiveSettings['look'];
export type Phase = CollectiveSettings['phases'][number];
export type Theme = CollectiveSettings['themes'][number];
export type District = CollectiveSettings['districts'][number];
export type Noun = CollectiveSettings['noun'];

// Settings are read by many requests at once: what one of them changed would show in the others.
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(Object.freeze(value))) freeze(inner);
  return value;
}

/**
 * Checks a settings document and fills in the defaults.
 * @throws SettingsError naming every wrong field with its path, a code and what was expected; `source` says which file it was.
 */
export function parseSettings(document: unknown, source?: string): CollectiveSettings {
  const result = collectiveSettings.safeParse(document, { reportInput: true });
  if (!result.success) throw new SettingsError(result.error.issues.flatMap(problemsOf), source);
  return freeze<CollectiveSettings>(result.data);
}

/** The settings as one file, which `importSettings` takes in again, here or on another deployment. They hold no secret. */
export function exportSettings(settings: CollectiveSettings): string {
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** Reads a file made by `exportSettings` (or written by hand). @throws SettingsError */
export function importSettings(file: string, source?: string): CollectiveSettings {
  let document: unknown;
  try {
    document = JSON.parse(file.replace(/^\uFEFF/, ''));
  } catch {
    throw new SettingsError([problem('settings', 'settings.not_json')], source);
  }
  return parseSettings(document, source);
}

/** True when every line of the legal notice is there: the condition of opening to the public. */
export function legalComplete(settings: CollectiveSettings): boolean {
  return Object.values(settings.legal).every((text) => text !== null);
}
