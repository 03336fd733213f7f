import { CELL_LIMITS, cleanLine, type Cells } from './cells.ts';
import { fold } from './labels.ts';
import type { Table } from './table.ts';

/** A text that may stand in one column or in one column a language: the first language of the list that is filled in, else any. */
export interface Localised {
  text(cells: Cells, most: number): string | null;
  prose(cells: Cells, most: number): string | null;
  required(cells: Cells, most: number): string;
}

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/;

/** The columns of `base`: itself, then base/xx in the order of `locales` and then of the header. Machine translations are left out. */
function columnsOf(header: readonly string[], base: string, locales: readonly string[]): string[] {
  const languages = header.filter((name) => name.startsWith(`${base}/`) && LANGUAGE.test(name.slice(base.length + 1)));
  const rank = (name: string) => {
    const at = locales.indexOf(name.slice(base.length + 1));
    return at === -1 ? locales.length : at;
  };
  return [...header.filter((name) => name === base), ...languages.toSorted((a, b) => rank(a) - rank(b))];
}

export function localised(table: Table, base: string, locales: readonly string[]): Localised {
  const columns = columnsOf(table.header, base, locales);
  const filled = (cells: Cells, most: number) => columns.find((column) => cells.text(column, most) !== null) ?? null;
  return {
    text: (cells, most) => cells.text(filled(cells, most), most),
    prose: (cells, most) => cells.prose(filled(cells, most), most),
    required: (cells, most) => cells.required(filled(cells, most) ?? columns[0] ?? base, most),
  };
}

const GROUP = /\{[^{}]*\}/g;
const ENTRY = /"([A-Za-z-]+)"\s*(?:=>|:)\s*"((?:[^"\\]|\\.)*)"/g;

/** The names in a cell of taxonomies: `A, B`, or one Ruby or JSON dictionary of languages a taxonomy. */
export function taxonomyNames(cell: string, locales: readonly string[]): string[] {
  const groups = cell.match(GROUP);
  if (!groups) return cell.split(', ').map((name) => name.trim()).filter((name) => name !== '');
  return groups.flatMap((group) => {
    const names = new Map([...group.matchAll(ENTRY)].map((entry) => [entry[1]!, entry[2]!.replace(/\\(.)/g, '$1')]));
    const name = locales.map((locale) => names.get(locale)).find((text) => text) ?? [...names.values()].find((text) => text !== '');
    return name ? [cleanLine(name) ?? ''].filter((text) => text !== '') : [];
  });
}

export interface Labels { theme: string | null; district: string | null; mixed: string[] }

/** category and scope up to 0.29; since 0.30 taxonomies, which no longer say which of them is a place. */
export function labelsOf(cells: Cells, table: Table, locales: readonly string[]): Labels {
  const one = (base: string, most: number) => localised(table, base, locales).text(cells, most);
  const taxonomies = localised(table, 'taxonomies/name', locales).text(cells, CELL_LIMITS.body);
  return {
    theme: one('category/name', CELL_LIMITS.theme), district: one('scope/name', CELL_LIMITS.district),
    mixed: taxonomies === null ? [] : taxonomyNames(taxonomies, locales).filter((name) => {
      if (name.length > CELL_LIMITS.theme) cells.refuse('taxonomies/name', 'import.cell_too_long', `${name.length} > ${CELL_LIMITS.theme}`);
      return name.length <= CELL_LIMITS.theme;
    }),
  };
}

/** A mixed label that is one of the collective's districts is its district; the first of the others is its theme. */
export function sortLabels(labels: Labels, districts: readonly string[]): { themeLabel: string | null; districtLabel: string | null } {
  const known = new Set(districts.map(fold));
  const place = labels.mixed.find((label) => known.has(fold(label))) ?? null;
  const subject = labels.mixed.find((label) => !known.has(fold(label))) ?? null;
  return { themeLabel: labels.theme ?? subject, districtLabel: labels.district ?? place };
}
