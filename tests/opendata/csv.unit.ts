import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { readTable } from '../../server/domain/imports/table.ts';
import { BOM, csvLine, textCell, textOf } from '../../server/domain/opendata/csv.ts';
import { columnsOf, FILE_NAMES, fileNamed, jsonSchemaOf } from '../../server/domain/opendata/schema.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readRealProposals } from './real-titles.ts';

/** What is dangerous in a spreadsheet or a file, more often than chance would bring it. */
const nasty = fc.array(fc.oneof(
  fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '\r\n', "'", '"', ';', ',', ' ', '＝', '\uFEFF', '\u202E', '·', '\u00a0', '👩‍🌾', "'=", '""'),
  fc.string({ unit: 'binary', maxLength: 4 }).map((text) => text.replaceAll('\0', '')),
), { maxLength: 12 }).map((parts) => parts.join(''));

function roundTrip(lines: string[][]): string[][] {
  const header = lines[0]!.map((_, index) => `c${index}`);
  const file = Buffer.from(BOM + csvLine(header) + lines.map((line) => csvLine(line)).join(''));
  const { rows, problems, separator, encoding } = readTable(file);
  expect([problems, separator, encoding]).toEqual([[], ';', 'utf-8']);
  return rows.map(({ cells }) => cells.map(textOf));
}

test('T20 P4 what is written as CSV is read again to the same bytes, whatever Unicode it holds', () => {
  fc.assert(fc.property(fc.array(fc.tuple(nasty, nasty, nasty), { minLength: 1, maxLength: 8 }), (lines) => {
    // A first cell that is never empty, or a line of nothing would be no line.
    const all = lines.map((line) => ['x', ...line]);
    expect(roundTrip(all)).toEqual(all);
  }), { numRuns: 400 });
});

test('T20 no cell begins as a formula once a spreadsheet has taken its quotes off', () => {
  fc.assert(fc.property(nasty, (text) => {
    const cell = textCell(text);
    const seen = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    expect(/^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(seen)).toBe(false);
    expect(textOf(seen)).toBe(text);
  }), { numRuns: 1_000 });
  expect([textCell('=SUM(A1)'), textCell("'tis"), textCell('- une liste'), textCell('a-b'), textCell('a;b'), textCell('dit « "oui" »')])
    .toEqual(["'=SUM(A1)", "''tis", "'- une liste", 'a-b', '"a;b"', '"dit « ""oui"" »"']);
});

test('T20 a zero byte or half a character is refused, never written', () => {
  for (const text of ['a\0b', '\0', 'a\uD800', '\uDC00b']) expect(() => textCell(text)).toThrow(RangeError);
});

test('T20 the real titles that begin with a sign survive', () => {
  const titles = readRealProposals().filter((title) => /^[=+\-@']/.test(title));
  expect(titles.length).toBeGreaterThan(0);
  expect(roundTrip(titles.map((title) => ['x', title])).map(([, title]) => title)).toEqual(titles);
  expect(titles.map(textCell).filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
});

test('the columns of version 1 stand: none leaves, none changes its place; new ones come at the end', () => {
  const header = JSON.parse(readFileSync(path.join(import.meta.dirname, 'columns-of-version-1.json'), 'utf8')) as Record<string, string[]>;
  expect(Object.keys(header)).toEqual(FILE_NAMES.slice(0, Object.keys(header).length));
  for (const file of FILE_NAMES) expect(columnsOf(file).map(({ name }) => name).slice(0, header[file]?.length), file).toEqual(header[file]);
});

test('every column has a type, and its schema says the same with its meaning', () => {
  for (const file of FILE_NAMES) {
    const { items } = jsonSchemaOf(file, (column) => `sens de ${column}`) as { items: { properties: Record<string, { description: string }>; required: string[] } };
    expect(Object.keys(items.properties)).toEqual(columnsOf(file).map(({ name }) => name));
    expect(items.required).toEqual(Object.keys(items.properties));
    expect(items.properties[columnsOf(file)[0]!.name]!.description).toBe(`sens de ${columnsOf(file)[0]!.name}`);
  }
  const types = Object.fromEntries(columnsOf('propositions').map(({ name, type }) => [name, type]));
  expect(types).toMatchObject({
    reference: 'integer', title: 'text', theme: 'code', status: 'code', author: 'mark', published_at: 'instant', verdict_elsewhere: 'yes_no',
  });
  expect(columnsOf('mesures').find(({ name }) => name === 'sources')!.type).toBe('references');
});

test('an address names a file, or none', () => {
  expect(fileNamed('propositions.csv')).toEqual({ file: 'propositions', format: 'csv' });
  for (const name of ['propositions', 'propositions.xml', 'toString.csv', '__proto__.json', 'people.csv', 'propositions.csv.bak', '']) expect(fileNamed(name), name).toBeNull();
});
