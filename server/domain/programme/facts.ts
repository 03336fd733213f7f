import { sql } from 'kysely';
import { dayAt } from '../../../tenants/calendar.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Origin, Verdict, Voice } from '../../db/tables/proposals.ts';
import { SHEET_OF } from '../proposals/sheet-of.ts';
import type { BornFacts, EditionSource } from './edition-schema.ts';

/** A proposal's row with its room, its sheet and its latest verdict, as the database or the demonstration holds them. */
export interface SourceRow {
  id: string; reference: number | null; title: string; origin: Origin; voice: Voice; organisation: string | null;
  meetingReference: number | null; meetingTitle: string | null; place: string | null; startsAt: Date | null;
  sheet: string | null; table: string | null; hands: number | null;
  verdict: Verdict | null; imported: boolean | null; decidedAt: Date | null; sitting: number | null; counts: unknown;
}

/** The facts of these proposals, in one statement whatever their number. */
export async function sourceRows(db: TenantDb, ids: readonly string[]): Promise<SourceRow[]> {
  return ids.length === 0 ? [] : facts(db).where('proposals.id', '=', sql<string>`any(${ids}::uuid[])`).execute();
}

/** Those that these carry to the vote since they were grouped, each with who carries it. A half that took its own words back is none. */
export async function carriedRows(db: TenantDb, ids: readonly string[]): Promise<(SourceRow & { carriedBy: string | null })[]> {
  return ids.length === 0 ? [] : facts(db).select('proposals.carried_by as carriedBy').where('proposals.carried_by', '=', sql<string>`any(${ids}::uuid[])`)
    .where((eb) => eb('proposals.carried_by', 'is distinct from', eb.ref('proposals.part_of'))).orderBy('proposals.reference').execute();
}

function facts(db: TenantDb) {
  return db.selectFrom('proposals').leftJoin('meetings', 'meetings.id', 'proposals.meeting_id').leftJoin('sheets', (join) => join.on('sheets.proposal_id', '=', SHEET_OF))
    .leftJoin('verdicts', (join) => join.onRef('verdicts.proposal_id', '=', 'proposals.id').onRef('verdicts.decided_at', '=', 'proposals.decided_at'))
    .leftJoin('questions', 'questions.id', 'verdicts.question_id').leftJoin('sittings', 'sittings.id', 'questions.sitting_id')
    .select(['proposals.id', 'proposals.reference', 'proposals.title', 'proposals.origin', 'proposals.voice', 'proposals.organisation',
      'meetings.reference as meetingReference', 'meetings.title as meetingTitle', 'meetings.place', 'meetings.starts_at as startsAt',
      'sheets.code as sheet', 'sheets.table_label as table', 'sheets.hands', 'verdicts.verdict', 'verdicts.imported',
      'verdicts.decided_at as decidedAt', 'sittings.number as sitting', 'questions.counts']);
}

/** What an edition keeps of a source. zone: of the collective, for its days. */
export function sourceOf(row: SourceRow, grouped: readonly SourceRow[], zone: string): EditionSource {
  const { verdict, decidedAt } = row;
  const counts = row.counts as { yes?: unknown; no?: unknown; abstain?: unknown } | null;
  const held = typeof counts?.yes === 'number' && typeof counts.no === 'number' && typeof counts.abstain === 'number';
  return {
    ...bornOf(row, zone),
    verdict: verdict === null || decidedAt === null ? null : {
      verdict, day: dayAt(decidedAt, zone), imported: row.imported ?? false, sitting: row.sitting,
      counts: held ? { yes: Number(counts.yes), no: Number(counts.no), abstain: Number(counts.abstain) } : null,
    },
    grouped: grouped.map((member) => bornOf(member, zone)),
  };
}

function bornOf(row: SourceRow, zone: string): BornFacts {
  const { reference, title, origin, voice, organisation, meetingReference, meetingTitle, place, startsAt, sheet, table, hands } = row;
  return {
    reference: reference ?? 0, title, origin, voice, organisation,
    meeting: meetingReference === null || startsAt === null ? null
      : { reference: meetingReference, title: meetingTitle ?? '', place: place ?? '', day: dayAt(startsAt, zone) },
    sheet: sheet === null ? null : { code: sheet, table, hands },
  };
}
