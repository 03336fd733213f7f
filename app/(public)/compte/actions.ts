'use server';
import { cookies } from 'next/headers';
import { sessionCookieName, env } from '../../../server/env.ts';
import { caller } from '../../kit/caller.ts';
import { formAction } from '../../kit/form-action.ts';
import { textOf } from '../../kit/form-text.ts';
import { keepLanguage } from '../../kit/language-cookie.ts';

export async function saveProfile(form: FormData): Promise<void> {
  await formAction('profile', form, async (input) => {
    const language = input.language === 'en' ? 'en' : 'fr';
    await (await caller()).people.editProfile({
      pseudonym: textOf(input, 'pseudonym'), name: typeof input.name === 'string' ? input.name : null, language,
    });
    await keepLanguage(language);
    return '/compte?etape=enregistre';
  });
}

export async function saveMail(form: FormData): Promise<void> {
  await formAction('mail', form, async (input) => {
    const ticked = (name: string) => (input[name] === '1' ? '1' as const : null);
    await (await caller()).people.setMailConsents({ followUpMail: ticked('followUpMail'), newsletter: ticked('newsletter') });
    return '/compte?etape=enregistre';
  });
}

export async function signOutEverywhere(form: FormData): Promise<void> {
  await formAction('sessions', form, async () => {
    await (await caller()).people.signOutEverywhere();
    await forgetSession();
    return '/';
  });
}

export async function withdrawConsent(form: FormData): Promise<void> {
  await formAction('withdraw', form, async (input) => {
    await (await caller()).people.withdraw({ sure: textOf(input, 'sure') as '1' });
    await forgetSession();
    return '/';
  });
}

async function forgetSession(): Promise<void> {
  (await cookies()).set(sessionCookieName(env()), '', { maxAge: 0, path: '/', httpOnly: true, sameSite: 'lax', secure: env().publicProtocol === 'https' });
}
