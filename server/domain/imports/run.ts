// The documents of a run, as they are kept in its row.
import { createHash } from 'node:crypto';
import type { ImportedNoun } from '../../db/tables/imports.ts';
import type { Origin, ProposalStatus } from '../../db/tables/proposals.ts';
import { fold } from './labels.ts';
import type { FormatName, ImportedState, LeftOut, Problem, ProblemCode } from './neutral.ts';

/** columns: by the name of a table, field → column; an empty mapping lets the table be recognised by itself. */
export interface RunOptions {
  columns: Record<string, Record<string, string>>; states: Record<string, ImportedState>; skipFaulty: boolean;
}
/** A run begins without any. */
export function optionsOf(kept: unknown): RunOptions { return { columns: {}, states: {}, skipFaulty: false, ...kept as Partial<RunOptions> }; }

/** Of the rows that are new: how many, from where, with which fate. orphans: comments about proposals that are not here. */
export interface ImportReport {
  added: { meetings: number; proposals: number; comments: number; themes: string[]; districts: string[] };
  known: { meetings: number; proposals: number; comments: number; refreshed: number };
  orphans: number;
  byOrigin: Partial<Record<Origin, number>>;
  byStatus: Partial<Record<ProposalStatus, number>>;
}

/** A fault with the table it stands in. unit: what its line counts. */
export interface FileProblem extends Problem { file: string; unit: 'line' | 'element' }

export interface PreviewTable {
  name: string; format: FormatName | null; unit: 'line' | 'element'; header: string[]; columns: Record<string, string>; rows: number;
  proposals: number; meetings: number; comments: number; leftOut: LeftOut; problems: number;
}
export interface PreviewRow {
  table: string; line: number; title: string; theme: string | null; district: string | null; origin: Origin; status: ProposalStatus; isNew: boolean;
}
/** refused: rows that a fault leaves out. problems: how many faults there are; the run keeps the first PROBLEMS_KEPT of them. */
export interface Preview {
  tables: PreviewTable[]; asides: string[]; report: ImportReport; refused: number; problems: number;
  byCode: Partial<Record<ProblemCode, number>>; rows: PreviewRow[]; unknownStates: string[];
}
export const PROBLEMS_KEPT = 10_000;
export const PREVIEW_ROWS = 10;

export type KeptWhy = 'supported' | 'commented' | 'followed' | 'on_agenda' | 'in_programme' | 'grouped' | 'changed' | 'linked';
export interface KeptRow { noun: Exclude<ImportedNoun, 'counts'>; reference: number | null; why: KeptWhy }
/** kept: the first KEPT_LISTED; keptCount: all of them. */
export interface Undone {
  proposals: number; meetings: number; comments: number; counts: number; themes: number; districts: number; kept: KeptRow[]; keptCount: number;
}
export const KEPT_LISTED = 500;

/** added: the codes that the run put into the settings. */
export interface RunResult { report: ImportReport; files: { name: string; format: FormatName | null; rows: number }[]; added: { themes: string[]; districts: string[] }; undone: Undone | null }

/** Two headers with the same columns, in whatever order and case, are read the same way. */
export function signatureOf(header: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(header.map(fold).toSorted())).digest('base64url').slice(0, 22);
}
