import { z } from 'zod';
import { bodyField, code, nameField, ONLINE_VOICES, organisationField, titleField } from './schema.ts';

/** The questions of the civic form, in their order. Each is checked by the very fields of a submission. */
export const STEPS = ['idea', 'text', 'place', 'voice'] as const;
export type Step = (typeof STEPS)[number];

/** Files that one text may carry. */
export const FILES_MAX = 5;

/** A point as the plan's form sends it. */
const point = z
  .string()
  .regex(/^\d{1,4},\d{1,4}$/, 'field.invalid')
  .transform((text) => {
    const [x, y] = text.split(',').map(Number) as [number, number];
    return { x, y };
  })
  .pipe(z.object({ x: z.number().max(1000), y: z.number().max(1000) }))
  .nullish()
  .transform((place) => place ?? null);
/** Who speaks: me by pseudonym or by name, or an organisation. */
export const SPEAKERS = ['pseudonym', 'name', 'organisation'] as const;

/** One answered question. */
export const saveStepSchema = z
  .discriminatedUnion('step', [
    z.object({ step: z.literal('idea'), title: titleField }),
    z.object({ step: z.literal('text'), body: bodyField }),
    z.object({ step: z.literal('place'), theme: code, district: code.nullish(), place: point }),
    z.object({ step: z.literal('voice'), speaker: z.enum(SPEAKERS), name: nameField.nullish(), organisation: organisationField.nullish() }),
  ])
  .superRefine((input, ctx) => {
    if (input.step !== 'voice' || input.speaker !== 'organisation' || input.organisation) return;
    ctx.addIssue({ code: 'custom', path: ['organisation'], message: 'proposal.organisation_named' });
  });
export type SaveStep = z.output<typeof saveStepSchema>;

/** What a draft's row holds: answers so far, read again with the eyes of today. */
export const draftFields = z
  .object({
    title: titleField,
    body: bodyField,
    theme: code,
    district: code.nullable(),
    place: z.object({ x: z.number(), y: z.number() }).nullable(),
    voice: z.enum(ONLINE_VOICES),
    authorShown: z.enum(['pseudonym', 'name']),
    name: nameField.nullable(),
    organisation: organisationField.nullable(),
  })
  .partial();
export type DraftFields = z.output<typeof draftFields>;

/** The columns that one answer fills. What was typed for another speaker is let go. */
export function fieldsOf(input: SaveStep): DraftFields {
  switch (input.step) {
    case 'idea':
      return { title: input.title };
    case 'text':
      return { body: input.body };
    case 'place':
      return { theme: input.theme, district: input.district ?? null, place: input.place };
    case 'voice':
      return {
        voice: input.speaker === 'organisation' ? 'organisation' : 'resident',
        authorShown: input.speaker === 'name' ? 'name' : 'pseudonym',
        name: input.speaker === 'name' ? (input.name ?? null) : null,
        organisation: input.speaker === 'organisation' ? (input.organisation ?? null) : null,
      };
  }
}
