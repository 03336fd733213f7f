import type { TenantDb } from '../../db/tenant-db.ts';
import { DomainError } from '../errors.ts';
import { compareWordings, type WordingChange } from './difference.ts';
import type { VersionsInput } from './schema.ts';

const PAGE = 30;

export interface VersionLine { version: number; title: string; note: string | null; by: string | null; at: Date; editions: number[] }
export interface VersionsPage {
  id: string; reference: number | null; title: string; version: number;
  lines: VersionLine[]; next: number | null;
  /** Two versions side by side, or null where there is one alone. */
  compared: { from: number; to: number; change: WordingChange } | null;
}

/** Every version of a measure, the newest first, and two of them compared. @throws measure.not_found */
export async function versionsPage(db: TenantDb, input: VersionsInput): Promise<VersionsPage> {
  const measure = await db.selectFrom('measures').select(['id', 'reference', 'title', 'version']).where('id', '=', input.id).executeTakeFirst();
  if (!measure) throw new DomainError('measure.not_found');
  const rows = await db.selectFrom('measure_versions').leftJoin('people', 'people.id', 'measure_versions.written_by')
    .select(['measure_versions.version', 'measure_versions.title', 'measure_versions.note', 'measure_versions.written_at as at', 'people.pseudonym', 'people.state'])
    .where('measure_versions.measure_id', '=', input.id).$if(Boolean(input.after), (query) => query.where('measure_versions.version', '<', input.after!))
    .orderBy('measure_versions.version', 'desc').limit(PAGE + 1).execute();
  const printed = await db.selectFrom('edition_measures').innerJoin('editions', 'editions.id', 'edition_measures.edition_id')
    .select(['edition_measures.version', 'editions.number']).where('edition_measures.measure_id', '=', input.id).orderBy('editions.number').execute();
  const to = input.to ?? measure.version;
  const from = input.from ?? to - 1;
  return {
    ...measure,
    lines: rows.slice(0, PAGE).map(({ version, title, note, at, pseudonym, state }) => ({
      version, title, note, at, by: state === 'active' ? pseudonym : null,
      editions: printed.filter((one) => one.version === version).map(({ number }) => number),
    })),
    next: rows.length > PAGE ? rows[PAGE - 1]!.version : null,
    compared: from < 1 ? null : await compared(db, input.id, from, to),
  };
}

async function compared(db: TenantDb, id: string, from: number, to: number): Promise<VersionsPage['compared']> {
  const rows = await db.selectFrom('measure_versions').select(['version', 'title', 'paragraphs']).where('measure_id', '=', id)
    .where('version', 'in', [from, to]).execute();
  const [before, after] = [rows.find(({ version }) => version === from), rows.find(({ version }) => version === to)];
  if (!before || !after) throw new DomainError('measure.not_found');
  return { from, to, change: compareWordings(before, after) };
}
