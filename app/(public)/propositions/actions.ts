'use server';

import { caller } from '../../kit/caller.ts';
import { formAction, type FormInput } from '../../kit/form-action.ts';

type Decision = Parameters<Awaited<ReturnType<typeof caller>>['proposals']['moderate']>[0];

/** The page of a proposal's number, as its form says it; anything else leads to the list. */
function pageOf({ reference }: FormInput): string {
  return typeof reference === 'string' && /^[1-9]\d{0,7}$/.test(reference) ? `/propositions/${reference}` : '/propositions';
}

export async function supportIt(form: FormData): Promise<void> {
  await formAction('support', form, async (input) => {
    await (await caller()).proposals.support({ id: input.id as string });
    return `${pageOf(input)}#soutien`;
  });
}

export async function unsupportIt(form: FormData): Promise<void> {
  await formAction('support', form, async (input) => {
    await (await caller()).proposals.unsupport({ id: input.id as string });
    return `${pageOf(input)}#soutien`;
  });
}

export async function withdrawIt(form: FormData): Promise<void> {
  await formAction('withdraw', form, async (input) => {
    await (await caller()).proposals.withdraw({ id: input.id as string });
    return `/propositions/envoi/${input.id as string}`;
  });
}

/** An answer on admissibility, from the page of the text it is about. */
export async function decide(form: FormData): Promise<void> {
  await formAction('decision', form, async (input) => {
    await (await caller()).proposals.moderate(input as Decision);
    return `/propositions/envoi/${input.id as string}`;
  });
}
