import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Origin, ProposalStatus, Voice } from '../../db/tables/proposals.ts';
import { SHEET_OF } from '../proposals/sheet-of.ts';
import { supportersOf } from './supporters.ts';

/** A proposal as an organiser compares it. carries: how many it carries already. */
export interface Candidate {
  id: string; reference: number; title: string; body: string; theme: string; district: string | null; status: ProposalStatus; version: number;
  origin: Origin; voice: Voice; organisation: string | null; supports: number; importedSupports: number | null; hands: number | null; carries: number;
  publishedAt: Date; meeting: { reference: number; title: string; place: string; startsAt: Date } | null;
}

/** These proposals, in the order asked for; what is not public is not among them. */
export async function candidatesOf(db: TenantDb, ids: readonly string[]): Promise<Candidate[]> {
  if (ids.length === 0) return [];
  const [rows, united] = await Promise.all([
    db.selectFrom('proposals').leftJoin('meetings', 'meetings.id', 'proposals.meeting_id').leftJoin('sheets', (join) => join.on('sheets.proposal_id', '=', SHEET_OF))
      .select((eb) => [
        'proposals.id', 'proposals.reference', 'proposals.title', 'proposals.body', 'proposals.theme', 'proposals.district', 'proposals.status',
        'proposals.version', 'proposals.origin', 'proposals.voice', 'proposals.organisation', 'proposals.imported_supports as importedSupports', 'sheets.hands',
        'proposals.published_at as publishedAt', 'meetings.reference as meetingReference', 'meetings.title as meetingTitle', 'meetings.place',
        'meetings.starts_at as startsAt',
        eb.selectFrom('supports').select((count) => count.fn.countAll<string>().as('n')).whereRef('supports.proposal_id', '=', 'proposals.id').as('supports'),
        eb.selectFrom('proposals as carried').select((count) => count.fn.countAll<string>().as('n')).whereRef('carried.carried_by', '=', 'proposals.id')
          .where((or) => or('carried.part_of', 'is distinct from', or.ref('proposals.id'))).as('carries'),
      ])
      .where('proposals.id', '=', sql<string>`any(${[...ids]}::uuid[])`).execute(),
    supportersOf(db, ids),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id): Candidate[] => {
    const row = byId.get(id);
    if (!row || row.reference === null || row.publishedAt === null) return [];
    const { meetingReference, meetingTitle, place, startsAt, reference, publishedAt, ...rest } = row;
    return [{
      ...rest, reference, publishedAt, supports: united.get(id) ?? Number(row.supports), carries: Number(row.carries),
      meeting: meetingReference === null || startsAt === null ? null : { reference: meetingReference, title: meetingTitle ?? '', place: place ?? '', startsAt },
    }];
  });
}
