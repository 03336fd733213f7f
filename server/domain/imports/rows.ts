// Splitting into rows and cells, by RFC 4180. Ours, because a fault must be named by the line an editor shows, also after line breaks in
// quotes and also for the second fault of a file; tests hold it against csv-parse, which loses count after either.
import { excerpt, type Problem } from './neutral.ts';

export interface RawRow { line: number; cells: string[] }

/** How many line breaks (\n, \r\n or \r) stand between two places. */
function breaksWithin(text: string, from: number, to: number): number {
  let found = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) found += 1;
  }
  return found;
}

/** Where the line that holds `at` ends: the place of its \n or \r, or the end of the text. */
function lineEnd(text: string, at: number): number {
  for (let place = at; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === 10 || code === 13) return place;
  }
  return text.length;
}

/** The first place after the line break at `at`. */
function afterBreak(text: string, at: number): number {
  return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
}

/** A quoted cell that opens at `open`: its text and the place after its closing quote; null when it never closes. */
function quotedCell(text: string, open: number): { cell: string; end: number } | null {
  let from = open + 1;
  let cell = '';
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { cell, end: quote + 1 };
    cell += '"';
    from = quote + 2;
  }
}

/** Where an unquoted cell ends: at a separator, a line break or the end. A quote inside it is a letter like another. */
function plainEnd(text: string, from: number, separator: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === separator || code === 10 || code === 13) return at;
  }
  return text.length;
}

/** Spaces between a closing quote and what follows it belong to no cell. */
function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at += 1;
  return at;
}

/**
 * The rows of a text, at most `most` + 1 of them. A quote that is not followed by a separator or a line break, and one that never closes,
 * are faults of the line that opens it; reading goes on at the next line (after one that never closes there is nothing left to trust).
 */
export function splitRows(text: string, separator: string, most: number, problems: Problem[]): RawRow[] {
  const rows: RawRow[] = [];
  const mark = separator.charCodeAt(0);
  let at = 0;
  let line = 1;
  while (at < text.length && rows.length <= most) {
    const row: RawRow = { line, cells: [] };
    for (;;) {
      let end: number;
      if (text[at] === '"') {
        const quoted = quotedCell(text, at);
        end = quoted ? skipSpaces(text, quoted.end) : text.length;
        if (!quoted || (end < text.length && end !== plainEnd(text, end, mark))) {
          const fault = lineEnd(text, at);
          const code = quoted ? 'import.quote_misplaced' : 'import.quote_not_closed';
          problems.push({ line, column: null, code, value: excerpt(text.slice(at, fault)) });
          if (!quoted) return rows;
          at = fault;
          row.cells = [];
          break;
        }
        row.cells.push(quoted.cell);
        line += breaksWithin(text, at, quoted.end);
      } else {
        end = plainEnd(text, at, mark);
        row.cells.push(text.slice(at, end));
      }
      at = end;
      if (text.charCodeAt(at) !== mark || at >= text.length) break;
      at += 1;
    }
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
    if (at < text.length) {
      at = afterBreak(text, at);
      line += 1;
    }
  }
  return rows;
}
