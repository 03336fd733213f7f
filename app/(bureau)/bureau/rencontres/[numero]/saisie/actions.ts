'use server';
import type { Caller } from '../../../../../../server/api/root.ts';
import { DomainError } from '../../../../../../server/domain/errors.ts';
import { caller } from '../../../../../kit/caller.ts';
import { formAction } from '../../../../../kit/form-action.ts';
import { nested } from '../../../../../kit/form-nested.ts';
import { textOf } from '../../../../../kit/form-text.ts';
import { forget, sentRows, type SentRow } from './rows.ts';

function pathOf(form: FormData): string {
  const reference = form.get('reference');
  return `/bureau/rencontres/${typeof reference === 'string' && /^[1-9]\d{0,8}$/.test(reference) ? reference : '0'}/saisie`;
}

/** Takes the rows in, each by itself: those that are right are kept, those that are not come back with what was typed and why. */
export async function typeRows(form: FormData): Promise<void> {
  let accepted: SentRow[] = [];
  await formAction('entry', form, async (input) => {
    const rows = sentRows(input);
    const { answers } = await (await caller())
      .meetings.submitSheets({ format: 1, meetingId: textOf(input, 'meetingId'), sheets: rows.map(({ sheet }) => sheet) });
    accepted = rows.filter((_, index) => answers[index]?.outcome !== 'refused');
    const problems = answers.flatMap((answer, index) => (answer.outcome === 'refused'
      ? answer.problems.map((problem) => ({ ...problem, field: `rows.${rows[index]!.index}.${problem.field}` })) : []));
    if (problems.length > 0) throw new DomainError('system.invalid', { problems });
    return `${pathOf(form)}?fait=${accepted.at(-1)!.sheet.id}${rows.length > 1 ? '&lignes=5' : ''}`;
  });
  forget('entry', accepted);
}

/** Sets one sheet right. */
export async function correctSheet(form: FormData): Promise<void> {
  await formAction('correction', form, async (input) => {
    const typed = nested(input) as unknown as Parameters<Caller['meetings']['correctSheet']>[0];
    const { id } = await (await caller()).meetings.correctSheet(typed);
    return `${pathOf(form)}?corrigee=${id}`;
  });
}
