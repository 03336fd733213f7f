import type { FormInput } from './form-action.ts';

/** The text of a field as a schema takes it: '' when nothing was typed, so that the schema itself says what is missing. */
export function textOf(input: FormInput, name: string): string {
  const value = input[name];
  return typeof value === 'string' ? value : '';
}
