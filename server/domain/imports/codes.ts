import { parseSettings, type CollectiveSettings, type SettingsInput } from '../../../tenants/settings.ts';
import { foldName } from '../../../tenants/slugs.ts';
import { fold } from './labels.ts';

/** A proposal always has a theme; one whose source named none says so. */
const NO_THEME = { code: 'sans-theme', label: { fr: 'Sans thème', en: 'No theme' } };
const CODE_MAX = 40;
/** A code as settings take it. */
const SETTINGS_CODE = /^(?=.{1,40}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Labels as codes of the collective's settings: those that are there already, and those that the import adds to them. */
export interface Codes {
  /** wished: the code to give a label that has none yet, where nobody bears it. */
  theme(label: string | null, wished?: string | null): string;
  district(label: string | null, wished?: string | null): string | null;
  added(): { themes: string[]; districts: string[] };
  /** The settings with what was added. @throws SettingsError when they would hold too many themes or districts */
  settings(): CollectiveSettings;
}

/** A code that nobody else bears, as close to the label as a code can be. */
function newCode(label: string, taken: ReadonlySet<string>, otherwise: string): string {
  const latin = foldName(label).replaceAll(/[^a-z0-9-]/g, '').replace(/^[^a-z]+/, '').replaceAll(/-+/g, '-');
  const base = latin.slice(0, CODE_MAX - 4).replace(/-$/, '') || otherwise;
  for (let n = 1; ; n += 1) {
    const code = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(code)) return code;
  }
}

/** A table of labels that grows: label → code. */
function register(known: readonly { code: string; labels: readonly (string | null)[] }[], otherwise: string) {
  const byLabel = new Map<string, string>();
  const taken = new Set<string>();
  const added: { code: string; label: string }[] = [];
  for (const { code, labels } of known) {
    taken.add(code);
    for (const label of [code, ...labels]) if (label !== null) byLabel.set(fold(label), code);
  }
  const codeOf = (label: string, wished: string | null): string => {
    const found = byLabel.get(fold(label));
    if (found !== undefined) return found;
    const code = wished !== null && SETTINGS_CODE.test(wished) && !taken.has(wished) ? wished : newCode(label, taken, otherwise);
    byLabel.set(fold(label), code);
    taken.add(code);
    added.push({ code, label });
    return code;
  };
  return { codeOf, added: () => added.toSorted((a, b) => a.label.localeCompare(b.label, 'fr')) };
}

/** document: settings whose themes and districts may still be empty. */
export function codesFor(document: SettingsInput): Codes {
  const known = { themes: document.themes ?? [], districts: document.districts ?? [] };
  const themes = register(known.themes.map(({ code, label }) => ({ code, labels: [label.fr, label.en ?? null] })), 'theme');
  const districts = register(known.districts.map(({ code, label }) => ({ code, labels: [label] })), 'secteur');
  const unthemed = known.themes.some(({ code }) => code === NO_THEME.code);
  let needed = false;
  const noTheme = () => (!unthemed && (needed || known.themes.length + themes.added().length === 0) ? [NO_THEME] : []);
  return {
    theme(label, wished = null) {
      if (label !== null) return themes.codeOf(label, wished);
      needed = true;
      return NO_THEME.code;
    },
    district: (label, wished = null) => (label === null ? null : districts.codeOf(label, wished)),
    added: () => ({
      themes: [...themes.added().map(({ label }) => label), ...noTheme().map(({ label }) => label.fr)],
      districts: districts.added().map(({ label }) => label),
    }),
    settings: () => parseSettings({
      ...document,
      themes: [
        ...known.themes, ...themes.added().map(({ code, label }) => ({ code, label: { fr: label, en: null } })),
        ...noTheme(),
      ],
      districts: [...known.districts, ...districts.added().map(({ code, label }) => ({ code, label, shape: null }))],
    }),
  };
}
