import { cookies } from 'next/headers';
import { env } from '../../server/env.ts';

/** A year; the one cookie that a visitor without an account ever gets, and only by asking. */
const SECONDS = 365 * 24 * 3600;

/** Keeps in this browser the language that someone chose. In actions alone: a page that is being rendered cannot. */
export async function keepLanguage(language: 'fr' | 'en'): Promise<void> {
  (await cookies()).set('langue', language, { maxAge: SECONDS, sameSite: 'lax', path: '/', httpOnly: true, secure: env().publicProtocol === 'https' });
}
