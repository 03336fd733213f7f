import type { CollectiveSettings } from '../../../tenants/settings.ts';
import type { FieldProblem } from '../errors.ts';
import { fold } from '../imports/labels.ts';
import { sheetSubmissionSchema, type SheetSubmission } from '../proposals/schema.ts';
import type { RowLine } from './row-lines.ts';
import { ROW_FIELDS, type Columns, type RowField, type RowState } from './rows-schema.ts';
import { problemOf } from './sheets.ts';

/** What stands here already under a code of this meeting. */
export interface Standing {
  id: string; reference: number | null; listed: boolean; title: string; body: string; theme: string; district: string | null; organisation: string | null;
  code: string; table: string | null; verbatim: string | null; hands: number | null; objections: string | null;
}

export interface CheckedRow {
  line: number; state: RowState; values: Partial<Record<RowField, string>>;
  /** field: of the row; '' for the line as a whole. */
  problems: FieldProblem[];
  standing: Standing | null;
  /** Field by field, what stands here and what the row says. */
  differences: { field: RowField; here: string | null; row: string | null }[];
  /** The line above that has this code. */
  twin: number | null;
  submission: SheetSubmission | null;
}

export interface RowsToCheck {
  lines: readonly RowLine[]; columns: Columns; headed: boolean;
  /** For rows that say none. */
  theme: string | null;
  settings: Pick<CollectiveSettings, 'themes' | 'districts'>;
  standing: ReadonlyMap<string, Standing>;
}

/** No row has an id of its own before it is written: this one only passes the schema. */
const NO_ID = '00000000-0000-4000-8000-000000000000';

/** Every row with what would become of it. Pure: the same rows against the same sheets, the same answers. */
export function checkRows(asked: RowsToCheck): CheckedRow[] {
  const above = new Map<string, { line: number; says: string }>();
  return (asked.headed ? asked.lines.slice(1) : asked.lines).map((line) => {
    const row = readRow(asked, line);
    if (row.submission === null) return row;
    const { code } = row.submission.sheet;
    const [says, before] = [JSON.stringify(row.submission), above.get(code)];
    if (before?.says === says) return { ...row, state: 'doubled', twin: before.line };
    if (before) return { ...row, ...wrong([{ field: 'code', code: 'rows.twice', data: { code, line: before.line } }]) };
    above.set(code, { line: line.line, says });
    return besideStanding(row, row.submission, asked.standing.get(code) ?? null, asked.columns);
  });
}

const wrong = (problems: FieldProblem[]) => ({ state: 'wrong' as const, problems, submission: null });

function readRow({ columns, theme, settings }: RowsToCheck, { line, cells, fault }: RowLine): CheckedRow {
  const values: CheckedRow['values'] = {};
  for (const [index, field] of columns.entries()) if (field !== '' && cells[index]) values[field] = cells[index];
  const row: CheckedRow = { line, state: 'new', values, problems: [], standing: null, differences: [], twin: null, submission: null };
  if (fault) return { ...row, ...wrong([{ field: '', code: fault, data: {} }]) };
  const extra = cells.slice(columns.length).find((cell) => cell !== '');
  const problems: FieldProblem[] = extra === undefined ? [] : [{ field: '', code: 'rows.cells_extra', data: { value: extra.slice(0, 80) } }];
  const known = (field: 'theme' | 'district', list: readonly { code: string; names: readonly string[] }[]): string | null => {
    const said = values[field];
    if (said === undefined) return null;
    const found = list.find(({ code, names }) => [code, ...names].some((name) => fold(name) === fold(said)));
    if (!found) problems.push({ field, code: `rows.${field}_unknown`, data: { value: said.slice(0, 80) } });
    return found?.code ?? null;
  };
  const themeCode = known('theme', settings.themes.map(({ code, label }) => ({ code, names: [label.fr, label.en ?? label.fr] }))) ?? theme;
  if (themeCode === null && values.theme === undefined) problems.push({ field: 'theme', code: 'rows.theme_missing', data: {} });
  if (values.body === undefined && values.verbatim === undefined) problems.push({ field: 'body', code: 'rows.words_missing', data: {} });
  const district = known('district', settings.districts.map(({ code, label }) => ({ code, names: [label, label.split(',', 1)[0]!] })));
  const read = sheetSubmissionSchema.safeParse(submissionOf(values, themeCode, district));
  const issues = read.success ? [] : read.error.issues.map(problemOf).map((problem) => ({ ...problem, field: problem.field.replace(/^sheet\./, '') }));
  const all = [...problems, ...issues.filter(({ field }) => !problems.some((problem) => problem.field === field))];
  return read.success && all.length === 0 ? { ...row, submission: read.data } : { ...row, ...wrong(all) };
}

function submissionOf(values: CheckedRow['values'], theme: string | null, district: string | null) {
  const { code, table, title, verbatim, body, hands, objections, organisation } = values;
  return {
    id: NO_ID, title: title ?? '', body: body ?? verbatim ?? '', theme: theme ?? '', district, organisation: organisation ?? null,
    voice: organisation === undefined ? 'resident' : 'organisation',
    sheet: { code: code ?? '', table: table ?? null, verbatim: verbatim ?? null, hands: hands ?? null, objections: objections ?? null },
  };
}

/** Beside the sheet that has its code: the fields that the spreadsheet has a column for are compared, no others. */
function besideStanding(row: CheckedRow, submission: SheetSubmission, standing: Standing | null, columns: Columns): CheckedRow {
  if (standing === null) return row;
  const { sheet, title, body, theme, district, organisation } = submission;
  const says: Record<RowField, string | number | null | undefined> = {
    code: sheet.code, table: sheet.table, title, verbatim: sheet.verbatim, body, theme, district, hands: sheet.hands, objections: sheet.objections, organisation,
  };
  const text = (value: string | number | null | undefined) => (value === null || value === undefined ? null : String(value));
  // Where nothing was reworded, the words as they were said are the text.
  const compared = ROW_FIELDS.filter((field) => columns.includes(field) || (field === 'body' && columns.includes('verbatim')));
  const differences = compared.map((field) => ({ field, here: text(standing[field]), row: text(says[field]) })).filter(({ here, row: said }) => here !== said);
  return { ...row, state: differences.length === 0 ? 'here' : 'differs', standing, differences };
}
