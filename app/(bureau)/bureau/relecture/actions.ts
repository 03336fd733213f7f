'use server';
import type { Caller } from '../../../../server/api/root.ts';
import { caller } from '../../../kit/caller.ts';
import { formAction } from '../../../kit/form-action.ts';
import { nested } from '../../../kit/form-nested.ts';
import { textOf } from '../../../kit/form-text.ts';

const PATH = '/bureau/relecture';
type Reading = Parameters<Caller['meetings']['readSheet']>[0];

/** The text says what was said: nothing is changed. */
export async function agree(form: FormData): Promise<void> {
  await formAction('agree', form, async (input) => {
    const { published } = await (await caller()).meetings.readSheet({ outcome: 'agreed', id: textOf(input, 'id'), version: Number(input.version) });
    return `${PATH}?fait=${published ? 'publiee' : 'relue'}`;
  });
}

/** What is set right is kept beside what stood there. */
export async function mend(form: FormData): Promise<void> {
  await formAction('mend', form, async (input) => {
    const { published } = await (await caller()).meetings.readSheet({ ...nested(input), outcome: 'mended' } as unknown as Reading);
    return `${PATH}?fait=${published ? 'publiee' : 'relue'}`;
  });
}
