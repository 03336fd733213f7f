import { sql } from 'kysely';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { MeetingKind } from '../../db/tables/meetings.ts';
import type { Origin, Verdict } from '../../db/tables/proposals.ts';
import { meetingCells, today, wasHeld } from '../meetings/counts.ts';
import { countCells, countsByOrigin, countWhere, isWhole, WAITING, type OriginCounts } from '../proposals/counts.ts';
import { settingsOf } from './queries.ts';

/** A verdict, or what the collective answered (verdict null, reason its first words). */
export interface LatestAnswer {
  id: string; reference: number; title: string; verdict: Verdict | null; reason: string | null; decidedAt: Date; origin: Origin;
  meetingTitle: string | null; meetingStartsAt: Date | null; imported: boolean;
}
const SHOWN = 4;
export interface NextMeeting { id: string; reference: number; kind: MeetingKind; title: string; place: string; district: string | null; startsAt: Date }
export interface FrontPage {
  proposals: OriginCounts;
  /** What people put forward by fate, a grouped one's being its carrier's; waiting: those without a verdict yet. validated includes "with amendment". */
  fates: { waiting: number; inValidation: number; validated: number; sentBack: number; setAside: number };
  themes: { theme: string; proposals: OriginCounts }[];
  meetingsHeld: number;
  latestAnswers: LatestAnswer[];
  nextMeetings: NextMeeting[];
  nextSitting: { number: number; title: string; startsAt: Date } | null;
}

/** What a collective's front page says, in one pipeline of reads. */
export async function frontPage(db: TenantDb): Promise<FrontPage> {
  // Held or to come is told by the day, here as on the meetings' own page.
  const from = today((await settingsOf(db)).timeZone);
  const [cells, meetings, latestAnswers, nextMeetings, nextSitting] = await Promise.all([
    countCells(db),
    meetingCells(db),
    latest(db),
    db.selectFrom('meetings').select(['id', 'reference', 'kind', 'title', 'place', 'district', 'starts_at as startsAt']).where('state', '=', 'declared')
      .where('starts_at', '>=', from).orderBy('starts_at').orderBy('id').limit(3).execute(),
    db.selectFrom('sittings').select(['number', 'title', 'starts_at as startsAt']).where('state', '<>', 'closed').orderBy('starts_at').limit(1)
      .executeTakeFirst(),
  ]);
  const listed = (...statuses: string[]) => countWhere(cells, (cell) => isWhole(cell) && statuses.includes(cell.fate));
  const themes = [...new Set(cells.filter(isWhole).map((cell) => cell.theme))];
  return {
    proposals: countsByOrigin(cells),
    fates: {
      waiting: countWhere(cells, (cell) => isWhole(cell) && WAITING.has(cell.fate)), inValidation: listed('in_validation'),
      validated: listed('validated', 'validated_amended'), sentBack: listed('sent_back'), setAside: listed('set_aside'),
    },
    themes: themes.map((theme) => ({ theme, proposals: countsByOrigin(cells, (cell) => cell.theme === theme) })),
    meetingsHeld: meetings.filter((cell) => wasHeld(cell, from)).length, latestAnswers, nextMeetings, nextSitting: nextSitting ?? null,
  };
}

/** Verdicts and answers together, the latest first. */
async function latest(db: TenantDb): Promise<LatestAnswer[]> {
  const [decided, answered] = await Promise.all([verdicts(db), answers(db)]);
  return [...decided, ...answered].toSorted((a, b) => b.decidedAt.getTime() - a.decidedAt.getTime()).slice(0, SHOWN);
}

/** As few rows are read among a hundred thousand as among ten: the index of answers stands in this order. */
async function answers(db: TenantDb): Promise<LatestAnswer[]> {
  const rows = await db.selectFrom('answers').innerJoin('proposals', 'proposals.id', 'answers.proposal_id').leftJoin('meetings', 'meetings.id', 'proposals.meeting_id')
    .select(['proposals.id', 'proposals.reference', 'proposals.title', sql<string>`left(answers.body, 400)`.as('reason'), 'answers.published_at as decidedAt',
      'proposals.origin', 'meetings.title as meetingTitle', 'meetings.starts_at as meetingStartsAt'])
    .where('answers.published_at', 'is not', null).where('proposals.listed', '=', true)
    .orderBy('answers.published_at', 'desc').orderBy('answers.id', 'desc').limit(SHOWN).execute();
  return rows.flatMap(({ reference, decidedAt, ...row }) => (reference === null || decidedAt === null ? []
    : [{ ...row, reference, decidedAt, verdict: null, imported: false }]));
}

/** The latest first, and then what was decided: as few rows are read among a hundred thousand as among ten. */
async function verdicts(db: TenantDb): Promise<LatestAnswer[]> {
  const latest = db.selectFrom('proposals').select(['id', 'reference', 'title', 'origin', 'meeting_id', 'decided_at'])
    .where('listed', '=', true).where('decided_at', 'is not', null).orderBy('decided_at', 'desc').orderBy('id', 'desc').limit(SHOWN);
  const rows = await db.selectFrom(latest.as('latest'))
    .innerJoin('verdicts', (join) => join.onRef('verdicts.proposal_id', '=', 'latest.id').onRef('verdicts.decided_at', '=', 'latest.decided_at'))
    .leftJoin('meetings', 'meetings.id', 'latest.meeting_id')
    .select(['latest.id', 'latest.reference', 'latest.title', 'verdicts.verdict', 'verdicts.reason', 'verdicts.decided_at as decidedAt',
      'latest.origin', 'meetings.title as meetingTitle', 'meetings.starts_at as meetingStartsAt', 'verdicts.imported'])
    .orderBy('latest.decided_at', 'desc').orderBy('latest.id', 'desc').execute();
  return rows.flatMap((row) => (row.reference === null ? [] : [{ ...row, reference: row.reference }]));
}
