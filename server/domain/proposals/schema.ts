import { z } from 'zod';

export const STATUSES = [
  'submitted',
  'published',
  'inadmissible',
  'in_validation',
  'validated',
  'validated_amended',
  'sent_back',
  'set_aside',
  'withdrawn',
  'grouped',
] as const;
export const LISTED_STATUSES = ['published', 'in_validation', 'validated', 'validated_amended', 'sent_back', 'set_aside'] as const;
export const ORIGINS = ['online', 'meeting', 'collective'] as const;
export const VOICES = ['resident', 'organisation', 'collective', 'assembly'] as const;
export const REFUSAL_REASONS = ['duplicate', 'outside_powers', 'unclear', 'charter', 'personal_attack', 'advert'] as const;
export const ORDERS = ['fair', 'recent', 'answered'] as const;

export const TITLE_MAX = 120;
export const BODY_MAX = 5_000;
export const PAGE_SIZE = 20;

/** No NUL, no lone surrogate, no other control character than the new line and the tab: PostgreSQL and people alike refuse them. */
const CLEAN = /^(?:[\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\uffff]|[\ud800-\udbff][\udc00-\udfff])*$/;

/** Marks that turn the direction of what follows them: pasted unseen from a phone, they would reach beyond the text that holds them. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** Several lines of text between two lengths, trimmed. */
export function prose(min: number, max: number) {
  return z
    .string()
    .overwrite((text) => text.replace(TURNING, '').replaceAll('\r\n', '\n'))
    .trim()
    .min(min)
    .max(max)
    .regex(CLEAN, 'field.characters');
}
/** One line of text between two lengths, trimmed. */
export function line(min: number, max: number) {
  return prose(min, max).refine((text) => !text.includes('\n'), 'field.one_line');
}
/** A code of the collective's settings (a theme, a district). */
export const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'field.invalid');
export const id = z.uuid();

const placePart = z.coerce.number().int().min(0).max(1000);

export const titleField = line(5, TITLE_MAX);
export const bodyField = prose(10, BODY_MAX);
export const organisationField = line(2, 120);
export const nameField = line(2, 80);

/** A sheet as it is typed: code unique in its meeting. hands: people who raised theirs. */
export const sheetSchema = z.object({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9][A-Z0-9-]{0,15}$/, 'field.sheet_code'),
  table: line(1, 40).nullish(),
  verbatim: prose(1, BODY_MAX).nullish(),
  hands: z.coerce.number().int().min(0).max(100_000).nullish(),
  objections: prose(1, 2_000).nullish(),
});

/** Whose words a text can be when a person sends it, and when it was said in a room. */
export const ONLINE_VOICES = ['resident', 'organisation'] as const;
export const ROOM_VOICES = ['assembly', 'resident', 'organisation'] as const;

const place = z.object({ x: placePart, y: placePart }).nullish();
const arriving = {
  id,
  title: titleField,
  body: bodyField,
  theme: code,
  district: code.nullish(),
  place,
  organisation: organisationField.nullish(),
};
const NAMED = { path: ['organisation'], error: 'proposal.organisation_named' };
function namesItsOrganisation({ voice, organisation }: { voice: string; organisation?: string | null | undefined }): boolean {
  return (voice === 'organisation') === (organisation !== null && organisation !== undefined);
}

/**
 * A proposal as a person sends it. id: made by the client, so that sending twice sends once. name: for those who have none yet and want
 * to sign with it.
 */
export const submissionSchema = z
  .object({
    ...arriving,
    voice: z.enum(ONLINE_VOICES),
    authorShown: z.enum(['pseudonym', 'name']).default('pseudonym'),
    name: nameField.nullish(),
  })
  .refine(namesItsOrganisation, NAMED);
export type Submission = z.output<typeof submissionSchema>;

/** One sheet of a meeting as it is typed: what the proposal says, and what was noted in the room. */
export const sheetSubmissionSchema = z
  .object({ ...arriving, voice: z.enum(ROOM_VOICES).default('assembly'), sheet: sheetSchema })
  .refine(namesItsOrganisation, NAMED);
export type SheetSubmission = z.output<typeof sheetSubmissionSchema>;

/** Many sheets of one meeting at once: all are taken or none, and every wrong one is named by its place in the list. */
export const sheetsSchema = z.object({ meetingId: id, sheets: z.array(sheetSubmissionSchema).min(1).max(100) });

/** The filters, order and place of a list: what its address says. Wrong values are refused, unknown names never reach here. */
export const listSchema = z.object({
  q: z.string().trim().max(200).regex(CLEAN, 'field.characters').nullish(),
  theme: code.nullish(),
  district: code.nullish(),
  status: z.enum(LISTED_STATUSES).nullish(),
  origin: z.enum(ORIGINS).nullish(),
  voice: z.enum(VOICES).nullish(),
  meeting: z.coerce.number().int().min(1).max(1_000_000).nullish(),
  order: z.enum(ORDERS).default('fair'),
  after: z
    .string()
    .max(80)
    .regex(/^[0-9a-zA-Z.:_-]+$/, 'field.invalid')
    .nullish(),
});
export type ListInput = z.output<typeof listSchema>;

const dated = z
  .string()
  .max(80)
  .regex(/^\d{1,17}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'field.invalid')
  .nullish();
/** A page of one's own texts, the latest first. */
export const mineSchema = z.object({ after: dated });

/** A page of what waits to be read. state: not public yet, or public since it arrived. after: the last instant and id seen. */
export const queueSchema = z.object({ state: z.enum(['submitted', 'published']).default('submitted'), after: dated });
export type QueueInput = z.output<typeof queueSchema>;

export const referenceSchema = z.object({ reference: z.coerce.number().int().min(1).max(100_000_000) });
export const idSchema = z.object({ id });
export const titleSchema = z.object({ title: line(1, 500) });

/** version: of the text that was read, so that nobody answers one that another has answered meanwhile; a program may leave it out. */
const answered = { id, version: z.coerce.number().int().min(1).max(2_000_000_000).nullish() };
export const moderationSchema = z.discriminatedUnion('decision', [
  z.object({ ...answered, decision: z.literal('publish') }),
  z.object({ ...answered, decision: z.literal('reinstate') }),
  z.object({ ...answered, decision: z.literal('keep') }),
  z.object({ ...answered, decision: z.literal('refuse'), reason: z.enum(REFUSAL_REASONS), answer: prose(10, 2_000) }),
]);
export type ModerationInput = z.output<typeof moderationSchema>;

/** Saying that proposals come from a meeting (known or not), or correcting an origin: always with a reason, kept in the journal. */
export const originSchema = z
  .object({
    ids: z.array(id).min(1).max(200),
    /** Of each, in their order, as they were read: nobody overwrites unseen what another has changed. A program may leave them out. */
    versions: z.array(z.coerce.number().int().min(1).max(2_000_000_000)).nullish(),
    origin: z.enum(ORIGINS),
    meetingId: id.nullish(),
    sheetCode: sheetSchema.shape.code.nullish(),
    reason: prose(5, 500),
  })
  .refine((o) => !o.versions || o.versions.length === o.ids.length, { path: ['versions'], error: 'field.invalid' })
  .refine((o) => o.origin === 'meeting' || !o.meetingId, { path: ['meetingId'], error: 'field.invalid' })
  .refine((o) => !o.sheetCode || (o.ids.length === 1 && o.meetingId), { path: ['sheetCode'], error: 'proposal.sheet_needs_one_meeting' });
export type OriginInput = z.output<typeof originSchema>;
