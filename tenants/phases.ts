// Which phase it is, what it opens, when that changes, and when the electoral freeze holds everything still.
// Pure: the caller brings the instant (deadlines are judged by the database's clock).
import { addDays, startOfDay, instantAt } from './calendar.ts';
import type { CollectiveSettings, Deed, Phase } from './settings.ts';

/** A stretch of time: `from` is in it, `until` is not. */
export type Span = { readonly from: Date; readonly until: Date };
export type PhaseSpan = Span & { readonly phase: Phase };
export type FreezeSpan = Span & { readonly round: string };

type Calendar = { readonly phases: readonly PhaseSpan[]; readonly freezes: readonly FreezeSpan[] };

// Settings are frozen objects, so what was computed from one stays true as long as it lives.
const calendars = new WeakMap<CollectiveSettings, Calendar>();

function calendarOf(settings: CollectiveSettings): Calendar {
  const known = calendars.get(settings);
  if (known) return known;
  const { timeZone: zone, referenceDay, election } = settings;
  const phases = settings.phases.map((phase) => ({
    phase,
    from: startOfDay(addDays(referenceDay, phase.from), zone),
    until: startOfDay(addDays(referenceDay, phase.to + 1), zone),
  }));
  const freezes = (election?.rounds ?? []).map((round) => ({
    round,
    from: startOfDay(addDays(round, -1), zone),
    until: instantAt(round, election?.endHour ?? 24, zone),
  }));
  const made = { phases, freezes };
  calendars.set(settings, made);
  return made;
}

function during({ from, until }: Span, instant: Date): boolean {
  return from <= instant && instant < until;
}

/** Every phase with its first instant and the instant that ends it, in the order of the settings. */
export function phaseInstants(settings: CollectiveSettings): readonly PhaseSpan[] {
  return calendarOf(settings).phases;
}

/** Every freeze: from 00:00 on the eve of a round (code électoral, article L. 49) to the end hour set for it, in the collective's zone. */
export function freezeInstants(settings: CollectiveSettings): readonly FreezeSpan[] {
  return calendarOf(settings).freezes;
}

/** Every phase under way: none before, between and after phases; several where one overlaps another. */
export function phasesAt(settings: CollectiveSettings, instant: Date): Phase[] {
  return phaseInstants(settings).filter((span) => during(span, instant)).map((span) => span.phase);
}

/** The phase a page speaks of: of those under way the one that began last, or null. */
export function phaseAt(settings: CollectiveSettings, instant: Date): Phase | null {
  return phasesAt(settings, instant).at(-1) ?? null;
}

/** True while nothing public may change. Private drafts go on. */
export function isFrozen(settings: CollectiveSettings, instant: Date): boolean {
  return freezeInstants(settings).some((span) => during(span, instant));
}

/** What stands before a deed: nothing, the calendar, or the freeze (which comes first, whatever the calendar says). */
export function door(settings: CollectiveSettings, deed: Deed, instant: Date): 'open' | 'closed' | 'frozen' {
  if (isFrozen(settings, instant)) return 'frozen';
  return phasesAt(settings, instant).some((phase) => phase.opens.includes(deed)) ? 'open' : 'closed';
}

/** True when a phase under way opens the deed and no freeze holds it. `door` tells the reason. */
export function opens(settings: CollectiveSettings, deed: Deed, instant: Date): boolean {
  return door(settings, deed, instant) === 'open';
}

/** The first instant after this one at which a phase or a freeze begins or ends, or null: until then a page stays true. */
export function nextChange(settings: CollectiveSettings, instant: Date): Date | null {
  const { phases, freezes } = calendarOf(settings);
  const later = [...phases, ...freezes].flatMap(({ from, until }) => [from, until]).filter((edge) => edge > instant);
  return later.length === 0 ? null : new Date(Math.min(...later.map(Number)));
}
