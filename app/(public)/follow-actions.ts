'use server';

import { nextPath } from '../../server/auth/next-path.ts';
import { caller } from '../kit/caller.ts';
import { formAction, type FormInput } from '../kit/form-action.ts';

type Target = Parameters<Awaited<ReturnType<typeof caller>>['following']['follow']>[0];

/** The page that the form stood on: a path of this host, or the list of what one follows. */
function backOf({ back }: FormInput): string {
  return `${nextPath(typeof back === 'string' ? back : null)}#suivre`;
}

export async function followIt(form: FormData): Promise<void> {
  await formAction('follow', form, async (input) => {
    await (await caller()).following.follow(input as Target);
    return backOf(input);
  });
}

export async function unfollowIt(form: FormData): Promise<void> {
  await formAction('follow', form, async (input) => {
    await (await caller()).following.unfollow(input as Target);
    return backOf(input);
  });
}
