'use server';

import { redirect } from 'next/navigation';
import { currentRequest } from '../../server/api/request-store.ts';
import { keepLanguage } from './language-cookie.ts';

/** Keeps the language that someone chose, and shows the same page in it. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const chosen = form.get('langue');
  if (chosen === 'fr' || chosen === 'en') await keepLanguage(chosen);
  redirect(currentRequest().url);
}
