'use server';
import type { Caller } from '../../../../server/api/root.ts';
import { caller } from '../../../kit/caller.ts';
import { formAction } from '../../../kit/form-action.ts';
import { textOf } from '../../../kit/form-text.ts';
import { ONCE } from '../../../kit/form.tsx';

const PATH = '/bureau/engagements';

export async function makeCommitments(form: FormData): Promise<void> {
  await formAction('make', form, async (input) => {
    const { made } = await (await caller()).commitments.make(input as unknown as Parameters<Caller['commitments']['make']>[0]);
    return `${PATH}?fait=pris&nombre=${made}`;
  });
}

export async function recordProgress(form: FormData): Promise<void> {
  await formAction('progress', form, async (input) => {
    const step = { ...input, id: textOf(input, ONCE) } as unknown as Parameters<Caller['commitments']['progress']>[0];
    const { reference } = await (await caller()).commitments.progress(step);
    return `${PATH}/${reference}?fait=note`;
  });
}
