import { decode } from '../imports/encoding.ts';
import type { Problem } from '../imports/neutral.ts';
import { splitRows } from '../imports/rows.ts';
import { SHEET_LIMITS, sheetsOf } from '../imports/spreadsheet.ts';
import { sniffSeparator } from '../imports/table.ts';
import { DomainError } from '../errors.ts';
import { BYTES_MAX, ROWS_MAX } from './rows-schema.ts';

/** One line of a spreadsheet, with the number it bears there. fault: why it could not be split into cells. */
export interface RowLine { line: number; cells: string[]; fault?: 'rows.quote_misplaced' | 'rows.quote_open' }

const tooLarge = () => new DomainError('rows.too_large', { field: 'text', data: { maximum: BYTES_MAX / 1_000_000 } });
const tooMany = () => new DomainError('rows.too_many', { field: 'text', data: { maximum: ROWS_MAX } });

/** Pasted cells: tabs between them as a spreadsheet puts them, or a CSV. @throws rows.empty, rows.too_large, rows.too_many */
export function linesOfText(text: string): RowLine[] {
  if (Buffer.byteLength(text) > BYTES_MAX) throw tooLarge();
  const problems: Problem[] = [];
  const first = text.split(/\r?\n/, 1)[0] ?? '';
  // Cells that come from a spreadsheet have tabs between them, whatever commas their words hold.
  const rows: RowLine[] = splitRows(text, first.includes('\t') ? '\t' : sniffSeparator(text), ROWS_MAX + 1, problems);
  const faults = problems.map(({ line, code }): RowLine => ({
    line: line ?? 1, cells: [], fault: code === 'import.quote_not_closed' ? 'rows.quote_open' : 'rows.quote_misplaced',
  }));
  return counted([...rows, ...faults].toSorted((a, b) => a.line - b.line));
}

/** A file: CSV in whatever encoding, XLSX or ODS (its first sheet that holds something). @throws rows.unreadable, and as linesOfText */
export function linesOfFile(bytes: Uint8Array): RowLine[] {
  if (bytes.length > BYTES_MAX) throw tooLarge();
  const decoded = decode(bytes);
  if (decoded) return linesOfText(decoded.text);
  const { sheets: [sheet], fault } = sheetsOf(bytes, { ...SHEET_LIMITS, rows: ROWS_MAX * 2, columns: 300, cells: 300_000 });
  if (fault === 'import.too_many_rows' || fault === 'import.too_many_cells') throw tooMany();
  if (fault !== null) throw new DomainError('rows.unreadable', { field: 'text' });
  return counted((sheet?.rows ?? []).map((cells, index) => ({ line: index + 1, cells })));
}

/** Without blank lines and blank ends; NUL, which no text of ours holds, is taken out here so that the rest of the row can be shown. */
function counted(lines: RowLine[]): RowLine[] {
  const kept = lines.map(({ cells, ...line }) => {
    const texts = cells.map((cell) => cell.replaceAll('\0', '').trim());
    return { ...line, cells: texts.slice(0, texts.findLastIndex((text) => text !== '') + 1) };
  }).filter(({ cells, fault }) => cells.length > 0 || fault !== undefined);
  if (kept.length === 0) throw new DomainError('rows.empty', { field: 'text' });
  if (kept.length > ROWS_MAX + 1) throw tooMany();
  return kept;
}
