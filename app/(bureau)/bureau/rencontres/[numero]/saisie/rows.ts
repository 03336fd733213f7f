import { currentRequest } from '../../../../../../server/api/request-store.ts';
import type { FormInput } from '../../../../../kit/form-action.ts';
import { nested } from '../../../../../kit/form-nested.ts';
import type { FormState } from '../../../../../kit/form-state.ts';

/** One row of the grid as it was sent. index: its place in the names of the fields. */
export interface SentRow { index: number; sheet: Record<string, unknown> & { id: string } }

const WRITTEN = ['title', 'body', 'organisation'] as const;
const NOTED = ['verbatim', 'hands', 'objections'] as const;

/** Something was written: a blank row carries a code and a table too. */
function written(row: Record<string, unknown>): boolean {
  const noted = (row.sheet ?? {}) as Record<string, unknown>;
  return WRITTEN.some((name) => Boolean(row[name])) || NOTED.some((name) => Boolean(noted[name]));
}

/** The rows in which something was written; the first one when there is none, so that what is missing can be said. */
export function sentRows(input: FormInput): SentRow[] {
  const part = (nested(input).rows ?? {}) as Record<string, Record<string, unknown>>;
  const rows = Object.entries(part).filter(([index]) => /^\d{1,2}$/.test(index))
    .map(([index, row]): SentRow => ({ index: Number(index), sheet: { ...row, id: typeof row.id === 'string' ? row.id : '' } }))
      .toSorted((a, b) => a.index - b.index);
  const full = rows.filter(({ sheet }) => written(sheet));
  return full.length > 0 ? full : rows.slice(0, 1);
}

/** The number of sheets of this answer that went in while others were refused. */
const KEPT = 'kept';

/** Takes the rows that went in out of what the form shows again, so that only what remains is taken up. */
export function forget(name: string, rows: readonly SentRow[]): void {
  const { form } = currentRequest();
  if (form?.form !== name || rows.length === 0) return;
  for (const field of Object.keys(form.values)) {
    if (rows.some(({ index }) => field.startsWith(`rows.${index}.`))) delete form.values[field];
  }
  form.values[KEPT] = String(rows.length);
}

export function keptOf(form: FormState): number { return Number(form.values[KEPT] ?? 0); }

/** The rows to show: those that were typed and remain, or as many blank ones as were asked for. */
export function shownRows(form: FormState, blank: number): number[] {
  const typed = Object.keys(form.values).flatMap((name) => (/^rows\.\d{1,2}\./.test(name) ? [Number(name.split('.')[1])] : []));
  const rows = [...new Set(typed)].toSorted((a, b) => a - b);
  const full = rows.filter((index) => written(rowOf(form, index)));
  if (rows.length === 0) return Array.from({ length: blank }, (_, index) => index);
  return full.length > 0 ? full : rows.slice(0, 1);
}

function rowOf(form: FormState, index: number): Record<string, unknown> {
  const own = Object.fromEntries(Object.entries(form.values).filter(([name]) => name.startsWith(`rows.${index}.`)));
  return ((nested(own as FormInput).rows ?? {}) as Record<string, Record<string, unknown>>)[String(index)] ?? {};
}
