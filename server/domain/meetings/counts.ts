import { sql } from 'kysely';
import { cached, type TenantDb } from '../../db/tenant-db.ts';
import type { MeetingKind, MeetingState } from '../../db/tables/meetings.ts';
import { startOfDay, dayAt } from '../../../tenants/calendar.ts';
import { now } from '../clock.ts';
import { countCells, countsByOrigin } from '../proposals/counts.ts';
import { PUBLIC } from '../proposals/lifecycle.ts';

/** A meeting as far as it is counted. */
export interface MeetingCell { id: string; kind: MeetingKind; district: string | null; state: MeetingState; startsAt: Date;
  attendance: number | null }

/** Every meeting of the collective, as far as it is counted; kept in memory while the pages' version stands. */
export async function meetingCells(db: TenantDb): Promise<MeetingCell[]> {
  return cached(db, 'meetings.cells', () => (
    db.selectFrom('meetings').select(['id', 'kind', 'district', 'state', 'starts_at as startsAt', 'attendance']).orderBy('id').execute()));
}

/** How many proposals people put forward in each meeting, grouped ones too. Their sum, with those of an unknown meeting, is the count of origin 'meeting'. */
export async function ideasByMeeting(db: TenantDb): Promise<ReadonlyMap<string, number>> {
  return cached(db, 'meetings.ideas', async () => {
    const rows = await db.selectFrom('proposals').select((eb) => ['meeting_id', eb.fn.countAll<string>().as('n')])
      .where('status', 'in', [...PUBLIC]).where('part_of', 'is', null).where('meeting_id', 'is not', null).groupBy('meeting_id').execute();
    return new Map(rows.map((row) => [row.meeting_id!, Number(row.n)]));
  });
}

/** The first instant of the collective's day: what comes and what was held are told apart by the day, so that a kept page stays true. */
export function today(zone: string): Date { return startOfDay(dayAt(now(), zone), zone); }

/** Held: reported, or announced for a day that is over. */
export function wasHeld({ state, startsAt }: Pick<MeetingCell, 'state' | 'startsAt'>, from: Date): boolean {
  return state === 'reported' || state === 'checked' || (state === 'declared' && startsAt < from);
}

export interface Coverage {
  /** null: a meeting without a district. */
  district: string | null; meetings: number; attendance: number; ideas: number;
}
export interface MeetingTotals {
  held: number;
  /** People present, where they were counted. */
  attendance: number; counted: number;
  /** Listed proposals: from meetings in all, of them from an unknown meeting, and of every origin. */
  ideas: number; unknown: number; all: number;
  coverage: Coverage[];
}

/** Where meetings were held and what came of them; the rows and the unknown add up to the totals. */
export async function meetingTotals(db: TenantDb, zone: string): Promise<MeetingTotals> {
  const [cells, ideas, proposals] = await Promise.all([meetingCells(db), ideasByMeeting(db), countCells(db)]);
  const from = today(zone);
  const rows = new Map<string | null, Coverage>();
  for (const cell of cells) {
    const said = ideas.get(cell.id) ?? 0;
    const held = wasHeld(cell, from);
    if (!held && said === 0) continue;
    const row = rows.get(cell.district) ?? { district: cell.district, meetings: 0, attendance: 0, ideas: 0 };
    rows.set(cell.district, {
      ...row, meetings: row.meetings + (held ? 1 : 0), attendance: row.attendance + (held ? (cell.attendance ?? 0) : 0),
        ideas: row.ideas + said,
    });
  }
  const held = cells.filter((cell) => wasHeld(cell, from));
  const origins = countsByOrigin(proposals);
  const known = [...ideas.values()].reduce((sum, n) => sum + n, 0);
  return {
    held: held.length, attendance: held.reduce((sum, cell) => sum + (cell.attendance ?? 0), 0),
    counted: held.filter((cell) => cell.attendance !== null).length,
    ideas: origins.meeting, unknown: origins.meeting - known, all: origins.total, coverage: [...rows.values()],
  };
}

/** An instant as a cursor carries it: microseconds, exact. */
export const micros = (column: string) => sql<string>`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint`;
