import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Origin, ProposalStatus } from '../../db/tables/proposals.ts';
import { fatesOf } from './carried-fates.ts';
import { countCells, countWhere, isWhole, type CountCell } from './counts.ts';

/**
 * What became of what people put forward, each once by its own origin. An answer is a verdict of its own, its carrier's (of a split one,
 * its halves'), or the coded reason for which it cannot be examined; the rest waits. waiting + verdict + carried + inadmissible = total.
 */
export interface Fates { total: number; verdict: number; carried: number; inadmissible: number; waiting: number }
export type FatesByOrigin = Record<Origin, Fates> & { all: Fates };

const WAITS: ReadonlySet<ProposalStatus> = new Set(['published', 'in_validation']);
const ORIGINS: readonly Origin[] = ['online', 'meeting', 'collective'];

export function fatesAmong(cells: readonly CountCell[]): FatesByOrigin {
  const of = (origin: Origin): Fates => {
    const count = (pass: (cell: CountCell) => boolean) => countWhere(cells, (cell) => cell.origin === origin && !cell.part && pass(cell));
    const verdict = count((cell) => isWhole(cell) && cell.status !== 'grouped' && !WAITS.has(cell.fate));
    const carried = count((cell) => cell.status === 'grouped' && !WAITS.has(cell.fate));
    const inadmissible = count((cell) => cell.status === 'inadmissible');
    const waiting = count((cell) => isWhole(cell) && WAITS.has(cell.fate));
    return { total: verdict + carried + inadmissible + waiting, verdict, carried, inadmissible, waiting };
  };
  const each = { online: of('online'), meeting: of('meeting'), collective: of('collective') };
  const sum = (name: keyof Fates) => ORIGINS.reduce((whole, origin) => whole + each[origin][name], 0);
  return { ...each, all: { total: sum('total'), verdict: sum('verdict'), carried: sum('carried'), inadmissible: sum('inadmissible'), waiting: sum('waiting') } };
}

const PAGE = 20;
export const waitingSchema = z.object({
  after: z.string().max(80).regex(/^\d{1,17}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'field.invalid').nullish(),
});

export interface WaitingLine {
  id: string; reference: number; title: string; origin: Origin; status: ProposalStatus; since: Date;
  meeting: { reference: number; place: string; startsAt: Date } | null;
  /** Who carries it to the vote, where another one does. */
  carrier: number | null;
}

/** Who still waits for an answer, the oldest first: what another carries waits with its carrier, a split one with its halves. */
export async function waitingPage(db: TenantDb, { after }: z.output<typeof waitingSchema>): Promise<{ fates: FatesByOrigin; items: WaitingLine[]; next: string | null }> {
  const [micros, id] = (after ?? '').split('_');
  const [cells, moved] = await Promise.all([countCells(db), fatesOf(db)]);
  const carried = moved.filter((one) => one.status === 'grouped' && WAITS.has(one.fate)).map((one) => one.id);
  const rows = await db.selectFrom('proposals').leftJoin('proposals as carrier', 'carrier.id', 'proposals.carried_by').leftJoin('meetings', 'meetings.id', 'proposals.meeting_id')
      .select(['proposals.id', 'proposals.reference', 'proposals.title', 'proposals.origin', 'proposals.status', 'proposals.published_at as since',
        'meetings.reference as meetingReference', 'meetings.place', 'meetings.starts_at as startsAt', 'carrier.reference as carrier',
        sql<string>`(extract(epoch from proposals.published_at) * 1000000)::bigint`.as('micros')])
      .where('proposals.part_of', 'is', null)
      .where((eb) => eb.or([eb('proposals.status', 'in', [...WAITS]), eb('proposals.id', '=', sql<string>`any(${carried}::uuid[])`)]))
      .$if(Boolean(micros && id), (query) => query.where(
        sql<SqlBool>`(proposals.published_at, proposals.id) > ('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`))
      .orderBy('proposals.published_at').orderBy('proposals.id').limit(PAGE + 1).execute();
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return { fates: fatesAmong(cells), items: page.flatMap(lineOf), next: rows.length > PAGE && last ? `${last.micros}_${last.id}` : null };
}

function lineOf(row: {
  id: string; reference: number | null; title: string; origin: Origin; status: ProposalStatus; since: Date | null; meetingReference: number | null;
  place: string | null; startsAt: Date | null; carrier: number | null;
}): WaitingLine[] {
  if (row.reference === null || row.since === null) return [];
  const { meetingReference, place, startsAt, reference, since } = row;
  return [{
    id: row.id, reference, title: row.title, origin: row.origin, status: row.status, since, carrier: row.carrier,
    meeting: meetingReference === null || startsAt === null ? null : { reference: meetingReference, place: place ?? '', startsAt },
  }];
}
