import { createHmac } from 'node:crypto';
import type { PersonState } from '../../db/tables/people.ts';
import type { AuthorShown } from '../../db/tables/proposals.ts';
import type { FileName } from './schema.ts';

/** The secret from which the marks of one file of one collective are made. */
export type MarkKeys = (file: FileName) => Buffer;

/**
 * Twelve letters and figures that stand for someone within one file: the same in each issue of it, and worth nothing beside another file, another
 * collective or another deployment, since each has a key of its own. `said` tells apart what the public page tells apart: a person who
 * signs one text by name and another by pseudonym has two marks, or the file would say what the pages do not.
 */
export function markOf(key: Buffer, said: string): string {
  return createHmac('sha256', key).update(said).digest('hex').slice(0, 12);
}

/** A mark for whom the public page names, told apart as the page does: by pseudonym, or by name. Nobody else has one. */
export function authorMark(
  key: Buffer, row: { author_id: string | null; author_shown: AuthorShown; author_state: PersonState | null; author_name: string | null },
): string | null {
  if (row.author_id === null || row.author_shown === 'none' || row.author_state !== 'active') return null;
  return markOf(key, `${row.author_id} ${row.author_shown === 'name' && row.author_name !== null ? 'name' : 'pseudonym'}`);
}
