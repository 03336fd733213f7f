import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const FOLDER = path.resolve(import.meta.dirname, 'content');
/** titles: the carrier first. undone: why it was taken apart again, or null. agenda: its carrier is on the agenda of the sitting to come. */
const grouping = z.strictObject({ titles: z.array(z.string()).min(2), reason: z.string(), undone: z.string().nullable(), agenda: z.boolean().default(false) });
export type WrittenGrouping = z.output<typeof grouping>;
/** A proposal that said two things, and the two that came of it. */
const split = z.strictObject({ title: z.string(), reason: z.string(), halves: z.array(z.strictObject({ title: z.string(), body: z.string() })).length(2) });
export type WrittenSplit = z.output<typeof split>;

/** The groupings written for a collective; most have none. */
export const readGroupings = (slug: string): WrittenGrouping[] => readLines(slug, 'groupings', grouping);
export const readSplits = (slug: string): WrittenSplit[] => readLines(slug, 'splits', split);

function readLines<Line>(slug: string, name: string, line: z.ZodType<Line>): Line[] {
  const file = path.join(FOLDER, slug, `${name}.jsonl`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').trim().split('\n').map((text) => line.parse(JSON.parse(text)));
}
