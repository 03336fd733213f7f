import type { SittingState } from '../../db/tables/parliament.ts';

export type SittingMove = 'open' | 'close';

/** The life of a sitting: every move that exists. Its place, hour and agenda's order are edited while it is planned. */
export const SITTING_MOVES: Readonly<Record<SittingMove, { from: SittingState; to: SittingState; verb: string }>> = {
  open: { from: 'planned', to: 'open', verb: 'sitting.opened' },
  close: { from: 'open', to: 'closed', verb: 'sitting.closed' },
};

export function mayMoveSitting(state: SittingState, move: SittingMove): boolean { return SITTING_MOVES[move].from === state; }
