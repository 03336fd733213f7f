import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import { opens } from '../../../tenants/phases.ts';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import type { SheetReading } from '../../db/tables/proposals.ts';
import type { Actor } from '../actor.ts';
import { databaseNow } from '../clock.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { DomainError, isDomainError, type FieldProblem } from '../errors.ts';
import { recordAll } from '../journal.ts';
import { arrive, rowOf, type Sent } from './arrival.ts';
import { mayTypeSheets } from './policy.ts';
import type { SheetSubmission } from './schema.ts';
import { requireKnownCodes } from './service.ts';

type Volunteer = Actor & { kind: 'person' };

/**
 * Writes down one sheet of a meeting. Its id is made by whoever types it: sending it again, from the same hands or as the same sheet,
 * answers what the first time gave.
 * @throws role.missing, freeze.running, phase.closed, meeting.not_found, meeting.not_past, meeting.sheet_taken, proposal.theme_unknown,
 * proposal.district_unknown, system.conflict
 */
export async function submitFromMeeting(db: TenantDb, volunteer: Volunteer, meetingId: string, sheet: SheetSubmission): Promise<Sent> {
  const [sent] = await submitAll(db, volunteer, meetingId, [sheet], (error) => error);
  return sent!;
}

/**
 * Writes down many sheets of one meeting, all or none. Answers in their order.
 * @throws as submitFromMeeting; what is wrong with single sheets comes as problems whose fields begin with their place
 * (`sheets.3.sheet.code`)
 */
export async function submitSheets(
  db: TenantDb,
  volunteer: Volunteer,
  meetingId: string,
  sheets: readonly SheetSubmission[],
): Promise<Sent[]> {
  return submitAll(db, volunteer, meetingId, sheets, (error, index) => ({
    field: `sheets.${index}.${error.field ?? ''}`,
    code: error.code,
    data: error.data,
  }));
}

/** What a sheet waits for when it comes in, by the collective's setting. */
const READING = { before_publication: 'before', after: 'after', none: 'not_asked' } as const satisfies Record<string, SheetReading>;

type Telling = (error: DomainError, index: number) => DomainError | FieldProblem;

async function submitAll(
  db: TenantDb,
  volunteer: Volunteer,
  meetingId: string,
  sheets: readonly SheetSubmission[],
  tell: Telling,
): Promise<Sent[]> {
  const allowed = mayTypeSheets(volunteer);
  if (allowed !== true) throw new DomainError(allowed);
  const before = await typedBefore(db, volunteer, meetingId, sheets);
  const missing = sheets.filter(({ id }) => !before.has(id));
  if (missing.length === 0) return sheets.map(({ id }) => before.get(id)!);
  const settings = await requireNotFrozen(db);
  await requireHeld(db, settings, meetingId);
  await requireWritable(db, settings, meetingId, sheets, before, tell);
  const fresh = await arrive(
    db,
    missing.map((sheet) => ({
      ...rowOf(sheet),
      author_id: null,
      author_shown: 'none' as const,
      origin: 'meeting' as const,
      meeting_id: meetingId,
    })),
    // Where publication waits for a second reading, it is that which publishes.
    settings.moderation === 'after' && settings.secondReading !== 'before_publication',
  );
  await writeSheets(
    db,
    volunteer,
    meetingId,
    missing.filter(({ id }) => fresh.some((sent) => sent.id === id)),
    READING[settings.secondReading],
  );
  await recordAll(
    db,
    volunteer,
    fresh.map(({ id, published }) => ({
      verb: published ? 'proposal.published' : 'proposal.submitted',
      subject: { type: 'proposal' as const, id },
      data: { meeting: meetingId, sheet: sheets.find((sheet) => sheet.id === id)!.sheet.code },
    })),
  );
  // What another request wrote meanwhile has been committed by now: the insert waited for it.
  const meanwhile = fresh.length === missing.length ? before : await typedBefore(db, volunteer, meetingId, sheets);
  const sent = new Map([...meanwhile, ...fresh.map((one): [string, Sent] => [one.id, one])]);
  return sheets.map(({ id }) => sent.get(id) ?? raise(new DomainError('system.conflict')));
}

/** The sheets that have arrived already, by id. An id that somebody else gave to another text is refused. */
async function typedBefore(
  db: TenantDb,
  volunteer: Volunteer,
  meetingId: string,
  sheets: readonly SheetSubmission[],
): Promise<Map<string, Sent>> {
  const rows = await db
    .selectFrom('proposals')
    .leftJoin('sheets', 'sheets.proposal_id', 'proposals.id')
    .select((eb) => [
      'proposals.id',
      'proposals.reference',
      'proposals.listed',
      'proposals.meeting_id',
      'sheets.code',
      eb
        .exists(
          eb
            .selectFrom('journal')
            .select('journal.id')
            .where('subject_type', '=', 'proposal')
            .whereRef('subject_id', '=', 'proposals.id')
            .where('actor_id', '=', volunteer.id)
            .where('verb', 'in', ['proposal.submitted', 'proposal.published']),
        )
        .as('typedByThem'),
    ])
    .where('proposals.id', '=', sql<string>`any(${sheets.map(({ id }) => id)}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => {
      const same = row.meeting_id === meetingId && row.code === sheets.find(({ id }) => id === row.id)?.sheet.code;
      if (!same && !row.typedByThem) throw new DomainError('system.conflict');
      return [row.id, { id: row.id, reference: row.reference, published: row.listed }];
    }),
  );
}

/** The meeting has been held, and what was said there may come in: proposing is open now, or it was on that day. */
async function requireHeld(db: TenantDb, settings: CollectiveSettings, meetingId: string): Promise<void> {
  const [meeting, at] = await Promise.all([
    db.selectFrom('meetings').select(['state', 'starts_at']).where('id', '=', meetingId).executeTakeFirst(),
    databaseNow(db),
  ]);
  if (!meeting || meeting.state === 'cancelled') throw new DomainError('meeting.not_found', { field: 'meetingId' });
  if (meeting.starts_at > at) throw new DomainError('meeting.not_past');
  if (!opens(settings, 'propose', at) && !opens(settings, 'propose', meeting.starts_at)) throw new DomainError('phase.closed');
}

/** Every sheet's theme and district are the collective's, and its code is free in this meeting. All that is wrong is said at once. */
async function requireWritable(
  db: TenantDb,
  settings: CollectiveSettings,
  meetingId: string,
  sheets: readonly SheetSubmission[],
  before: ReadonlyMap<string, Sent>,
  tell: Telling,
): Promise<void> {
  const codes = sheets.map(({ sheet }) => sheet.code);
  const rows = await db
    .selectFrom('sheets')
    .innerJoin('proposals', 'proposals.id', 'sheets.proposal_id')
    .select(['sheets.code', 'proposals.id', 'proposals.title'])
    .where('sheets.meeting_id', '=', meetingId)
    .where('sheets.code', '=', sql<string>`any(${codes})`)
    .execute();
  const taken = new Map(rows.map((row) => [row.code, row]));
  const wrong = sheets.flatMap((sheet, index) => {
    if (before.has(sheet.id)) return [];
    const { code } = sheet.sheet;
    const holder = taken.get(code);
    // Held by this very sheet: it arrived a moment ago by another request.
    const held = holder !== undefined && holder.id !== sheet.id;
    const free = !held && codes.indexOf(code) === index;
    const refusals = free
      ? []
      : [new DomainError('meeting.sheet_taken', { field: 'sheet.code', data: { code, title: holder?.title ?? '' } })];
    return [...refusals, ...unknownCodes(settings, sheet)].map((refusal) => tell(refusal, index));
  });
  if (wrong.length === 0) return;
  const [first] = wrong;
  if (isDomainError(first)) throw first;
  throw new DomainError('system.invalid', { problems: wrong as FieldProblem[] });
}

function unknownCodes(settings: CollectiveSettings, sheet: SheetSubmission): DomainError[] {
  try {
    requireKnownCodes(settings, sheet);
    return [];
  } catch (error) {
    if (isDomainError(error)) return [error];
    throw error;
  }
}

/** The key has the last word when two volunteers type one sheet at the same moment: the second sees the first. */
async function writeSheets(
  db: TenantDb,
  volunteer: Volunteer,
  meetingId: string,
  sheets: readonly SheetSubmission[],
  reading: SheetReading,
): Promise<void> {
  if (sheets.length === 0) return;
  const written = await db
    .insertInto('sheets')
    .values(
      sheets.map(({ id, sheet }) => ({
        proposal_id: id,
        meeting_id: meetingId,
        code: sheet.code,
        table_label: sheet.table ?? null,
        verbatim: sheet.verbatim ?? null,
        hands: sheet.hands ?? null,
        objections: sheet.objections ?? null,
        typed_by: volunteer.id,
        reading,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenant_id', 'meeting_id', 'code']).doNothing())
    .returning('code')
    .execute();
  const lost = sheets.find(({ sheet }) => !written.some(({ code }) => code === sheet.code));
  if (lost) throw new DomainError('meeting.sheet_taken', { field: 'sheet.code', data: { code: lost.sheet.code, title: '' } });
}

function raise(error: DomainError): never {
  throw error;
}
