import { z } from 'zod';
import { emailField } from '../domain/people/email.ts';

/** Where to go afterwards; judged by nextPath. */
const next = z.string().max(2_000).nullish().transform((text) => text ?? null);

export const requestSchema = z.object({ email: emailField, next });
/** Six digits, as people type them: with spaces, too. */
export const codeSchema = z.object({ code: z.string('field.required').transform((text) => text.replaceAll(/\s/g, '')).pipe(z.string().regex(/^\d{6}$/, 'sign_in.code_wrong')) });
export const linkSchema = z.object({ token: z.string().max(100) });
export const demoSchema = z.object({ personId: z.uuid(), next });
