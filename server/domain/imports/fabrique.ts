// Our own open data (server/domain/opendata), CSV or JSON, brought into another collective: what was public there, as it was there.
import type { z } from 'zod';
import { textOf } from '../opendata/csv.ts';
import { columnsOf, FILE_NAMES, meetingRow, proposalRow, type Column, type MeetingRow, type ProposalRow } from '../opendata/schema.ts';
import { excerpt, type ImportedFile, type ImportedMeeting, type ImportedProposal, type Problem, type ProblemCode, type ReadOptions } from './neutral.ts';
import type { Table } from './table.ts';

const SOURCE = 'fabrique';

/** Columns of later versions stand at the end, and are not read. */
function holds(header: readonly string[], columns: readonly Column[]): boolean { return columns.every(({ name }) => header.includes(name)); }
export function isFabriqueProposals(header: readonly string[]): boolean { return holds(header, columnsOf('propositions')); }
export function isFabriqueMeetings(header: readonly string[]): boolean { return holds(header, columnsOf('rencontres')); }
/** Another file of ours, which is for readers: measures have titles and texts, and are no proposals all the same. */
export function isFabriqueOther(header: readonly string[]): boolean { return FILE_NAMES.some((file) => holds(header, columnsOf(file))); }

type Unit = ImportedFile['unit'];

/** How proposals name a meeting of their own file: no address of a page has a space in it. */
export function ownAddress(source: string, externalId: string): string { return `${source} ${externalId}`; }

// Exactly what was written, but for what no text of ours can hold: controls, and marks that turn the direction of what follows.
const FOREIGN = /(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;
function textIn(cell: string): string { return cell.replace(/\r\n?/g, '\n').replace(FOREIGN, '').toWellFormed(); }

/** A cell as its column's schema wants to see it; what cannot be read stays text, which the schema refuses. */
function valueOf({ type }: Column, cell: string, unit: Unit): string | number | boolean | null {
  if (cell === '') return null;
  if (type === 'integer') return /^\d{1,10}$/.test(cell) ? Number(cell) : cell;
  if (type === 'yes_no') return cell === 'true' ? true : cell === 'false' ? false : cell;
  // Cells of lines are guarded, items of a JSON list are not.
  return textIn(unit === 'line' ? textOf(cell) : cell) || null;
}

function problemCode(column: Column | undefined, value: unknown, { code }: z.core.$ZodIssue): ProblemCode {
  if (value === null) return 'import.cell_missing';
  if (column?.type === 'integer') return 'import.not_a_number';
  if (column?.type === 'instant' || column?.type === 'day') return 'import.not_a_date';
  return code === 'too_big' ? 'import.cell_too_long' : 'import.value_unknown';
}

/** The lines that hold what they should; each fault of the others with its line and column. */
function readOwn<Row>(
  table: Table, columns: readonly Column[], schema: z.ZodType<Row>, problems: Problem[], unit: Unit,
): { line: number; row: Row }[] {
  const places = columns.map((column) => ({ column, at: table.header.indexOf(column.name) }));
  return table.rows.flatMap(({ line, cells }) => {
    const values = Object.fromEntries(places.map(({ column, at }) => [column.name, valueOf(column, cells[at] ?? '', unit)]));
    const read = schema.safeParse(values);
    if (read.success) return [{ line, row: read.data }];
    for (const issue of read.error.issues) {
      const name = String(issue.path[0] ?? '');
      const value = values[name] ?? null;
      const code = problemCode(columns.find((column) => column.name === name), value, issue);
      problems.push({ line, column: name, code, value: value === null ? null : excerpt(String(value)) });
    }
    return [];
  });
}

const dated = (text: string | null) => (text === null ? null : new Date(text));
const sum = (here: number, elsewhere: number | null) => (here === 0 && elsewhere === null ? null : here + (elsewhere ?? 0));

/** What was on an agenda waits again: agendas and votes are not brought over, and nothing may hang on them. */
function statusOf({ status }: ProposalRow): ImportedProposal['status'] { return status === 'in_validation' ? 'published' : status; }

function proposalOf(line: number, row: ProposalRow, source: string): ImportedProposal {
  const { sheet: code } = row;
  return {
    line, source, externalId: String(row.reference), title: row.title, body: row.body, themeLabel: row.theme_label,
    districtLabel: row.district_label, status: statusOf(row), verdict: row.verdict, reason: row.verdict_reason, decidedAt: dated(row.verdict_at),
    origin: row.origin, meetingUrl: row.meeting === null ? null : ownAddress(source, String(row.meeting)), voice: row.voice,
    organisation: row.organisation, supports: sum(row.supports, row.supports_elsewhere), comments: sum(row.comments, row.comments_elsewhere),
    createdAt: new Date(row.submitted_at), url: row.source_url,
    own: {
      reference: row.reference, themeCode: row.theme, districtCode: row.district, publishedAt: new Date(row.published_at),
      groupedInto: row.grouped_into, partOf: row.part_of,
      place: row.place_x === null || row.place_y === null ? null : { x: row.place_x, y: row.place_y },
      sheet: code === null ? null : {
        code, table: row.sheet_table, verbatim: row.verbatim, hands: row.hands, objections: row.objections,
      },
    },
  };
}

/** What the columns say of each other: which meeting for an origin, a name for an organisation, one code a sheet of a meeting. */
function refuseContradictions(
  { line, row }: { line: number; row: ProposalRow }, sheets: Set<string>, numbers: ReadonlySet<number>, problems: Problem[],
): boolean {
  const sheet = row.sheet === null ? null : `${row.meeting} ${row.sheet}`;
  const wrong: [boolean, string, ProblemCode, string | null][] = [
    [row.origin !== 'meeting' && row.meeting !== null, 'meeting', 'import.value_unknown', String(row.meeting)],
    [row.voice !== 'organisation' && row.organisation !== null, 'organisation', 'import.value_unknown', row.organisation],
    [row.sheet !== null && row.meeting === null, 'meeting', 'import.cell_missing', null],
    [(row.place_x === null) !== (row.place_y === null), 'place_y', 'import.cell_missing', null],
    [sheet !== null && sheets.has(sheet), 'sheet', 'import.id_twice', row.sheet],
    [row.grouped_into !== null && (row.status !== 'grouped' || !numbers.has(row.grouped_into)), 'grouped_into', 'import.value_unknown',
      String(row.grouped_into)],
    [row.part_of !== null && !numbers.has(row.part_of), 'part_of', 'import.value_unknown', String(row.part_of)],
    [row.source_url !== null && !/^https?:\/\/[^\s/]/i.test(row.source_url), 'source_url', 'import.value_unknown', row.source_url],
  ];
  if (sheet !== null) sheets.add(sheet);
  const found = wrong.filter(([is]) => is);
  for (const [, column, code, value] of found) problems.push({ line, column, code, value: value === null ? null : excerpt(value) });
  return found.length > 0;
}

export function readFabriqueProposals(table: Table, options: ReadOptions, problems: Problem[], unit: Unit): ImportedProposal[] {
  const sheets = new Set<string>();
  const lines = readOwn(table, columnsOf('propositions'), proposalRow, problems, unit);
  const numbers = new Set(lines.map(({ row }) => row.reference));
  return lines.filter((one) => !refuseContradictions(one, sheets, numbers, problems))
    .map(({ line, row }) => proposalOf(line, row, options.source ?? SOURCE));
}

function meetingOf(line: number, row: MeetingRow, source: string): ImportedMeeting {
  return {
    line, source, externalId: String(row.reference), title: row.title, description: row.description, startsOn: new Date(row.starts_at),
    place: row.place, districtLabel: row.district_label, themeLabel: row.theme_label, attendees: row.attendance, url: row.source_url,
    own: {
      reference: row.reference, kind: row.kind, state: row.state, endsAt: dated(row.ends_at), themeCode: row.theme, districtCode: row.district,
      under25: row.under_25, from25to64: row.from_25_to_64, over64: row.over_64, report: row.report,
      // In the order in which jsonb keeps them.
      sections: {
        ...(row.report_next !== null && { next: row.report_next }), ...(row.report_said !== null && { said: row.report_said }),
        ...(row.report_asked !== null && { asked: row.report_asked }), ...(row.report_debated !== null && { debated: row.report_debated }),
      },
    },
  };
}

export function readFabriqueMeetings(table: Table, options: ReadOptions, problems: Problem[], unit: Unit): ImportedMeeting[] {
  return readOwn(table, columnsOf('rencontres'), meetingRow, problems, unit).filter(({ line, row }) => {
    const counted = (row.under_25 ?? 0) + (row.from_25_to_64 ?? 0) + (row.over_64 ?? 0);
    if (counted > (row.attendance ?? 0)) problems.push({ line, column: 'attendance', code: 'import.value_unknown', value: String(row.attendance) });
    return counted <= (row.attendance ?? 0);
  }).map(({ line, row }) => meetingOf(line, row, options.source ?? SOURCE));
}
