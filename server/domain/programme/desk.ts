import { isFrozen } from '../../../tenants/phases.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { now } from '../clock.ts';
import { settingsOf } from '../collectives/queries.ts';
import { DomainError } from '../errors.ts';
import { changesBetween, type Changes } from './changes.ts';
import { hashOfPlan, type DraftChapter } from './compose.ts';
import type { EditionSource } from './edition-schema.ts';
import { join } from './paragraphs.ts';
import { mayPublish } from './policy.ts';
import { citedCounts, isCited, latestEdition, readPlan, sourcesOf } from './working-copy.ts';

/** How a measure of the working copy stands against the latest edition. */
export type MeasureState = 'new' | 'changed' | 'moved' | 'same';

export interface PlanMeasure { id: string; reference: number | null; title: string; version: number; sources: number; state: MeasureState }
export interface PlanPage {
  chapters: { id: string; title: string; introduction: string | null; version: number; measures: PlanMeasure[] }[];
  removed: { chapters: { id: string; title: string }[]; measures: { id: string; title: string; reference: number | null }[] };
  latest: { number: number; publishedAt: Date; hash: string } | null;
  changes: { added: number; changed: number; moved: number; removed: number; none: boolean };
  cited: { validated: number; uncited: number };
  abilities: { publish: boolean; frozen: boolean };
}

/** What was taken out and can be put back: the latest first, not all of it for ever. */
const REMOVED_SHOWN = 50;

/** The plan of the working copy. */
export async function planPage(db: TenantDb, actor: Actor): Promise<PlanPage> {
  const [{ chapters }, latest, cited, versions, removed, frozen] = await Promise.all([
    readPlan(db), latestEdition(db), citedCounts(db), chapterVersions(db), removedOf(db), frozenNow(db),
  ]);
  const changes = changesBetween(latest?.document ?? null, chapters);
  const states = statesOf(changes);
  return {
    chapters: chapters.map(({ id, title, introduction, measures }) => ({
      id, title, introduction, version: versions.get(id) ?? 1,
      measures: measures.map((measure) => ({ ...nameOf(measure), sources: measure.sources.length, state: states.get(measure.id) ?? 'same' })),
    })),
    removed, cited,
    latest: latest && { number: latest.number, publishedAt: latest.publishedAt, hash: latest.hash },
    changes: {
      added: changes.added.length, changed: changes.changed.length, moved: changes.moved.length, removed: changes.removed.length, none: changes.none,
    },
    abilities: { publish: mayPublish(actor, { frozen }) === true, frozen },
  };
}

function nameOf({ id, reference, title, version }: DraftChapter['measures'][number]) { return { id, reference, title, version }; }

function statesOf({ added, changed, moved }: Changes): Map<string, MeasureState> {
  return new Map([
    ...moved.map(({ id }) => [id, 'moved'] as const), ...changed.map(({ id }) => [id, 'changed'] as const), ...added.map(({ id }) => [id, 'new'] as const),
  ]);
}

async function chapterVersions(db: TenantDb): Promise<Map<string, number>> {
  const rows = await db.selectFrom('chapters').select(['id', 'version']).where('removed_at', 'is', null).execute();
  return new Map(rows.map(({ id, version }) => [id, version]));
}

async function removedOf(db: TenantDb): Promise<PlanPage['removed']> {
  const [chapters, measures] = await Promise.all([
    db.selectFrom('chapters').select(['id', 'title']).where('removed_at', 'is not', null).orderBy('removed_at', 'desc').limit(REMOVED_SHOWN).execute(),
    db.selectFrom('measures').select(['id', 'title', 'reference']).where('removed_at', 'is not', null).orderBy('removed_at', 'desc').limit(REMOVED_SHOWN).execute(),
  ]);
  return { chapters, measures };
}

async function frozenNow(db: TenantDb): Promise<boolean> { return isFrozen(await settingsOf(db), now()); }

export interface MeasureDesk {
  id: string; reference: number | null; title: string; text: string; version: number; chapter: { id: string; title: string }; place: number;
  sources: (EditionSource & { id: string })[];
  chapters: { id: string; title: string; measures: number }[];
  /** The number of the latest edition that printed it, and its version there. */
  printed: { edition: number; version: number } | null;
}

/** A measure on the desk, with what it can come from and where it can stand. @throws measure.not_found */
export async function measureDesk(db: TenantDb, { id }: { id: string }): Promise<MeasureDesk> {
  const row = await db.selectFrom('measures').innerJoin('chapters', 'chapters.id', 'measures.chapter_id')
    .select(['measures.id', 'measures.reference', 'measures.title', 'measures.paragraphs', 'measures.version', 'chapters.id as chapterId',
      'chapters.title as chapterTitle'])
    .where('measures.id', '=', id).where('measures.removed_at', 'is', null).executeTakeFirst();
  if (!row) throw new DomainError('measure.not_found');
  const [{ timeZone }, links, chapters, order, printed] = await Promise.all([
    settingsOf(db),
    db.selectFrom('measure_sources').innerJoin('proposals', 'proposals.id', 'measure_sources.proposal_id')
      .select(['measure_id as measureId', 'proposal_id as proposalId', 'proposals.reference']).where('measure_id', '=', id).execute(),
    chaptersWithCounts(db),
    db.selectFrom('measures').select('id').where('chapter_id', '=', row.chapterId).where('removed_at', 'is', null).orderBy('position').orderBy('id').execute(),
    db.selectFrom('edition_measures').innerJoin('editions', 'editions.id', 'edition_measures.edition_id')
      .select(['editions.number as edition', 'edition_measures.version']).where('edition_measures.measure_id', '=', id)
      .orderBy('editions.number', 'desc').limit(1).executeTakeFirst(),
  ]);
  const sources = (await sourcesOf(db, links, timeZone)).get(id) ?? [];
  const ids = new Map(links.map(({ reference, proposalId }) => [reference ?? 0, proposalId]));
  return {
    id, reference: row.reference, title: row.title, text: join(row.paragraphs), version: row.version, chapters,
    chapter: { id: row.chapterId, title: row.chapterTitle }, place: order.findIndex((one) => one.id === id) + 1,
    sources: sources.map((source) => ({ ...source, id: ids.get(source.reference)! })), printed: printed ?? null,
  };
}

async function chaptersWithCounts(db: TenantDb): Promise<MeasureDesk['chapters']> {
  const rows = await db.selectFrom('chapters').leftJoin('measures', (join2) => join2.onRef('measures.chapter_id', '=', 'chapters.id').on('measures.removed_at', 'is', null))
    .select((eb) => ['chapters.id', 'chapters.title', eb.fn.count<string>('measures.id').as('n')]).where('chapters.removed_at', 'is', null)
    .groupBy(['chapters.id', 'chapters.title', 'chapters.position']).orderBy('chapters.position').orderBy('chapters.id').execute();
  return rows.map(({ id, title, n }) => ({ id, title, measures: Number(n) }));
}

export interface Preview {
  changes: Changes;
  latest: { number: number; publishedAt: Date } | null;
  /** What publishing must name, so that nothing else is published. */
  after: number; seen: string;
  measures: number;
  cited: { validated: number; uncited: number };
  uncited: { id: string; reference: number; title: string; theme: string }[];
  abilities: { publish: boolean; frozen: boolean };
}

const UNCITED_SHOWN = 200;

/** What the next edition changes, and which validated texts it says nothing of. */
export async function previewEdition(db: TenantDb, actor: Actor): Promise<Preview> {
  const [{ chapters }, latest, cited, uncited, frozen] = await Promise.all([
    readPlan(db), latestEdition(db), citedCounts(db), uncitedOf(db), frozenNow(db),
  ]);
  return {
    changes: changesBetween(latest?.document ?? null, chapters), latest: latest && { number: latest.number, publishedAt: latest.publishedAt },
    after: latest?.number ?? 0, seen: hashOfPlan(chapters), measures: chapters.flatMap(({ measures }) => measures).length,
    cited, uncited, abilities: { publish: mayPublish(actor, { frozen }) === true, frozen },
  };
}

async function uncitedOf(db: TenantDb): Promise<Preview['uncited']> {
  const rows = await db.selectFrom('proposals').select(['id', 'reference', 'title', 'theme']).where('status', 'in', ['validated', 'validated_amended'])
    .where((eb) => eb.not(isCited))
    .orderBy('theme').orderBy('reference').limit(UNCITED_SHOWN).execute();
  return rows.map(({ reference, ...row }) => ({ ...row, reference: reference ?? 0 }));
}
