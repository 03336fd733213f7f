import { sql } from 'kysely';
import { isFrozen, opens } from '../../../tenants/phases.ts';
import type { Paragraph, Progress } from '../../db/tables/programme.ts';
import type { Origin } from '../../db/tables/proposals.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { overviewOf, type CommittedChapter, type ProgressCounts } from './overview.ts';
import { commitmentAbilities, mayFollow, type Allowed, type CommitmentAbilities, type FollowDoors } from './policy.ts';
import { PAGE_SIZE, type CommitmentListInput, type DeskCommitmentsInput } from './schema.ts';

export interface LastStep { state: Progress; reason: string; happenedOn: string }
export interface ListedCommitment {
  reference: number; title: string; chapter: number; state: Progress;
  /** As the edition printed it, and as it stands today where that changed. Markdown. */
  original: string; wording: string | null;
  last: LastStep | null;
}
export interface CommitmentList {
  counts: ProgressCounts; chapters: CommittedChapter[]; items: ListedCommitment[]; next: number | null;
  /** How many the filters leave. */
  found: number;
}

/** The commitments of a collective at a glance, and page by page in the order of print. after: the place of the last line seen. */
export async function listCommitments(db: TenantDb, { state, chapter, after }: CommitmentListInput): Promise<CommitmentList> {
  const { counts, chapters, lines } = await overviewOf(db);
  const left = lines.filter((line) => (!state || line.state === state) && (!chapter || line.chapter === chapter));
  const start = after ?? 0;
  const page = left.slice(start, start + PAGE_SIZE);
  const rows = page.length === 0 ? [] : await rowsOf(db, page.map(({ id }) => id));
  const items = page.flatMap((line): ListedCommitment[] => {
    const row = rows.find(({ id }) => id === line.id);
    if (!row) return [];
    const last = row.lastState === null || row.lastReason === null || row.lastDay === null ? null
      : { state: row.lastState, reason: row.lastReason, happenedOn: row.lastDay };
    return [{
      reference: line.reference, title: row.title, chapter: line.chapter, state: row.state, original: textOf(row.paragraphs, row.title), wording: row.wording, last,
    }];
  });
  return { counts, chapters, items, next: left.length > start + PAGE_SIZE ? start + PAGE_SIZE : null, found: left.length };
}

/** A measure's paragraphs as one text; a measure that is its title alone says its title. */
function textOf(paragraphs: readonly Paragraph[], title: string): string {
  return paragraphs.length === 0 ? title : paragraphs.map(({ text }) => text).join('\n\n');
}

function withWording(db: TenantDb) {
  return db.selectFrom('commitments').innerJoin('measures', 'measures.id', 'commitments.measure_id')
    .innerJoin('edition_measures', (join) => join.onRef('edition_measures.edition_id', '=', 'commitments.edition_id')
      .onRef('edition_measures.measure_id', '=', 'commitments.measure_id'))
    .innerJoin('measure_versions', (join) => join.onRef('measure_versions.measure_id', '=', 'edition_measures.measure_id')
      .onRef('measure_versions.version', '=', 'edition_measures.version'))
    .select(['commitments.id', 'commitments.state', 'commitments.wording', 'measures.reference', 'measure_versions.title', 'measure_versions.paragraphs']);
}

function rowsOf(db: TenantDb, ids: readonly string[]) {
  return withWording(db)
    .leftJoinLateral((eb) => eb.selectFrom('progress_steps').select(['state as lastState', 'reason as lastReason', 'happened_on as lastDay'])
      .whereRef('progress_steps.commitment_id', '=', 'commitments.id').orderBy('happened_on', 'desc').orderBy('recorded_at', 'desc').limit(1).as('last'), (join) => join.onTrue())
    .select(['last.lastState', 'last.lastReason', 'last.lastDay'])
    .where('commitments.id', '=', sql<string>`any(${[...ids]}::uuid[])`).execute();
}

export interface CommitmentStep {
  id: string; state: Progress; reason: string; evidence: string | null; evidenceUrl: string | null; happenedOn: string; wording: string | null; recordedAt: Date;
}
/** A proposal that the measure came from, as the edition printed it, and the room where it was said. */
export interface CommitmentSource {
  reference: number; title: string; origin: Origin; meeting: { reference: number; place: string; startsAt: Date } | null;
}
export interface CommitmentPage {
  id: string; version: number; reference: number; title: string; chapter: string | null; state: Progress; original: string; wording: string | null; madeAt: Date;
  edition: { number: number; title: string; publishedAt: Date };
  steps: CommitmentStep[]; sources: CommitmentSource[]; abilities: CommitmentAbilities;
}

const STEPS_SHOWN = 200;

/** One commitment, by the number of its measure. @throws commitment.not_found */
export async function commitmentPage(db: TenantDb, actor: Actor, { reference }: { reference: number }): Promise<CommitmentPage> {
  const row = await withWording(db).innerJoin('editions', 'editions.id', 'commitments.edition_id')
    .select(['commitments.version', 'commitments.made_at as madeAt', 'commitments.edition_id', 'commitments.measure_id', 'editions.number',
      'editions.title as editionTitle', 'editions.published_at as publishedAt'])
    .where('measures.reference', '=', reference).executeTakeFirst();
  if (!row) throw new DomainError('commitment.not_found');
  const [steps, sources, doors, overview] = await Promise.all([stepsOf(db, row.id), sourcesOf(db, row), doorsOf(db), overviewOf(db)]);
  const line = overview.lines.find(({ id }) => id === row.id);
  return {
    id: row.id, version: row.version, reference, title: row.title, chapter: overview.chapters.find(({ number }) => number === line?.chapter)?.title || null,
    state: row.state, original: textOf(row.paragraphs, row.title), wording: row.wording, madeAt: row.madeAt,
    edition: { number: row.number, title: row.editionTitle, publishedAt: row.publishedAt }, steps, sources,
    abilities: commitmentAbilities(actor, row.state, doors),
  };
}

/** The steps in the order of time. */
export function stepsOf(db: TenantDb, commitmentId: string): Promise<CommitmentStep[]> {
  return db.selectFrom('progress_steps')
    .select(['id', 'state', 'reason', 'evidence', 'evidence_url as evidenceUrl', 'happened_on as happenedOn', 'wording', 'recorded_at as recordedAt'])
    .where('commitment_id', '=', commitmentId).orderBy('happened_on').orderBy('recorded_at').orderBy('id').limit(STEPS_SHOWN).execute();
}

async function sourcesOf(db: TenantDb, { edition_id, measure_id }: { edition_id: string; measure_id: string }): Promise<CommitmentSource[]> {
  const rows = await db.selectFrom('edition_sources').innerJoin('proposals', 'proposals.id', 'edition_sources.proposal_id')
    .leftJoin('meetings', 'meetings.id', 'proposals.meeting_id')
    .select(['proposals.reference', 'proposals.title', 'proposals.origin', 'meetings.reference as meetingReference', 'meetings.place', 'meetings.starts_at as startsAt'])
    .where('edition_sources.edition_id', '=', edition_id).where('edition_sources.measure_id', '=', measure_id).where('proposals.listed', '=', true)
    .orderBy('proposals.reference').limit(50).execute();
  return rows.flatMap(({ reference, title, origin, meetingReference, place, startsAt }) => (reference === null ? [] : [{
    reference, title, origin, meeting: meetingReference === null || startsAt === null ? null : { reference: meetingReference, place: place ?? '', startsAt },
  }]));
}

async function doorsOf(db: TenantDb): Promise<FollowDoors> {
  const settings = await settingsOf(db);
  return { frozen: isFrozen(settings, now()), follow: opens(settings, 'follow', now()) };
}

export interface DeskEdition { number: number; title: string; publishedAt: Date; measures: number; committed: number }
export interface DeskMeasure { id: string; reference: number; title: string; committed: boolean }
export interface DeskCommitments {
  editions: DeskEdition[];
  /** The edition looked at: the one asked for, else the latest. */
  chosen: number | null; measures: DeskMeasure[]; may: Allowed;
}

/** What organisers choose from: the editions, and the measures of one of them. */
export async function deskCommitments(db: TenantDb, actor: Actor, { edition }: DeskCommitmentsInput): Promise<DeskCommitments> {
  const rows = await db.selectFrom('editions').select((eb) => ['number', 'title', 'published_at as publishedAt',
    eb.selectFrom('edition_measures').select((count) => count.fn.countAll<string>().as('n')).whereRef('edition_measures.edition_id', '=', 'editions.id').as('measures'),
    eb.selectFrom('edition_measures').innerJoin('commitments', 'commitments.measure_id', 'edition_measures.measure_id')
      .select((count) => count.fn.countAll<string>().as('n')).whereRef('edition_measures.edition_id', '=', 'editions.id').as('committed')])
    .orderBy('number', 'desc').limit(200).execute();
  const editions = rows.map((row) => ({ ...row, measures: Number(row.measures), committed: Number(row.committed) }));
  const chosen = (edition ? editions.find(({ number }) => number === edition) : editions[0])?.number ?? null;
  if (edition && chosen === null) throw new DomainError('edition.not_found');
  return { editions, chosen, measures: chosen === null ? [] : await measuresOf(db, chosen), may: mayFollow(actor, await doorsOf(db)) };
}

async function measuresOf(db: TenantDb, edition: number): Promise<DeskMeasure[]> {
  const rows = await db.selectFrom('editions').innerJoin('edition_measures', 'edition_measures.edition_id', 'editions.id')
    .innerJoin('measures', 'measures.id', 'edition_measures.measure_id')
    .innerJoin('measure_versions', (join) => join.onRef('measure_versions.measure_id', '=', 'edition_measures.measure_id')
      .onRef('measure_versions.version', '=', 'edition_measures.version'))
    .leftJoin('commitments', 'commitments.measure_id', 'edition_measures.measure_id')
    .select(['measures.id', 'measures.reference', 'measure_versions.title', 'commitments.id as commitment'])
    .where('editions.number', '=', edition).orderBy('edition_measures.place').limit(2_000).execute();
  return rows.map(({ id, reference, title, commitment }) => ({ id, reference: reference ?? 0, title, committed: commitment !== null }));
}
