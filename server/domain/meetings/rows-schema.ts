import { z } from 'zod';
import { code, id } from '../proposals/schema.ts';
import { reference } from './schema.ts';

/** What a column of a spreadsheet can hold of a sheet. */
export const ROW_FIELDS = ['code', 'table', 'title', 'verbatim', 'body', 'theme', 'district', 'hands', 'objections', 'organisation'] as const;
export type RowField = (typeof ROW_FIELDS)[number];
/** The field of each column, in their order; '' for a column that is left out. */
export type Columns = readonly (RowField | '')[];

/** Without these nothing can be said to be one sheet. */
export const NEEDED: readonly RowField[] = ['code', 'title'];

/**
 * new: will be written. wrong: with what is wrong. differs: its code is taken by a sheet that says something else, which stays. here: it
 * says what stands here already. doubled: a line above says the same.
 */
export const ROW_STATES = ['new', 'wrong', 'differs', 'here', 'doubled'] as const;
export type RowState = (typeof ROW_STATES)[number];

export const ROWS_MAX = 2_000;
export const COLUMNS_MAX = 60;
export const BYTES_MAX = 5_000_000;

const version = z.coerce.number().int().min(1).max(1_000_000_000);

/** Pasted text or a file; the length is judged in bytes, with a sentence that says how many may come. */
export const startRowsSchema = z.object({
  meetingId: id, text: z.string().max(BYTES_MAX * 2).nullish(), file: z.instanceof(Uint8Array).nullish(), fileName: z.string().max(1_000).nullish(),
});
export const mapRowsSchema = z.object({
  id, version, columns: z.array(z.enum(['', ...ROW_FIELDS], 'field.choice')).max(COLUMNS_MAX), headed: z.boolean(), theme: code.nullish(),
});
export const confirmRowsSchema = z.object({ id, version });
export const rowsPageSchema = z.object({
  reference, batch: z.uuid().nullish(), show: z.enum(ROW_STATES).nullish(), page: z.coerce.number().int().min(1).max(100).default(1),
});
