'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { currentRequest } from '../../server/api/request-store.ts';

/** A year; the one cookie that a visitor without an account ever gets, and only by asking. */
const SECONDS = 365 * 24 * 3600;

/** Keeps the language that someone chose, and shows the same page in it. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const chosen = form.get('langue');
  if (chosen === 'fr' || chosen === 'en') {
    (await cookies()).set('langue', chosen, { maxAge: SECONDS, sameSite: 'lax', path: '/', httpOnly: true });
  }
  redirect(currentRequest().url);
}
