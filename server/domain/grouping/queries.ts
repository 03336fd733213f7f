import { sql, type SqlBool } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { GroupingKind } from '../../db/tables/grouping.ts';
import type { ProposalStatus } from '../../db/tables/proposals.ts';
import type { Actor } from '../actor.ts';
import { DomainError } from '../errors.ts';
import { doorsNow } from '../proposals/page.ts';
import { around, clustersOf, comparing, standingPairs } from './look-alikes.ts';
import { mayChangeCarrier, mayGroup } from './policy.ts';
import { candidatesOf, type Candidate } from './rows.ts';
import { MEMBERS_MOST, PAGE_SIZE } from './schema.ts';
import { unionOf } from './supporters.ts';

export interface ClustersPage {
  clusters: { score: number; items: Candidate[] }[];
  /** How many clusters there are; the page's first; the next page's. */
  total: number; from: number; next: number | null;
  comparing: { all: number; fresh: number; running: boolean };
  abilities: { group: boolean };
}

/** What looks alike and is not grouped yet, cluster by cluster, the most alike first. */
export async function clustersPage(db: TenantDb, actor: Actor, { from }: { from: number }): Promise<ClustersPage> {
  const [pairs, compared, doors] = await Promise.all([standingPairs(db), comparing(db), doorsNow(db)]);
  const clusters = clustersOf(pairs);
  const page = clusters.slice(from, from + PAGE_SIZE);
  const candidates = new Map((await candidatesOf(db, page.flatMap(({ ids }) => ids))).map((one) => [one.id, one]));
  return {
    clusters: page.map(({ ids, score }) => ({ score, items: ids.flatMap((id) => candidates.get(id) ?? []) })),
    total: clusters.length, from, next: from + PAGE_SIZE < clusters.length ? from + PAGE_SIZE : null, comparing: compared,
    abilities: { group: mayGroup(actor, doors) === true },
  };
}

const AROUND_MOST = 45;

/** One proposal and what could be grouped with it. @throws proposal.not_found */
export async function aroundPage(db: TenantDb, actor: Actor, { reference }: { reference: number }): Promise<{ proposal: Candidate; candidates: Candidate[]; abilities: { group: boolean } }> {
  const [proposal] = await byReferences(db, [reference]);
  if (!proposal) throw new DomainError('proposal.not_found');
  const [found, doors] = await Promise.all([around(db, proposal, AROUND_MOST), doorsNow(db)]);
  const candidates = (await candidatesOf(db, found)).filter(({ status }) => status === 'published' || status === 'sent_back');
  return { proposal, candidates, abilities: { group: mayGroup(actor, doors) === true } };
}

async function byReferences(db: TenantDb, references: readonly number[]): Promise<Candidate[]> {
  const rows = await db.selectFrom('proposals').select(['id', 'reference']).where('reference', '=', sql<number>`any(${[...references]}::integer[])`)
    .where('published_at', 'is not', null).where('status', 'not in', ['inadmissible', 'withdrawn']).execute();
  return candidatesOf(db, references.flatMap((reference) => rows.find((row) => row.reference === reference)?.id ?? []));
}

export interface Preview {
  carrier: Candidate; members: Candidate[];
  /** People who support one of them, each once; and the sum of each one's own, which counts some of them more than once. */
  union: number; sum: number; imported: number; hands: number;
  origins: Record<'online' | 'meeting' | 'collective', number>;
  /** Why it cannot be, if it cannot. */
  refusal: { code: string; reference: number } | null;
  abilities: { group: boolean };
}

/** What a grouping would be, before it is made. @throws proposal.not_found */
export async function previewPage(db: TenantDb, actor: Actor, { carrier: wanted, members }: { carrier: number; members: number[] }): Promise<Preview> {
  const all = await byReferences(db, [...new Set([wanted, ...members])].slice(0, MEMBERS_MOST + 1));
  const carrier = all.find(({ reference }) => reference === wanted);
  if (!carrier) throw new DomainError('proposal.not_found');
  const others = all.filter(({ id }) => id !== carrier.id);
  const [union, doors] = await Promise.all([unionOf(db, all.map(({ id }) => id)), doorsNow(db)]);
  const add = (of: (one: Candidate) => number) => all.reduce((sum, one) => sum + of(one), 0);
  const origin = (name: Candidate['origin']) => all.filter((one) => one.origin === name).length;
  return {
    carrier, members: others, union, sum: add((one) => one.supports), imported: add((one) => one.importedSupports ?? 0), hands: add((one) => one.hands ?? 0),
    origins: { online: origin('online'), meeting: origin('meeting'), collective: origin('collective') },
    refusal: refusalOf(carrier, others), abilities: { group: mayGroup(actor, doors) === true },
  };
}

function refusalOf(carrier: Candidate, members: readonly Candidate[]): Preview['refusal'] {
  const allowed = mayChangeCarrier(carrier.status);
  if (allowed !== true) return { code: allowed, reference: carrier.reference };
  const busy = members.find(({ status }) => status !== 'published' && status !== 'sent_back');
  return busy ? { code: busy.status === 'grouped' ? 'grouping.already_grouped' : 'grouping.not_ready', reference: busy.reference } : null;
}

export interface MadeGrouping {
  id: string; kind: GroupingKind; reason: string; madeAt: Date; undoneAt: Date | null; undoneReason: string | null;
  carrier: { reference: number; title: string; status: ProposalStatus }; members: number;
}

/** Groupings made, the latest first, undone ones too. */
export async function madePage(db: TenantDb, { after }: { after?: string | null | undefined }): Promise<{ items: MadeGrouping[]; next: string | null; total: number }> {
  const size = PAGE_SIZE * 2;
  const [rows, { total }] = await Promise.all([
    made(db).$if(Boolean(after), (query) => query.where(sql<SqlBool>`(groupings.made_at, groupings.id) < (select g.made_at, g.id from groupings g where g.id = ${after})`))
      .orderBy('groupings.made_at', 'desc').orderBy('groupings.id', 'desc').limit(size + 1).execute(),
    db.selectFrom('groupings').select((eb) => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow(),
  ]);
  const items = rows.slice(0, size).map(madeOf);
  return { items, next: rows.length > size ? items.at(-1)!.id : null, total: Number(total) };
}

function made(db: TenantDb) {
  return db.selectFrom('groupings').innerJoin('proposals', 'proposals.id', 'groupings.carrier_id').select((eb) => [
    'groupings.id', 'groupings.kind', 'groupings.reason', 'groupings.made_at as madeAt', 'groupings.undone_at as undoneAt',
    'groupings.undone_reason as undoneReason', 'groupings.title_before as titleBefore', 'groupings.body_before as bodyBefore', 'groupings.carrier_id as carrierId',
    'groupings.carrier_status as carrierStatus', 'proposals.reference', 'proposals.title', 'proposals.status',
    eb.selectFrom('grouping_members').select((count) => count.fn.countAll<string>().as('n')).whereRef('grouping_id', '=', 'groupings.id')
      .where('left_at', 'is', null).as('members'),
  ]);
}

type MadeRow = Awaited<ReturnType<ReturnType<typeof made>['execute']>>[number];
function madeOf(row: MadeRow): MadeGrouping {
  return {
    id: row.id, kind: row.kind, reason: row.reason, madeAt: row.madeAt, undoneAt: row.undoneAt, undoneReason: row.undoneReason, members: Number(row.members),
    carrier: { reference: row.reference ?? 0, title: row.title, status: row.status },
  };
}

export interface GroupingPage extends MadeGrouping {
  /** Each with the status to which it goes back; of a split, the halves. leftAt: taken out already. */
  lines: { candidate: Candidate; back: ProposalStatus | null; leftAt: Date | null }[];
  textBefore: { title: string; body: string } | null;
  backTo: ProposalStatus;
  refusal: { code: string; reference: number } | null;
  abilities: { undo: boolean };
}

/** One grouping, with what undoing it would give back. @throws grouping.not_found */
export async function groupingPage(db: TenantDb, actor: Actor, { id }: { id: string }): Promise<GroupingPage> {
  const row = await made(db).where('groupings.id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('grouping.not_found');
  const [members, doors] = await Promise.all([
    db.selectFrom('grouping_members').select(['proposal_id as id', 'previous_status as back', 'left_at as leftAt']).where('grouping_id', '=', id)
      .orderBy('position').execute(),
    doorsNow(db),
  ]);
  const candidates = new Map((await candidatesOf(db, members.map((member) => member.id))).map((one) => [one.id, one]));
  const change = row.kind === 'merge' ? mayChangeCarrier(row.status) : true;
  return {
    ...madeOf(row), backTo: row.carrierStatus,
    lines: members.flatMap((member) => {
      const candidate = candidates.get(member.id);
      return candidate ? [{ candidate, back: member.back, leftAt: member.leftAt }] : [];
    }),
    textBefore: row.titleBefore === null || row.bodyBefore === null ? null : { title: row.titleBefore, body: row.bodyBefore },
    refusal: change === true ? null : { code: change, reference: row.reference ?? 0 },
    abilities: { undo: mayGroup(actor, doors) === true && row.undoneAt === null && change === true },
  };
}
