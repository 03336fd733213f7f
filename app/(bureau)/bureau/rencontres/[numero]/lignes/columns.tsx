import { ROW_FIELDS } from '../../../../../../server/domain/meetings/rows-schema.ts';
import type { RowsBatch, RowsPage } from '../../../../../../server/domain/meetings/rows-page.ts';
import { inLanguage } from '../../../../../../tenants/settings-fields.ts';
import type { CollectiveSettings } from '../../../../../../tenants/settings.ts';
import { TickField } from '../../../../../kit/choice.tsx';
import { SelectField } from '../../../../../kit/field.tsx';
import { formState } from '../../../../../kit/form-action.ts';
import { Form } from '../../../../../kit/form.tsx';
import { Notice } from '../../../../../kit/notice.tsx';
import { errorText, type Words } from '../../../../../words/words.ts';
import { mapRows } from './actions.ts';

/** What each column holds: shown, and open to change while something that is needed is missing. */
export function Columns({ batch, meeting, settings, words }: {
  batch: RowsBatch; meeting: RowsPage['meeting']; settings: CollectiveSettings; words: Words;
}) {
  const said = words.rooms.rows;
  const form = formState('columns');
  const nameOf = (index: number) => batch.columns[index]?.name ?? said.column(index + 1);
  const labels = Object.fromEntries(batch.columns.map((_, index) => [`columns.${index}`, nameOf(index)]));
  const known = batch.columns.filter(({ field }) => field !== '').length;
  return (
    <>
      {batch.missing.length === 0 ? null : <Notice tone="wait">{errorText(words, 'rows.columns_missing')}</Notice>}
      <details className="mend" open={batch.missing.length > 0 || Object.keys(form.errors).length > 0}>
        <summary>{said.columns(known, batch.columns.length)}</summary>
        <p className="hush">{said.columnsLead}</p>
        <Form action={mapRows} form={form} words={words} labels={{ ...labels, theme: said.theme }} compact wide>
          <input type="hidden" name="id" value={batch.id} />
          <input type="hidden" name="version" value={batch.version} />
          <input type="hidden" name="reference" value={meeting.reference} />
          <div className="column-set free">
            {batch.columns.map((column, index) => (
              <SelectField
                key={labels[`columns.${index}`]! + String(index)} name={`columns.${index}`} label={nameOf(index)} hint={said.sample(column.samples)}
                value={column.field} none={said.leftOut} options={ROW_FIELDS.map((value) => ({ value, label: said.fields[value] }))} form={form} words={words}
              />
            ))}
          </div>
          <TickField name="headed" label={said.headed} checked={batch.headed} form={form} words={words} />
          <SelectField
            name="theme" label={said.theme} value={batch.theme} none={said.noTheme} form={form} words={words} required
            options={settings.themes.map(({ code, label }) => ({ value: code, label: inLanguage(label, words.language) }))}
          />
          <p className="act"><button className="button quiet" type="submit">{said.apply}</button></p>
        </Form>
      </details>
    </>
  );
}
