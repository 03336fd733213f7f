import type { FormState } from '../../../../server/api/request-store.ts';
import { addDays } from '../../../../tenants/calendar.ts';
import { DEEDS, type CollectiveSettings } from '../../../../tenants/settings.ts';
import { CardsField, TickField } from '../../../kit/choice.tsx';
import { TextField } from '../../../kit/field.tsx';
import type { Words } from '../../../words/words.ts';

interface Rows { form: FormState; words: Words; settings: CollectiveSettings }

/** How many lines of a part to show: those that were typed, or those of the settings, and some blank ones. */
function lineCount(form: FormState, part: string, kept: number, blank: number): number {
  const typed = Object.keys(form.values).flatMap((name) => (name.startsWith(`${part}.`) ? [Number(name.split('.')[1]) + 1] : []));
  return typed.length > 0 ? Math.max(...typed) : kept + blank;
}

/** One line a theme; blank lines wait at the end. */
export function ThemeRows({ form, words, settings }: Rows) {
  const said = words.settings;
  const lines = Array.from({ length: lineCount(form, 'themes', settings.themes.length, 2) }, (_, index) => settings.themes[index] ?? null);
  return lines.map((theme, index) => (
    <fieldset className="set" key={index}>
      <legend>{theme ? said.row(index + 1) : said.newRow}</legend>
      <TextField name={`themes.${index}.label.fr`} label={said.inFrench(said.label)} value={theme?.label.fr ?? null} required={theme !== null} form={form} words={words} max={60} />
      <TextField name={`themes.${index}.label.en`} label={said.inEnglish(said.label)} value={theme?.label.en ?? null} form={form} words={words} max={60} />
      <TextField name={`themes.${index}.code`} label={said.code} value={theme?.code ?? null} required={theme !== null} form={form} words={words} max={60} />
    </fieldset>
  ));
}

/** One line a phase, with its days as dates. */
export function PhaseRows({ form, words, settings }: Rows) {
  const said = words.settings;
  const choices = DEEDS.map((deed) => ({ value: deed, label: said.deeds[deed] }));
  const lines = Array.from({ length: lineCount(form, 'phases', settings.phases.length, 1) }, (_, index) => settings.phases[index] ?? null);
  return lines.map((phase, index) => (
    <fieldset className="set" key={index}>
      <legend>{phase ? said.row(index + 1) : said.newRow}</legend>
      <TextField name={`phases.${index}.label.fr`} label={said.inFrench(said.label)} value={phase?.label.fr ?? null} required={phase !== null} form={form} words={words} max={60} />
      <TextField name={`phases.${index}.label.en`} label={said.inEnglish(said.label)} value={phase?.label.en ?? null} form={form} words={words} max={60} />
      <TextField name={`phases.${index}.code`} label={said.code} value={phase?.code ?? null} required={phase !== null} form={form} words={words} max={60} />
      <TextField
        name={`phases.${index}.fromDay`} type="date" label={said.from} value={phase ? addDays(settings.referenceDay, phase.from) : null}
        required={phase !== null} form={form} words={words}
      />
      <TextField
        name={`phases.${index}.toDay`} type="date" label={said.to} value={phase ? addDays(settings.referenceDay, phase.to) : null}
        required={phase !== null} form={form} words={words}
      />
      <CardsField name={`phases.${index}.opens`} label={said.opens} multiple choices={choices} values={phase?.opens ?? []} form={form} words={words} />
      <TickField name={`phases.${index}.overlaps`} label={said.overlaps} checked={phase?.overlaps ?? false} form={form} words={words} />
    </fieldset>
  ));
}
