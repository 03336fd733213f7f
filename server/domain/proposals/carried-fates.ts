import type { TenantDb } from '../../db/tenant-db.ts';
import type { Origin, ProposalStatus, Voice } from '../../db/tables/proposals.ts';

/** A grouped proposal or a half of a split one, with the status of what decides about it. */
export interface Carried {
  id: string;
  status: ProposalStatus;
  fate: ProposalStatus;
  origin: Origin;
  voice: Voice;
  theme: string;
  district: string | null;
  carriedBy: string | null;
  partOf: string | null;
}

interface Row {
  id: string;
  status: ProposalStatus;
  carriedBy: string | null;
  carrierStatus: ProposalStatus | null;
  partOf: string | null;
}

/** Of a split one, what still waits decides; the first of these that a half has. */
const WAITS: readonly ProposalStatus[] = ['published', 'in_validation', 'sent_back'];

/** Every grouped proposal and every half, with its fate: few among all, and read by two small indexes. */
export async function fatesOf(db: TenantDb): Promise<Carried[]> {
  const rows = await db
    .selectFrom('proposals')
    .leftJoin('proposals as carrier', 'carrier.id', 'proposals.carried_by')
    .select([
      'proposals.id',
      'proposals.status',
      'proposals.origin',
      'proposals.voice',
      'proposals.theme',
      'proposals.district',
      'proposals.carried_by as carriedBy',
      'proposals.part_of as partOf',
      'carrier.status as carrierStatus',
    ])
    .where((eb) => eb.or([eb('proposals.status', '=', 'grouped'), eb('proposals.part_of', 'is not', null)]))
    .execute();
  const fate = fateAmong(rows);
  return rows.map(({ carrierStatus: _status, ...row }) => ({ ...row, fate: fate(row.id) }));
}

/**
 * Tells the fate of one of `rows`: its own status, its carrier's, or of a split one what its halves come to (waiting while one waits;
 * validated with amendment where only one half was).
 */
export function fateAmong(rows: readonly Row[]): (id: string) => ProposalStatus {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const halves = new Map<string, Row[]>();
  for (const row of rows) {
    // A half that was taken back into its source is carried by it, and decides nothing any more.
    if (row.partOf !== null && row.carriedBy !== row.partOf) halves.set(row.partOf, [...(halves.get(row.partOf) ?? []), row]);
  }
  const fate = (id: string): ProposalStatus => {
    const row = byId.get(id)!;
    if (row.status !== 'grouped') return row.status;
    if (row.carriedBy === null) return together((halves.get(id) ?? []).map((half) => fate(half.id)));
    return byId.has(row.carriedBy) ? fate(row.carriedBy) : (row.carrierStatus ?? 'published');
  };
  return fate;
}

function together(fates: readonly ProposalStatus[]): ProposalStatus {
  const waiting = WAITS.find((status) => fates.includes(status));
  if (waiting) return waiting;
  const [first = 'published', ...others] = fates;
  if (others.every((status) => status === first)) return first;
  return fates.some((status) => status === 'validated' || status === 'validated_amended') ? 'validated_amended' : 'set_aside';
}
