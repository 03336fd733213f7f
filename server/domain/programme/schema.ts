import { z } from 'zod';
import { code, id, line, prose } from '../proposals/schema.ts';

export const CHAPTER_TITLE_MAX = 200;
export const MEASURE_TITLE_MAX = 300;
export const MEASURE_TEXT_MAX = 12_000;
export const PARAGRAPHS_MOST = 60;
/** A measure of more sources is a chapter. */
const SOURCES_MOST = 100;

const version = z.coerce.number().int().min(1).max(1_000_000);
const by = z.union([z.literal(-1), z.literal(1)]);
const note = prose(2, 500).nullish();
const text = prose(1, MEASURE_TEXT_MAX);

/** id: made by the client, so that sending twice adds once. */
export const chapterSchema = z.object({ id, title: line(2, CHAPTER_TITLE_MAX), introduction: prose(1, 5_000).nullish() });
export type ChapterInput = z.output<typeof chapterSchema>;
export const chapterEditSchema = chapterSchema.extend({ version });
export type ChapterEdit = z.output<typeof chapterEditSchema>;
export const idSchema = z.object({ id });
/** by: -1 is one place up. */
export const moveSchema = z.object({ id, by });

/** Without a title or a text, they are taken from the proposals: something to write from. */
export const draftSchema = z.object({
  id, chapterId: id, title: line(2, MEASURE_TITLE_MAX).nullish(), text: text.nullish(), proposalIds: z.array(id).min(1).max(SOURCES_MOST),
});
export type DraftInput = z.output<typeof draftSchema>;
/** version: the one that was read, so that no one's edit is overwritten unseen. text: paragraphs parted by empty lines. */
export const measureEditSchema = z.object({ id, version, title: line(2, MEASURE_TITLE_MAX), text, note });
export type MeasureEdit = z.output<typeof measureEditSchema>;
export const restoreSchema = z.object({ id, version, restore: version });
/** place: 1 is the first of the chapter. */
export const placeSchema = z.object({ id, chapterId: id, place: z.coerce.number().int().min(1).max(10_000) });
export const sourcesSchema = z.object({ id, proposalIds: z.array(id).min(1).max(SOURCES_MOST) });
export const sourceSchema = z.object({ id, proposalId: id });

/**
 * id: made by the client, so that sending twice publishes once. after: the number of the latest edition when this one was looked over
 * (0: none yet); seen: the hash of what was looked over.
 */
export const publishSchema = z.object({
  id, title: line(2, 200), note: prose(2, 2_000).nullish(), after: z.coerce.number().int().min(0).max(100_000),
  seen: z.string().regex(/^[0-9a-f]{64}$/, 'field.invalid'),
});
export type PublishInput = z.output<typeof publishSchema>;

const number = z.coerce.number().int().min(1).max(1_000_000);
export const editionNumberSchema = z.object({ number });
export const measureReferenceSchema = z.object({ reference: number });
/** from, to: two versions to compare; without them, the last two. after: the last version of the page before. */
export const versionsSchema = z.object({ id, from: version.nullish(), to: version.nullish(), after: version.nullish() });
export type VersionsInput = z.output<typeof versionsSchema>;
/** cited: also those that a measure already comes from. after: the last public reference seen. */
export const choiceSchema = z.object({
  theme: code.nullish(), cited: z.stringbool().default(false), after: z.coerce.number().int().min(1).max(100_000_000).nullish(),
});
export type ChoiceInput = z.output<typeof choiceSchema>;
