import { sql, type SqlBool } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { MeetingKind, MeetingState } from '../../db/tables/meetings.ts';
import { settingsOf } from '../collectives/queries.ts';
import { ideasByMeeting, meetingTotals, micros, today, type MeetingTotals } from './counts.ts';
import { isDayOnly } from './hours.ts';
import { COMING_SHOWN, PAGE_SIZE, type MeetingListInput } from './schema.ts';

export interface ListedMeeting {
  id: string; reference: number; kind: MeetingKind; title: string; place: string; district: string | null; startsAt: Date;
  endsAt: Date | null;
  /** Its hour is not known. */
  dayOnly: boolean;
  state: MeetingState; attendance: number | null;
  /** Listed proposals that come from it. */
  ideas: number;
}
export interface MeetingPart { items: ListedMeeting[]; next: string | null }
export interface MeetingList {
  /** null when the other period alone was asked for. */
  coming: MeetingPart | null; held: MeetingPart | null; totals: MeetingTotals;
}

type Period = 'coming' | 'held';

/** Meetings to come (the nearest first, cancelled ones shown as such) and held (the latest first), under the filters of an address. */
export async function listMeetings(db: TenantDb, input: MeetingListInput): Promise<MeetingList> {
  const { timeZone } = await settingsOf(db);
  const [coming, held, totals] = await Promise.all([
    input.period === 'held' ? null : part(db, 'coming', input, timeZone),
    input.period === 'coming' ? null : part(db, 'held', input, timeZone),
    meetingTotals(db, timeZone),
  ]);
  return { coming, held, totals };
}

async function part(db: TenantDb, period: Period, input: MeetingListInput, zone: string): Promise<MeetingPart> {
  const size = period === 'coming' && !input.period ? COMING_SHOWN : PAGE_SIZE;
  const [rows, ideas] = await Promise.all([rowsOf(db, period, input, zone, size + 1), ideasByMeeting(db)]);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    items: page.map(({ micros: _micros, import_source: source, ...row }) => ({
      ...row, dayOnly: isDayOnly({ imported: source !== null, startsAt: row.startsAt }, zone), ideas: ideas.get(row.id) ?? 0,
    })),
    next: rows.length > size && last ? `${last.micros}_${last.id}` : null,
  };
}

function rowsOf(db: TenantDb, period: Period, input: MeetingListInput, zone: string, most: number) {
  const from = today(zone);
  const held = period === 'held';
  let query = db.selectFrom('meetings')
    .select(['id', 'reference', 'kind', 'title', 'place', 'district', 'starts_at as startsAt', 'ends_at as endsAt', 'state', 'attendance', 'import_source',
      micros('starts_at').as('micros')])
    .where((eb) => (held
      ? eb.or([eb('state', 'in', ['reported', 'checked']), eb.and([eb('state', '=', 'declared'), eb('starts_at', '<', from)])])
      : eb.and([eb('state', 'in', ['declared', 'cancelled']), eb('starts_at', '>=', from)])))
    .orderBy('starts_at', held ? 'desc' : 'asc').orderBy('id', held ? 'desc' : 'asc').limit(most);
  if (input.kind) query = query.where('kind', '=', input.kind);
  if (input.district) query = query.where('district', '=', input.district);
  // A cursor belongs to one period: without one it would page both lists at once.
  const after = input.period ? cursorOf(input.after) : null;
  if (after) {
    const sign = held ? sql`<` : sql`>`;
    query = query.where(sql<SqlBool>`(starts_at, id) ${sign} (to_timestamp(${after.micros}::numeric / 1000000), ${after.id}::uuid)`);
  }
  return query.execute();
}

/** The instant and the id after which a list goes on; null for a text that says none. */
export function cursorOf(text: string | null | undefined): { micros: string; id: string } | null {
  const parts = /^(\d{1,17})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '');
  return parts ? { micros: parts[1]!, id: parts[2]! } : null;
}

export interface MeetingChoice { id: string; reference: number; title: string; place: string; startsAt: Date }

/** Meetings from which something can come: begun and not cancelled, the latest first. At most a thousand, as a list to choose from. */
export async function meetingChoices(db: TenantDb): Promise<MeetingChoice[]> {
  return db.selectFrom('meetings').select(['id', 'reference', 'title', 'place', 'starts_at as startsAt'])
    .where('state', '<>', 'cancelled').where('starts_at', '<=', sql<Date>`now()`).orderBy('starts_at', 'desc').orderBy('id', 'desc')
      .limit(1_000).execute();
}
