// Of what an import wrote, by the columns that people can change: a later change shows, whichever way it was made.
import { createHash } from 'node:crypto';
import type { Counts } from './plan.ts';

type Cell = string | number | boolean | Date | readonly string[] | object | null | undefined;

const of = (cells: readonly Cell[]): string => (
  createHash('sha256').update(JSON.stringify(cells.map((cell) => cell ?? null))).digest('base64url').slice(0, 22)
);

export const PROPOSAL_COLUMNS = [
  'title', 'body', 'theme', 'district', 'place_x', 'place_y', 'status', 'origin', 'meeting_id', 'voice', 'organisation', 'author_id',
  'author_shown', 'version',
] as const;
export const MEETING_COLUMNS = [
  'kind', 'title', 'description', 'place', 'district', 'theme', 'starts_at', 'ends_at', 'facilitators', 'state', 'attendance', 'under_25',
  'from_25_to_64', 'over_64', 'report', 'sections', 'version',
] as const;
export const COMMENT_COLUMNS = ['stance', 'body', 'status', 'parent_id', 'version'] as const;

const DEFAULTS: Record<string, Cell> = { version: 1, facilitators: [], sections: {} };

/** row: with those of the columns that it sets; the others hold their defaults. */
export function digestOf(columns: readonly string[], row: Record<string, unknown>): string {
  return of(columns.map((column) => (row[column] ?? DEFAULTS[column] ?? null) as Cell));
}

export function digestOfCounts(counts: Counts): string {
  return of([counts.imported_supports, counts.imported_comments, counts.imported_url]);
}
