import type { Progress } from '../../db/tables/programme.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { commitmentOfMeasure } from '../commitments/road.ts';
import { DomainError } from '../errors.ts';
import { canonicalJson } from './canonical.ts';
import { compareWordings, sameWording, type WordingChange } from './difference.ts';
import type { EditionDocument, EditionMeasure } from './edition-schema.ts';

export interface EditionPage { number: number; title: string; hash: string; publishedAt: Date; document: EditionDocument; latest: number }

/** The edition in force, or null before the first. */
export async function currentEdition(db: TenantDb): Promise<EditionPage | null> {
  const row = await editions(db).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row ? { ...row, document: row.document as EditionDocument, latest: row.number } : null;
}

/** An edition as it was. @throws edition.not_found */
export async function editionPage(db: TenantDb, { number }: { number: number }): Promise<EditionPage> {
  const [row, last] = await Promise.all([
    editions(db).where('number', '=', number).executeTakeFirst(),
    db.selectFrom('editions').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst(),
  ]);
  if (!row || !last) throw new DomainError('edition.not_found');
  return { ...row, document: row.document as EditionDocument, latest: last.number };
}

function editions(db: TenantDb) {
  return db.selectFrom('editions').select(['number', 'title', 'hash', 'published_at as publishedAt', 'document']);
}

/** The bytes of an edition, whose SHA-256 is its hash: the canonical text of its document. @throws edition.not_found */
export async function editionFile(db: TenantDb, { number }: { number: number }): Promise<{ text: string; hash: string }> {
  const row = await editions(db).where('number', '=', number).executeTakeFirst();
  if (!row) throw new DomainError('edition.not_found');
  return { text: canonicalJson(row.document), hash: row.hash };
}

export interface EditionLine { number: number; title: string; note: string | null; hash: string; publishedAt: Date; measures: number }

const EDITIONS_SHOWN = 200;

/** Every edition, the latest first. */
export async function listEditions(db: TenantDb): Promise<EditionLine[]> {
  const rows = await db.selectFrom('editions').select((eb) => ['number', 'title', 'note', 'hash', 'published_at as publishedAt',
    eb.selectFrom('edition_measures').select((count) => count.fn.countAll<string>().as('n')).whereRef('edition_measures.edition_id', '=', 'editions.id').as('n')])
    .orderBy('number', 'desc').limit(EDITIONS_SHOWN).execute();
  return rows.map(({ n, ...row }) => ({ ...row, measures: Number(n) }));
}

export interface MeasurePage {
  id: string; reference: number;
  /** As the latest edition that has it printed it. */
  measure: EditionMeasure;
  chapter: { title: string; place: number };
  edition: { number: number; title: string; publishedAt: Date };
  /** The edition in force has it no more. */
  gone: boolean;
  /** The latest first: each edition in which its words changed, compared with those before them. */
  wordings: { edition: number; publishedAt: Date; version: number; change: WordingChange | null }[];
  /** Every edition that has it. */
  editions: number[];
  /** What became of it after the election. */
  commitment: { state: Progress; madeAt: Date } | null;
}

/** A measure by its public number, once it was published. @throws measure.not_found, also for what only the working copy has */
export async function measurePage(db: TenantDb, { reference }: { reference: number }): Promise<MeasurePage> {
  const rows = await db.selectFrom('measures').innerJoin('edition_measures', 'edition_measures.measure_id', 'measures.id')
    .innerJoin('editions', 'editions.id', 'edition_measures.edition_id')
    .innerJoin('measure_versions', (join) => join.onRef('measure_versions.measure_id', '=', 'edition_measures.measure_id')
      .onRef('measure_versions.version', '=', 'edition_measures.version'))
    .select(['measures.id', 'editions.id as editionId', 'editions.number', 'editions.title', 'editions.published_at as publishedAt', 'edition_measures.version',
      'measure_versions.title as name', 'measure_versions.paragraphs'])
    .where('measures.reference', '=', reference).orderBy('editions.number').execute();
  const last = rows.at(-1);
  if (!last) throw new DomainError('measure.not_found');
  const { document, latest } = await editionPage(db, { number: last.number });
  const chapter = document.chapters.find(({ measures }) => measures.some(({ id }) => id === last.id))!;
  return {
    id: last.id, reference, measure: chapter.measures.find(({ id }) => id === last.id)!,
    chapter: { title: chapter.title, place: document.chapters.indexOf(chapter) + 1 },
    edition: { number: last.number, title: last.title, publishedAt: last.publishedAt }, gone: latest !== last.number,
    wordings: wordingsOf(rows), editions: rows.map(({ number }) => number),
    commitment: await commitmentOfMeasure(db, last.id),
  };
}

function wordingsOf(rows: readonly { number: number; publishedAt: Date; version: number; name: string; paragraphs: { id: string; text: string }[] }[]): MeasurePage['wordings'] {
  const said = rows.map(({ number, publishedAt, version, name, paragraphs }) => ({ number, publishedAt, version, wording: { title: name, paragraphs } }));
  const changed = said.filter(({ wording }, index) => index === 0 || !sameWording(wording, said[index - 1]!.wording));
  return changed.map(({ number, publishedAt, version, wording }, index) => ({
    edition: number, publishedAt, version, change: index === 0 ? null : compareWordings(changed[index - 1]!.wording, wording),
  })).toReversed();
}
