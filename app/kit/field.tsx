import type { ReactNode } from 'react';
import { errorText, type Words } from '../words/words.ts';
import { fieldId, valueOf, type FormState } from './form-state.ts';
import { Sign } from './sign.tsx';

// The civic form's fields: label above, hint under it, error in words between them and the field, tied by aria-describedby.

export type FieldBase = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  form: FormState;
  words: Words;
};

type TextOptions = FieldBase & {
  /** What it held before anything was typed. */
  value?: string | number | null;
  max?: number;
  autoComplete?: string;
  placeholder?: string;
  className?: string;
  autoFocus?: boolean;
};

/** What ties a field to its hint and its error. */
export function tied(name: string, hint: ReactNode, form: FormState, required: boolean) {
  const id = fieldId(name);
  const wrong = form.errors[name] !== undefined;
  const parts = [hint ? `${id}-aide` : null, wrong ? `${id}-erreur` : null].filter((part) => part !== null);
  return {
    id,
    name,
    required: required || undefined,
    'aria-invalid': wrong ? (true as const) : undefined,
    'aria-describedby': parts.length > 0 ? parts.join(' ') : undefined,
  };
}

/** Hint and error of a field; used by every kind of field. */
export function Beside({ name, hint, form, words }: { name: string; hint: ReactNode; form: FormState; words: Words }) {
  const id = fieldId(name);
  const wrong = form.errors[name];
  return (
    <>
      {hint ? (
        <p className="hint" id={`${id}-aide`}>
          {hint}
        </p>
      ) : null}
      {wrong === undefined ? null : (
        <p className="wrong" id={`${id}-erreur`}>
          <Sign name="alert" />
          <span>
            <span className="sr">{words.kit.form.error} </span>
            {errorText(words, wrong.code, wrong.data)}
          </span>
        </p>
      )}
    </>
  );
}

/** « (facultatif) » beside a label: what must be answered is the rule, so only the exception is marked. */
export function Optional({ required, words }: { required: boolean; words: Words }) {
  return required ? null : <span className="opt"> ({words.kit.form.optional})</span>;
}

/** One line of text. `type` also brings the right keyboard on a phone. */
export function TextField({
  name,
  label,
  hint,
  required = false,
  form,
  words,
  value = null,
  max,
  type = 'text',
  inputMode,
  min,
  step,
  ...rest
}: TextOptions & {
  type?: 'text' | 'email' | 'number' | 'date' | 'time' | 'datetime-local' | 'url' | 'tel' | 'search';
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url' | 'tel';
  min?: number | string;
  step?: number;
}) {
  const { className, ...given } = rest;
  const size = type === 'number' ? ' number' : type === 'date' || type === 'time' ? ' short' : '';
  return (
    <div className="field">
      <label htmlFor={fieldId(name)}>
        {label}
        <Optional required={required} words={words} />
      </label>
      <Beside name={name} hint={hint} form={form} words={words} />
      <input
        {...tied(name, hint, form, required)}
        {...given}
        className={`input${size}${className ? ` ${className}` : ''}`}
        type={type}
        inputMode={inputMode}
        min={min}
        step={step}
        max={type === 'number' ? max : undefined}
        maxLength={type === 'number' ? undefined : max}
        defaultValue={valueOf(form, name, value === null ? null : String(value)) ?? undefined}
      />
    </div>
  );
}

/** A longer text. `ruled` gives it the lines of a sheet of paper; `max` is said under the label. */
export function TextareaField({
  name,
  label,
  hint,
  required = false,
  form,
  words,
  value = null,
  max,
  rows = 4,
  ruled = false,
  ...rest
}: TextOptions & {
  rows?: number;
  ruled?: boolean;
}) {
  const limit = max === undefined ? null : words.kit.form.atMost(max);
  const said = hint ? (
    <>
      {hint} {limit}
    </>
  ) : (
    limit
  );
  const { className, ...given } = rest;
  return (
    <div className="field">
      <label htmlFor={fieldId(name)}>
        {label}
        <Optional required={required} words={words} />
      </label>
      <Beside name={name} hint={said} form={form} words={words} />
      <textarea
        {...tied(name, said, form, required)}
        {...given}
        className={`input${ruled ? ' ruled' : ''}${className ? ` ${className}` : ''}`}
        rows={rows}
        maxLength={max}
        defaultValue={valueOf(form, name, value === null ? null : String(value)) ?? undefined}
      />
    </div>
  );
}

export type Option = { value: string; label: string };

/** A choice among many. With `required` and nothing chosen, the first line says « Choisir » and does not count as an answer. */
export function SelectField({
  name,
  label,
  hint,
  required = false,
  form,
  words,
  value = null,
  options,
  none,
}: FieldBase & {
  value?: string | null;
  options: readonly Option[];
  none?: string;
}) {
  return (
    <div className="field">
      <label htmlFor={fieldId(name)}>
        {label}
        <Optional required={required} words={words} />
      </label>
      <Beside name={name} hint={hint} form={form} words={words} />
      <select {...tied(name, hint, form, required)} className="input" defaultValue={valueOf(form, name, value) ?? ''}>
        <option value="">{none ?? words.kit.form.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Files, refused or accepted by the server; `accept` only helps to choose. */
export function FileField({
  name,
  label,
  hint,
  required = false,
  form,
  words,
  accept,
  multiple = false,
}: FieldBase & { accept: string; multiple?: boolean }) {
  return (
    <div className="field">
      <label htmlFor={fieldId(name)}>
        {label}
        <Optional required={required} words={words} />
      </label>
      <Beside name={name} hint={hint} form={form} words={words} />
      <input {...tied(name, hint, form, required)} className="input" type="file" accept={accept} multiple={multiple} />
    </div>
  );
}
