import { readDate } from './dates.ts';
import { htmlToMarkdown, looksLikeHtml } from './html.ts';
import { excerpt, type Problem, type ProblemCode, type ReadOptions } from './neutral.ts';
import type { Table, TableRow } from './table.ts';

/** What the database takes; a longer text is refused with its line, never cut. */
export const CELL_LIMITS = {
  title: 500, body: 50_000, comment: 20_000, label: 120, theme: 60, district: 80, id: 200, url: 2_000, place: 300, organisation: 200,
} as const;

// What no text of ours holds: controls but tab and line feed, zero-width marks, soft hyphens, direction overrides.
const INVISIBLE = /(?![\n\t])[\p{Cc}\u00AD\u200B\u2060\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
// A spreadsheet guard: one apostrophe before a text that would be read as a formula.
const GUARD = /^'(?='*[=+\-@\t\r])/;

/** A cell's text: guard taken off, one kind of line break, nothing invisible, no lone surrogate, null when nothing is left. */
export function cleanText(raw: string): string | null {
  const text = raw.replace(GUARD, '').replace(/\r\n?/g, '\n').replace(INVISIBLE, '').toWellFormed().normalize('NFC').trim();
  return text === '' ? null : text;
}

/** The same on one line. */
export function cleanLine(raw: string): string | null {
  const text = cleanText(raw);
  return text && text.replace(/\s+/g, ' ');
}

/** The cells of one row by the names of their columns; each fault found on the way is kept with its line. */
export interface Cells {
  readonly line: number;
  has(column: string): boolean;
  /** One line of text; refused beyond `most` characters. */
  text(column: string | null, most: number): string | null;
  /** The same, refused when empty. */
  required(column: string, most: number): string;
  /** Several lines; HTML becomes Markdown. */
  prose(column: string | null, most: number): string | null;
  integer(column: string | null): number | null;
  date(column: string | null): Date | null;
  flag(column: string | null): boolean;
  /** An http(s) address, or null: a relative or other address leads nowhere from here. */
  url(column: string | null): string | null;
  /** Refuses the row. */
  refuse(column: string | null, code: ProblemCode, value?: string | null): void;
}

const TRUE = new Set(['true', 't', '1', 'yes', 'oui', 'sí', 'si', 'vrai']);

/** Opens a row. `index` is the place of each column; problems are added to `problems`. */
export function openCells(index: ReadonlyMap<string, number>, row: TableRow, options: ReadOptions, problems: Problem[]): Cells {
  const raw = (column: string | null) => {
    const at = column === null ? undefined : index.get(column);
    return at === undefined ? '' : row.cells[at]!;
  };
  const refuse = (column: string | null, code: ProblemCode, value: string | null = null) => {
    problems.push({ line: row.line, column, code, value: value === null ? null : excerpt(value) });
  };
  const within = (column: string | null, value: string | null, most: number) => {
    if (value !== null && value.length > most) refuse(column, 'import.cell_too_long', `${value.length} > ${most}`);
    return value;
  };
  const text = (column: string | null, most: number) => within(column, cleanLine(raw(column)), most);
  return {
    line: row.line,
    has: (column) => index.has(column),
    text,
    required(column, most) {
      const value = text(column, most);
      if (value === null) refuse(column, 'import.cell_missing');
      return value ?? '';
    },
    prose(column, most) {
      const value = cleanText(raw(column));
      return within(column, value !== null && looksLikeHtml(value) ? cleanText(htmlToMarkdown(value)) : value, most);
    },
    integer(column) {
      const value = cleanLine(raw(column));
      if (value === null) return null;
      const digits = value.replace(/[ \u00A0\u202F]/g, '').replace(/\.0+$/, '');
      if (/^\d{1,9}$/.test(digits)) return Number(digits);
      refuse(column, 'import.not_a_number', value);
      return null;
    },
    date(column) {
      const value = cleanLine(raw(column));
      if (value === null) return null;
      const date = readDate(value, options.timeZone);
      if (date === null) refuse(column, 'import.not_a_date', value);
      return date;
    },
    url(column) {
      const value = text(column, CELL_LIMITS.url);
      return value !== null && /^https?:\/\/[^\s/]/i.test(value) ? value : null;
    },
    flag: (column) => TRUE.has((cleanLine(raw(column)) ?? '').toLowerCase()),
    refuse,
  };
}

/** Reads each row with `read`; a row that has a fault is left out and its faults are kept. `null`: nothing to take from this row. */
export function readRows<T>(table: Table, options: ReadOptions, problems: Problem[], read: (cells: Cells) => T | null): T[] {
  const index = new Map(table.header.map((name, at) => [name, at]));
  const items: T[] = [];
  for (const row of table.rows) {
    const before = problems.length;
    const item = read(openCells(index, row, options, problems));
    if (item !== null && problems.length === before) items.push(item);
  }
  return items;
}
