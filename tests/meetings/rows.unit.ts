import { expect, test } from 'playwright/test';
import { zipSync, strToU8 } from 'fflate';
import { checkRows, type Standing } from '../../server/domain/meetings/row-check.ts';
import { choicesOf, guessColumns, looksLikeHeader } from '../../server/domain/meetings/row-fields.ts';
import { linesOfFile, linesOfText } from '../../server/domain/meetings/row-lines.ts';
import { ROWS_MAX, type Columns } from '../../server/domain/meetings/rows-schema.ts';
import { testSettings } from '../kit/builders.ts';
import { parseSettings } from '../../tenants/settings.ts';

const settings = parseSettings(testSettings());
const HEADER = ['Fiche', 'Table', 'L’idée en une ligne', 'Comme c’est dit', 'Thème', 'Mains'];
const COLUMNS: Columns = ['code', 'table', 'title', 'verbatim', 'theme', 'hands'];
const none = new Map<string, Standing>();

function check(rows: string[][], change: Partial<Parameters<typeof checkRows>[0]> = {}) {
  const lines = [HEADER, ...rows].map((cells, index) => ({ line: index + 1, cells }));
  return checkRows({ lines, columns: COLUMNS, headed: true, theme: null, settings, standing: none, ...change });
}
const codeOf = (error: unknown) => (error as { code: string }).code;
function refusal(run: () => unknown): string {
  try { run(); } catch (error) { return codeOf(error); }
  return 'done';
}

test('columns are known by the names of our own forms and those that people use; what a person chose comes first', () => {
  expect(guessColumns(HEADER, new Map())).toEqual(COLUMNS);
  expect(guessColumns(['N° de fiche', 'Titre', 'Texte', 'Quartier', 'Notes'], new Map())).toEqual(['code', 'title', 'body', 'district', '']);
  const remembered = new Map([['notes', 'verbatim' as const], ['texte', null]]);
  expect(guessColumns(['Fiche', 'Texte', 'Notes', 'Titre', 'Titre'], remembered)).toEqual(['code', '', 'verbatim', 'title', '']);
  expect(looksLikeHeader(HEADER, new Map())).toBe(true);
  expect(looksLikeHeader(['12', 'Un banc', 'Se loger'], new Map())).toBe(false);
  expect(choicesOf(['Fiche', 'Notes', ''], ['code', 'verbatim', '']), 'only what we would not have guessed').toEqual(new Map([['notes', 'verbatim']]));
});

test('pasted cells are cut at tabs whatever commas they hold; a CSV at its own separator; line breaks in a cell keep the number of the line', () => {
  expect(linesOfText('Fiche\tIdée\n1\tUn banc, ici; là\n\n2\t"Deux\nlignes"\n3\tFin')).toEqual([
    { line: 1, cells: ['Fiche', 'Idée'] }, { line: 2, cells: ['1', 'Un banc, ici; là'] }, { line: 4, cells: ['2', 'Deux\nlignes'] }, { line: 6, cells: ['3', 'Fin'] }]);
  expect(linesOfText('Fiche;Idée\n1;Un banc')[1]?.cells).toEqual(['1', 'Un banc']);
  expect(linesOfText('Fiche;Idée\n1;"Un" banc\n2;"Ouvert')).toEqual([
    { line: 1, cells: ['Fiche', 'Idée'] }, { line: 2, cells: [], fault: 'rows.quote_misplaced' }, { line: 3, cells: [], fault: 'rows.quote_open' }]);
});

test('T21 Windows-1252, UTF-16, a blank, a picture renamed, a bomb, too many lines, too many bytes: read, or refused in words', () => {
  expect(linesOfFile(Buffer.from('Fiche;Idée\r\n1;Été', 'latin1'))[1]?.cells).toEqual(['1', 'Été']);
  expect(linesOfFile(Buffer.from('\uFEFFFiche\tIdée\n1\tÉté', 'utf16le'))[0]?.cells).toEqual(['Fiche', 'Idée']);
  expect(refusal(() => linesOfText('  \n \t '))).toBe('rows.empty');
  expect(refusal(() => linesOfFile(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])))).toBe('rows.unreadable');
  const bomb = zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'xl/workbook.xml': new Uint8Array(120_000_000) }, { level: 9 });
  expect(bomb.length).toBeLessThan(1_000_000);
  expect(refusal(() => linesOfFile(bomb))).toBe('rows.unreadable');
  expect(linesOfText(`Fiche\n${'1\n'.repeat(ROWS_MAX)}`)).toHaveLength(ROWS_MAX + 1);
  expect(refusal(() => linesOfText(`Fiche\n${'1\n'.repeat(ROWS_MAX + 1)}`))).toBe('rows.too_many');
  expect(refusal(() => linesOfFile(new Uint8Array(5_000_001).fill(65)))).toBe('rows.too_large');
});

test('each row is told what is wrong with it, by its line and its column, and holds up no other', () => {
  const [right, short, lost, doubled, other, hands, none1] = check([
    ['1', '3', 'Un banc devant la gare', 'Pour attendre le bus.', 'Se loger', '12'],
    ['2', '', 'Bof', 'Trop court.', '', ''],
    ['3', '', 'Un arbre sur la place', 'Il fait trop chaud.', 'Astronomie', ''],
    ['1', '3', 'Un banc devant la gare', 'Pour attendre le bus.', 'logement', '12'],
    ['1', '3', 'Autre chose que le banc', 'Pour attendre le bus.', 'se loger', '12'],
    ['7', '', 'Un abri pour les vélos', 'Le mien a rouillé.', 'SE LOGER', 'douze'],
    ['', '', 'Une idée sans son code', 'On ne sait plus.', 'se loger', ''],
  ]);
  expect(right).toMatchObject({ line: 2, state: 'new', submission: { theme: 'logement', sheet: { code: '1', hands: 12 }, body: 'Pour attendre le bus.' } });
  expect(short).toMatchObject({ line: 3, state: 'wrong' });
  expect(short?.problems.map(({ field, code }) => [field, code])).toEqual([['theme', 'rows.theme_missing'], ['title', 'field.too_short']]);
  expect(lost?.problems).toEqual([{ field: 'theme', code: 'rows.theme_unknown', data: { value: 'Astronomie' } }]);
  expect(doubled).toMatchObject({ line: 5, state: 'doubled', twin: 2 });
  expect(other?.problems).toEqual([{ field: 'code', code: 'rows.twice', data: { code: '1', line: 2 } }]);
  expect(hands?.problems).toEqual([{ field: 'hands', code: 'field.number', data: {} }]);
  expect(none1?.problems).toEqual([{ field: 'code', code: 'field.sheet_code', data: {} }]);
  const [filled, extra] = check([['2', '', 'Un banc ailleurs', 'Pour voir.......'], ['3', '', 'Un arbre ailleurs', 'Pour voir.......', '', '', 'de trop']], { theme: 'logement' });
  expect(filled?.submission?.theme, 'the theme chosen for rows that say none').toBe('logement');
  expect(extra?.problems).toEqual([{ field: '', code: 'rows.cells_extra', data: { value: 'de trop' } }]);
});

test('beside what stands here: the same is here already, anything else is shown field by field and stays', () => {
  const standing: Standing = {
    id: 'x', reference: 3, listed: true, title: 'Un banc devant la gare', body: 'Pour attendre le bus.', theme: 'logement', district: 'nord', organisation: null,
    code: '1', table: '3', verbatim: 'Pour attendre le bus.', hands: 12, objections: 'Il gêne',
  };
  const rows = (title: string) => check([['1', '3', title, 'Pour attendre le bus.', 'Se loger', '12']], { standing: new Map([['1', standing]]) })[0]!;
  expect(rows('Un banc devant la gare'), 'columns that the spreadsheet lacks are not held against it').toMatchObject({ state: 'here', differences: [] });
  expect(rows('Deux bancs devant la gare')).toMatchObject({
    state: 'differs', standing: { reference: 3 }, differences: [{ field: 'title', here: 'Un banc devant la gare', row: 'Deux bancs devant la gare' }] });
});
