import { sql, type SqlBool } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Origin, ProposalStatus } from '../../db/tables/proposals.ts';
import { has, type Actor } from '../actor.ts';
import { PUBLIC } from '../proposals/lifecycle.ts';
import { countCells, countsByOrigin, type OriginCounts } from '../proposals/counts.ts';
import { searchQuery } from '../proposals/search.ts';
import { micros } from './counts.ts';
import { cursorOf, meetingChoices, type MeetingChoice } from './list.ts';
import type { TaggableInput } from './schema.ts';

export interface Taggable {
  id: string; version: number; reference: number | null; title: string; theme: string; status: ProposalStatus; origin: Origin; imported: boolean;
  meeting: { reference: number; title: string; place: string; startsAt: Date } | null; sheet: string | null;
}
export interface TaggingPage { items: Taggable[]; next: string | null; counts: OriginCounts; unknown: number; meetings: MeetingChoice[] }

const SIZE = 50;
const SEARCH_MOST = 1_000;

/**
 * Public proposals with where they are said to come from, the latest first, and the meetings they could come from. The one that is asked
 * for by its id may also be one that is not public, for those who answer on admissibility.
 */
export async function taggingPage(db: TenantDb, actor: Actor, input: TaggableInput): Promise<TaggingPage> {
  const [rows, cells, { unknown }, meetings] = await Promise.all([
    rowsOf(db, actor, input), countCells(db),
    db.selectFrom('proposals').select((eb) => eb.fn.countAll<string>().as('unknown')).where('status', 'in', [...PUBLIC]).where('part_of', 'is', null)
      .where('origin', '=', 'meeting')
      .where('meeting_id', 'is', null).executeTakeFirstOrThrow(),
    meetingChoices(db),
  ]);
  const page = rows.slice(0, SIZE);
  const last = page.at(-1);
  return {
    items: page.map(itemOf), next: rows.length > SIZE && last ? `${last.micros}_${last.id}` : null, counts: countsByOrigin(cells),
    unknown: Number(unknown), meetings,
  };
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function itemOf(row: Row): Taggable {
  const known = row.meetingReference !== null && row.meetingStartsAt !== null;
  return {
    id: row.id, version: row.version, reference: row.reference, title: row.title, theme: row.theme, status: row.status, origin: row.origin,
    imported: row.import_source !== null,
    sheet: row.code,
    meeting: known ? { reference: row.meetingReference!, title: row.meetingTitle ?? '', place: row.meetingPlace ?? '',
      startsAt: row.meetingStartsAt! } : null,
  };
}

function rowsOf(db: TenantDb, actor: Actor, input: TaggableInput) {
  let query = db.selectFrom('proposals').leftJoin('meetings', 'meetings.id', 'proposals.meeting_id')
    .leftJoin('sheets', 'sheets.proposal_id', 'proposals.id')
    .select(['proposals.id', 'proposals.version', 'proposals.reference', 'proposals.title', 'proposals.theme', 'proposals.status', 'proposals.origin',
      'proposals.import_source',
      'sheets.code', 'meetings.reference as meetingReference', 'meetings.title as meetingTitle',
      'meetings.place as meetingPlace', 'meetings.starts_at as meetingStartsAt', micros('proposals.published_at').as('micros')])
    .orderBy('proposals.published_at', 'desc').orderBy('proposals.id', 'desc').limit(SIZE + 1);
  if (input.origin) query = query.where('proposals.origin', '=', input.origin === 'unknown' ? 'meeting' : input.origin);
  if (input.origin === 'unknown') query = query.where('proposals.meeting_id', 'is', null);
  if (input.status) query = query.where('proposals.status', '=', input.status);
  if (input.theme) query = query.where('proposals.theme', '=', input.theme);
  if (input.imported) query = query.where('proposals.import_source', input.imported === 'yes' ? 'is not' : 'is', null);
  if (input.meeting) query = query.where('meetings.reference', '=', input.meeting);
  if (input.id) query = query.where('proposals.id', '=', input.id);
  if (!input.id || !has(actor, 'moderator', 'organiser')) query = query.where('proposals.status', 'in', [...PUBLIC]);
  const from = cursorOf(input.after);
  if (from) query = query.where(sql<SqlBool>`(proposals.published_at, proposals.id) < (to_timestamp(${from.micros}::numeric / 1000000), ${from.id}::uuid)`);
  const search = input.q ? searchQuery(input.q) : null;
  if (search !== null) {
    const origin = input.origin === 'unknown' ? 'meeting' : (input.origin ?? null);
    query = query.where('proposals.id', 'in', sql<string>`(select id from search_proposals(${search}::tsquery, ${input.theme ?? null}, null,
      ${input.status ?? null}, ${origin}, null, null, ${SEARCH_MOST}))`);
  }
  return query.execute();
}
