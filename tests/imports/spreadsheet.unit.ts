import { utils, write, type WorkSheet } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { expect, test } from 'playwright/test';
import { ARCHIVE_LIMITS, openArchive } from '../../server/domain/imports/archive.ts';
import { SHEET_LIMITS, sheetsOf } from '../../server/domain/imports/spreadsheet.ts';

type Kind = 'xlsx' | 'ods';
const KINDS: Kind[] = ['xlsx', 'ods'];
const text = (words: string) => new TextEncoder().encode(words);

function workbook(kind: Kind, sheets: Record<string, WorkSheet>): Uint8Array {
  return write({ SheetNames: Object.keys(sheets), Sheets: sheets }, { type: 'buffer', bookType: kind, compression: true }) as Uint8Array;
}

function sheet(): WorkSheet {
  const cells = utils.aoa_to_sheet([
    ['id', 'titre', 'le', 'à', 'n'],
    [1, '=1+2', new Date(Date.UTC(2026, 10, 25)), 0.5, 0.1 + 0.2],
    [20261125, 'deux\nlignes', new Date(Date.UTC(2026, 10, 25, 18, 30)), true, 0],
    [],
    ['<script>alert(1)</script>', '‮tes', '😀', '', 1e15],
  ], { UTC: true });
  cells['D2'] = { t: 'n', v: 0.5, z: 'hh:mm' };
  cells['E3'] = { t: 'n', v: 3, f: '1+1' };
  return cells;
}

for (const kind of KINDS) {
  test(`T21 ${kind}: dates as ISO, numbers without noise, formulas as the value that was saved, text as text`, () => {
    expect(sheetsOf(workbook(kind, { Feuille: sheet(), Vide: utils.aoa_to_sheet([[]]) }))).toEqual({
      fault: null, at: null,
      sheets: [{ name: 'Feuille', rows: [
        ['id', 'titre', 'le', 'à', 'n'],
        ['1', '=1+2', '2026-11-25', '12:00:00', '0.3'],
        ['20261125', 'deux\nlignes', '2026-11-25T18:30:00', 'true', '3'],
        [],
        ['<script>alert(1)</script>', '‮tes', '😀', '', '1000000000000000'],
      ] }],
    });
  });

  test(`T21 ${kind}: limits of rows, columns and cells are kept, and the sheet at fault is named`, () => {
    const limits = { ...SHEET_LIMITS, rows: 10, columns: 5, cells: 40 };
    const table = (rows: number, columns: number) => workbook(kind, {
      Bonne: utils.aoa_to_sheet([['a']]), Grande: utils.aoa_to_sheet(Array.from({ length: rows }, () => Array.from({ length: columns }, () => 'x'))),
    });
    expect(sheetsOf(table(10, 3), limits).fault).toBeNull();
    expect(sheetsOf(table(11, 3), limits)).toEqual({ sheets: [], fault: 'import.too_many_rows', at: 'Grande' });
    expect(sheetsOf(table(2, 6), limits)).toEqual({ sheets: [], fault: 'import.too_many_columns', at: 'Grande' });
    expect(sheetsOf(table(10, 5), limits).fault).toBe('import.too_many_cells');
  });
}

test('T21 what is no workbook is refused by a code: text, a mere archive, old Excel, a damaged file', () => {
  const good = workbook('xlsx', { A: sheet() });
  const refusals = {
    'import.not_a_spreadsheet': [text('id;titre\n1;x'), Buffer.from('d0cf11e0a1b11ae1', 'hex'), zipSync({ 'a.csv': text('id;titre') }),
      zipSync({ 'mimetype': text('x'), 'content.xml': text('<not xml') })],
    'import.archive_broken': [good.subarray(0, good.length / 2)],
  };
  for (const [code, files] of Object.entries(refusals)) for (const bytes of files) expect(sheetsOf(bytes).fault).toBe(code);
});

test('T21 a bomb is refused by its own list, before anything comes out of it', () => {
  const zeros = new Uint8Array(60_000_000);
  expect(openArchive(zipSync({ 'a.csv': [zeros, { level: 9 }], 'b.csv': [zeros, { level: 9 }] }))).toBe('import.archive_too_large');
  expect(openArchive(zipSync({ 'a.csv': [zeros, { level: 9 }] })), 'a thousand to one').toBe('import.archive_too_large');
  const many = Object.fromEntries(Array.from({ length: ARCHIVE_LIMITS.entries + 1 }, (_, n) => [`${n}`, text('')]));
  expect(openArchive(zipSync(many))).toBe('import.archive_too_many');
});

test('T21 an archive that lies about its sizes gives no more than it declared', () => {
  const packed = zipSync({ 'a.csv': [new Uint8Array(5_000_000), { level: 9 }] });
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  for (let at = 0; at < packed.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  const archive = openArchive(packed);
  if (typeof archive === 'string') throw new Error(archive);
  let given = 0;
  try {
    given = archive.take(() => true).get('a.csv')!.length;
  } catch { /* refusing it is as good */ }
  expect(given).toBeLessThanOrEqual(10);
});

test('T21 ODS repeats a cell by a number: a few bytes that would be millions of cells are refused', () => {
  const cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="250"><text:p>x</text:p></table:table-cell>';
  const content = '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    + 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    + `<office:spreadsheet><table:table table:name="A"><table:table-row table:number-rows-repeated="90000">${cell}</table:table-row></table:table>`
    + '</office:spreadsheet></office:body></office:document-content>';
  const bytes = zipSync({ 'mimetype': text('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': text(content) });
  expect(sheetsOf(bytes)).toEqual({ sheets: [], fault: 'import.too_many_cells', at: null });
});
