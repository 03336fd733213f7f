import type { TenantDb } from '../../db/tenant-db.ts';
import type { MeetingKind } from '../../db/tables/meetings.ts';
import { settingsOf } from '../collectives/queries.ts';
import { countCells, countsByOrigin, type OriginCounts } from '../proposals/counts.ts';
import { ideasByMeeting, meetingCells, today, wasHeld, type MeetingCell } from './counts.ts';
import { KINDS } from './schema.ts';

/** meetings: held. attendance: people present, where they were counted; uncounted: meetings where they were not. ideas: noted there. */
export interface Held { meetings: number; attendance: number; uncounted: number; ideas: number }
export interface DistrictLine extends Held {
  /** null: meetings or texts without one. */
  district: string | null;
  /** Announced and not held yet. */
  coming: number;
  /** Listed texts about this district, by where they were born. */
  texts: OriginCounts;
}
export interface CoveragePage {
  held: Held;
  /** Listed texts of every origin; unknown: of those from meetings, from a meeting unknown which. Lines and unknown add up to these. */
  texts: OriginCounts; unknown: number;
  /** Every district of the collective, those without a meeting too, in its own order. */
  districts: DistrictLine[];
  kinds: (Held & { kind: MeetingKind })[];
  /** Districts where no meeting was held. */
  never: string[];
}

/** Where meetings were held, how many people came, what came of it, and where nobody has been. */
export async function coverageOf(db: TenantDb): Promise<CoveragePage> {
  const [settings, cells, ideas, counts] = await Promise.all([settingsOf(db), meetingCells(db), ideasByMeeting(db), countCells(db)]);
  const from = today(settings.timeZone);
  const held = heldAmong(cells, ideas, from);
  const known = settings.districts.map(({ code }) => code);
  const others = new Set([...cells.map(({ district }) => district), ...counts.map(({ district }) => district)].filter((one) => one === null || !known.includes(one)));
  const districts = [...known, ...others].map((district): DistrictLine => {
    const own = cells.filter((cell) => cell.district === district);
    return {
      district, ...heldAmong(own, ideas, from), texts: countsByOrigin(counts, (cell) => cell.district === district),
      coming: own.filter((cell) => cell.state === 'declared' && !wasHeld(cell, from)).length,
    };
  });
  const texts = countsByOrigin(counts);
  return {
    held, texts, unknown: texts.meeting - held.ideas, never: districts.flatMap(({ district, meetings }) => (district !== null && meetings === 0 ? [district] : [])),
    districts: districts.filter(({ district, meetings, ideas: said, texts: own }) => (district !== null && known.includes(district)) || meetings + said + own.total > 0),
    kinds: KINDS.map((kind) => ({ kind, ...heldAmong(cells.filter((cell) => cell.kind === kind), ideas, from) })).filter(({ meetings, ideas: said }) => meetings + said > 0),
  };
}

/** What is noted of a meeting counts even where it is said to be still to come. */
function heldAmong(cells: readonly MeetingCell[], ideas: ReadonlyMap<string, number>, from: Date): Held {
  const held = cells.filter((cell) => wasHeld(cell, from));
  return {
    meetings: held.length, attendance: held.reduce((sum, { attendance }) => sum + (attendance ?? 0), 0),
    uncounted: held.filter(({ attendance }) => attendance === null).length, ideas: cells.reduce((sum, { id }) => sum + (ideas.get(id) ?? 0), 0),
  };
}
