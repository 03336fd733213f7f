// What a form shows again after a refusal: form-action records it, the page rendered in the same answer reads it (`formState(name)`).

import type { FormState } from '../../server/api/request-store.ts';

export type { FormState };

/** The one value of a field, or what it had before anything was typed. */
export function valueOf(state: FormState, name: string, before: string | null = null): string | null {
  const typed = state.values[name];
  if (typed === undefined) return before;
  return typeof typed === 'string' ? typed : (typed[0] ?? null);
}

/** The values of a list of ticks. */
export function valuesOf(state: FormState, name: string, before: readonly string[] = []): readonly string[] {
  const typed = state.values[name];
  // A list with nothing ticked sends nothing: once the form has been sent, absence means none.
  if (typed === undefined) return Object.keys(state.values).length === 0 ? before : [];
  return typeof typed === 'string' ? [typed] : typed;
}

/** The id of a field in the page, the same for its label, its error and the summary's link. */
export function fieldId(name: string): string {
  return `champ-${name.replace(/[^\w-]+/g, '-')}`;
}
