import { sql } from 'kysely';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { personId, type Actor } from '../actor.ts';
import { databaseNow } from '../clock.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError } from '../errors.ts';
import { nextReference, record } from '../journal.ts';
import { instantOfWall } from './hours.ts';
import { MEETING_MOVES, type MeetingMove } from './lifecycle.ts';
import { doorsOf, factsOf, meetingRow, type MeetingRow } from './page.ts';
import { mayCancel, mayCheck, mayEdit, mayReport, type Allowed, type MeetingDoors, type MeetingFacts } from './policy.ts';
import { SECTIONS, type Declaration, type MeetingEdit, type MeetingReport } from './schema.ts';

type Volunteer = Actor & { kind: 'person' };
export interface Declared { id: string; reference: number }

/**
 * Announces a meeting and gives it its number. Sending the same id again answers what the first time gave.
 * @throws freeze.running, proposal.theme_unknown, proposal.district_unknown, meeting.hour_missing, meeting.ends_before_it_begins, system.conflict
 */
export async function declareMeeting(db: TenantDb, actor: Volunteer, input: Declaration): Promise<Declared> {
  const before = await declaredBefore(db, actor, input.id);
  if (before) return before;
  const settings = await requireNotFrozen(db);
  const columns = columnsOf(settings, input, null);
  const reference = await nextReference(db, 'meeting');
  const written = await db.insertInto('meetings').values({ ...columns, id: input.id, reference, declared_by: actor.id })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing()).returning('id').executeTakeFirst();
  // The same declaration, sent twice at once: what the other one wrote is committed by now, the counter waited for it.
  if (!written) return (await declaredBefore(db, actor, input.id))!;
  await record(db, actor, { verb: 'meeting.declared', subject: { type: 'meeting', id: input.id }, data: { reference } });
  return { id: input.id, reference };
}

async function declaredBefore(db: TenantDb, actor: Volunteer, id: string): Promise<Declared | null> {
  const row = await db.selectFrom('meetings').select(['id', 'reference', 'declared_by']).where('id', '=', id).executeTakeFirst();
  if (row && row.declared_by !== personId(actor)) throw new DomainError('system.conflict');
  return row ? { id: row.id, reference: row.reference } : null;
}

type Fields = Omit<Declaration, 'id'>;

/**
 * The columns that a form fills. kept: when it begins and ends as written before, so that an hour which comes twice stays the one it was.
 */
function columnsOf(settings: CollectiveSettings, input: Fields, kept: { starts_at: Date; ends_at: Date | null } | null) {
  const known = (list: readonly { code: string }[], code: string | null | undefined) => !code || list.some((one) => one.code === code);
  if (!known(settings.themes, input.theme)) throw new DomainError('proposal.theme_unknown', { field: 'theme' });
  if (!known(settings.districts, input.district)) throw new DomainError('proposal.district_unknown', { field: 'district' });
  const instant = (field: 'hour' | 'endHour', before: Date | null) => {
    const at = instantOfWall({ day: input.day, hour: input[field]! }, settings.timeZone, before);
    if (at === null) throw new DomainError('meeting.hour_missing', { field });
    return at;
  };
  const startsAt = instant('hour', kept?.starts_at ?? null);
  const endsAt = input.endHour ? instant('endHour', kept?.ends_at ?? null) : null;
  if (endsAt !== null && endsAt <= startsAt) throw new DomainError('meeting.ends_before_it_begins', { field: 'endHour' });
  return {
    kind: input.kind, title: input.title, description: input.description ?? null, place: input.place, district: input.district ?? null,
    theme: input.theme ?? null, starts_at: startsAt, ends_at: endsAt, facilitators: input.facilitators,
  };
}

/**
 * Changes what a meeting says of itself.
 * @throws meeting.not_found, meeting.version_conflict, meeting.transition_forbidden, meeting.not_past (a reported meeting cannot be moved
 * to a day to come), and as declareMeeting
 */
export async function editMeeting(db: TenantDb, actor: Volunteer, input: MeetingEdit): Promise<Declared> {
  const { settings, row, at } = await forMove(db, actor, input, mayEdit);
  const columns = columnsOf(settings, input, row);
  if (row.state !== 'declared' && columns.starts_at > at) throw new DomainError('meeting.not_past', { field: 'day' });
  const changed = changedFields(row, columns);
  if (changed.length > 0) await move(db, actor, row, 'edit', columns, { changed });
  return { id: row.id, reference: row.reference };
}

function changedFields(row: MeetingRow, columns: ReturnType<typeof columnsOf>): string[] {
  const text = (value: unknown) => JSON.stringify(value);
  return (Object.keys(columns) as (keyof typeof columns)[]).filter((name) => text(row[name]) !== text(columns[name]));
}

/** Calls a meeting off. It keeps its number and is shown as cancelled. @throws as editMeeting, role.missing, meeting.has_proposals */
export async function cancelMeeting(db: TenantDb, actor: Volunteer, input: { id: string; version: number }): Promise<Declared> {
  const { row } = await forMove(db, actor, input, mayCancel);
  await move(db, actor, row, 'cancel', {});
  return { id: row.id, reference: row.reference };
}

/**
 * Says how many people were there, and how it went: numbers, never names. A report written again waits for its check again.
 * @throws meeting.not_past, meeting.counts_wrong naming the field, and as editMeeting
 */
export async function reportMeeting(db: TenantDb, actor: Volunteer, input: MeetingReport): Promise<Declared> {
  const { row } = await forMove(db, actor, input, mayReport);
  const bands = { under_25: input.under25 ?? null, from_25_to_64: input.from25to64 ?? null, over_64: input.over64 ?? null };
  const sum = Object.values(bands).reduce<number>((total, n) => total + (n ?? 0), 0);
  const { attendance } = input;
  if (sum > attendance) throw new DomainError('meeting.counts_wrong', { field: 'attendance', data: { sum, attendance } });
  const columns = { attendance, ...bands, report: input.report ?? null, reported_by: actor.id, checked_by: null, sections: sectionsOf(input) };
  await move(db, actor, row, 'report', columns, { attendance });
  return { id: row.id, reference: row.reference };
}

function sectionsOf(input: MeetingReport): string {
  return JSON.stringify(Object.fromEntries(SECTIONS.flatMap((name) => (input[name] ? [[name, input[name]]] : []))));
}

/** A second person has read the report. @throws meeting.same_reader, and as editMeeting */
export async function checkMeeting(db: TenantDb, actor: Volunteer, input: { id: string; version: number }): Promise<Declared> {
  const { row } = await forMove(db, actor, input, mayCheck);
  await move(db, actor, row, 'check', { checked_by: actor.id });
  return { id: row.id, reference: row.reference };
}

type Policy = (actor: Actor, facts: MeetingFacts, doors: MeetingDoors) => Allowed;

/** Holds a meeting's row until the commit and asks the policy, by the database's clock. */
async function forMove(db: TenantDb, actor: Volunteer, { id, version }: { id: string; version: number }, policy: Policy) {
  const settings = await requireNotFrozen(db);
  await db.selectFrom('meetings').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const [row, at] = await Promise.all([meetingRow(db, { id }), databaseNow(db)]);
  const allowed = policy(actor, factsOf(row, at), doorsOf(settings, row.starts_at, at));
  if (allowed !== true) throw new DomainError(allowed);
  if (row.version !== version) throw new DomainError('meeting.version_conflict');
  return { settings, row, at };
}

type Columns = Partial<ReturnType<typeof columnsOf>> & {
  attendance?: number; under_25?: number | null; from_25_to_64?: number | null; over_64?: number | null; report?: string | null;
  reported_by?: string; checked_by?: string | null; sections?: string;
};

async function move(
  db: TenantDb, actor: Volunteer, row: MeetingRow, name: MeetingMove, columns: Columns, data: Record<string, unknown> = {},
): Promise<void> {
  const { to, verb } = MEETING_MOVES[name];
  await db.updateTable('meetings').set({ ...columns, ...(to !== null && { state: to }), version: sql`version + 1` })
    .where('id', '=', row.id).execute();
  await record(db, actor, { verb, subject: { type: 'meeting', id: row.id }, data });
}
