import { redirect } from 'next/navigation';
import { TRPCError } from '@trpc/server';
import { currentRequest, type FormState } from '../../server/api/request-store.ts';
import { isDomainError } from '../../server/domain/errors.ts';

export type { FormState };
/** What a form holds once its texts are trimmed: '' is null, several fields of one name are a list, files stay files. */
export type FormInput = Record<string, string | string[] | File | File[] | null>;

const PRIVATE = /^(?:\$ACTION|_)/;

/** Reads a form. A name ending in [] is always a list. */
export function formInput(form: FormData): FormInput {
  const input: FormInput = {};
  for (const name of new Set(form.keys())) {
    if (PRIVATE.test(name)) continue;
    const all = form.getAll(name).map((value) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : value));
    const texts = all.filter((value): value is string => typeof value === 'string');
    const files = all.filter((value): value is File => typeof value !== 'string' && value.size > 0);
    if (name.endsWith('[]')) input[name.slice(0, -2)] = files.length > 0 ? files : texts.filter((text) => text !== '');
    else if (texts.length < all.length) input[name] = files[0] ?? null;
    else input[name] = texts.at(-1) || null;
  }
  return input;
}

/**
 * What every server action of a form does: read it, run the call, go on. A refusal is not thrown: the page comes back in the same
 * response with what was typed and the coded reasons (status 422), with or without JavaScript.
 * run: makes the call and answers where to go next (a path of this host). secrets: names whose values are never shown again.
 */
export async function formAction(name: string, form: FormData, run: (input: FormInput) => Promise<string>, secrets: string[] = []): Promise<void> {
  const input = formInput(form);
  let next: string;
  try {
    next = await run(input);
  } catch (error) {
    const errors = errorsOf(error);
    if (!errors) throw error;
    currentRequest().form = { form: name, values: shown(input, secrets), errors };
    return;
  }
  redirect(next);
}

/** Gives the page back with what was typed, and does nothing else: to see a text or a colour before it is sent. */
export function formPreview(name: string, form: FormData): void {
  currentRequest().form = { form: name, values: shown(formInput(form), []), errors: {} };
}

/** The state of the form of that name in this response, or an empty one. */
export function formState(name: string): FormState {
  const state = currentRequest().form;
  return state?.form === name ? state : { form: name, values: {}, errors: {} };
}

function shown(input: FormInput, secrets: string[]): FormState['values'] {
  const values: FormState['values'] = {};
  for (const [name, value] of Object.entries(input)) {
    if (secrets.includes(name)) continue;
    if (typeof value === 'string') values[name] = value;
    else if (Array.isArray(value)) values[name] = value.filter((part): part is string => typeof part === 'string');
  }
  return values;
}

interface Issue { path: PropertyKey[]; message: string; code?: string; origin?: string; minimum?: unknown; maximum?: unknown }

/** Refusals by field; null when the error is not a refusal (a redirect, a defect). */
function errorsOf(error: unknown): FormState['errors'] | null {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (isDomainError(cause) && cause.problems.length > 0) {
    return Object.fromEntries(cause.problems.map(({ field, code, data }) => [field, { code, data }]));
  }
  if (isDomainError(cause)) return { [cause.field ?? '']: { code: cause.code, data: cause.data } };
  const issues = (cause as { name?: unknown; issues?: unknown } | undefined)?.issues;
  if (!Array.isArray(issues)) return null;
  const errors: FormState['errors'] = {};
  for (const issue of issues as Issue[]) {
    const field = issue.path.map(String).join('.');
    errors[field] ??= { code: codeOf(issue), data: limitsOf(issue) };
  }
  return errors;
}

const SMALL: Record<string, string> = { string: 'field.too_short', array: 'field.too_few' };
const BIG: Record<string, string> = { string: 'field.too_long', array: 'field.too_many' };

/** A schema's issue as a code of words/errors: its own message when that is a code, else what kind of limit was met. */
function codeOf(issue: Issue): string {
  if (/^[a-z_]+\.[a-z_]+$/.test(issue.message)) return issue.message;
  if (issue.code === 'too_small') return issue.minimum === 1 && issue.origin !== 'number' ? 'field.required' : SMALL[issue.origin ?? ''] ?? 'field.too_small';
  if (issue.code === 'too_big') return BIG[issue.origin ?? ''] ?? 'field.too_big';
  if (issue.code === 'invalid_type') return 'field.required';
  if (issue.code === 'invalid_format') return 'field.format';
  return 'field.invalid';
}

function limitsOf(issue: Issue): Record<string, string | number> {
  const data: Record<string, string | number> = {};
  if (issue.minimum !== undefined) data.minimum = Number(issue.minimum);
  if (issue.maximum !== undefined) data.maximum = Number(issue.maximum);
  return data;
}
