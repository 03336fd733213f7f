// The collectives that the demonstration carries.
import { problem, SettingsError } from '../settings-error.ts';
import { parseSettings } from '../settings.ts';
import type { CollectiveSettings } from '../settings.ts';
import { slugProblem } from '../slugs.ts';
import { grenobleEnCommun } from './grenoble-en-commun.ts';
import { nousSommes } from './nous-sommes.ts';
import { reveillonsAnnecy } from './reveillons-annecy.ts';

export type Preset = { readonly slug: string; readonly settings: CollectiveSettings };
export type PresetFile = { readonly slug: string; readonly document: unknown };

export const presetFiles: readonly PresetFile[] = [
  { slug: 'nous-sommes', document: nousSommes },
  { slug: 'reveillons-annecy', document: reveillonsAnnecy },
  { slug: 'grenoble-en-commun', document: grenobleEnCommun },
];

/**
 * Reads every preset; called at start, so that a wrong file stops the program there.
 * Their calendars are counted from 24 November 2026: give the settings another `referenceDay` to see the same moment on another day.
 * @throws SettingsError naming the file, the field and what was expected.
 */
export function validatePresets(files: readonly PresetFile[] = presetFiles): readonly Preset[] {
  return files.map(({ slug, document }, index) => {
    const source = `tenants/presets/${slug}.ts`;
    const others = files.slice(0, index).map((file) => file.slug);
    if (slugProblem(slug, others) !== null) throw new SettingsError([problem('slug', 'settings.slug')], source);
    return { slug, settings: parseSettings(document, source) };
  });
}
