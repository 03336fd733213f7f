// What our own open data tells beyond other sites' exports, as rows.
import { sql } from 'kysely';
import type { ReportSections } from '../../db/tables/meetings.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { DomainError } from '../errors.ts';
import { nextReference } from '../journal.ts';
import { keyOf, type PlannedMeeting, type PlannedProposal } from './plan.ts';

/** Public numbers: a collective that has given none yet keeps those of our own files; everywhere else come the next ones. */
export async function numbersFor(
  db: TenantDb, name: 'meeting' | 'proposal', rows: readonly { own?: { reference: number } }[],
): Promise<number[]> {
  const given = await db.selectFrom('counters').select('value').where('name', '=', name).executeTakeFirst();
  const own = rows.flatMap((row) => (row.own ? [row.own.reference] : []));
  const kept = given === undefined && own.length === rows.length && new Set(own).size === own.length;
  const first = await nextReference(db, name, kept ? own.reduce((most, one) => Math.max(most, one), 1) : rows.length);
  return kept && first === 1 ? own : rows.map((_, index) => first + index);
}

/** The columns of a meeting that only our own files fill; sections: as its jsonb column is written. */
export function ownMeetingColumns({ own, attendees }: PlannedMeeting) {
  if (!own) return {};
  return {
    kind: own.kind, state: own.state, ends_at: own.endsAt, attendance: attendees, under_25: own.under25, from_25_to_64: own.from25to64,
    over_64: own.over64, report: own.report, sections: JSON.stringify(own.sections),
  };
}

/** As the database will give them back. */
export function sectionsOf({ own }: PlannedMeeting): ReportSections { return own?.sections ?? {}; }

/** The columns of a proposal that only our own files fill. */
export function ownProposalColumns({ own }: PlannedProposal) {
  return own ? { place_x: own.place?.x ?? null, place_y: own.place?.y ?? null, published_at: own.publishedAt } : {};
}

/**
 * Where an idea was said is never lost: a file that knows it is not taken in without it. @throws import.meetings_missing
 */
export function requireMeetings(proposals: readonly PlannedProposal[], meetingIds: ReadonlyMap<string, string>): void {
  const lost = proposals.some(({ own, meetingUrl }) => own && meetingUrl !== null && !meetingIds.has(meetingUrl));
  if (lost) throw new DomainError('import.meetings_missing');
}

/** The sheet on which it was said. Nobody of this collective typed it. */
export function sheetOf({ own }: PlannedProposal, row: { id: string; meeting_id: string | null; submitted_at: Date }) {
  if (!own?.sheet || row.meeting_id === null) return [];
  const { code, table, verbatim, hands, objections } = own.sheet;
  return [{
    proposal_id: row.id, meeting_id: row.meeting_id, code, table_label: table, verbatim, hands, objections, typed_by: null,
    typed_at: row.submitted_at,
  }];
}

/** Once all are there: who is carried by whom, and what is a part of what. ids: by `keyOf`. */
export async function joinGroups(db: TenantDb, proposals: readonly PlannedProposal[], ids: ReadonlyMap<string, string>): Promise<void> {
  for (const [column, numberOf] of [['carried_by', 'groupedInto'], ['part_of', 'partOf']] as const) {
    const joined = proposals.filter(({ own }) => own && own[numberOf] !== null);
    const wholes = Map.groupBy(joined, ({ source, own }) => keyOf({ source, externalId: String(own![numberOf]) }));
    for (const [key, members] of wholes) {
      const whole = ids.get(key);
      if (whole === undefined) continue;
      await db.updateTable('proposals').set({ [column]: whole })
        .where('id', '=', sql<string>`any(${members.map((member) => ids.get(keyOf(member))!)}::uuid[])`).execute();
    }
  }
}
