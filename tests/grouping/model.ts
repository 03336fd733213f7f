import type { TestCollective, TestPerson } from '../kit/builders.ts';
import { inTenant } from '../../server/db/root.ts';
import type { ProposalStatus } from '../../server/db/tables/proposals.ts';

/** A grouping as the model knows it. */
export interface ModelGrouping { id: string; kind: 'merge' | 'split'; carrier: string; members: string[]; left: Set<string>; undone: boolean; before: string | null; after: string | null }
export interface ModelProposal { status: ProposalStatus; carriedBy: string | null; partOf: string | null; own: Set<number>; title: string; back: ProposalStatus }

/** What must be true, told without the database: written from the rule in supporters.ts, by sets. */
export class Model {
  readonly proposals = new Map<string, ModelProposal>();
  readonly groupings: ModelGrouping[] = [];

  of(id: string): ModelProposal { return this.proposals.get(id)!; }
  carried(id: string): string[] { return [...this.proposals].filter(([, one]) => one.carriedBy === id).map(([other]) => other); }
  union(id: string): Set<number> { return new Set([id, ...this.carried(id)].flatMap((one) => [...this.of(one).own])); }
  halves(id: string): string[] { return [...this.proposals].filter(([, one]) => one.partOf === id && one.carriedBy !== id).map(([other]) => other); }
  targets(id: string): string[] {
    const one = this.of(id);
    if (one.status !== 'grouped') return [id];
    return one.carriedBy === null ? [...new Set(this.halves(id).flatMap((half) => this.targets(half)))] : this.targets(one.carriedBy);
  }
  standing(): ModelGrouping[] { return this.groupings.filter((one) => !one.undone); }
  open(): string[] { return [...this.proposals].filter(([, one]) => one.status === 'published' || one.status === 'sent_back').map(([id]) => id); }
}

export interface Real { collective: TestCollective; people: TestPerson[]; organiser: TestPerson }

/** The rows that the model speaks of. */
export async function stateOf(collective: TestCollective) {
  return inTenant(collective.id, 'read', async (db) => {
    const proposals = await db.selectFrom('proposals').select(['id', 'reference', 'status', 'carried_by as carriedBy', 'part_of as partOf', 'title', 'origin']).execute();
    const supports = await db.selectFrom('supports').select(['proposal_id as id', 'person_id as person']).execute();
    return { proposals, supports };
  });
}
