import type { MeetingState } from '../../db/tables/meetings.ts';

export type MeetingMove = 'edit' | 'cancel' | 'report' | 'check' | 'type';

/**
 * What can be done with a meeting in each state, and the state it leaves. A report that is corrected waits for its check again; a
 * cancelled meeting stays so, under its number. Read by the services, by the pages (through abilities) and by the tests.
 */
export const MEETING_MOVES: Readonly<Record<MeetingMove, { from: readonly MeetingState[]; to: MeetingState | null; verb: string }>> = {
  edit: { from: ['declared', 'reported', 'checked'], to: null, verb: 'meeting.edited' },
  cancel: { from: ['declared'], to: 'cancelled', verb: 'meeting.cancelled' },
  report: { from: ['declared', 'reported', 'checked'], to: 'reported', verb: 'meeting.reported' },
  check: { from: ['reported'], to: 'checked', verb: 'meeting.checked' },
  type: { from: ['declared', 'reported', 'checked'], to: null, verb: 'proposal.typed' },
};

export function mayMoveMeeting(state: MeetingState, move: MeetingMove): boolean { return MEETING_MOVES[move].from.includes(state); }
