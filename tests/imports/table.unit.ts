import { spawnSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { readTable, sniffSeparator, TABLE_LIMITS } from '../../server/domain/imports/table.ts';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const SHEET = 'id;titre;texte\n1;Crèche;« Ouvrir » l’été, à 7 €\n';

/** A file of `rows` lines, read by a process of its own that has `megabytes` of heap. */
function readInLittleMemory(rows: number, megabytes: number): { status: number | null; output: string } {
  const program = `
    const { readImport, READ_DEFAULTS } = await import(${JSON.stringify(new URL('../../server/domain/imports/formats.ts',
      import.meta.url).href)});
    const lines = ['id,title,body'];
    for (let n = 1; n <= ${rows}; n += 1) lines.push(n + ',Idée ' + n + ',"' + 'Un texte, assez long. '.repeat(12) + '"');
    const bytes = Buffer.from(lines.join('\\n'));
    const file = readImport('grand.csv', bytes, READ_DEFAULTS);
    console.log(file.proposals.length + ' ' + file.problems.length);`;
  const child = spawnSync(process.execPath, ['--no-warnings', `--max-old-space-size=${megabytes}`, '--input-type=module', '-e', program],
    { encoding: 'utf8' });
  return { status: child.status, output: child.stdout.trim() || child.stderr };
}

test('T21 the same table comes out of every encoding a spreadsheet saves', () => {
  const windows = Buffer.from(SHEET.replace('€', '\u0080').replace('’', '\u0092'), 'latin1');
  const little = Buffer.from(`\uFEFF${SHEET}`, 'utf16le');
  const files = {
    'utf-8': utf8(SHEET), 'utf-8 with a mark': utf8(`\uFEFF${SHEET}`), 'windows-1252': windows, 'utf-16le': little,
    'utf-16be': Buffer.from(little).swap16(), 'utf-16le without a mark': little.subarray(2),
    'utf-16be without a mark': Buffer.from(little).swap16().subarray(2),
    'CRLF': utf8(SHEET.replaceAll('\n', '\r\n')), 'CR': utf8(SHEET.replaceAll('\n', '\r')),
  };
  for (const [name, bytes] of Object.entries(files)) {
    const table = readTable(bytes);
    expect(table.problems, name).toEqual([]);
    expect(table.header, name).toEqual(['id', 'titre', 'texte']);
    expect(table.rows, name).toEqual([{ line: 2, cells: ['1', 'Crèche', '« Ouvrir » l’été, à 7 €'] }]);
  }
});

test('T21 the separator is the one the header uses, even when the words hold others', () => {
  expect(sniffSeparator('a;b, c;d\n1,2,3,4,5;6;7')).toBe(';');
  expect(sniffSeparator('a,b,c')).toBe(',');
  expect(sniffSeparator('a\tb, or c\td')).toBe('\t');
  expect(sniffSeparator('"a;b;c;d",e\n')).toBe(',');
  expect(sniffSeparator('one')).toBe(';');
});

test('T21 a quoted cell keeps its line breaks, and lines are counted as an editor counts them', () => {
  const table = readTable(utf8('id,text\r\n1,"one\r\ntwo, ""three"""\r\n\r\n2,x\r\n'));
  expect(table.problems).toEqual([]);
  expect(table.rows).toEqual([{ line: 2, cells: ['1', 'one\r\ntwo, "three"'] }, { line: 5, cells: ['2', 'x'] }]);
});

test('T21 each broken line is named, and the others are still read', () => {
  const table = readTable(utf8('id,text,more\n1,a,b\n2,a\n3,a,b,c\n4,"a"b,c\n5,"a\nb" ,c\n6,"a\n7,a,b\n8,"b",c\n9,5" de haut,b,,,\n'));
  expect(table.rows).toEqual([
    { line: 2, cells: ['1', 'a', 'b'] }, { line: 6, cells: ['5', 'a\nb', 'c'] }, { line: 9, cells: ['7', 'a', 'b'] }, { line: 10,
      cells: ['8', 'b', 'c'] },
    { line: 11, cells: ['9', '5" de haut', 'b'] },
  ]);
  expect(table.problems).toEqual([
    { line: 5, column: null, code: 'import.quote_misplaced', value: '"a"b,c' }, { line: 8, column: null, code: 'import.quote_misplaced',
      value: '"a' },
    { line: 3, column: 'more', code: 'import.fields_missing', value: '2 < 3' }, { line: 4, column: null, code: 'import.fields_extra',
      value: 'c' },
  ]);
});

test('P4 what RFC 4180 writes is read back cell by cell, as csv-parse reads it, and each row knows its line', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a"b', '"', 'x\ny', 'x\r\ny', ',;', '', ' ', '=1+1', '-x', '\t'));
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }).filter((cells) => cells.some((text) => text.trim() !== '')),
    { maxLength: 8 });
  fc.assert(fc.property(rows, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), (cells, separator, newline) => {
    const written = [['one', 'two'], ...cells].map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator));
    const text = written.join(newline);
    const table = readTable(utf8(text));
    expect(table.problems).toEqual([]);
    expect(table.rows.map((row) => row.cells)).toEqual(cells);
    expect(table.rows.map((row) => row.cells)).toEqual(parse(text, { delimiter: separator, record_delimiter: newline, from: 2 }));
    const starts = written.map((_, index) => written.slice(0, index).join('\n').split(/\r\n|\n|\r/).length + (index === 0 ? 0 : 1));
    expect(table.rows.map((row) => row.line)).toEqual(starts.slice(1));
  }));
});

test('T21 a quote that is never closed is named by the line that opens it', () => {
  const table = readTable(utf8('id,text\n1,a\n2,"b\n3,c\n4,d\n'));
  expect(table.rows.map((row) => row.line)).toEqual([2]);
  expect(table.problems).toEqual([{ line: 3, column: null, code: 'import.quote_not_closed', value: '"b' }]);
});

test('T21 headers: missing, nameless, double, too many', () => {
  const codes = (text: string) => readTable(utf8(text)).problems.map(({ line, column, code }) => [line, column, code]);
  expect(codes('')).toEqual([[null, null, 'import.empty']]);
  expect(codes('\n\n  \n')).toEqual([[null, null, 'import.empty']]);
  expect(codes('id,,text\n1,2,3')).toEqual([[1, '2', 'import.header_empty']]);
  expect(codes('\nid,text,id\n1,2,3')).toEqual([[2, 'id', 'import.header_twice']]);
  const wide = (columns: number) => `${Array.from({ length: columns }, (_, n) => `c${n}`).join(',')}\n${'x,'.repeat(columns - 1)}x`;
  expect(readTable(utf8(wide(TABLE_LIMITS.columns))).rows).toHaveLength(1);
  expect(codes(wide(TABLE_LIMITS.columns + 1))).toEqual([[1, null, 'import.too_many_columns']]);
});

test('T21 one field of 10 MB is refused by its line and column; the next line is read', () => {
  const table = readTable(utf8(`id,text\n1,"${'x'.repeat(10_000_000)}"\n2,y\n`));
  expect(table.problems.map(({ line, column, code }) => [line, column, code])).toEqual([[2, 'text', 'import.field_too_long']]);
  expect(table.problems[0]!.value!.length).toBeLessThan(100);
  expect(table.rows).toEqual([{ line: 3, cells: ['2', 'y'] }]);
});

test('T21 what is no text is refused whole, whatever its name says: zip, XLSX, old Excel, gzip, PDF, images, zeros', () => {
  const starts = ['504b0304140000000800', '504b0506000000000000', 'd0cf11e0a1b11ae1', '1f8b0800000000', '255044462d312e37',
    '89504e470d0a1a0a', 'ffd8ffe000104a46'];
  for (const start of starts) {
    const bytes = Buffer.concat([Buffer.from(start, 'hex'), utf8('id,title\n1,2\n')]);
    expect(readTable(bytes).problems, start).toEqual([{ line: null, column: null, code: 'import.not_text', value: null }]);
  }
  expect(readTable(Buffer.alloc(5_000)).problems[0]!.code).toBe('import.not_text');
  expect(readTable(Buffer.alloc(TABLE_LIMITS.bytes + 1, 'a')).problems[0]!.code).toBe('import.too_large');
});

test('T22 overlong and broken UTF-8 is named by its line, never guessed at', () => {
  const good = 'id,text\n1,été à la crèche où l’on goûte\n2,';
  const overlong = readTable(Buffer.concat([utf8(good), Buffer.from([0xc0, 0xaf]), utf8('\n3,né\n')]));
  expect(overlong.encoding).toBe('utf-8');
  expect(overlong.problems.map(({ line, column, code }) => [line, column, code])).toEqual([[3, 'text', 'import.encoding']]);
  expect(overlong.rows.map((row) => row.line)).toEqual([2, 4]);
  const lone = readTable(Buffer.concat([Buffer.from('\uFEFFid,text\n1,a', 'utf16le'), Buffer.from([0x00, 0xd8]), Buffer.from('b\n',
    'utf16le')]));
  expect(lone.problems.map(({ line, code }) => [line, code])).toEqual([[2, 'import.encoding']]);
});

test('T21 more than 200,000 rows are refused by the first line too many', () => {
  const table = readTable(utf8(`id\n${'x\n'.repeat(TABLE_LIMITS.rows + 5)}`));
  expect(table.rows).toEqual([]);
  expect(table.problems).toEqual([{ line: TABLE_LIMITS.rows + 2, column: null, code: 'import.too_many_rows', value: null }]);
});

test('T21 100,000 rows are read within 300 MB', () => {
  expect(readInLittleMemory(100_000, 240)).toEqual({ status: 0, output: '100000 0' });
});
