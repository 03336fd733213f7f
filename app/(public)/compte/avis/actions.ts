'use server';

import { caller } from '../../../kit/caller.ts';
import { formAction } from '../../../kit/form-action.ts';

export async function markAllRead(form: FormData): Promise<void> {
  await formAction('read', form, async (input) => {
    await (await caller()).following.markRead({ until: input.until as string });
    return '/compte/avis';
  });
}
