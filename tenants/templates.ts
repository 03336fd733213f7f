// What a collective can open from, instead of an empty sheet.
import { isDay } from './calendar.ts';
import { parseSettings } from './settings.ts';
import type { CollectiveSettings } from './settings.ts';

export type ListeCitoyenne = {
  name: string;
  /** The day of the first round, YYYY-MM-DD: the calendar is counted back from it. */
  electionDay: string;
  secondRound: string | null;
  timeZone?: string;
};

/** Days from one day to another. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/**
 * « Liste citoyenne »: nine months before a municipal election, three to gather, three to propose, seven weeks to decide, five to write;
 * then the freeze, and after the last round the follow-up of commitments for a mandate of six years.
 * @throws SettingsError when the name, a day or the zone is wrong.
 */
export function listeCitoyenne({ name, electionDay, secondRound, timeZone = 'Europe/Paris' }: ListeCitoyenne): CollectiveSettings {
  const known = secondRound !== null && isDay(secondRound) && isDay(electionDay);
  const last = known ? Math.max(0, daysBetween(electionDay, secondRound)) : 0;
  return parseSettings({
    name,
    timeZone,
    tagline: {
      fr: 'Une liste citoyenne, et un programme que l’on écrit avec celles et ceux qu’il concerne.',
      en: 'A citizens’ list, and a programme written with those it concerns.',
    },
    referenceDay: electionDay,
    phases: [
      {
        code: 'rassembler', label: { fr: 'Se rassembler, adopter la charte', en: 'Gather and adopt the charter' },
        from: -270, to: -181, opens: [],
      },
      {
        code: 'proposer', label: { fr: 'Proposer et soutenir', en: 'Propose and support' },
        from: -180, to: -92, opens: ['propose', 'support', 'comment'],
      },
      {
        code: 'valider', label: { fr: 'Valider au parlement citoyen', en: 'Validate in the citizen parliament' },
        from: -91, to: -43, opens: ['comment', 'validate'],
      },
      {
        code: 'programme', label: { fr: 'Écrire le programme', en: 'Write the programme' },
        from: -42, to: -9, opens: ['comment', 'programme'],
      },
      { code: 'presenter', label: { fr: 'Présenter le programme', en: 'Present the programme' }, from: -8, to: last, opens: ['comment'] },
      {
        code: 'suivre', label: { fr: 'Suivre les engagements', en: 'Follow the commitments' }, from: last + 1, to: last + 2191,
        opens: ['propose', 'support', 'comment', 'follow'],
      },
    ],
    election: { rounds: secondRound === null ? [electionDay] : [electionDay, secondRound] },
  }, 'liste citoyenne');
}
