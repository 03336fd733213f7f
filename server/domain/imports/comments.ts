// Files of comments: Decidim's (0.16 to 0.31) and CONSUL's public one. One line a comment, its subject by type and identifier.
import type { Stance } from '../../db/tables/comments.ts';
import { CELL_LIMITS, readRows, type Cells } from './cells.ts';
import { localised } from './decidim-labels.ts';
import { hostOf } from './labels.ts';
import type { ImportedComment, LeftOut, Problem, ReadOptions } from './neutral.ts';
import type { Table } from './table.ts';

const hasAll = (header: readonly string[], ...names: string[]) => names.every((name) => header.includes(name));

export function isDecidimComments(header: readonly string[]): boolean {
  return hasAll(header, 'id', 'commentable_id', 'commentable_type') && (header.includes('root_commentable_url') || header.includes('alignment'));
}
export function isConsulComments(header: readonly string[]): boolean {
  return hasAll(header, 'id', 'commentable_id', 'commentable_type', 'body') && !isDecidimComments(header);
}

const STANCES: Record<string, Stance> = { '1': 'for', '-1': 'against', '0': 'neutral', '': 'neutral' };

function stanceOf(cells: Cells): Stance {
  const word = cells.text('alignment', CELL_LIMITS.label)?.replace(/\.0$/, '') ?? '';
  const stance = STANCES[word];
  if (stance === undefined) cells.refuse('alignment', 'import.value_unknown', word);
  return stance ?? 'neutral';
}

const ANSWER = /comment$/i;
const PROPOSAL = /proposal$/i;

/**
 * Decidim: what a comment speaks about is in the address of its root, since an answer names only the comment it answers. Comments about
 * anything but proposals (debates, meetings, results) are left out and counted.
 */
export function readDecidimComments(table: Table, options: ReadOptions, problems: Problem[], leftOut: LeftOut): ImportedComment[] {
  const body = localised(table, 'body', options.locales);
  return readRows(table, options, problems, (cells) => {
    const root = cells.url('root_commentable_url');
    const kind = cells.required('commentable_type', CELL_LIMITS.label);
    const about = cells.required('commentable_id', CELL_LIMITS.id);
    const rootId = /\/proposals\/([^/?#]+)/.exec(root ?? '')?.[1] ?? null;
    const answers = ANSWER.test(kind);
    const proposalId = rootId ?? (PROPOSAL.test(kind) ? about : null);
    if (!answers && !PROPOSAL.test(kind) || (root !== null && rootId === null)) {
      leftOut.withheld += 1;
      return null;
    }
    if (proposalId === null) cells.refuse('root_commentable_url', 'import.cell_missing');
    const host = hostOf(root);
    return {
      line: cells.line, source: options.source ?? (host === null ? 'decidim' : `decidim:${host}`), externalId: cells.required('id', CELL_LIMITS.id),
      proposalId: proposalId ?? '', parentId: answers ? about : null,
      body: body.prose(cells, CELL_LIMITS.comment) ?? body.required(cells, CELL_LIMITS.comment), stance: stanceOf(cells),
      writtenAt: cells.date('created_at'),
    };
  });
}

/** CONSUL: `ancestry` is the path of identifiers above an answer, the thread's first. */
export function readConsulComments(table: Table, options: ReadOptions, problems: Problem[], leftOut: LeftOut): ImportedComment[] {
  return readRows(table, options, problems, (cells) => {
    if (!PROPOSAL.test(cells.required('commentable_type', CELL_LIMITS.label))) {
      leftOut.withheld += 1;
      return null;
    }
    const parentId = cells.text('parent_id', CELL_LIMITS.id) ?? cells.text('ancestry', CELL_LIMITS.label)?.split('/').at(-1) ?? null;
    return {
      line: cells.line, source: options.source ?? 'consul', externalId: cells.required('id', CELL_LIMITS.id),
      proposalId: cells.required('commentable_id', CELL_LIMITS.id), parentId,
      body: cells.prose('body', CELL_LIMITS.comment) ?? cells.required('body', CELL_LIMITS.comment), stance: 'neutral',
      writtenAt: cells.date('created_at'),
    };
  });
}
