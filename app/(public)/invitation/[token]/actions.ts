'use server';
import { caller } from '../../../kit/caller.ts';
import { formAction } from '../../../kit/form-action.ts';
import { textOf } from '../../../kit/form-text.ts';

export async function proveAddress(form: FormData): Promise<void> {
  await formAction('prove', form, async (input) => {
    await (await caller()).signIn.requestForInvitation({ token: textOf(input, 'token') });
    return '/connexion/code';
  }, ['token']);
}

export async function acceptInvitation(form: FormData): Promise<void> {
  await formAction('accept', form, async (input) => {
    await (await caller()).people.acceptInvitation({ token: textOf(input, 'token') });
    return '/compte';
  }, ['token']);
}
