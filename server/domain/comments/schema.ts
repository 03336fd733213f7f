import { z } from 'zod';
import { id, prose } from '../proposals/schema.ts';

export const STANCES = ['for', 'against', 'neutral'] as const;
/** Why a comment is reported or hidden: of the reasons of admissibility those that can be true of a comment, and what the law forbids. */
export const REASONS = ['personal_attack', 'illegal', 'charter', 'advert', 'duplicate'] as const;
export const BODY_MAX = 2_000;
export const REPORT_MAX = 1_000;

/** Threads of each stance where all three are shown, of one where it is shown alone, and replies under each thread. */
export const FIRST_THREADS = 5;
export const PAGE_SIZE = 20;
export const FIRST_REPLIES = 3;
/** For how long one may set one's own comment right. */
export const EDIT_MINUTES = 15;

const body = prose(2, BODY_MAX);
const version = z.coerce.number().int().min(1).max(2_000_000_000).nullish();
/** A tick of a form, or a program's own truth. */
const tick = z.union([z.boolean(), z.literal('1')]).nullish().transform((value) => value === true || value === '1');
const cursor = z
  .string()
  .max(80)
  .regex(/^\d{1,17}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'field.invalid')
  .nullish();

/** About what: a proposal or a measure, by its id. workshop: among those who write the programme, about its working copy. */
const about = { proposal: id.nullish(), measure: id.nullish(), workshop: tick };
function oneSubject({ proposal, measure, workshop }: { proposal?: unknown; measure?: unknown; workshop: boolean }): boolean {
  return Boolean(proposal) !== Boolean(measure) && !(workshop && proposal);
}
const ONE = { path: ['proposal'], error: 'field.invalid' };

/** stance: shows one alone, by pages. thread: shows one thread alone, with all its replies. after: the cursor of the page before. */
export const conversationSchema = z
  .object({ ...about, stance: z.enum(STANCES).nullish(), thread: id.nullish(), after: cursor })
  .refine(oneSubject, ONE);
export type ConversationInput = z.output<typeof conversationSchema>;
export type Subject = z.input<typeof conversationSchema>;

/** id: drawn with the form, so that sending twice says it once. signed: with one's name instead of the pseudonym. */
export const sayingSchema = z
  .object({ ...about, id, parent: id.nullish(), stance: z.enum(STANCES).nullish(), body, signed: tick })
  .refine(oneSubject, ONE)
  .refine(({ parent, stance }) => Boolean(parent) || Boolean(stance), { path: ['stance'], error: 'field.choice' });
export type Saying = z.output<typeof sayingSchema>;

/** The public number of a proposal, as people write it: 42, P-0042. */
const number = z
  .union([z.number().int(), z.string().trim()])
  .transform((text) => Number(/^(?:p-?)?0*([1-9]\d{0,7})$/i.exec(String(text))?.[1] ?? 0))
  .refine((value) => value > 0, 'field.number');

/** What a room said of a proposal. hands: how many people said so, where they were counted. */
export const roomSayingSchema = z.object({
  id, meetingId: id, reference: number, stance: z.enum(STANCES), body,
  hands: z.coerce.number().int().min(1).max(100_000).nullish(),
});
export type RoomSaying = z.output<typeof roomSayingSchema>;

export const roomNotesSchema = z.object({ reference: z.coerce.number().int().min(1).max(1_000_000), after: cursor });
export const commentEditSchema = z.object({ id, version, body });
export type CommentEdit = z.output<typeof commentEditSchema>;
export const commentIdSchema = z.object({ id });

/** A notice. id: drawn with the form, and the receipt of whoever sends it. */
export const reportSchema = z.object({ id, comment: id, reason: z.enum(REASONS), words: prose(1, REPORT_MAX).nullish() });
export type ReportInput = z.output<typeof reportSchema>;

const decided = { id, version };
/** A decision about a comment; what is hidden is told to its author with the reason and in words. */
export const commentDecisionSchema = z.discriminatedUnion('decision', [
  z.object({ ...decided, decision: z.literal('publish') }),
  z.object({ ...decided, decision: z.literal('keep') }),
  z.object({ ...decided, decision: z.literal('restore') }),
  z.object({ ...decided, decision: z.literal('hide'), reason: z.enum(REASONS), statement: prose(10, 2_000) }),
]);
export type CommentDecisionInput = z.output<typeof commentDecisionSchema>;

/** What waits: comments that are not public yet, that are public and unread, or that somebody reported. */
export const QUEUES = ['held', 'unread', 'reported'] as const;
export const commentQueueSchema = z.object({ state: z.enum(QUEUES).default('reported'), after: cursor });
export type CommentQueueInput = z.output<typeof commentQueueSchema>;
