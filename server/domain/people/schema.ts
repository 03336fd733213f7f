import { z } from 'zod';
import { id, line } from '../proposals/schema.ts';
import { emailField } from './email.ts';

export const GRANTED_ROLES = ['volunteer', 'moderator', 'organiser'] as const;
export const INVITED_ROLES = ['resident', ...GRANTED_ROLES] as const;
/** Fifteen: below it nobody has an account; at it, where the collective asks for more, one reads. */
export const FLOOR_AGE = 15;
export const AGES = ['under_floor', 'under_minimum', 'old_enough'] as const;
export type AgeAnswer = (typeof AGES)[number];

export const PSEUDONYM_MAX = 40;
/** No address and no link in a name that everybody reads. */
export const pseudonymField = line(2, PSEUDONYM_MAX).refine((text) => !/[@<>]|:\/\/|\bwww\./i.test(text), 'person.pseudonym_form');
export const nameField = line(2, 80).refine((text) => !/[@<>]|:\/\/|\bwww\./i.test(text), 'person.pseudonym_form');

const tick = z.union([z.literal('1'), z.literal(true)]).nullish().transform((value) => value === '1' || value === true);

/** What someone answers before their account exists. Nothing is ticked beforehand. */
export const signUpSchema = z.object({
  age: z.enum(AGES, 'field.choice'),
  pseudonym: pseudonymField,
  charter: tick, opinions: tick, followUpMail: tick, newsletter: tick,
});
export type SignUp = z.output<typeof signUpSchema>;

export const profileSchema = z.object({ pseudonym: pseudonymField, name: nameField.nullish(), language: z.enum(['fr', 'en'], 'field.choice') });
export type Profile = z.output<typeof profileSchema>;

export const mailConsentsSchema = z.object({ followUpMail: tick, newsletter: tick });
/** Closing one's account is never a slip. */
export const withdrawalSchema = z.object({ sure: z.literal('1', 'field.tick') });

export type MailConsents = z.output<typeof mailConsentsSchema>;

export const peopleListSchema = z.object({
  q: z.string().trim().max(200).nullish(),
  role: z.enum(GRANTED_ROLES).nullish(),
  after: z.string().max(120).nullish(),
});
export type PeopleListInput = z.output<typeof peopleListSchema>;

export const invitationSchema = z.object({ email: emailField, role: z.enum(INVITED_ROLES, 'field.choice') });
export type InvitationInput = z.output<typeof invitationSchema>;
export const invitationIdSchema = z.object({ id });
export const invitationTokenSchema = z.object({ token: z.string().max(100) });

export const roleSchema = z.object({ personId: id, role: z.enum(GRANTED_ROLES, 'field.choice') });
export type RoleInput = z.output<typeof roleSchema>;
