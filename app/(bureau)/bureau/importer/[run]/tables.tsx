import type { PreviewTable } from '../../../../../server/domain/imports/run.ts';
import type { RunPage } from '../../../../../server/domain/imports/run-page.ts';
import { MAPPED_FIELDS, MEANINGS } from '../../../../../server/domain/imports/schema.ts';
import { SelectField } from '../../../../kit/field.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { Form } from '../../../../kit/form.tsx';
import { Part } from '../../../../kit/page-head.tsx';
import type { Words } from '../../../../words/words.ts';
import { nameColumns, nameStates } from '../actions.ts';
import { RunField } from './deeds.tsx';

/** What each table was taken for; the columns of one can be named by hand, and words of the source translated. */
export function Tables({ run, words }: { run: RunPage; words: Words }) {
  const said = words.bringing.preview;
  const { preview } = run;
  if (preview === null) return null;
  return (
    <>
      <Part id="tableaux" title={said.tables}>
        <ul className="plain-list">
          {preview.tables.map((table) => <li key={table.name}><Table table={table} run={run} words={words} /></li>)}
        </ul>
        {preview.asides.length === 0 ? null : <p className="hush break">{said.asides(preview.asides)}</p>}
      </Part>
      {preview.unknownStates.length > 0 && run.abilities.remap ? <States run={run} wordsOfSource={preview.unknownStates} words={words} /> : null}
    </>
  );
}

function Table({ table, run, words }: { table: PreviewTable; run: RunPage; words: Words }) {
  const said = words.bringing;
  const { amendments, repeated, withheld } = table.leftOut;
  return (
    <>
      <p className="break"><b>{table.name}</b>{' '}
        {table.format === null ? said.preview.unknown : said.preview.recognised(table.format)}{' '}
        {said.preview.table(table.rows, table.proposals, table.meetings, table.comments)}</p>
      {amendments > 0 ? <p>{said.preview.amendments(amendments)}</p> : null}
      {repeated > 0 ? <p>{said.preview.repeated(repeated)}</p> : null}
      {withheld > 0 ? <p>{said.preview.withheld(withheld)}</p> : null}
      {run.abilities.remap && table.header.length > 0 ? <Columns table={table} run={run} words={words} /> : null}
    </>
  );
}

function Columns({ table, run, words }: { table: PreviewTable; run: RunPage; words: Words }) {
  const said = words.bringing.columns;
  const form = formState(`columns ${table.name}`);
  const options = table.header.map((column) => ({ value: column, label: column }));
  return (
    <details className="mend" open={table.format === null || Object.keys(form.errors).length > 0}>
      <summary>{said.change}</summary>
      <Form action={nameColumns} form={form} words={words} labels={{ ...fieldLabels(words) }} wide>
        <p className="hint">{said.lead} {said.auto}</p>
        <RunField run={run} />
        <input type="hidden" name="table" value={table.name} />
        <div className="column-set">
          {MAPPED_FIELDS.map((field) => (
            <SelectField key={field} form={form} words={words} name={`columns.${field}`} label={said.fields[field]} none={said.none}
              value={table.columns[field] ?? null} options={options} required={field === 'title'} />
          ))}
        </div>
        <p className="act"><button className="button quiet" type="submit">{said.button}</button></p>
      </Form>
    </details>
  );
}

function fieldLabels(words: Words): Record<string, string> {
  return Object.fromEntries(MAPPED_FIELDS.map((field) => [`columns.${field}`, words.bringing.columns.fields[field]]));
}

function States({ run, wordsOfSource, words }: { run: RunPage; wordsOfSource: readonly string[]; words: Words }) {
  const said = words.bringing.words;
  const form = formState('states');
  return (
    <Part id="mots" title={said.title}>
      <Form action={nameStates} form={form} words={words} wide>
        <p>{said.lead}</p>
        <RunField run={run} />
        <div className="column-set">
          {wordsOfSource.map((word, at) => (
            <div key={word}>
              <input type="hidden" name={`states.${at}.word`} value={word} />
              <SelectField form={form} words={words} name={`states.${at}.meaning`} label={said.of(word)}
                options={MEANINGS.map((meaning) => ({ value: meaning, label: said.meanings[meaning] }))} />
            </div>
          ))}
        </div>
        <p className="act"><button className="button quiet" type="submit">{said.button}</button></p>
      </Form>
    </Part>
  );
}
