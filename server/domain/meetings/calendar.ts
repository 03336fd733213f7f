import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { MeetingKind } from '../../db/tables/meetings.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { isDayOnly } from './hours.ts';

/** What a reader's own calendar is told. revision: raised by each change, so that a calendar that has it already takes the new one. */
export interface CalendarEntry {
  id: string; number: number; title: string; description: string | null; place: string | null; startsAt: Date; endsAt: Date | null;
  /** null: a sitting of the parliament. */
  kind: MeetingKind | null; district: string | null; dayOnly: boolean; cancelled: boolean; revision: number; createdAt: Date;
}

/** A feed has an end: what is to come, then the past until it is full or half a year old. */
const MOST = 500;

/** Meetings and sittings, the last to come first; or one meeting alone. @throws meeting.not_found */
export async function calendarOf(db: TenantDb, { reference }: { reference?: number | null | undefined }): Promise<CalendarEntry[]> {
  const { timeZone } = await settingsOf(db);
  const [meetings, sittings] = await Promise.all([meetingsOf(db, reference ?? null, timeZone), reference ? [] : sittingsOf(db)]);
  if (reference && meetings.length === 0) throw new DomainError('meeting.not_found');
  return [...meetings, ...sittings].sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime()).slice(0, MOST);
}

const recent = sql<Date>`now() - interval '180 days'`;

async function meetingsOf(db: TenantDb, reference: number | null, zone: string): Promise<CalendarEntry[]> {
  const query = db.selectFrom('meetings')
    .select(['id', 'reference', 'kind', 'title', 'description', 'place', 'district', 'starts_at', 'ends_at', 'state', 'import_source',
      'version', 'created_at'])
    .orderBy('starts_at', 'desc').orderBy('id', 'desc').limit(MOST);
  const rows = await (reference === null ? query.where('starts_at', '>', recent) : query.where('reference', '=', reference)).execute();
  return rows.map((row) => ({
    id: row.id, number: row.reference, title: row.title, description: row.description, place: row.place, kind: row.kind,
    district: row.district, startsAt: row.starts_at, endsAt: row.ends_at,
    dayOnly: isDayOnly({ imported: row.import_source !== null, startsAt: row.starts_at }, zone),
    cancelled: row.state === 'cancelled', revision: row.version, createdAt: row.created_at,
  }));
}

async function sittingsOf(db: TenantDb): Promise<CalendarEntry[]> {
  const rows = await db.selectFrom('sittings').select(['id', 'number', 'title', 'place', 'starts_at', 'version', 'created_at'])
    .where('starts_at', '>', recent).orderBy('starts_at', 'desc').orderBy('id', 'desc').limit(MOST).execute();
  return rows.map((row) => ({
    id: row.id, number: row.number, title: row.title, description: null, place: row.place, kind: null, district: null,
    startsAt: row.starts_at, endsAt: null, dayOnly: false, cancelled: false, revision: row.version, createdAt: row.created_at,
  }));
}
