import type { TenantDb } from '../../db/tenant-db.ts';
import type { Origin, ProposalStatus, Voice } from '../../db/tables/proposals.ts';

export interface Relative { reference: number; title: string; status: ProposalStatus }
/** One that a proposal carries, with its own part of what is never added up: supports here, supports elsewhere, hands in a room. */
export interface Source extends Relative {
  id: string; origin: Origin; voice: Voice; organisation: string | null; supports: number; importedSupports: number | null; hands: number | null;
  meeting: { reference: number; title: string; place: string; startsAt: Date } | null;
}

/** Who carries it, what it carries, what it was cut into, what it is a half of. */
export interface Family { carrier: Relative | null; sources: Source[]; halves: Relative[]; whole: Relative | null }

const SOURCES_MOST = 200;

export async function familyOf(db: TenantDb, row: { id: string; status: ProposalStatus; carriedBy: string | null; partOf: string | null }): Promise<Family> {
  const [carrier, whole, sources, halves] = await Promise.all([
    row.carriedBy === null ? null : relative(db, row.carriedBy),
    row.partOf === null ? null : relative(db, row.partOf),
    sourcesOf(db, row.id),
    row.status === 'grouped' && row.carriedBy === null ? halvesOf(db, row.id) : [],
  ]);
  return { carrier, whole, sources, halves };
}

async function relative(db: TenantDb, id: string): Promise<Relative | null> {
  const row = await db.selectFrom('proposals').select(['reference', 'title', 'status']).where('id', '=', id).executeTakeFirst();
  return row && row.reference !== null ? { ...row, reference: row.reference } : null;
}

async function halvesOf(db: TenantDb, id: string): Promise<Relative[]> {
  const rows = await db.selectFrom('proposals').select(['reference', 'title', 'status']).where('part_of', '=', id)
    .where((eb) => eb('carried_by', 'is distinct from', eb.ref('part_of'))).orderBy('reference').execute();
  return rows.flatMap((row) => (row.reference === null ? [] : [{ ...row, reference: row.reference }]));
}

/** What it carries, the whole of it: a half that it took back is its own words, and not among them. */
export async function sourcesOf(db: TenantDb, id: string): Promise<Source[]> {
  const rows = await db.selectFrom('proposals').leftJoin('meetings', 'meetings.id', 'proposals.meeting_id').leftJoin('sheets', 'sheets.proposal_id', 'proposals.id')
    .select((eb) => [
      'proposals.id', 'proposals.reference', 'proposals.title', 'proposals.status', 'proposals.origin', 'proposals.voice', 'proposals.organisation',
      'proposals.imported_supports as importedSupports', 'sheets.hands', 'meetings.reference as meetingReference', 'meetings.title as meetingTitle',
      'meetings.place', 'meetings.starts_at as startsAt',
      eb.selectFrom('supports').select((count) => count.fn.countAll<string>().as('n')).whereRef('supports.proposal_id', '=', 'proposals.id').as('supports'),
    ])
    .where('proposals.carried_by', '=', id).where((eb) => eb('proposals.carried_by', 'is distinct from', eb.ref('proposals.part_of')))
    .orderBy('proposals.reference').limit(SOURCES_MOST).execute();
  return rows.flatMap(({ meetingReference, meetingTitle, place, startsAt, ...row }): Source[] => (row.reference === null ? [] : [{
    ...row, reference: row.reference, supports: Number(row.supports),
    meeting: meetingReference === null || startsAt === null ? null : { reference: meetingReference, title: meetingTitle ?? '', place: place ?? '', startsAt },
  }]));
}
