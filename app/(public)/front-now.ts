// What the front page says of the present moment, from the settings alone: no query, no sentence.

import { addDays, dayAt, type Day } from '../../tenants/calendar.ts';
import { freezeInstants, phaseInstants } from '../../tenants/phases.ts';
import type { CollectiveSettings, Deed, Phase } from '../../tenants/settings.ts';

/** The deeds that a front page announces, the one to do first. Giving an opinion goes with the others and is not announced alone. */
const ANNOUNCED: readonly Deed[] = ['propose', 'support', 'validate', 'programme', 'follow'];

export type PhaseOnFront = { phase: Phase; first: Day; last: Day; state: 'past' | 'here' | 'ahead' };
export type FrontNow = {
  /** What is open and ends with the first of them; empty when nothing is open. */
  deeds: readonly Deed[];
  /** The last day on which they are. */
  until: Day | null;
  /** What else is open, for longer or shorter. */
  also: readonly { deed: Deed; until: Day }[];
  next: { phase: Phase; day: Day } | null;
  frozenUntil: Date | null;
  phases: readonly PhaseOnFront[];
};

/** The moment of a collective: what is open, until when, what comes after. Days are the calendar's, in the collective's zone. */
export function frontNow(settings: CollectiveSettings, instant: Date): FrontNow {
  const phases = phaseInstants(settings).map(({ phase, from, until }): PhaseOnFront => ({
    phase,
    first: addDays(settings.referenceDay, phase.from),
    last: addDays(settings.referenceDay, phase.to),
    state: until <= instant ? 'past' : from <= instant ? 'here' : 'ahead',
  }));
  const open = ANNOUNCED.flatMap((deed) => {
    const days = phases
      .filter((one) => one.state === 'here' && one.phase.opens.includes(deed))
      .map((one) => one.last)
      .sort();
    const until = days.at(-1);
    return until === undefined ? [] : [{ deed, until }];
  });
  const first = open[0]?.until ?? null;
  const next = phases.find((one) => one.state === 'ahead');
  const freeze = freezeInstants(settings).find(({ from, until }) => from <= instant && instant < until);
  return {
    deeds: open.filter(({ until }) => until === first).map(({ deed }) => deed),
    until: first,
    also: open.filter(({ until }) => until !== first),
    next: next === undefined ? null : { phase: next.phase, day: next.first },
    frozenUntil: freeze?.until ?? null,
    phases,
  };
}

/** Today, as the calendar on the collective's wall says. */
export function today(settings: CollectiveSettings, instant: Date): Day {
  return dayAt(instant, settings.timeZone);
}
