import type { ProposalStatus, Verdict } from '../../db/tables/proposals.ts';

/**
 * Who may make a move: its author, whoever answers on admissibility, whoever groups, the parliament by agenda
 * and vote, or another volunteer who reads a sheet.
 */
export type Mover = 'author' | 'moderator' | 'organiser' | 'parliament' | 'reader';

export type Move =
  | 'publish' | 'publish_read'
  | 'refuse' | 'reinstate' | 'withdraw' | 'group' | 'split' | 'ungroup' | 'put_on_agenda' | 'take_off_agenda' | 'leave_undecided' | Verdict;

/**
 * to: where it leads. fromImported: where it may start too while the verdict was only taken over from another site, without a vote
 * here; what is then taken off the agenda, or left undecided, goes back to that verdict.
 */
interface MoveLine {
  from: readonly ProposalStatus[];
  fromImported?: readonly ProposalStatus[];
  to: ProposalStatus;
  by: Mover;
  verb: string;
  /** Not while a sheet waits for its second reading, where publication waits for it. */
  onceRead?: true;
}

/**
 * The road of a proposal: every move that exists. Read by the services, by the pages (through abilities) and by the tests; what is not
 * here cannot happen. A new proposal starts as `submitted` (moderation before) or `published` (moderation after). A verdict taken over
 * from elsewhere is an answer already: what has one is not grouped.
 */
export const MOVES: Readonly<Record<Move, MoveLine>> = {
  publish: { from: ['submitted'], to: 'published', by: 'moderator', verb: 'proposal.published', onceRead: true },
  publish_read: { from: ['submitted'], to: 'published', by: 'reader', verb: 'proposal.published', onceRead: true },
  refuse: {
    from: ['submitted', 'published'],
    to: 'inadmissible',
    by: 'moderator',
    verb: 'proposal.refused',
    onceRead: true,
  },
  reinstate: { from: ['inadmissible'], to: 'published', by: 'moderator', verb: 'proposal.reinstated' },
  withdraw: { from: ['submitted', 'published', 'sent_back', 'grouped'], to: 'withdrawn', by: 'author', verb: 'proposal.withdrawn' },
  group: { from: ['published', 'sent_back'], to: 'grouped', by: 'organiser', verb: 'proposal.grouped' },
  split: { from: ['published', 'sent_back'], to: 'grouped', by: 'organiser', verb: 'proposal.split' },
  // Back to the very status it had: see `back` of moveAll.
  ungroup: { from: ['grouped'], to: 'published', by: 'organiser', verb: 'proposal.ungrouped' },
  put_on_agenda: {
    from: ['published', 'sent_back'],
    fromImported: ['validated', 'validated_amended', 'set_aside'],
    to: 'in_validation',
    by: 'parliament',
    verb: 'proposal.put_on_agenda',
  },
  take_off_agenda: { from: ['in_validation'], to: 'published', by: 'parliament', verb: 'proposal.taken_off_agenda' },
  leave_undecided: { from: ['in_validation'], to: 'published', by: 'parliament', verb: 'proposal.left_undecided' },
  validated: { from: ['in_validation'], to: 'validated', by: 'parliament', verb: 'proposal.validated' },
  validated_amended: { from: ['in_validation'], to: 'validated_amended', by: 'parliament', verb: 'proposal.validated_amended' },
  sent_back: { from: ['in_validation'], to: 'sent_back', by: 'parliament', verb: 'proposal.sent_back' },
  set_aside: { from: ['in_validation'], to: 'set_aside', by: 'parliament', verb: 'proposal.set_aside' },
};

/** imported: its verdict, if it has one, was taken over from another site and no vote was held here. */
export function mayMove(status: ProposalStatus, move: Move, imported = false): boolean {
  const { from, fromImported } = MOVES[move];
  return from.includes(status) || (imported && fromImported !== undefined && fromImported.includes(status));
}

/** What everyone may read at its address. A grouped one too: it says who carries it. */
export const PUBLIC: ReadonlySet<ProposalStatus> = new Set([
  'published', 'in_validation', 'validated', 'validated_amended', 'sent_back', 'set_aside', 'grouped',
]);

export function isPublic(status: ProposalStatus): boolean {
  return PUBLIC.has(status);
}
