import { z } from 'zod';
import type { ImportState } from '../../db/tables/imports.ts';

/** A file of an import, at most; and all files of one together. */
export const FILE_BYTES = 50_000_000;
export const UPLOAD_BYTES = 200_000_000;
export const FILES_AT_ONCE = 20;
/** Days after which the bytes of the files are forgotten. */
export const FILES_KEPT_DAYS = 30;
export const RUNS_A_PAGE = 20;

/** Which state may follow which: read by the server, the page and the tests. */
export const IMPORT_MOVES: Readonly<Record<ImportState, readonly ImportState[]>> = {
  reading: ['ready', 'failed', 'discarded'],
  ready: ['reading', 'writing', 'discarded'],
  writing: ['done', 'failed'],
  failed: ['reading', 'discarded'],
  done: ['undoing'],
  undoing: ['undone', 'done'],
  undone: [],
  discarded: [],
};

/** The fields of a plain table, in the order in which they are asked. */
export const MAPPED_FIELDS = [
  'title', 'body', 'theme', 'district', 'origin', 'voice', 'organisation', 'state', 'reason', 'supports', 'comments', 'date', 'url', 'id',
] as const;
export const MEANINGS = ['pending', 'accepted', 'rejected', 'withdrawn'] as const;

const text = z.string().max(500);
export const runIdSchema = z.object({ id: z.uuid() });
export const runListSchema = z.object({ after: z.string().max(100).nullish() });
export const versionedRunSchema = runIdSchema.extend({ version: z.number().int() });
export const openRunSchema = z.object({
  id: z.uuid(),
  files: z.array(z.object({ id: z.uuid(), name: z.string().min(1).max(200), bytes: z.number().int().min(0).max(FILE_BYTES) }))
    .min(1, 'import.no_file').max(FILES_AT_ONCE, 'import.too_many_files'),
});
/** columns: of one table, field → column; a field without a column is left out. states: a word of the source → what it means here. */
export const remapSchema = versionedRunSchema.extend({
  table: text.nullish(),
  columns: z.partialRecord(z.enum(MAPPED_FIELDS), text).default({}),
  states: z.array(z.object({ word: text, meaning: z.enum(MEANINGS) })).max(200).default([]),
});
export const confirmSchema = versionedRunSchema.extend({ skipFaulty: z.boolean().default(false) });

export type OpenRun = z.output<typeof openRunSchema>;
export type Remap = z.output<typeof remapSchema>;
export type Confirm = z.output<typeof confirmSchema>;
