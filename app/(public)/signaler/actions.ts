'use server';

import type { Caller } from '../../../server/api/root.ts';
import { caller } from '../../kit/caller.ts';
import { formAction } from '../../kit/form-action.ts';
import { textOf } from '../../kit/form-text.ts';
import { ONCE } from '../../kit/form.tsx';

/** Sends a notice; its receipt follows. */
export async function sendReport(form: FormData): Promise<void> {
  await formAction('report', form, async (input) => {
    const given = { ...input, id: textOf(input, ONCE) } as unknown as Parameters<Caller['comments']['report']>[0];
    const { id } = await (await caller()).comments.report(given);
    return `/signaler/recu/${id}`;
  });
}
