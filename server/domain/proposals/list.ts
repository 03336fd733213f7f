import { sql, type SqlBool } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Origin, ProposalStatus, Voice } from '../../db/tables/proposals.ts';
import { dayAt } from '../../../tenants/calendar.ts';
import { now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { countCells, countsByOrigin, countWhere, LISTED, type CountCell, type OriginCounts } from './counts.ts';
import { bitsFor, decodeCursor, encodeCursor, hashIn, placesOf, runAt, type FairCursor } from './fair-order.ts';
import { PAGE_SIZE, type ListInput } from './schema.ts';
import { searchQuery } from './search.ts';

export interface ListedProposal {
  id: string; reference: number; title: string; excerpt: string; theme: string; district: string | null; status: ProposalStatus; origin: Origin;
  voice: Voice; organisation: string | null; publishedAt: Date; supports: number; importedSupports: number | null; hands: number | null;
  meeting: { reference: number; title: string; place: string; startsAt: Date } | null;
}
export interface ProposalList {
  items: ListedProposal[];
  /** How many the filters let through; null when a search stops counting (at 1,000). */
  matching: number | null;
  all: OriginCounts;
  /** The next page's `after`, or null on the last. */
  next: string | null;
}

const RUNS_AT_ONCE = 6;
const SEARCH_MOST = 1_000;

/** Public proposals under the filters of an address: in the fair order of the day, by date, by answer, or best match first. */
export async function listProposals(db: TenantDb, input: ListInput): Promise<ProposalList> {
  const cells = await countCells(db);
  const ids = input.q ? await searched(db, input) : input.order === 'fair' ? await fair(db, input, cells) : await dated(db, input);
  return { items: await itemsOf(db, ids.page), matching: ids.matching ?? matchingOf(cells, input), all: countsByOrigin(cells), next: ids.next };
}

interface Page { page: string[]; next: string | null; matching?: number | null }

function passes(input: ListInput): (cell: CountCell) => boolean {
  const same = <K extends 'theme' | 'district' | 'status' | 'origin' | 'voice'>(name: K) => (cell: CountCell) => !input[name] || cell[name] === input[name];
  const tests = (['theme', 'district', 'status', 'origin', 'voice'] as const).map(same);
  return (cell) => LISTED.has(cell.status) && tests.every((test) => test(cell));
}

function matchingOf(cells: readonly CountCell[], input: ListInput): number | null {
  return input.meeting ? null : countWhere(cells, passes(input));
}

/** The ids that the filters let through, ready for an order and a limit. */
function filtered(db: TenantDb, input: ListInput) {
  let query = db.selectFrom('proposals').where('proposals.listed', '=', true);
  for (const name of ['theme', 'district', 'status', 'origin', 'voice'] as const) {
    const value = input[name];
    if (value) query = query.where(`proposals.${name}`, '=', value as never);
  }
  if (input.meeting) {
    query = query.where('proposals.meeting_id', '=', (eb) => eb.selectFrom('meetings').select('id').where('reference', '=', input.meeting!));
  }
  return query;
}

async function fair(db: TenantDb, input: ListInput, cells: readonly CountCell[]): Promise<Page> {
  const matching = matchingOf(cells, input);
  const day = dayAt(now(), (await settingsOf(db)).timeZone);
  let cursor: FairCursor = (input.after ? decodeCursor(input.after) : null) ?? { day, bits: bitsFor(matching ?? 100), rank: 0, after: null };
  const found: { id: string; rank: number; hash: string }[] = [];
  const runs = 2 ** cursor.bits;
  for (let width = RUNS_AT_ONCE; cursor.rank < runs && found.length <= PAGE_SIZE; width *= 2) {
    const ranks = Array.from({ length: Math.min(width, runs - cursor.rank) }, (_, index) => cursor.rank + index);
    found.push(...await readRuns(db, input, cursor, ranks));
    cursor = { ...cursor, rank: cursor.rank + ranks.length, after: null };
  }
  const page = found.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const next = found.length > PAGE_SIZE && last ? encodeCursor({ ...cursor, rank: last.rank, after: last.hash }) : null;
  return { page: page.map(({ id }) => id), next, matching };
}

async function readRuns(db: TenantDb, input: ListInput, cursor: FairCursor, ranks: number[]): Promise<{ id: string; rank: number; hash: string }[]> {
  const rankOf = new Map<number, number>(ranks.map((rank) => [runAt(cursor.day, cursor.bits, rank), rank]));
  const spans = [...rankOf.keys()].map((run) => placesOf(cursor.bits, run));
  const rows = await filtered(db, input).select(['proposals.id', 'proposals.shuffle'])
    .where((eb) => eb.or(spans.map(({ from, until }) => eb.and([eb('proposals.shuffle', '>=', from), eb('proposals.shuffle', '<', until)]))))
    .execute();
  const width = 65_536 / 2 ** cursor.bits;
  return rows.map(({ id, shuffle }) => ({ id, rank: rankOf.get(Math.floor(shuffle / width))!, hash: hashIn(cursor.day, id) }))
    .filter(({ rank, hash }) => rank !== cursor.rank || cursor.after === null || hash > cursor.after)
    .sort((a, b) => a.rank - b.rank || (a.hash < b.hash ? -1 : 1));
}

/** By publication or by answer, newest first; the cursor is the last instant and id seen. */
async function dated(db: TenantDb, input: ListInput): Promise<Page> {
  const column = input.order === 'answered' ? 'decided_at' : 'published_at';
  const [micros, id] = (input.after ?? '').split('_');
  const column$ = sql.ref<Date>(`proposals.${column}`);
  let query = filtered(db, input).select(['proposals.id', sql<string>`(extract(epoch from ${column$}) * 1000000)::bigint`.as('micros')])
    .where(column$, 'is not', null).orderBy(column$, 'desc').orderBy('proposals.id', 'desc').limit(PAGE_SIZE + 1);
  if (micros && /^\d{1,17}$/.test(micros) && id && /^[0-9a-f-]{36}$/.test(id)) {
    query = query.where(sql<SqlBool>`(${column$}, proposals.id) < (to_timestamp(${micros}::numeric / 1000000), ${id}::uuid)`);
  }
  const rows = await query.execute();
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return { page: page.map((row) => row.id), next: rows.length > PAGE_SIZE && last ? `${last.micros}_${last.id}` : null };
}

/** Best match first, at most a thousand; the cursor is how many were seen. */
async function searched(db: TenantDb, input: ListInput): Promise<Page> {
  const offset = /^\d{1,4}$/.test(input.after ?? '') ? Number(input.after) : 0;
  const query = searchQuery(input.q!);
  if (query === null) return { page: [], next: null, matching: 0 };
  const rows = await filtered(db, input)
    .innerJoin(sql<{ id: string; rank: number }>`search_proposals(${query}::tsquery, ${SEARCH_MOST})`.as('found'), 'found.id', 'proposals.id')
    .select(['proposals.id', sql<string>`count(*) over ()`.as('matching')]).orderBy('found.rank', 'desc').orderBy('proposals.id')
    .limit(PAGE_SIZE + 1).offset(offset).execute();
  const matching = Number(rows[0]?.matching ?? 0);
  return {
    page: rows.slice(0, PAGE_SIZE).map((row) => row.id), next: rows.length > PAGE_SIZE ? String(offset + PAGE_SIZE) : null,
    matching: matching >= SEARCH_MOST ? null : matching,
  };
}

async function itemsOf(db: TenantDb, ids: string[]): Promise<ListedProposal[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('proposals').leftJoin('meetings', 'meetings.id', 'proposals.meeting_id').leftJoin('sheets', 'sheets.proposal_id', 'proposals.id')
    .select((eb) => ['proposals.id', 'proposals.reference', 'proposals.title', sql<string>`left(proposals.body, 240)`.as('excerpt'), 'proposals.theme',
      'proposals.district', 'proposals.status', 'proposals.origin', 'proposals.voice', 'proposals.organisation', 'proposals.published_at as publishedAt',
      'proposals.imported_supports as importedSupports', 'sheets.hands', 'meetings.reference as meetingReference', 'meetings.title as meetingTitle',
      'meetings.place as meetingPlace', 'meetings.starts_at as meetingStartsAt',
      eb.selectFrom('supports').select((count) => count.fn.countAll<string>().as('n')).whereRef('supports.proposal_id', '=', 'proposals.id').as('supports')])
    .where('proposals.id', '=', sql<string>`any(${ids}::uuid[])`).where('proposals.listed', '=', true).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row || row.reference === null || row.publishedAt === null) return [];
    const { meetingReference, meetingTitle, meetingPlace, meetingStartsAt, supports, reference, publishedAt, ...rest } = row;
    const meeting = meetingReference === null || meetingStartsAt === null ? null
      : { reference: meetingReference, title: meetingTitle ?? '', place: meetingPlace ?? '', startsAt: meetingStartsAt };
    return [{ ...rest, reference, publishedAt, supports: Number(supports), meeting }];
  });
}
