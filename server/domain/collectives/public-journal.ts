import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { TenantDb } from '../../db/tenant-db.ts';
import { PUBLIC } from '../proposals/lifecycle.ts';

/** The deeds that everyone may read, as verbs of the journal. Deeds about persons (roles, invitations, accounts) are not among them. */
export const PUBLIC_VERBS = [
  'collective.settings_changed', 'proposal.published', 'proposal.withdrawn', 'proposal.origin_corrected', 'proposal.sheet_corrected', 'sheet.read', 'proposal.put_on_agenda',
  'proposal.taken_off_agenda', 'proposal.left_undecided', 'proposal.validated', 'proposal.validated_amended', 'proposal.sent_back',
  'proposal.set_aside', 'answer.published', 'answer.corrected', 'proposal.grouped', 'proposal.ungrouped', 'proposal.joined', 'proposal.parted',
  'proposal.split', 'proposal.half_made', 'meeting.declared', 'meeting.edited', 'meeting.cancelled', 'meeting.reported', 'meeting.checked',
  'sitting.planned', 'sitting.opened', 'sitting.closed', 'question.opened', 'question.closed', 'question.announced', 'import.done', 'edition.published', 'commitment.made',
  'commitment.progressed', 'comment.hidden', 'comment.restored',
] as const;
export type PublicVerb = (typeof PUBLIC_VERBS)[number];

const PAGE = 50;
export const journalPageSchema = z.object({ after: z.uuid().nullish() });

export interface JournalLine {
  id: string; at: Date; verb: PublicVerb;
  /** The highest role of who did it ('organiser', 'system:import'); never who. */
  role: string;
  proposal: { reference: number; title: string } | null;
  meeting: { reference: number; title: string } | null;
  sitting: { number: number; title: string } | null;
  edition: { number: number; title: string } | null;
  /** The number of its measure. */
  commitment: number | null;
}

/** The public journal, newest first, fifty lines a page. next: the `after` of the next page. */
export async function publicJournal(db: TenantDb, { after }: { after?: string | null | undefined }): Promise<{ lines: JournalLine[]; next: string | null }> {
  const rows = await db.selectFrom('journal')
    .leftJoin('comments', (join) => join.on('journal.subject_type', '=', 'comment').onRef('comments.id', '=', 'journal.subject_id'))
    .leftJoin('questions', (join) => join.on('journal.subject_type', '=', 'question').onRef('questions.id', '=', 'journal.subject_id'))
    .leftJoin('proposals', (join) => join.on('proposals.status', 'in', [...PUBLIC])
      .on((eb) => eb.or([eb.and([eb('journal.subject_type', '=', 'proposal'), eb('proposals.id', '=', eb.ref('journal.subject_id'))]), eb('proposals.id', '=', eb.ref('questions.proposal_id')), eb('proposals.id', '=', eb.ref('comments.proposal_id'))])))
    .leftJoin('meetings', (join) => join.on('journal.subject_type', '=', 'meeting').onRef('meetings.id', '=', 'journal.subject_id'))
    .leftJoin('sittings', (join) => join.on('journal.subject_type', '=', 'sitting').onRef('sittings.id', '=', 'journal.subject_id'))
    .leftJoin('editions', (join) => join.on('journal.subject_type', '=', 'edition').onRef('editions.id', '=', 'journal.subject_id'))
    .leftJoin('commitments', (join) => join.on('journal.subject_type', '=', 'commitment').onRef('commitments.id', '=', 'journal.subject_id'))
    .leftJoin('measures as committed', 'committed.id', 'commitments.measure_id')
    .select(['journal.id', 'journal.at', 'journal.verb', 'journal.actor_role as role', 'proposals.reference', 'proposals.title', 'meetings.reference as meetingReference',
      'meetings.title as meetingTitle', 'sittings.number', 'sittings.title as sittingTitle', 'committed.reference as commitment',
      'editions.number as edition', 'editions.title as editionTitle'])
    .where('journal.verb', 'in', [...PUBLIC_VERBS])
    .$if(after !== null && after !== undefined, (query) => query
      .where(sql<SqlBool>`(journal.at, journal.id) < (select j.at, j.id from journal j where j.id = ${after})`))
    .orderBy('journal.at', 'desc').orderBy('journal.id', 'desc').limit(PAGE + 1).execute();
  const lines = rows.slice(0, PAGE).map((row): JournalLine => ({
    id: row.id, at: row.at, verb: row.verb as PublicVerb, role: row.role,
    proposal: row.reference === null ? null : { reference: row.reference, title: row.title ?? '' },
    meeting: row.meetingReference === null ? null : { reference: row.meetingReference, title: row.meetingTitle ?? '' },
    sitting: row.number === null ? null : { number: row.number, title: row.sittingTitle ?? '' },
    edition: row.edition === null ? null : { number: row.edition, title: row.editionTitle ?? '' }, commitment: row.commitment,
  }));
  return { lines, next: rows.length > PAGE ? lines.at(-1)!.id : null };
}
