'use server';

import { caller } from '../../../kit/caller.ts';
import { formAction, type FormInput } from '../../../kit/form-action.ts';

type Api = Awaited<ReturnType<typeof caller>>['answers'];

function pageOf({ reference }: FormInput): string {
  return typeof reference === 'string' && /^[1-9]\d{0,7}$/.test(reference) ? `/bureau/reponses/${reference}` : '/bureau/reponses';
}

export async function prepare(form: FormData): Promise<void> {
  await formAction('answer', form, async (input) => {
    await (await caller()).answers.prepare(input as unknown as Parameters<Api['prepare']>[0]);
    return `${pageOf(input)}?etape=garde`;
  });
}

export async function correct(form: FormData): Promise<void> {
  await formAction('answer', form, async (input) => {
    await (await caller()).answers.correct(input as unknown as Parameters<Api['correct']>[0]);
    return `${pageOf(input)}?etape=corrige`;
  });
}

export async function publishTogether(form: FormData): Promise<void> {
  await formAction('together', form, async (input) => {
    const { published } = await (await caller()).answers.publishTogether(input as unknown as Parameters<Api['publishTogether']>[0]);
    return `/bureau/reponses?etat=publiees&fait=${published}`;
  });
}
