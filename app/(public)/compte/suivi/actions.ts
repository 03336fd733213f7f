'use server';

import { caller } from '../../../kit/caller.ts';
import { formAction } from '../../../kit/form-action.ts';

type Rhythm = Parameters<Awaited<ReturnType<typeof caller>>['following']['setRhythm']>[0];

export async function saveRhythm(form: FormData): Promise<void> {
  await formAction('rhythm', form, async (input) => {
    await (await caller()).following.setRhythm(input as Rhythm);
    return '/compte/suivi?etape=rythme';
  });
}

export async function stopFollowing(form: FormData): Promise<void> {
  await formAction('stop', form, async (input) => {
    await (await caller()).following.end({ id: input.id as string });
    return '/compte/suivi?etape=fini';
  });
}
