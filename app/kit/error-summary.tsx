import { errorText, type Words } from '../words/words.ts';
import { fieldId, type FormState } from './form-state.ts';
import { Sign } from './sign.tsx';

/**
 * What to take up again, first thing in a refused form: it takes the focus when the page arrives, and each line leads to its field.
 * `labels` names the fields; a field without a label is said by its error alone.
 */
export function ErrorSummary({ form, words, labels = {} }: { form: FormState; words: Words; labels?: Readonly<Record<string, string>> }) {
  const wrong = Object.entries(form.errors);
  if (wrong.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- a refused form is a new page: its reader must land on what to take up again
    <div className="errors" role="alert" tabIndex={-1} autoFocus aria-labelledby="erreurs">
      <h2 id="erreurs">
        <Sign name="alert" />
        {words.kit.form.errorTitle(wrong.length)}
      </h2>
      <p>{words.kit.form.errorLead}</p>
      <ul>
        {wrong.map(([name, error]) => {
          const said = errorText(words, error.code, error.data);
          const label = labels[name];
          if (name === '') return <li key={name}>{said}</li>;
          return (
            <li key={name}>
              <a href={`#${fieldId(name)}`}>{label === undefined ? said : words.kit.form.labelled(label, said)}</a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
