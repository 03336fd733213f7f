// XLSX and ODS as rows of text: what a cell shows, never what it would compute.
import { read, SSF, type CellObject, type WorkSheet } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { ARCHIVE_LIMITS, isArchive, openArchive, type ArchiveFault, type ArchiveLimits } from './archive.ts';

/** rows, columns: of one sheet. cells: filled ones of the whole file. */
export interface SheetLimits extends ArchiveLimits { rows: number; columns: number; cells: number }
export const SHEET_LIMITS: SheetLimits = { ...ARCHIVE_LIMITS, rows: 100_000, columns: 300, cells: 3_000_000 };

/** rows: row 0 is line 1 of the sheet; an empty line is an empty list, and rows end at their last filled cell. */
export interface Sheet { name: string; rows: string[][] }
export type SheetFault = ArchiveFault | 'import.not_a_spreadsheet' | 'import.too_many_rows' | 'import.too_many_columns' | 'import.too_many_cells';
/** sheets: those that hold something. fault: why the file is refused, with the sheet at fault when one is; `sheets` is then empty. */
export interface Workbook { sheets: Sheet[]; fault: SheetFault | null; at: string | null }

const refused = (fault: SheetFault, at: string | null = null): Workbook => ({ sheets: [], fault, at });

/** A ZIP that holds a workbook; a mere ZIP of files is not one. */
export function isSpreadsheet(names: readonly string[]): boolean { return kindOf(names) !== null; }

function kindOf(names: readonly string[]): 'xlsx' | 'ods' | null {
  if (names.includes('[Content_Types].xml') && names.some((name) => /^xl\/workbook\w*\.xml$/i.test(name))) return 'xlsx';
  return names.includes('content.xml') && names.includes('mimetype') ? 'ods' : null;
}

const WORDS = /\.(?:xml|rels)$|^mimetype$/i;
const ASIDE = /(?:^|\/)(?:media|embeddings|drawings|charts|pivotCache|pivotTables|externalLinks|Thumbnails|Pictures|Object [^/]*)\//i;

/**
 * Reads a workbook. Dates as ISO (2026-11-25, or 2026-11-25T18:30:00 when a time is given), numbers in full and without binary noise,
 * formulas as the value that was saved with them. Limits are kept before anything is inflated, and again before rows are made.
 */
export function sheetsOf(bytes: Uint8Array, limits: SheetLimits = SHEET_LIMITS): Workbook {
  if (!isArchive(bytes)) return refused('import.not_a_spreadsheet');
  const archive = openArchive(bytes, limits);
  if (typeof archive === 'string') return refused(archive);
  const kind = kindOf(archive.names);
  if (kind === null) return refused('import.not_a_spreadsheet');
  try {
    const parts = archive.take((name) => WORDS.test(name) && !ASIDE.test(name));
    const content = parts.get('content.xml');
    if (content && repeatedCells(new TextDecoder().decode(content), limits) > limits.cells) return refused('import.too_many_cells');
    return workbookOf(parts, limits);
  } catch {
    return refused('import.not_a_spreadsheet');
  }
}

/** Packed again without compression, from what has been counted: the library is given nothing that it would inflate by itself. */
function workbookOf(parts: Map<string, Uint8Array>, limits: SheetLimits): Workbook {
  const plain = zipSync(Object.fromEntries(parts), { level: 0 });
  parts.clear();
  const book = read(plain, {
    type: 'array', dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: true, sheetRows: limits.rows + 1,
  });
  const epoch1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets: Sheet[] = [];
  let cells = 0;
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name]!;
    const data = ((sheet as WorkSheet & { '!data'?: (CellObject | undefined)[][] })['!data'] ?? []);
    const rows: string[][] = [];
    for (const [at, row] of data.entries()) {
      const texts = rowOf(row ?? [], epoch1904);
      if (texts.length === 0) continue;
      if (at >= limits.rows) return refused('import.too_many_rows', name);
      if (texts.length > limits.columns) return refused('import.too_many_columns', name);
      cells += texts.length;
      if (cells > limits.cells) return refused('import.too_many_cells', name);
      while (rows.length < at) rows.push([]);
      rows.push(texts);
    }
    delete book.Sheets[name];
    if (rows.length > 0) sheets.push({ name, rows });
  }
  return { sheets, fault: null, at: null };
}

/** The texts of a row up to its last filled cell. */
function rowOf(row: (CellObject | undefined)[], epoch1904: boolean): string[] {
  let end = row.length;
  while (end > 0 && textOf(row[end - 1], epoch1904) === '') end -= 1;
  return Array.from({ length: end }, (_, at) => textOf(row[at], epoch1904));
}

function textOf(cell: CellObject | undefined, epoch1904: boolean): string {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'z' || cell.t === 'e') return '';
  if (cell.v instanceof Date) return isNaN(cell.v.getTime()) ? '' : cell.v.toISOString().replace(/(?:T00:00:00)?\.000Z$/, '');
  if (typeof cell.v !== 'number') return String(cell.v);
  return SSF.is_date(String(cell.z ?? '')) ? dateOf(cell.v, epoch1904) : numberOf(cell.v);
}

const two = (n: number) => String(n).padStart(2, '0');

/** A day counted from 1900 or 1904, as a spreadsheet shows it: no time zone takes part. */
function dateOf(value: number, epoch1904: boolean): string {
  // To the second: 18:30 is kept as a fraction of a day and comes back as 18:29:59.999.
  const date = SSF.parse_date_code(Math.round(value * 86_400) / 86_400, { date1904: epoch1904 }) as
    { y: number; m: number; d: number; H: number; M: number; S: number } | null;
  if (!date) return numberOf(value);
  const time = `${two(date.H)}:${two(date.M)}:${two(date.S)}`;
  if (value < 1) return time;
  const day = `${String(date.y).padStart(4, '0')}-${two(date.m)}-${two(date.d)}`;
  return time === '00:00:00' ? day : `${day}T${time}`;
}

/** 0.1 + 0.2 is 0.3; never with an exponent where digits say it. */
function numberOf(value: number): string {
  const round = Number(value.toPrecision(15));
  return Number.isFinite(round) ? String(round) : '';
}

const TAG = /<(\/?)table:(table-row|table-cell|covered-table-cell)\b([^>]*)>/g;
const REPEATED = /table:number-(?:columns|rows)-repeated="(\d+)"/;

/** ODS says "this cell, 16,384 times" in a few bytes: how many filled cells the table would be, repeated ones counted as often. */
function repeatedCells(xml: string, limits: SheetLimits): number {
  let cells = 0;
  let rowTimes = 1;
  let inRow = 0;
  for (const [, closing, tag, attributes] of xml.matchAll(TAG)) {
    const times = Number(REPEATED.exec(attributes!)?.[1] ?? 1);
    if (tag === 'table-row') {
      if (closing) cells += inRow * rowTimes;
      rowTimes = times;
      inRow = 0;
    } else if (!closing && /office:value-type|calcext:value-type/.test(attributes!)) {
      inRow += times;
    }
    if (cells > limits.cells) break;
  }
  return cells;
}
