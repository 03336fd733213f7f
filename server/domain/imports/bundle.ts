// What people bring is one table, a workbook of several, or an archive of either; each table is read by its own header.
import { isArchive, openArchive } from './archive.ts';
import { readImport, readTableOf } from './formats.ts';
import { looksLikeJson, readJsonTable } from './json.ts';
import type { ImportedFile, ProblemCode, ReadOptions } from './neutral.ts';
import { isSpreadsheet, sheetsOf } from './spreadsheet.ts';
import { tableOf } from './table.ts';

/** asides: tables of an archive or a workbook that hold nothing we know, by their names, with their columns. */
export interface Bundle { files: ImportedFile[]; asides: { name: string; header: string[] }[] }

const TABLES = /\.(?:csv|tsv|txt|json|xlsx|ods)$/i;
const JUNK = /(?:^|\/)__MACOSX\/|(?:^|[\\/])\.[^\\/]*$/;
/** Files of an archive that are looked into; the open data of a whole Decidim has some thirty. */
const MOST_TABLES = 100;

function refusedFile(name: string, code: ProblemCode, value: string | null = null): ImportedFile {
  return {
    name, format: null, unit: 'line', header: [], rows: 0, proposals: [], meetings: [], comments: [],
    leftOut: { amendments: 0, repeated: 0, withheld: 0 }, problems: [{ line: null, column: null, code, value }],
  };
}

function readWorkbook(name: string, bytes: Uint8Array, options: ReadOptions): ImportedFile[] {
  const book = sheetsOf(bytes);
  if (book.fault !== null) return [refusedFile(name, book.fault, book.at)];
  if (book.sheets.length === 0) return [refusedFile(name, 'import.empty')];
  return book.sheets.map(({ name: sheet, rows }) => {
    const lines = rows.map((cells, at) => ({ line: at + 1, cells })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    const table = tableOf(lines[0]!, lines.slice(1), [], false, true);
    const title = book.sheets.length === 1 ? name : `${name} › ${sheet}`;
    return readTableOf(title, { ...table, encoding: null, separator: null }, options, 'line');
  });
}

function readOne(name: string, bytes: Uint8Array, options: ReadOptions): ImportedFile[] {
  if (isArchive(bytes)) return readWorkbook(name, bytes, options);
  return [looksLikeJson(bytes) ? readTableOf(name, readJsonTable(bytes), options, 'element') : readImport(name, bytes, options)];
}

/** The names of an archive's files, whatever folders they stood in: nothing is ever written under them. */
const lastName = (path: string) => path.replaceAll('\\', '/').split('/').at(-1)!.slice(-200);

function readArchive(name: string, bytes: Uint8Array, options: ReadOptions): ImportedFile[] {
  const archive = openArchive(bytes);
  if (typeof archive === 'string') return [refusedFile(name, archive)];
  if (isSpreadsheet(archive.names)) return readWorkbook(name, bytes, options);
  const tables = archive.names.filter((entry) => TABLES.test(entry) && !JUNK.test(entry));
  if (tables.length > MOST_TABLES) return [refusedFile(name, 'import.archive_too_many', String(tables.length))];
  return tables.toSorted().flatMap((entry) => {
    let inside: Uint8Array | undefined;
    try {
      inside = archive.take((one) => one === entry).get(entry);
    } catch {
      return [refusedFile(lastName(entry), 'import.archive_broken')];
    }
    return inside ? readOne(lastName(entry), inside, options) : [];
  });
}

const isUnknown = (file: ImportedFile) => file.problems.some(({ code }) => code === 'import.unknown_format' || code === 'import.no_list');

/**
 * Reads what was brought under one name. In an archive or a workbook, tables that nothing is known of are put aside as long as another one
 * is known; a file that came alone is never put aside: its columns can be named by hand.
 */
export function readBundle(name: string, bytes: Uint8Array, options: ReadOptions): Bundle {
  if (!isArchive(bytes)) return { files: readOne(name, bytes, options), asides: [] };
  const files = readArchive(name, bytes, options);
  if (files.length === 0) return { files: [refusedFile(name, 'import.empty')], asides: [] };
  const known = files.filter((file) => !isUnknown(file));
  if (known.length === 0) return { files, asides: [] };
  return { files: known, asides: files.filter(isUnknown).map(({ name: aside, header }) => ({ name: aside, header })) };
}
