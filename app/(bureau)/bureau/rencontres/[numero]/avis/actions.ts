'use server';
import type { Caller } from '../../../../../../server/api/root.ts';
import { caller } from '../../../../../kit/caller.ts';
import { formAction, type FormInput } from '../../../../../kit/form-action.ts';
import { textOf } from '../../../../../kit/form-text.ts';
import { ONCE } from '../../../../../kit/form.tsx';

function pathOf(input: FormInput): string {
  const number = textOf(input, 'number');
  return `/bureau/rencontres/${/^[1-9]\d{0,8}$/.test(number) ? number : '0'}/avis`;
}

/** Writes down what the room said of a text, and comes back for the next. */
export async function noteIt(form: FormData): Promise<void> {
  await formAction('note', form, async (input) => {
    const given = { ...input, id: textOf(input, ONCE) } as unknown as Parameters<Caller['comments']['sayFromRoom']>[0];
    const { published } = await (await caller()).comments.sayFromRoom(given);
    return `${pathOf(input)}?fait=${published ? 'note' : 'a-relire'}`;
  });
}

export async function takeBack(form: FormData): Promise<void> {
  await formAction('take-back', form, async (input) => {
    await (await caller()).comments.withdraw({ id: textOf(input, 'id') });
    return pathOf(input);
  });
}
