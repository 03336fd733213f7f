import type { TenantDb } from '../../db/tenant-db.ts';
import type { ProposalStatus } from '../../db/tables/proposals.ts';
import { isPublic } from '../proposals/lifecycle.ts';

/** title: null for what is not public any more, whose words have left every page. */
export interface Named { reference: number; title: string | null }
function named(reference: number | null, title: string, status: ProposalStatus): Named {
  return { reference: reference ?? 0, title: isPublic(status) ? title : null };
}
/** Stations of grouping, on the road of the carrier and of each that it carries. */
export type GroupingStation =
  | { kind: 'grouped'; at: Date; carrier: Named; reason: string }
  | { kind: 'ungrouped'; at: Date; carrier: Named }
  | { kind: 'joined'; at: Date; sources: Named[]; reason: string }
  | { kind: 'parted'; at: Date; sources: Named[] }
  | { kind: 'split'; at: Date; halves: Named[]; reason: string }
  | { kind: 'rejoined'; at: Date; halves: Named[] }
  | { kind: 'half_made'; at: Date; source: Named };

export interface GroupingRoad {
  stations: GroupingStation[];
  /** Where its road goes on since it is grouped: the carrier's own deeds from then on are its own. */
  carried: { id: string; since: Date } | null;
}

/** What happened to a proposal by groupings: as a member, as a carrier, as a whole or a half. */
export async function groupingRoad(db: TenantDb, id: string): Promise<GroupingRoad> {
  const [asMember, asCarrier, self] = await Promise.all([
    memberships(db).where('grouping_members.proposal_id', '=', id).execute(),
    memberships(db).where('groupings.carrier_id', '=', id).execute(),
    db.selectFrom('proposals').select('carried_by').where('id', '=', id).executeTakeFirst(),
  ]);
  const member = asMember.flatMap((row): GroupingStation[] => {
    const carrier = named(row.carrierReference, row.carrierTitle, row.carrierStatus);
    if (row.kind === 'split') return [{ kind: 'half_made', at: row.madeAt, source: carrier }];
    // Taken back by its author, it is not on its own again: its road says that it was withdrawn.
    const back = row.status === 'withdrawn' && row.leftBy !== null && row.leftBy === row.authorId;
    const gone = back ? null : row.leftAt ?? row.undoneAt;
    return [{ kind: 'grouped', at: row.madeAt, carrier, reason: row.reason }, ...(gone ? [{ kind: 'ungrouped' as const, at: gone, carrier }] : [])];
  });
  const standing = asMember.filter((row) => row.kind === 'merge' && row.leftAt === null && row.undoneAt === null).at(-1);
  const carriedBy = self?.carried_by ?? null;
  return {
    stations: [...member, ...carrierStations(asCarrier)],
    carried: carriedBy !== null && standing ? { id: carriedBy, since: standing.madeAt } : null,
  };
}

type Membership = Awaited<ReturnType<ReturnType<typeof memberships>['execute']>>[number];

function memberships(db: TenantDb) {
  return db.selectFrom('grouping_members').innerJoin('groupings', 'groupings.id', 'grouping_members.grouping_id')
    .innerJoin('proposals as carrier', 'carrier.id', 'groupings.carrier_id').innerJoin('proposals as member', 'member.id', 'grouping_members.proposal_id')
    .select(['groupings.id', 'groupings.kind', 'groupings.reason', 'groupings.made_at as madeAt', 'groupings.undone_at as undoneAt',
      'grouping_members.left_at as leftAt', 'carrier.reference as carrierReference', 'carrier.title as carrierTitle', 'member.reference as reference',
      'member.title as title', 'member.status', 'member.author_id as authorId', 'carrier.status as carrierStatus', 'grouping_members.left_by as leftBy'])
    .orderBy('groupings.made_at').orderBy('groupings.id').orderBy('grouping_members.position').limit(500);
}

function carrierStations(rows: readonly Membership[]): GroupingStation[] {
  const ids = [...new Set(rows.map((row) => row.id))];
  return ids.flatMap((id): GroupingStation[] => {
    const lines = rows.filter((row) => row.id === id);
    const [{ kind, madeAt, undoneAt, reason }] = lines as [Membership, ...Membership[]];
    const sources = lines.map((row) => named(row.reference, row.title, row.status));
    if (kind === 'split') return [{ kind: 'split', at: madeAt, halves: sources, reason }, ...(undoneAt ? [{ kind: 'rejoined' as const, at: undoneAt, halves: sources }] : [])];
    return [{ kind: 'joined', at: madeAt, sources, reason }, ...leavings(lines)];
  });
}

/** Those that left at one instant left together. */
function leavings(lines: readonly Membership[]): GroupingStation[] {
  const at = [...new Set(lines.flatMap((row) => (row.leftAt ? [row.leftAt.getTime()] : [])))];
  return at.map((instant) => ({
    kind: 'parted', at: new Date(instant),
    sources: lines.filter((row) => row.leftAt?.getTime() === instant).map((row) => named(row.reference, row.title, row.status)),
  }));
}
