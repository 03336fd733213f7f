import { inLanguage } from '../../../../../../tenants/settings-fields.ts';
import type { CollectiveSettings } from '../../../../../../tenants/settings.ts';
import { SelectField, TextareaField, TextField } from '../../../../../kit/field.tsx';
import { valueOf, type FormState } from '../../../../../kit/form-state.ts';
import { capital } from '../../../../../words/grammar.ts';
import type { Words } from '../../../../../words/words.ts';

/** What a sheet held before anything was typed: the next code and the table one sits at, or all of a sheet that is set right. */
export interface SheetStart {
  code: string | null; table: string | null; hands?: number | null; title?: string; verbatim?: string | null; body?: string;
  theme?: string; district?: string | null;
  objections?: string | null; voice?: string; organisation?: string | null;
}

const VOICES = ['resident', 'organisation', 'assembly'] as const;

/**
 * The fields of a sheet in the order of the paper. prefix: `rows.0.` in the grid, nothing where one sheet is set right. focus: the cursor
 * starts here.
 */
export function SheetFields({ prefix, start, form, words, settings, focus }: {
  prefix: string; start: SheetStart; form: FormState; words: Words; settings: CollectiveSettings; focus: boolean;
}) {
  const said = words.meetings.entry;
  const shared = { form, words };
  const voice = valueOf(form, `${prefix}voice`, start.voice ?? 'resident');
  return (
    <>
      <div className="c-code">
        <TextField
          {...shared} name={`${prefix}sheet.code`} label={said.code} value={start.code} required max={16} autoComplete="off"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- sheet after sheet, without reaching for the mouse
          autoFocus={focus}
        />
      </div>
      <div className="c-table"><TextField {...shared} name={`${prefix}sheet.table`} label={said.table} value={start.table} max={40}
        autoComplete="off" /></div>
      <div className="c-hands"><TextField {...shared} name={`${prefix}sheet.hands`} label={said.hands} value={start.hands ?? null}
        inputMode="numeric" max={6} autoComplete="off" /></div>
      <div className="c-title"><TextField {...shared} name={`${prefix}title`} label={said.ideaTitle} value={start.title ?? null} required
        max={120} autoComplete="off" /></div>
      <div className="c-half"><TextareaField {...shared} name={`${prefix}sheet.verbatim`} label={said.verbatim}
        value={start.verbatim ?? null} rows={3} /></div>
      <div className="c-half"><TextareaField {...shared} name={`${prefix}body`} label={said.body} value={start.body ?? null} rows={3}
        placeholder={said.bodyHint} /></div>
      <div className="c-theme">
        <SelectField
          {...shared} name={`${prefix}theme`} label={said.theme} value={start.theme ?? null} required
          options={settings.themes.map(({ code, label }) => ({ value: code, label: inLanguage(label, words.language) }))}
        />
      </div>
      {settings.districts.length === 0 ? null : (
        <div className="c-theme">
          <SelectField
            {...shared} name={`${prefix}district`} label={said.district} value={start.district ?? null} none={said.noDistrict}
            options={settings.districts.map(({ code, label }) => ({ value: code, label }))}
          />
        </div>
      )}
      <div className="c-rest"><TextField {...shared} name={`${prefix}sheet.objections`} label={said.objections}
        value={start.objections ?? null} max={2_000} autoComplete="off" /></div>
      <details className="c-all" open={voice !== 'resident' || form.errors[`${prefix}organisation`] !== undefined}>
        <summary>{said.more}</summary>
        <div className="pair">
          <SelectField
            {...shared} name={`${prefix}voice`} label={said.voice} value={start.voice ?? 'resident'} required
            options={VOICES.map((value) => ({ value, label: capital(words.common.voice[value]) }))}
          />
          <TextField {...shared} name={`${prefix}organisation`} label={said.organisation} value={start.organisation ?? null} max={120}
            autoComplete="off" />
        </div>
      </details>
    </>
  );
}

/** The labels of these fields, for the summary of what is to be taken up again. */
export function sheetLabels(prefix: string, words: Words): Record<string, string> {
  const said = words.meetings.entry;
  return {
    [`${prefix}sheet.code`]: said.code, [`${prefix}sheet.table`]: said.table, [`${prefix}sheet.hands`]: said.hands,
    [`${prefix}title`]: said.ideaTitle,
    [`${prefix}sheet.verbatim`]: said.verbatim, [`${prefix}body`]: said.body, [`${prefix}theme`]: said.theme,
    [`${prefix}district`]: said.district,
    [`${prefix}sheet.objections`]: said.objections, [`${prefix}voice`]: said.voice, [`${prefix}organisation`]: said.organisation,
  };
}
