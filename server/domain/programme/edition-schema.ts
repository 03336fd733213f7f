import { z } from 'zod';

// What an edition says, whole, as it is frozen. Another program reads it without the house: every name is plain, every day is YYYY-MM-DD.

const whole = z.int().min(0);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** Where an idea was born: its number, the room or the screen, the sheet and the hands. Nobody is named. */
const born = {
  reference: whole,
  title: z.string(),
  origin: z.enum(['online', 'meeting', 'collective']),
  voice: z.enum(['resident', 'organisation', 'collective', 'assembly']),
  organisation: z.string().nullable(),
  meeting: z.strictObject({ reference: whole, title: z.string(), place: z.string(), day }).nullable(),
  sheet: z.strictObject({ code: z.string(), table: z.string().nullable(), hands: whole.nullable() }).nullable(),
};
const verdict = z.strictObject({
  verdict: z.enum(['validated', 'validated_amended', 'sent_back', 'set_aside']),
  day,
  /** Taken over from another site, without a vote here. */
  imported: z.boolean(),
  sitting: whole.nullable(),
  counts: z.strictObject({ yes: whole, no: whole, abstain: whole }).nullable(),
});

/** A proposal that a measure comes from, and those that were grouped into it. */
const source = z.strictObject({ ...born, verdict: verdict.nullable(), grouped: z.array(z.strictObject(born)) });
const paragraph = z.strictObject({ id: z.uuid(), text: z.string() });
const measure = z.strictObject({
  id: z.uuid(), reference: whole, version: whole, title: z.string(), paragraphs: z.array(paragraph), sources: z.array(source),
});
const chapter = z.strictObject({ id: z.uuid(), title: z.string(), introduction: z.string().nullable(), measures: z.array(measure) });

export const EDITION_FORMAT = 'fabrique-edition';
export const editionDocumentSchema = z.strictObject({
  format: z.literal(EDITION_FORMAT), version: z.literal(1), collective: z.string(), number: whole, title: z.string(), note: z.string().nullable(),
  /** The instant, ISO 8601 in UTC, and its day in the collective's zone. */
  publishedAt: z.iso.datetime(), day, chapters: z.array(chapter),
});

export type BornFacts = z.output<z.ZodObject<typeof born>>;
export type EditionSource = z.output<typeof source>;
export type EditionMeasure = z.output<typeof measure>;
export type EditionChapter = z.output<typeof chapter>;
export type EditionDocument = z.output<typeof editionDocumentSchema>;
