import { z } from 'zod';
import { bodyField, code, nameField, ONLINE_VOICES, organisationField, titleField } from './schema.ts';

/** The questions of the civic form, in their order. Each is checked by the very fields of a submission. */
export const STEPS = ['idea', 'text', 'place', 'voice'] as const;
export type Step = (typeof STEPS)[number];

/** A point as the plan's form sends it. */
const point = z.string().regex(/^\d{1,4},\d{1,4}$/, 'field.invalid').transform((text) => {
  const [x, y] = text.split(',').map(Number) as [number, number];
  return { x, y };
}).pipe(z.object({ x: z.number().max(1000), y: z.number().max(1000) })).nullish().transform((place) => place ?? null);
const none = <T>(value: T | null | undefined): T | null => value ?? null;

export const ideaStep = z.object({ title: titleField });
export const textStep = z.object({ body: bodyField });
export const placeStep = z.object({ theme: code, district: code.nullish().transform(none), place: point });
/** speaker: me by pseudonym or by name, or an organisation. */
export const voiceStep = z.object({
  speaker: z.enum(['pseudonym', 'name', 'organisation']), name: nameField.nullish().transform(none), organisation: organisationField.nullish().transform(none),
}).superRefine(({ speaker, organisation }, ctx) => {
  if (speaker === 'organisation' && organisation === null) ctx.addIssue({ code: 'custom', path: ['organisation'], message: 'proposal.organisation_named' });
}).transform(({ speaker, name, organisation }) => ({
  voice: speaker === 'organisation' ? 'organisation' as const : 'resident' as const, authorShown: speaker === 'name' ? 'name' as const : 'pseudonym' as const,
  name: speaker === 'name' ? name : null, organisation: speaker === 'organisation' ? organisation : null,
}));

/** One answered question. */
export const saveStepSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('idea'), answer: ideaStep }),
  z.object({ step: z.literal('text'), answer: textStep }),
  z.object({ step: z.literal('place'), answer: placeStep }),
  z.object({ step: z.literal('voice'), answer: voiceStep }),
]);
export type SaveStep = z.output<typeof saveStepSchema>;

/** What a draft's row holds: answers so far, read again with the eyes of today. */
export const draftFields = z.object({
  title: titleField, body: bodyField, theme: code, district: code.nullable(), place: z.object({ x: z.number(), y: z.number() }).nullable(),
  voice: z.enum(ONLINE_VOICES), authorShown: z.enum(['pseudonym', 'name']), name: nameField.nullable(), organisation: organisationField.nullable(),
}).partial();
export type DraftFields = z.output<typeof draftFields>;
