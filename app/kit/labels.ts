// Codes of the collective's settings in the words of its settings; a code that was taken out of them is shown as it is.
import { inLanguage } from '../../tenants/settings-fields.ts';
import type { CollectiveSettings } from '../../tenants/settings.ts';
import type { Language } from '../words/grammar.ts';

export function themeLabel({ themes }: Pick<CollectiveSettings, 'themes'>, code: string, language: Language): string {
  const theme = themes.find((one) => one.code === code);
  return theme === undefined ? code : inLanguage(theme.label, language);
}

export function districtLabel({ districts }: Pick<CollectiveSettings, 'districts'>, code: string): string {
  return districts.find((one) => one.code === code)?.label ?? code;
}

/** The one value of a parameter of an address: the last, where it stands twice; null where it is empty. */
export function oneOf(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value.at(-1) : value) || null;
}
