import { decode, type Encoding } from './encoding.ts';
import { excerpt, type Problem, type ProblemCode } from './neutral.ts';
import { splitRows, type RawRow } from './rows.ts';

export const TABLE_LIMITS = { bytes: 100_000_000, columns: 300, rows: 200_000, field: 1_000_000 } as const;
export type Separator = ',' | ';' | '\t';

/** line: where the row starts, as a text editor counts; a quoted cell may hold line breaks, so a row may take several. */
export interface TableRow { line: number; cells: string[] }
/** rows: only those without a problem of form. problems of the whole file leave `rows` empty. */
export interface Table { header: string[]; rows: TableRow[]; problems: Problem[]; encoding: Encoding | null; separator: Separator | null }

function failed(code: ProblemCode, line: number | null = null, value: string | null = null): Table {
  return { header: [], rows: [], problems: [{ line, column: null, code, value }], encoding: null, separator: null };
}

/** The separator that the header line uses most, outside quotes. A line without any is a table of one column. */
export function sniffSeparator(text: string): Separator {
  const counts: Record<Separator, number> = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const character of text.slice(0, 100_000)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (counts[','] + counts[';'] + counts['\t'] > 0) break;
    } else if (!quoted && character in counts) counts[character as Separator] += 1;
  }
  // In a tie the semicolon wins: with it, commas are part of the words.
  return ([';', '\t', ','] as const).reduce((best, separator) => (counts[separator] > counts[best] ? separator : best));
}

function headerProblems(header: string[], line: number): Problem[] {
  if (header.length > TABLE_LIMITS.columns) return [{ line, column: null, code: 'import.too_many_columns', value: String(header.length) }];
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const [index, name] of header.entries()) {
    if (name === '') problems.push({ line, column: String(index + 1), code: 'import.header_empty', value: null });
    else if (seen.has(name)) problems.push({ line, column: name, code: 'import.header_twice', value: null });
    seen.add(name);
  }
  return problems;
}

/** Spreadsheets leave empty columns at the end of each line: they are no columns. */
function trimEnd(cells: string[], width: number): string[] {
  let end = cells.length;
  while (end > width && cells[end - 1]!.trim() === '') end -= 1;
  return end === cells.length ? cells : cells.slice(0, end);
}

function cellProblems(row: RawRow, header: string[], damaged: boolean): Problem[] {
  const width = header.length;
  if (row.cells.length < width) {
    return [{ line: row.line, column: header[row.cells.length]!, code: 'import.fields_missing', value: `${row.cells.length} < ${width}` }];
  }
  if (row.cells.length > width) return [{ line: row.line, column: null, code: 'import.fields_extra', value: excerpt(row.cells[width]!) }];
  const problems: Problem[] = [];
  for (const [index, cell] of row.cells.entries()) {
    if (cell.length > TABLE_LIMITS.field) {
      problems.push({ line: row.line, column: header[index]!, code: 'import.field_too_long', value: excerpt(cell) });
    } else if (damaged && cell.includes('\uFFFD')) {
      problems.push({ line: row.line, column: header[index]!, code: 'import.encoding', value: excerpt(cell) });
    }
  }
  return problems;
}

/**
 * Reads a delimited file: encoding by byte order mark, validity, or Windows-1252; separator `,` `;` or tab; quoted line breaks.
 * Never throws for what a file holds: each fault is a problem with its line and column, and the other lines are still read.
 */
export function readTable(bytes: Uint8Array): Table {
  if (bytes.length > TABLE_LIMITS.bytes) return failed('import.too_large', null, String(bytes.length));
  const decoded = decode(bytes);
  if (!decoded) return failed('import.not_text');
  const separator = sniffSeparator(decoded.text);
  const problems: Problem[] = [];
  const [first, ...rest] = splitRows(decoded.text, separator, TABLE_LIMITS.rows + 1, problems);
  if (!first) return { ...failed('import.empty'), problems: problems.length > 0 ? problems : failed('import.empty').problems };
  if (rest.length > TABLE_LIMITS.rows) return failed('import.too_many_rows', rest[TABLE_LIMITS.rows]!.line);
  return { ...tableOf(first, rest, problems, decoded.damaged, false), encoding: decoded.encoding, separator };
}

/**
 * Rows of cells as a table, whatever they were cut from. ragged: a row may end before its last columns, as in a spreadsheet and in JSON.
 */
export function tableOf(
  first: RawRow, rest: readonly RawRow[], problems: Problem[], damaged: boolean, ragged: boolean,
): Pick<Table, 'header' | 'rows' | 'problems'> {
  const header = trimEnd(first.cells.map((name) => name.normalize('NFC').trim()), 0);
  const faults = headerProblems(header, first.line);
  if (faults.length > 0) return { header, rows: [], problems: faults };
  const rows: TableRow[] = [];
  for (const raw of rest) {
    const cells = trimEnd(raw.cells, header.length);
    if (ragged) while (cells.length < header.length) cells.push('');
    const row = { line: raw.line, cells };
    const wrong = cellProblems(row, header, damaged);
    if (wrong.length === 0) rows.push(row);
    else problems.push(...wrong);
  }
  return { header, rows, problems };
}
