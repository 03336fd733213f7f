import { sql } from 'kysely';
import type { NoticeReason } from '../../db/tables/following.ts';
import type { ProposalStatus } from '../../db/tables/proposals.ts';
import { isPublic } from '../proposals/lifecycle.ts';
import type { TenantDb } from '../../db/tenant-db.ts';

interface Row {
  person_id: string; journal_id: string; verb: string; reason: NoticeReason; proposal_id: string | null; meeting_id: string | null; at: Date;
}

/** A notice with what it is about, as its reader may see it. hidden: it is about a text that is not public (any more). */
export interface Described {
  personId: string; id: string; verb: string; reason: NoticeReason; at: Date; proposalId: string | null; meetingId: string | null;
  title: string; theme: string | null; path: string; hidden: boolean;
}

/** Looks up what notices are about, the latest first: in three reads, however many they are. */
export async function describe(db: TenantDb, rows: readonly Row[]): Promise<Described[]> {
  const ids = (column: 'proposal_id' | 'meeting_id' | 'journal_id') => [...new Set(rows.flatMap((row) => row[column] ?? []))];
  const within = (list: readonly string[]) => sql<string>`any(${[...list]}::uuid[])`;
  const seats = rows.filter((row) => row.reason === 'seat').map((row) => row.journal_id);
  const [proposals, meetings, sittings] = await Promise.all([
    db.selectFrom('proposals').select(['id', 'reference', 'title', 'theme', 'status', 'author_id']).where('id', '=', within(ids('proposal_id'))).execute(),
    db.selectFrom('meetings').select(['id', 'reference', 'title']).where('id', '=', within(ids('meeting_id'))).execute(),
    seats.length === 0 ? [] : db.selectFrom('journal').innerJoin('sittings', 'sittings.id', 'journal.subject_id')
      .select(['journal.id', 'sittings.number', 'sittings.title']).where('journal.id', '=', within(seats)).execute(),
  ]);
  const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));
  const known = { proposals: byId(proposals), meetings: byId(meetings), sittings: byId(sittings) };
  return rows.map((row) => describeOne(row, known)).toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
}

interface Known {
  proposals: Map<string, { reference: number | null; title: string; theme: string; status: ProposalStatus; author_id: string | null; id: string }>;
  meetings: Map<string, { reference: number; title: string }>;
  sittings: Map<string, { number: number; title: string }>;
}

function describeOne(row: Row, { proposals, meetings, sittings }: Known): Described {
  const about = {
    personId: row.person_id, id: row.journal_id, verb: row.verb, reason: row.reason, at: row.at, proposalId: row.proposal_id, meetingId: row.meeting_id,
  };
  const proposal = row.proposal_id === null ? undefined : proposals.get(row.proposal_id);
  if (proposal) {
    const mine = proposal.author_id === row.person_id;
    const open = isPublic(proposal.status);
    const hidden = !open && !mine;
    const path = open && proposal.reference !== null ? `/propositions/${proposal.reference}${anchorOf(row.verb)}` : `/propositions/envoi/${proposal.id}`;
    return { ...about, title: hidden ? '' : proposal.title, theme: hidden ? null : proposal.theme, path: hidden ? '/propositions' : path, hidden };
  }
  const meeting = row.meeting_id === null ? undefined : meetings.get(row.meeting_id);
  if (meeting) return { ...about, title: meeting.title, theme: null, path: `/rencontres/${meeting.reference}`, hidden: false };
  const sitting = sittings.get(row.journal_id);
  if (sitting) return { ...about, title: sitting.title, theme: null, path: `/parlement/seances/${sitting.number}`, hidden: false };
  return { ...about, title: '', theme: null, path: row.reason === 'seat' ? '/parlement' : '/', hidden: row.reason !== 'seat' };
}

function anchorOf(verb: string): string {
  return verb.startsWith('answer.') ? '#reponse' : /^proposal\.(?:validated|validated_amended|sent_back|set_aside)$/.test(verb) ? '#vote' : '';
}
