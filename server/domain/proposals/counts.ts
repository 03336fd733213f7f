import { cached, type TenantDb } from '../../db/tenant-db.ts';
import type { Origin, ProposalStatus, Voice } from '../../db/tables/proposals.ts';

/** Proposals with the same status, origin, voice, theme and district, and how many they are. */
export interface CountCell {
  status: ProposalStatus;
  origin: Origin;
  voice: Voice;
  theme: string;
  district: string | null;
  n: number;
}

/**
 * Every proposal of the collective, counted once, by all that lists filter by. Read from the rows, so that it cannot be wrong,
 * and kept in memory while the pages' version stands: sums of its cells always add up to the whole.
 */
export async function countCells(db: TenantDb): Promise<CountCell[]> {
  return cached(db, 'proposals.cells', async () => {
    const rows = await db
      .selectFrom('proposals')
      .select((eb) => ['status', 'origin', 'voice', 'theme', 'district', eb.fn.countAll<string>().as('n')])
      .groupBy(['status', 'origin', 'voice', 'theme', 'district'])
      .execute();
    return rows.map((row) => ({ ...row, n: Number(row.n) }));
  });
}

export const LISTED: ReadonlySet<ProposalStatus> = new Set([
  'published',
  'in_validation',
  'validated',
  'validated_amended',
  'sent_back',
  'set_aside',
]);
/** Statuses in which a proposal still waits for its verdict. */
export const WAITING: ReadonlySet<ProposalStatus> = new Set(['published', 'in_validation', 'sent_back']);

/** Statuses that are a verdict. */
export const ANSWERED: ReadonlySet<ProposalStatus> = new Set(['validated', 'validated_amended', 'sent_back', 'set_aside']);

/** The sum of the cells that pass. */
export function countWhere(cells: readonly CountCell[], pass: (cell: CountCell) => boolean): number {
  return cells.reduce((sum, cell) => (pass(cell) ? sum + cell.n : sum), 0);
}

export interface OriginCounts {
  total: number;
  online: number;
  meeting: number;
  collective: number;
}

/** Listed proposals by where they were born; total is their sum. */
export function countsByOrigin(cells: readonly CountCell[], pass: (cell: CountCell) => boolean = () => true): OriginCounts {
  const of = (origin: Origin) => countWhere(cells, (cell) => LISTED.has(cell.status) && cell.origin === origin && pass(cell));
  const [online, meeting, collective] = [of('online'), of('meeting'), of('collective')];
  return { total: online + meeting + collective, online, meeting, collective };
}
