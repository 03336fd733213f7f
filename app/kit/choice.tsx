import type { ReactNode } from 'react';
import { Beside, Optional, type FieldBase } from './field.tsx';
import { fieldId, valueOf, valuesOf } from './form-state.ts';

// Choices that one sees whole: cards and ticks. A group is a fieldset, its question the legend.

export type Choice = { value: string; label: ReactNode; note?: ReactNode };

function described(name: string, hint: ReactNode, wrong: boolean): string | undefined {
  const id = fieldId(name);
  const parts = [hint ? `${id}-aide` : null, wrong ? `${id}-erreur` : null].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' ') : undefined;
}

/** Cards, one radio each (`multiple`: one box each); the whole card is the target. The first one carries the field's id for the summary. */
export function CardsField({
  name,
  label,
  hint,
  required = false,
  form,
  words,
  value = null,
  values = [],
  choices,
  multiple = false,
}: FieldBase & {
  value?: string | null;
  values?: readonly string[];
  choices: readonly Choice[];
  multiple?: boolean;
}) {
  const chosen = multiple ? valuesOf(form, name, values) : [valueOf(form, name, value)];
  const wrong = form.errors[name] !== undefined;
  return (
    <fieldset className="field" aria-describedby={described(name, hint, wrong)}>
      <legend>
        {label}
        <Optional required={required} words={words} />
      </legend>
      <Beside name={name} hint={hint} form={form} words={words} />
      <div className="cards">
        {choices.map((choice, index) => (
          <label className="card" key={choice.value}>
            <input
              type={multiple ? 'checkbox' : 'radio'}
              name={multiple ? `${name}[]` : name}
              value={choice.value}
              id={index === 0 ? fieldId(name) : undefined}
              defaultChecked={chosen.includes(choice.value)}
              required={(required && !multiple) || undefined}
              aria-invalid={wrong || undefined}
            />
            <span>
              {choice.label}
              {choice.note ? <small>{choice.note}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One box to tick; never ticked beforehand for a consent. */
export function TickField({
  name,
  label,
  note = null,
  hint,
  required = false,
  form,
  words,
  checked = false,
  value = '1',
}: FieldBase & {
  note?: ReactNode;
  checked?: boolean;
  value?: string;
}) {
  const wrong = form.errors[name] !== undefined;
  const sent = Object.keys(form.values).length > 0;
  return (
    <div className="field">
      <Beside name={name} hint={hint} form={form} words={words} />
      <label className="tick">
        <input
          type="checkbox"
          id={fieldId(name)}
          name={name}
          value={value}
          required={required || undefined}
          aria-invalid={wrong || undefined}
          aria-describedby={described(name, hint, wrong)}
          defaultChecked={sent ? valuesOf(form, name).includes(value) : checked}
        />
        <span>
          {label}
          {note ? <small>{note}</small> : null}
        </span>
      </label>
    </div>
  );
}
