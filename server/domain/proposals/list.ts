import { sql, type SqlBool } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Origin, ProposalStatus, Voice } from '../../db/tables/proposals.ts';
import { dayAt } from '../../../tenants/calendar.ts';
import { now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { supportersOf } from '../grouping/supporters.ts';
import { ANSWERED, countCells, countsByOrigin, countWhere, isWhole, LISTED, type CountCell, type OriginCounts } from './counts.ts';
import { bitsFor, decodeCursor, encodeCursor, hashIn, placesOf, runAt, type FairCursor } from './fair-order.ts';
import { PAGE_SIZE, type ListInput } from './schema.ts';
import { searchQuery } from './search.ts';
import { SHEET_OF } from './sheet-of.ts';

export interface ListedProposal {
  id: string;
  reference: number;
  title: string;
  excerpt: string;
  theme: string;
  district: string | null;
  status: ProposalStatus;
  origin: Origin;
  voice: Voice;
  organisation: string | null;
  publishedAt: Date;
  supports: number;
  importedSupports: number | null;
  hands: number | null;
  meeting: { reference: number; title: string; place: string; startsAt: Date } | null;
}
export interface ProposalList {
  items: ListedProposal[];
  /** How many the filters let through; null when a search found more than it ranks (1,000: the latest of them are shown). */
  matching: number | null;
  /** What people put forward: grouped ones are on no list, and counted here all the same. */
  all: OriginCounts;
  /** How many of `all` are on no list, since another one carries them. */
  grouped: number;
  /** The next page's `after`, or null on the last. */
  next: string | null;
}

const RUNS_AT_ONCE = 6;
const SEARCH_MOST = 1_000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Public proposals under the filters of an address: in the fair order of the day, by date, by answer, or best match first. */
export async function listProposals(db: TenantDb, input: ListInput): Promise<ProposalList> {
  const cells = await countCells(db);
  const isGrouped = (cell: CountCell) => isWhole(cell) && cell.status === 'grouped';
  const ids = input.q ? await searched(db, input) : input.order === 'fair' ? await fair(db, input, cells) : await dated(db, input, cells);
  return { items: await itemsOf(db, ids.page), matching: ids.matching, all: countsByOrigin(cells), grouped: countWhere(cells, isGrouped), next: ids.next };
}

interface Page {
  page: string[];
  next: string | null;
  matching: number | null;
}

function passes(input: ListInput): (cell: CountCell) => boolean {
  const same =
    <K extends 'theme' | 'district' | 'status' | 'origin' | 'voice'>(name: K) =>
    (cell: CountCell) =>
      !input[name] || cell[name] === input[name];
  const tests = (['theme', 'district', 'status', 'origin', 'voice'] as const).map(same);
  return (cell) => LISTED.has(cell.status) && tests.every((test) => test(cell));
}

/** Counted from memory, but for a meeting's own, which are few. */
async function matchingOf(db: TenantDb, cells: readonly CountCell[], input: ListInput): Promise<number> {
  const answered = (cell: CountCell) => input.order !== 'answered' || ANSWERED.has(cell.status);
  if (!input.meeting) return countWhere(cells, (cell) => answered(cell) && passes(input)(cell));
  const { n } = await filtered(db, input)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The ids that the filters let through, ready for an order and a limit. */
function filtered(db: TenantDb, input: ListInput) {
  let query = db.selectFrom('proposals').where('proposals.listed', '=', true);
  for (const name of ['theme', 'district', 'status', 'origin', 'voice'] as const) {
    const value = input[name];
    if (value) query = query.where(`proposals.${name}`, '=', value as never);
  }
  if (input.meeting) {
    query = query.where('proposals.meeting_id', '=', (eb) =>
      eb.selectFrom('meetings').select('id').where('reference', '=', input.meeting!),
    );
  }
  if (input.order === 'answered') query = query.where('proposals.status', 'in', [...ANSWERED]);
  return query;
}

async function fair(db: TenantDb, input: ListInput, cells: readonly CountCell[]): Promise<Page> {
  const matching = await matchingOf(db, cells, input);
  const day = dayAt(now(), (await settingsOf(db)).timeZone);
  let cursor: FairCursor = (input.after ? decodeCursor(input.after) : null) ?? { day, bits: bitsFor(matching), rank: 0, after: null };
  const found: { id: string; rank: number; hash: string }[] = [];
  const runs = 2 ** cursor.bits;
  for (let width = RUNS_AT_ONCE; cursor.rank < runs && found.length <= PAGE_SIZE; width *= 2) {
    const ranks = Array.from({ length: Math.min(width, runs - cursor.rank) }, (_, index) => cursor.rank + index);
    found.push(...(await readRuns(db, input, cursor, ranks)));
    cursor = { ...cursor, rank: cursor.rank + ranks.length, after: null };
  }
  const page = found.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const next = found.length > PAGE_SIZE && last ? encodeCursor({ ...cursor, rank: last.rank, after: last.hash }) : null;
  return { page: page.map(({ id }) => id), next, matching };
}

async function readRuns(
  db: TenantDb,
  input: ListInput,
  cursor: FairCursor,
  ranks: number[],
): Promise<{ id: string; rank: number; hash: string }[]> {
  const rankOf = new Map<number, number>(ranks.map((rank) => [runAt(cursor.day, cursor.bits, rank), rank]));
  const spans = [...rankOf.keys()].map((run) => placesOf(cursor.bits, run));
  const rows = await filtered(db, input)
    .select(['proposals.id', 'proposals.shuffle'])
    .where((eb) =>
      eb.or(spans.map(({ from, until }) => eb.and([eb('proposals.shuffle', '>=', from), eb('proposals.shuffle', '<', until)]))),
    )
    .execute();
  const width = 65_536 / 2 ** cursor.bits;
  return rows
    .map(({ id, shuffle }) => ({ id, rank: rankOf.get(Math.floor(shuffle / width))!, hash: hashIn(cursor.day, id) }))
    .filter(({ rank, hash }) => rank !== cursor.rank || cursor.after === null || hash > cursor.after)
    .sort((a, b) => a.rank - b.rank || (a.hash < b.hash ? -1 : 1));
}

/** By publication or by answer, newest first; the cursor is the last instant (in microseconds) and id seen. */
async function dated(db: TenantDb, input: ListInput, cells: readonly CountCell[]): Promise<Page> {
  const column = sql.ref<Date>(input.order === 'answered' ? 'proposals.decided_at' : 'proposals.published_at');
  const after = cursorOf(input.after, /^\d{1,17}$/);
  let query = filtered(db, input)
    .select(['proposals.id', sql<string>`(extract(epoch from ${column}) * 1000000)::bigint`.as('micros')])
    .where(column, 'is not', null)
    .orderBy(column, 'desc')
    .orderBy('proposals.id', 'desc')
    .limit(PAGE_SIZE + 1);
  if (after) {
    query = query.where(
      sql<SqlBool>`(${column}, proposals.id) <
        ('epoch'::timestamptz + ${after.value}::bigint * interval '1 microsecond', ${after.id}::uuid)`,
    );
  }
  const [rows, matching] = await Promise.all([query.execute(), matchingOf(db, cells, input)]);
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return { page: page.map((row) => row.id), next: rows.length > PAGE_SIZE && last ? `${last.micros}_${last.id}` : null, matching };
}

/** The two parts of a cursor `value_id`, or null when it is none of ours: the list then begins at its beginning. */
function cursorOf(after: string | null | undefined, form: RegExp): { value: string; id: string } | null {
  const [value = '', id = ''] = (after ?? '').split('_');
  return form.test(value) && UUID.test(id) ? { value, id } : null;
}

/** Best match first; the cursor is the last rank and id seen, so that what arrives meanwhile moves nothing. */
async function searched(db: TenantDb, input: ListInput): Promise<Page> {
  const query = searchQuery(input.q!);
  if (query === null) return { page: [], next: null, matching: 0 };
  const meeting = input.meeting
    ? await db.selectFrom('meetings').select('id').where('reference', '=', input.meeting).executeTakeFirst()
    : null;
  if (meeting === undefined) return { page: [], next: null, matching: 0 };
  const after = cursorOf(input.after, /^\d(?:\.\d{1,12})?(?:e-\d{1,2})?$/);
  const { rows } = await sql<{ id: string; rank: string; found: string }>`
    with found as materialized (select id, rank from search_proposals(${query}::tsquery, ${input.theme ?? null}, ${input.district ?? null},
      ${input.status ?? null}, ${input.origin ?? null}, ${input.voice ?? null}, ${meeting?.id ?? null}, ${SEARCH_MOST + 1}))
    select id, rank::text, (select count(*) from found) as found from found
    where ${after ? sql`(rank, id) < (${after.value}::real, ${after.id}::uuid)` : sql`true`}
    order by found.rank desc, id desc limit ${PAGE_SIZE + 1}`.execute(db);
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const found = Number(rows[0]?.found ?? 0);
  return {
    page: page.map((row) => row.id),
    next: rows.length > PAGE_SIZE && last ? `${last.rank}_${last.id}` : null,
    matching: found > SEARCH_MOST ? null : found,
  };
}

async function itemsOf(db: TenantDb, ids: string[]): Promise<ListedProposal[]> {
  if (ids.length === 0) return [];
  const united = supportersOf(db, ids);
  const rows = await db
    .selectFrom('proposals')
    .leftJoin('meetings', 'meetings.id', 'proposals.meeting_id')
    .leftJoin('sheets', (join) => join.on('sheets.proposal_id', '=', SHEET_OF))
    .select((eb) => [
      'proposals.id',
      'proposals.reference',
      'proposals.title',
      sql<string>`left(proposals.body, 240)`.as('excerpt'),
      'proposals.theme',
      'proposals.district',
      'proposals.status',
      'proposals.origin',
      'proposals.voice',
      'proposals.organisation',
      'proposals.published_at as publishedAt',
      'proposals.imported_supports as importedSupports',
      'sheets.hands',
      'meetings.reference as meetingReference',
      'meetings.title as meetingTitle',
      'meetings.place as meetingPlace',
      'meetings.starts_at as meetingStartsAt',
      eb
        .selectFrom('supports')
        .select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('supports.proposal_id', '=', 'proposals.id')
        .as('supports'),
    ])
    .where('proposals.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('proposals.listed', '=', true)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const carried = await united;
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row || row.reference === null || row.publishedAt === null) return [];
    const { meetingReference, meetingTitle, meetingPlace, meetingStartsAt, supports, reference, publishedAt, ...rest } = row;
    const meeting =
      meetingReference === null || meetingStartsAt === null
        ? null
        : { reference: meetingReference, title: meetingTitle ?? '', place: meetingPlace ?? '', startsAt: meetingStartsAt };
    return [{ ...rest, reference, publishedAt, supports: carried.get(id) ?? Number(supports), meeting }];
  });
}
