'use server';
import type { AgeAnswer } from '../../../server/domain/people/schema.ts';
import { nextPath } from '../../../server/auth/next-path.ts';
import { DomainError } from '../../../server/domain/errors.ts';
import { caller } from '../../kit/caller.ts';
import { formAction } from '../../kit/form-action.ts';
import { textOf } from '../../kit/form-text.ts';

export async function askLetter(form: FormData): Promise<void> {
  await formAction('letter', form, async (input) => {
    await (await caller()).signIn.request({ email: textOf(input, 'email'), next: nextPath(textOf(input, 'suite')) });
    return '/connexion/code';
  });
}

export async function enterCode(form: FormData): Promise<void> {
  await formAction('code', form, async (input) => {
    const outcome = await (await caller()).signIn.enterCode({ code: textOf(input, 'code') });
    // The try is written down: the refusal comes after it, not instead of it.
    if ('wrong' in outcome) throw new DomainError('sign_in.code_wrong', { field: 'code' });
    return outcome.next;
  }, ['code']);
}

export async function enterLink(form: FormData): Promise<void> {
  await formAction('link', form, async (input) => (await (await caller()).signIn.enterLink({ token: textOf(input, 'token') })).next, ['token']);
}

export async function enterAsDemo(form: FormData): Promise<void> {
  await formAction('demo', form, async (input) => (
    await (await caller()).signIn.enterAsDemo({ personId: textOf(input, 'personId'), next: nextPath(textOf(input, 'suite')) })).next);
}

export async function openAccount(form: FormData): Promise<void> {
  await formAction('welcome', form, async (input) => {
    const ticked = (name: string) => (input[name] === '1' ? '1' as const : null);
    const { next } = await (await caller()).signIn.signUp({
      age: textOf(input, 'age') as AgeAnswer, pseudonym: textOf(input, 'pseudonym'), charter: ticked('charter'), opinions: ticked('opinions'),
      followUpMail: ticked('followUpMail'), newsletter: ticked('newsletter'),
    });
    return next;
  });
}
