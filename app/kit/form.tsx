import { randomUUID } from 'node:crypto';
import type { ReactNode } from 'react';
import type { Words } from '../words/words.ts';
import { ErrorSummary } from './error-summary.tsx';
import { valueOf, type FormState } from './form-state.ts';

/** The name of the hidden field that makes a form arrive once, however often it is sent. */
export const ONCE = 'once';

/**
 * A plain form: works without scripts, keeps what was typed, and leads to its errors.
 * `once` adds a key drawn for this showing of the form; a refused form keeps the key it came with. Never on a page that is cached for
 * everyone: there the key would be everyone's.
 */
export function Form({
  action,
  form,
  words,
  labels,
  once = false,
  compact = false,
  wide = false,
  files = false,
  children,
}: {
  action: ((data: FormData) => void | Promise<void>) | string;
  form: FormState;
  words: Words;
  labels?: Readonly<Record<string, string>>;
  once?: boolean;
  compact?: boolean;
  wide?: boolean;
  files?: boolean;
  children: ReactNode;
}) {
  const look = `form${compact ? ' compact' : ''}${wide ? ' wide' : ''}`;
  // React sets the method and the encoding itself when the action is a function.
  const plain = typeof action === 'string' ? { method: 'post', encType: files ? 'multipart/form-data' : undefined } : {};
  return (
    <form className={look} action={action} {...plain} noValidate>
      <ErrorSummary form={form} words={words} labels={labels} />
      {once ? <input type="hidden" name={ONCE} value={valueOf(form, ONCE) ?? randomUUID()} /> : null}
      {children}
    </form>
  );
}
