import { sql, type SqlBool } from 'kysely';
import { isFrozen, opens } from '../../../tenants/phases.ts';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { MeetingKind, MeetingState, ReportSections } from '../../db/tables/meetings.ts';
import type { ProposalStatus, Voice } from '../../db/tables/proposals.ts';
import type { Actor } from '../actor.ts';
import { now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { fatesOf } from '../proposals/carried-fates.ts';
import { countCells, countsByOrigin } from '../proposals/counts.ts';
import { PUBLIC } from '../proposals/lifecycle.ts';
import { ideasByMeeting, today, wasHeld } from './counts.ts';
import { isDayOnly } from './hours.ts';
import { meetingAbilities, type MeetingAbilities } from './policy.ts';
import { PAGE_SIZE, type MeetingPageInput } from './schema.ts';

export interface SaidThere {
  id: string; reference: number; title: string; excerpt: string; theme: string; district: string | null; status: ProposalStatus;
  voice: Voice;
  organisation: string | null; supports: number; importedSupports: number | null;
  /** null: it is said to come from here, without its sheet. */
  sheet: { code: string; table: string | null; hands: number | null } | null;
}
export interface AgeBands { under25: number | null; from25to64: number | null; over64: number | null }
export interface MeetingPage {
  id: string; reference: number; kind: MeetingKind; title: string; description: string | null; place: string; district: string | null;
  theme: string | null;
  startsAt: Date; endsAt: Date | null;
  /** Its hour is not known. */
  dayOnly: boolean; facilitators: string[]; state: MeetingState; held: boolean;
  attendance: number | null; bands: AgeBands; report: string | null; sections: ReportSections; imported: boolean; url: string | null;
  /** Listed proposals: from here, from all meetings, of every origin. */
  ideas: { here: number; fromMeetings: number; all: number };
  /** What became of them; grouped: of these, how many another carries to the vote. */
  fates: MeetingFates;
  items: SaidThere[]; next: string | null;
  version: number; abilities: MeetingAbilities;
}

export interface MeetingFates {
  total: number; answered: number; validated: number; sentBack: number; setAside: number; inValidation: number; waiting: number; grouped: number;
}

export type MeetingRow = Awaited<ReturnType<typeof meetingRow>>;

/** The columns of one meeting, with how many proposals of any status say that they come from it. @throws meeting.not_found */
export async function meetingRow(db: TenantDb, by: { reference: number } | { id: string }) {
  const row = await db.selectFrom('meetings')
    .select((eb) => ['id', 'reference', 'kind', 'title', 'description', 'place', 'district', 'theme', 'starts_at', 'ends_at',
      'facilitators', 'state',
      'attendance', 'under_25', 'from_25_to_64', 'over_64', 'report', 'sections', 'declared_by', 'reported_by', 'import_source', 'url', 'version',
      eb.selectFrom('proposals').select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('proposals.meeting_id', '=', 'meetings.id').as('proposals')])
    .where('reference' in by ? 'reference' : 'id', '=', 'reference' in by ? by.reference : by.id).executeTakeFirst();
  if (!row) throw new DomainError('meeting.not_found');
  return row;
}

/** What a policy needs to know of a meeting, at an instant. */
export function factsOf(row: Pick<MeetingRow, 'state' | 'starts_at' | 'declared_by' | 'reported_by' | 'proposals'>, at: Date) {
  return { state: row.state, begun: row.starts_at <= at, declaredBy: row.declared_by, reportedBy: row.reported_by,
    proposals: Number(row.proposals) };
}

/** What the calendar lets be done with a meeting now, for pages; deeds ask the database's clock again. */
export function doorsOf(settings: CollectiveSettings, startsAt: Date, at: Date) {
  return { frozen: isFrozen(settings, at), propose: opens(settings, 'propose', at) || opens(settings, 'propose', startsAt) };
}

/** A meeting by its public number, with what was said there. @throws meeting.not_found */
export async function meetingPage(db: TenantDb, actor: Actor, { reference, after }: MeetingPageInput): Promise<MeetingPage> {
  const row = await meetingRow(db, { reference });
  const [settings, said, fates, ideas, cells] = await Promise.all([settingsOf(db), saidThere(db, row.id, after), fatesHere(db, row.id),
    ideasByMeeting(db), countCells(db)]);
  const at = now();
  const origins = countsByOrigin(cells);
  return {
    id: row.id, reference: row.reference, kind: row.kind, title: row.title, description: row.description, place: row.place,
    district: row.district,
    theme: row.theme, startsAt: row.starts_at, endsAt: row.ends_at,
    dayOnly: isDayOnly({ imported: row.import_source !== null, startsAt: row.starts_at }, settings.timeZone), facilitators: row.facilitators, state: row.state,
    held: wasHeld({ state: row.state, startsAt: row.starts_at }, today(settings.timeZone)),
    attendance: row.attendance, bands: { under25: row.under_25, from25to64: row.from_25_to_64, over64: row.over_64 }, report: row.report, sections: row.sections,
    imported: row.import_source !== null, url: row.url,
    ideas: { here: ideas.get(row.id) ?? 0, fromMeetings: origins.meeting, all: origins.total },
    fates, ...said, version: row.version, abilities: meetingAbilities(actor, factsOf(row, at), doorsOf(settings, row.starts_at, at)),
  };
}

/** What one carries to the vote for another has the fate of its carrier; halves of a split one are counted as the one they were. */
async function fatesHere(db: TenantDb, meetingId: string): Promise<MeetingFates> {
  const [rows, moved] = await Promise.all([
    db.selectFrom('proposals').select(['id', 'status']).where('meeting_id', '=', meetingId).where('status', 'in', [...PUBLIC]).where('part_of', 'is', null).execute(),
    fatesOf(db),
  ]);
  const carried = new Map(moved.map(({ id, fate }) => [id, fate]));
  const fates = rows.map(({ id, status }) => (status === 'grouped' ? (carried.get(id) ?? status) : status));
  const of = (...statuses: ProposalStatus[]) => fates.filter((fate) => statuses.includes(fate)).length;
  const [validated, sentBack, setAside] = [of('validated', 'validated_amended'), of('sent_back'), of('set_aside')];
  const [inValidation, answered] = [of('in_validation'), validated + sentBack + setAside];
  return {
    total: fates.length, answered, validated, sentBack, setAside, inValidation, waiting: fates.length - answered - inValidation,
    grouped: rows.filter(({ status }) => status === 'grouped').length,
  };
}

/** In the order of the sheets (2 before 10), then what was only said to come from there. The cursor is the last place seen. */
async function saidThere(db: TenantDb, meetingId: string,
  after: string | null | undefined): Promise<{ items: SaidThere[]; next: string | null }> {
  const order = sql`coalesce(char_length(sheets.code), 100), coalesce(sheets.code collate "C", ''), proposals.id`;
  const from = /^(\d{1,3})\.([A-Z0-9-]*)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after ?? '');
  let query = db.selectFrom('proposals').leftJoin('sheets', 'sheets.proposal_id', 'proposals.id')
    .select((eb) => ['proposals.id', 'proposals.reference', 'proposals.title', sql<string>`left(proposals.body, 240)`.as('excerpt'),
      'proposals.theme',
      'proposals.district', 'proposals.status', 'proposals.voice', 'proposals.organisation',
      'proposals.imported_supports as importedSupports',
      'sheets.code', 'sheets.table_label', 'sheets.hands',
      eb.selectFrom('supports').select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('supports.proposal_id', '=', 'proposals.id').as('supports')])
    .where('proposals.meeting_id', '=', meetingId).where('proposals.status', 'in', [...PUBLIC])
    .where('proposals.part_of', 'is', null).orderBy(order).limit(PAGE_SIZE + 1);
  if (from) query = query.where(sql<SqlBool>`(${order}) > (${Number(from[1])}::int, ${from[2]} collate "C", ${from[3]}::uuid)`);
  const rows = await query.execute();
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const items = page.flatMap(({ code, table_label, hands, ...row }): SaidThere[] => (row.reference === null ? [] : [{
    ...row, reference: row.reference, supports: Number(row.supports), sheet: code === null ? null : { code, table: table_label, hands },
  }]));
  return { items, next: rows.length > PAGE_SIZE && last ? `${last.code?.length ?? 100}.${last.code ?? ''}.${last.id}` : null };
}
