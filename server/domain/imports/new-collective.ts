import { dayAt } from '../../../tenants/calendar.ts';
import type { SettingsInput } from '../../../tenants/settings.ts';

/**
 * The settings of a collective that an import opens: its proposals are there already, so people support, add to them and validate from the
 * first day. Themes and districts are the files' own: the import adds and checks them. given: a settings document that says more, or null.
 */
export function importedSettings(name: string, at: Date, given: SettingsInput | null): SettingsInput {
  const timeZone = given?.timeZone ?? 'Europe/Paris';
  const phases: SettingsInput['phases'] = [
    {
      code: 'proposer', label: { fr: 'Proposer, soutenir, valider', en: 'Propose, support, validate' }, from: 0, to: 97,
      opens: ['propose', 'support', 'comment', 'validate'],
    },
    {
      code: 'programme', label: { fr: 'Écrire le programme', en: 'Write the programme' }, from: 98, to: 140, opens: ['comment', 'programme'],
    },
  ];
  return { referenceDay: dayAt(at, timeZone), phases, themes: [], ...given, name };
}
