import type { Progress } from '../../db/tables/programme.ts';

export const PROGRESS = ['not_started', 'in_progress', 'kept', 'changed', 'abandoned'] as const satisfies readonly Progress[];

/**
 * Where a commitment may go from each state. Read by the service, by the pages (through abilities) and by the tests. Another step in
 * the same state adds to what is known; what was given up is first taken up again; what was kept can be contradicted. Nothing is the
 * end, since a step never changes and a mistake is answered by another one.
 */
export const COMMITMENT_MOVES: Readonly<Record<Progress, readonly Progress[]>> = {
  not_started: ['in_progress', 'kept', 'changed', 'abandoned'],
  in_progress: ['in_progress', 'kept', 'changed', 'abandoned', 'not_started'],
  kept: ['kept', 'in_progress', 'changed', 'abandoned'],
  changed: ['changed', 'in_progress', 'kept', 'abandoned'],
  abandoned: ['in_progress', 'changed', 'not_started'],
};

export function mayProgress(from: Progress, to: Progress): boolean { return COMMITMENT_MOVES[from].includes(to); }
