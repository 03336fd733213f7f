import { isBarcelonaMeetings, isBarcelonaProposals, readBarcelonaMeetings, readBarcelonaProposals } from './barcelona.ts';
import { isCapCollectif, readCapCollectif } from './cap-collectif.ts';
import { isConsulComments, isDecidimComments, readConsulComments, readDecidimComments } from './comments.ts';
import { isConsulProposals, readConsulProposals } from './consul.ts';
import { isFabriqueMeetings, isFabriqueOther, isFabriqueProposals, readFabriqueMeetings, readFabriqueProposals } from './fabrique.ts';
import { isDecidimMeetings, isDecidimProposals, readDecidimMeetings, readDecidimProposals } from './decidim.ts';
import { excerpt, type FormatName, type ImportedFile, type Problem, type ReadOptions } from './neutral.ts';
import { isPlainProposals, readPlainProposals } from './plain.ts';
import { readTable, type Table } from './table.ts';

export const READ_DEFAULTS: ReadOptions = {
  locales: ['fr', 'en', 'es', 'ca'], timeZone: 'Europe/Paris', columns: {}, states: {}, districts: [], source: null,
};

/** Which software wrote a header, or null. A mapping given by hand says that the table is a plain one. */
export function recognise(header: readonly string[], options: ReadOptions): FormatName | null {
  if (Object.keys(options.columns).length > 0) return 'plain_proposals';
  if (isFabriqueProposals(header)) return 'fabrique_proposals';
  if (isFabriqueMeetings(header)) return 'fabrique_meetings';
  if (isFabriqueOther(header)) return null;
  if (isBarcelonaProposals(header)) return 'barcelona_proposals';
  if (isBarcelonaMeetings(header)) return 'barcelona_meetings';
  if (isDecidimComments(header)) return 'decidim_comments';
  if (isConsulComments(header)) return 'consul_comments';
  if (isDecidimMeetings(header)) return 'decidim_meetings';
  if (isDecidimProposals(header)) return 'decidim_proposals';
  if (isConsulProposals(header)) return 'consul_proposals';
  if (isCapCollectif(header)) return 'cap_collectif_proposals';
  return isPlainProposals(header, options) ? 'plain_proposals' : null;
}

/** An id that comes twice in one file would silently lose a row: the second is refused. */
function refuseTwins(rows: readonly { line: number; source: string; externalId: string }[], problems: Problem[]): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = `${row.source} ${row.externalId}`;
    if (seen.has(key)) problems.push({ line: row.line, column: 'id', code: 'import.id_twice', value: excerpt(row.externalId) });
    seen.add(key);
  }
}

const byLine = (a: Problem, b: Problem) => (a.line ?? 0) - (b.line ?? 0);

/** Reads one file of delimited text whole. name: without its folder. Rows with a fault are left out, and each fault is told with its line and column. */
export function readImport(name: string, bytes: Uint8Array, options: ReadOptions): ImportedFile {
  return readTableOf(name, readTable(bytes), options, 'line');
}

/** Reads a table, wherever it was cut from. */
export function readTableOf(name: string, table: Table, given: ReadOptions, unit: ImportedFile['unit']): ImportedFile {
  const named = given.columnsFor?.(name, table.header) ?? null;
  const options = named === null ? given : { ...given, columns: named };
  const file: ImportedFile = {
    name, format: null, unit, header: table.header, rows: table.rows.length, proposals: [], meetings: [], comments: [],
    leftOut: { amendments: 0, repeated: 0, withheld: 0 }, problems: [...table.problems],
  };
  if (table.header.length === 0) return file;
  file.format = recognise(table.header, options);
  switch (file.format) {
    case 'fabrique_proposals': file.proposals = readFabriqueProposals(table, options, file.problems, unit); break;
    case 'fabrique_meetings': file.meetings = readFabriqueMeetings(table, options, file.problems, unit); break;
    case 'barcelona_proposals': file.proposals = readBarcelonaProposals(table, options, file.problems); break;
    case 'barcelona_meetings': file.meetings = readBarcelonaMeetings(table, options, file.problems); break;
    case 'decidim_proposals': file.proposals = readDecidimProposals(table, options, file.problems, file.leftOut); break;
    case 'decidim_meetings': file.meetings = readDecidimMeetings(table, options, file.problems); break;
    case 'decidim_comments': file.comments = readDecidimComments(table, options, file.problems, file.leftOut); break;
    case 'consul_comments': file.comments = readConsulComments(table, options, file.problems, file.leftOut); break;
    case 'consul_proposals': file.proposals = readConsulProposals(table, options, file.problems, file.leftOut, file.comments); break;
    case 'cap_collectif_proposals': file.proposals = readCapCollectif(table, options, file.problems, file.leftOut); break;
    case 'plain_proposals': file.proposals = readPlainProposals(table, name, options, file.problems); break;
    case null: file.problems.push({ line: 1, column: null, code: 'import.unknown_format', value: excerpt(table.header.join(', ')) });
  }
  for (const rows of [file.proposals, file.meetings, file.comments]) refuseTwins(rows, file.problems);
  file.problems.sort(byLine);
  return file;
}
