// The open data of Barcelona's municipal action plan (2016): proposals and meetings, dates as dd/mm/yyyy.
import type { Origin, Voice } from '../../db/tables/proposals.ts';
import { CELL_LIMITS, readRows, type Cells } from './cells.ts';
import { fateOf, type ImportedMeeting, type ImportedProposal, type Problem, type ReadOptions } from './neutral.ts';
import type { Table } from './table.ts';

const PROPOSAL_COLUMNS = ['id', 'title', 'summary', 'district', 'category', 'source', 'status', 'created_at', 'total_votes', 'url'];
const MEETING_COLUMNS = ['ID de cita', 'Títol', 'Descripció', 'Data', 'Adreça', 'Districte', 'Categoria', 'Assistents', 'URL'];

export function isBarcelonaProposals(header: readonly string[]): boolean { return PROPOSAL_COLUMNS.every((name) => header.includes(name)); }
export function isBarcelonaMeetings(header: readonly string[]): boolean { return MEETING_COLUMNS.every((name) => header.includes(name)); }

/** The file says that a proposal came from a meeting, never from which: the origin stays "a meeting, unknown which". */
const SOURCES: Record<string, { origin: Origin; voice: Voice }> = {
  meeting: { origin: 'meeting', voice: 'assembly' },
  citizen: { origin: 'online', voice: 'resident' },
  organization: { origin: 'online', voice: 'organisation' },
  official: { origin: 'collective', voice: 'collective' },
};

const FATES: Record<string, ReturnType<typeof fateOf>> = {
  accepted: fateOf('accepted'), rejected: fateOf('rejected'), '': fateOf('pending'),
};

/** A value of a closed list, or a fault on its cell. */
function oneOf<T>(cells: Cells, column: string, values: Record<string, T>): T | null {
  const word = cells.text(column, CELL_LIMITS.label) ?? '';
  const value = Object.hasOwn(values, word) ? values[word]! : null;
  if (value === null) cells.refuse(column, word === '' ? 'import.cell_missing' : 'import.value_unknown', word);
  return value;
}

export function readBarcelonaProposals(table: Table, options: ReadOptions, problems: Problem[]): ImportedProposal[] {
  return readRows(table, options, problems, (cells) => {
    const from = oneOf(cells, 'source', SOURCES);
    const fate = oneOf(cells, 'status', FATES);
    if (!from || !fate) return null;
    return {
      line: cells.line, source: options.source ?? 'barcelona', externalId: cells.required('id', CELL_LIMITS.id),
      title: cells.required('title', CELL_LIMITS.title),
      body: cells.prose('summary', CELL_LIMITS.body) ?? cells.required('summary', CELL_LIMITS.body),
      themeLabel: cells.text('category', CELL_LIMITS.theme), districtLabel: cells.text('district', CELL_LIMITS.district),
      ...fate, reason: null, decidedAt: null, ...from, meetingUrl: null, organisation: null,
      supports: cells.integer('total_votes'), comments: cells.integer('total_comments'), createdAt: cells.date('created_at'),
      url: cells.url('url'),
    };
  });
}

export function readBarcelonaMeetings(table: Table, options: ReadOptions, problems: Problem[]): ImportedMeeting[] {
  return readRows(table, options, problems, (cells) => {
    cells.required('Data', CELL_LIMITS.label);
    const startsOn = cells.date('Data');
    if (!startsOn) return null;
    return {
      line: cells.line, source: options.source ?? 'barcelona', externalId: cells.required('ID de cita', CELL_LIMITS.id),
      title: cells.required('Títol', CELL_LIMITS.title), description: cells.prose('Descripció', CELL_LIMITS.body), startsOn,
      place: cells.required('Adreça', CELL_LIMITS.place), districtLabel: cells.text('Districte', CELL_LIMITS.district),
      themeLabel: cells.text('Categoria', CELL_LIMITS.theme), attendees: cells.integer('Assistents'), url: cells.url('URL'),
    };
  });
}
