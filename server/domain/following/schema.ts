import { z } from 'zod';
import { code, id } from '../proposals/schema.ts';

export const RHYTHMS = ['never', 'at_once', 'daily', 'weekly'] as const;
export const NOTICES_A_PAGE = 30;
export const FOLLOWS_AT_MOST = 500;

/** What can be followed: a proposal or a meeting by its id, a theme by its code. */
export const targetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('proposal'), id }),
  z.object({ kind: z.literal('meeting'), id }),
  z.object({ kind: z.literal('theme'), theme: code }),
]);
export type Target = z.output<typeof targetSchema>;

export const followIdSchema = z.object({ id });

export const rhythmSchema = z.object({ rhythm: z.enum(RHYTHMS, 'field.choice'), followUpMail: z.literal('1').nullish() });
export type RhythmInput = z.output<typeof rhythmSchema>;

/** after: the instant and the deed last seen. */
export const noticesSchema = z.object({ after: z.string().max(80).regex(/^\d{1,17}_[0-9a-f-]{36}$/, 'field.invalid').nullish() });
export type NoticesInput = z.output<typeof noticesSchema>;

/** until: the newest notice that was on the page, so that what came meanwhile stays unread. */
export const readSchema = z.object({ until: z.iso.datetime() });

export const stopSchema = z.object({ token: z.string().max(100) });
