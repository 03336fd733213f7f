import type { CommentDecision, CommentStatus } from '../../db/tables/comments.ts';

export type CommentMove = 'publish' | 'hide' | 'restore' | 'withdraw';

interface MoveLine {
  from: readonly CommentStatus[];
  to: CommentStatus;
  by: 'author' | 'moderator';
  verb: string;
}

/** Every move of a comment. It begins `held` (moderation before) or `published` (moderation after, and in the workshop). */
export const COMMENT_MOVES: Readonly<Record<CommentMove, MoveLine>> = {
  publish: { from: ['held'], to: 'published', by: 'moderator', verb: 'comment.published' },
  hide: { from: ['held', 'published'], to: 'hidden', by: 'moderator', verb: 'comment.hidden' },
  restore: { from: ['hidden'], to: 'published', by: 'moderator', verb: 'comment.restored' },
  withdraw: { from: ['held', 'published'], to: 'withdrawn', by: 'author', verb: 'comment.withdrawn' },
};

export function mayMoveComment(status: CommentStatus, move: CommentMove): boolean {
  return COMMENT_MOVES[move].from.includes(status);
}

/** What a moderator can answer. keep: it is public, it was read, and stays. */
export const COMMENT_ANSWERS = ['publish', 'keep', 'hide', 'restore'] as const;
export type CommentAnswer = (typeof COMMENT_ANSWERS)[number];

/** How each answer is kept beside the comment. */
export const DECIDED: Readonly<Record<CommentAnswer, CommentDecision>> = {
  publish: 'published',
  keep: 'kept',
  hide: 'hidden',
  restore: 'restored',
};
