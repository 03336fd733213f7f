import { sql, type SqlBool } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { MeetingKind, MeetingState, ReportSections } from '../../db/tables/meetings.ts';
import type { Actor } from '../actor.ts';
import { now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { micros } from './counts.ts';
import { wallTimeOf } from './hours.ts';
import { cursorOf } from './list.ts';
import { doorsOf, factsOf, meetingRow, type AgeBands } from './page.ts';
import { meetingAbilities, type MeetingAbilities } from './policy.ts';
import { PAGE_SIZE, type DeskListInput } from './schema.ts';

export interface DeskMeeting {
  id: string; reference: number; kind: MeetingKind; title: string; place: string; startsAt: Date; state: MeetingState; version: number;
  attendance: number | null; sheets: number; proposals: number;
  /** Held and not reported yet. */
  owed: boolean;
  abilities: MeetingAbilities;
}
export interface DeskList {
  items: DeskMeeting[]; next: string | null;
  /** How many wait: for their report, and for their check by a second person. */
  toReport: number; toCheck: number;
}

/** The meetings of the desk, the latest first, with what each waits for. */
export async function deskMeetings(db: TenantDb, actor: Actor, input: DeskListInput): Promise<DeskList> {
  const at = now();
  const [settings, rows, waiting] = await Promise.all([settingsOf(db), rowsOf(db, input, at), waitingCounts(db, at)]);
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      id: row.id, reference: row.reference, kind: row.kind, title: row.title, place: row.place, startsAt: row.starts_at, state: row.state,
      version: row.version,
      attendance: row.attendance, sheets: Number(row.sheets), proposals: Number(row.proposals),
      owed: row.state === 'declared' && row.starts_at <= at,
      abilities: meetingAbilities(actor, factsOf(row, at), doorsOf(settings, row.starts_at, at)),
    })),
    next: rows.length > PAGE_SIZE && last ? `${last.micros}_${last.id}` : null, ...waiting,
  };
}

/** How many meetings wait for their report, and for their check by a second person. */
export async function waitingCounts(db: TenantDb, at: Date): Promise<{ toReport: number; toCheck: number }> {
  const row = await db.selectFrom('meetings').select((eb) => [
    eb.fn.countAll<string>().filterWhere('state', '=', 'declared').filterWhere('starts_at', '<=', at).as('toReport'),
    eb.fn.countAll<string>().filterWhere('state', '=', 'reported').filterWhere('import_source', 'is', null).as('toCheck'),
  ]).executeTakeFirstOrThrow();
  return { toReport: Number(row.toReport), toCheck: Number(row.toCheck) };
}

function rowsOf(db: TenantDb, { state, after }: DeskListInput, at: Date) {
  let query = db.selectFrom('meetings')
    .select((eb) => ['id', 'reference', 'kind', 'title', 'place', 'starts_at', 'state', 'version', 'attendance', 'declared_by',
      'reported_by', micros('starts_at').as('micros'),
      eb.selectFrom('sheets').select((count) => count.fn.countAll<string>().as('n')).whereRef('sheets.meeting_id', '=', 'meetings.id')
        .as('sheets'),
      eb.selectFrom('proposals').select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('proposals.meeting_id', '=', 'meetings.id').as('proposals')])
    .orderBy('starts_at', 'desc').orderBy('id', 'desc').limit(PAGE_SIZE + 1);
  if (state === 'todo') {
    // What another site reported is nobody's here to check.
    query = query.where((eb) => eb.or([eb.and([eb('state', '=', 'declared'), eb('starts_at', '<=', at)]),
      eb.and([eb('state', '=', 'reported'), eb('import_source', 'is', null)])]));
  } else if (state) query = query.where('state', '=', state);
  const from = cursorOf(after);
  if (from) query = query.where(sql<SqlBool>`(starts_at, id) < (to_timestamp(${from.micros}::numeric / 1000000), ${from.id}::uuid)`);
  return query.execute();
}

/** A meeting as its forms show it: the day and the hours by the collective's clock. */
export interface MeetingForm {
  id: string; reference: number; version: number; state: MeetingState; kind: MeetingKind; title: string; description: string | null;
  place: string;
  district: string | null; theme: string | null; day: string; hour: string; endHour: string | null; startsAt: Date; facilitators: string[];
  attendance: number | null; bands: AgeBands; report: string | null; sections: ReportSections; sheets: number; abilities: MeetingAbilities;
}

/** @throws meeting.not_found */
export async function meetingForm(db: TenantDb, actor: Actor, by: { reference: number }): Promise<MeetingForm> {
  const row = await meetingRow(db, by);
  const [settings, { n }] = await Promise.all([
    settingsOf(db), db.selectFrom('sheets').select((eb) => eb.fn.countAll<string>().as('n')).where('meeting_id', '=', row.id)
      .executeTakeFirstOrThrow(),
  ]);
  const at = now();
  const zone = settings.timeZone;
  return {
    id: row.id, reference: row.reference, version: row.version, state: row.state, kind: row.kind, title: row.title,
    description: row.description,
    place: row.place, district: row.district, theme: row.theme, ...wallTimeOf(row.starts_at, zone),
    endHour: row.ends_at === null ? null : wallTimeOf(row.ends_at, zone).hour, startsAt: row.starts_at, facilitators: row.facilitators,
    attendance: row.attendance,
    bands: { under25: row.under_25, from25to64: row.from_25_to_64, over64: row.over_64 }, report: row.report, sections: row.sections, sheets: Number(n),
    abilities: meetingAbilities(actor, factsOf(row, at), doorsOf(settings, row.starts_at, at)),
  };
}
