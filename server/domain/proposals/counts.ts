import { cached, type TenantDb } from '../../db/tenant-db.ts';
import type { Origin, ProposalStatus, Voice } from '../../db/tables/proposals.ts';
import { fatesOf } from './carried-fates.ts';
import { isPublic } from './lifecycle.ts';

/**
 * Proposals with the same status, origin, voice, theme and district, and how many they are. fate: the status of what decides about them,
 * which for a grouped one is its carrier's. part: halves of a proposal that was split. They go to the vote and stand in the lists, but
 * nobody put them forward: their source, grouped, is what is counted, so that splitting inflates no whole.
 */
export interface CountCell {
  status: ProposalStatus;
  fate: ProposalStatus;
  part: boolean;
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
    const [rows, moved] = await Promise.all([
      db
        .selectFrom('proposals')
        .select((eb) => ['status', 'origin', 'voice', 'theme', 'district', eb.fn.countAll<string>().as('n')])
        .groupBy(['status', 'origin', 'voice', 'theme', 'district'])
        .execute(),
      fatesOf(db),
    ]);
    // Grouped ones are told one by one, with their fates. Asking for the others alone would cost the index that answers this by itself.
    const cells: CountCell[] = rows.filter(({ status }) => status !== 'grouped')
      .map((row) => ({ ...row, fate: row.status, part: false, n: Number(row.n) }));
    // The halves were counted among the others by the index alone: taken out of their cell, and put into one of their own.
    for (const { id: _id, carriedBy: _by, partOf, ...one } of moved) {
      if (one.status !== 'grouped') cells.find((cell) => !cell.part && cell.fate === cell.status && same(cell, one))!.n -= 1;
      cells.push({ ...one, part: partOf !== null, n: 1 });
    }
    return cells.filter((cell) => cell.n > 0);
  });
}

function same(cell: CountCell, one: Omit<CountCell, 'n' | 'part' | 'fate'>): boolean {
  return (['status', 'origin', 'voice', 'theme', 'district'] as const).every((name) => cell[name] === one[name]);
}

/** Counts among what people put forward: public, grouped ones included, each once by its own origin, and no half of a split. */
export function isWhole({ status, part }: CountCell): boolean {
  return isPublic(status) && !part;
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

/** What people put forward by where it was born, grouped or not; total is their sum. */
export function countsByOrigin(cells: readonly CountCell[], pass: (cell: CountCell) => boolean = () => true): OriginCounts {
  const of = (origin: Origin) => countWhere(cells, (cell) => isWhole(cell) && cell.origin === origin && pass(cell));
  const [online, meeting, collective] = [of('online'), of('meeting'), of('collective')];
  return { total: online + meeting + collective, online, meeting, collective };
}

/** The lines of the lists by origin: grouped ones are not among them, halves of a split are. */
export function linesByOrigin(cells: readonly CountCell[], pass: (cell: CountCell) => boolean = () => true): OriginCounts {
  const of = (origin: Origin) => countWhere(cells, (cell) => LISTED.has(cell.status) && cell.origin === origin && pass(cell));
  const [online, meeting, collective] = [of('online'), of('meeting'), of('collective')];
  return { total: online + meeting + collective, online, meeting, collective };
}
