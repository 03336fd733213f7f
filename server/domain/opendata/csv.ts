// CSV as French spreadsheets open it with a double click and as RFC 4180 quotes it: UTF-8 with a byte order mark, `;` between cells, CR LF
// after each line. A cell that a spreadsheet would take for a formula is guarded by an apostrophe, which comes off again exactly.
export const BOM = '\uFEFF';
export const SEPARATOR = ';';
const LINE_END = '\r\n';

/** What begins a formula in one spreadsheet or another (their full-width twins too), what makes one of the next letter, and our own guard. */
const GUARDED = /^['=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const QUOTED = /[";\r\n]|^\s|\s$/;

/** A text as a cell. @throws RangeError for a zero byte or a lone surrogate, which no file of text can hold */
export function textCell(text: string): string {
  if (text.includes('\0') || !text.isWellFormed()) throw new RangeError('a zero byte or a lone surrogate cannot be written');
  const guarded = GUARDED.test(text) ? `'${text}` : text;
  return QUOTED.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** The text of a cell that `textCell` wrote, once its quotes are off. */
export function textOf(cell: string): string { return cell.startsWith("'") ? cell.slice(1) : cell; }

export type Cell = string | number | boolean | null | readonly number[];

/** Nothing is an empty cell; numbers, yes and no as they are; several numbers with a space between them. */
export function cellOf(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'string') return textCell(value);
  return typeof value === 'object' ? value.join(' ') : String(value);
}

export function csvLine(cells: readonly Cell[]): string { return `${cells.map(cellOf).join(SEPARATOR)}${LINE_END}`; }
