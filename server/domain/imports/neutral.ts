// What every format is read into: rows that no longer say which software they come from.
import type { Stance } from '../../db/tables/comments.ts';
import type { MeetingKind, MeetingState, ReportSections } from '../../db/tables/meetings.ts';
import type { Origin, ProposalStatus, Verdict, Voice } from '../../db/tables/proposals.ts';

/** Why a file or one of its lines cannot be taken. Worded once in app/words/<language>/imports.ts. */
export const PROBLEM_CODES = [
  'import.not_text', 'import.too_large', 'import.empty', 'import.unknown_format', 'import.header_empty', 'import.header_twice',
  'import.too_many_columns', 'import.too_many_rows', 'import.encoding', 'import.quote_not_closed', 'import.quote_misplaced',
  'import.fields_missing', 'import.fields_extra', 'import.field_too_long', 'import.cell_missing', 'import.cell_too_long',
  'import.not_a_date', 'import.not_a_number', 'import.value_unknown', 'import.id_twice', 'import.column_unknown',
  'import.not_json', 'import.no_list', 'import.archive_broken', 'import.archive_too_many', 'import.archive_too_large', 'import.not_a_spreadsheet', 'import.too_many_cells',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** line: as a text editor counts, the header is line 1; null: the whole file. column: as the header writes it. value: an excerpt. */
export interface Problem { line: number | null; column: string | null; code: ProblemCode; value: string | null }

/** What our own open data tells beyond what other software does. groupedInto, partOf: numbers of other lines of the same file. */
export interface OwnProposal {
  reference: number; themeCode: string; districtCode: string | null; place: { x: number; y: number } | null; publishedAt: Date;
  groupedInto: number | null; partOf: number | null;
  sheet: { code: string; table: string | null; verbatim: string | null; hands: number | null; objections: string | null } | null;
}
export interface OwnMeeting {
  reference: number; kind: MeetingKind; state: MeetingState; endsAt: Date | null; themeCode: string | null; districtCode: string | null;
  under25: number | null; from25to64: number | null; over64: number | null; report: string | null; sections: ReportSections;
}

/**
 * One proposal as its source tells it. source: the namespace of externalId. meetingUrl: the address of its one meeting, when the source
 * names exactly one; origin 'meeting' without it is "a meeting, unknown which". supports, comments: counts kept apart from ours.
 */
export interface ImportedProposal {
  line: number; source: string; externalId: string; title: string; body: string;
  themeLabel: string | null; districtLabel: string | null;
  status: ProposalStatus; verdict: Verdict | null; reason: string | null; decidedAt: Date | null;
  origin: Origin; meetingUrl: string | null; voice: Voice; organisation: string | null;
  supports: number | null; comments: number | null; createdAt: Date | null; url: string | null;
  own?: OwnProposal;
}

/** One past gathering. startsOn: an instant; a source that knows only the day gives the day's first minute in the collective's zone. */
export interface ImportedMeeting {
  line: number; source: string; externalId: string; title: string; description: string | null; startsOn: Date; place: string;
  districtLabel: string | null; themeLabel: string | null; attendees: number | null; url: string | null;
  own?: OwnMeeting;
}

/**
 * One comment. proposalId: the identifier of its proposal at the source. parentId: of the comment it answers, at any depth; what an answer
 * thought of the matter (alignment) is not kept: only threads say for or against. Names of authors are never read.
 */
export interface ImportedComment {
  line: number; source: string; externalId: string; proposalId: string; parentId: string | null; body: string;
  stance: Stance; writtenAt: Date | null;
}

export type FormatName =
  | 'fabrique_proposals' | 'fabrique_meetings'
  | 'decidim_comments' | 'consul_comments' | 'cap_collectif_proposals'
  | 'barcelona_proposals' | 'barcelona_meetings' | 'decidim_proposals' | 'decidim_meetings' | 'consul_proposals' | 'plain_proposals';

/** Rows that are no proposals of their own: amendments, further lines of the same proposal, what the source itself had withheld or never published. */
export interface LeftOut { amendments: number; repeated: number; withheld: number }

/**
 * One table, read whole: a file, a sheet of a workbook, a file of an archive. unit: what `line` of its rows counts. header: its columns.
 */
export interface ImportedFile {
  name: string; format: FormatName | null; unit: 'line' | 'element'; header: string[]; rows: number;
  proposals: ImportedProposal[]; meetings: ImportedMeeting[]; comments: ImportedComment[]; leftOut: LeftOut; problems: Problem[];
}

/**
 * How to read what a file does not say. locales: in order of preference, for columns such as title/fr. timeZone: for dates without one.
 * columns: field → column of a plain file; columnsFor: the same for one table, by its name and header. states: a state of the source → what it means here. districts: labels already known to be
 * districts, for exports that mix them with themes. source: overrides the namespace of the ids.
 */
export interface ReadOptions {
  locales: readonly string[]; timeZone: string; columns: Readonly<Record<string, string>>;
  columnsFor?: (name: string, header: readonly string[]) => Readonly<Record<string, string>> | null; states: Readonly<Record<string, ImportedState>>;
  districts: readonly string[]; source: string | null;
}

/** The states that a source's own word can be mapped to. */
export const IMPORTED_STATES = ['pending', 'accepted', 'rejected', 'withdrawn'] as const;
export type ImportedState = (typeof IMPORTED_STATES)[number];

/** A source's state as ours: its status, and the verdict when it was answered. */
export function fateOf(state: ImportedState): { status: ProposalStatus; verdict: Verdict | null } {
  switch (state) {
    case 'accepted': return { status: 'validated', verdict: 'validated' };
    case 'rejected': return { status: 'set_aside', verdict: 'set_aside' };
    case 'withdrawn': return { status: 'withdrawn', verdict: null };
    case 'pending': return { status: 'published', verdict: null };
  }
}

const EXCERPT = 60;

/** The start of a cell for an error message, on one line. */
export function excerpt(value: string): string {
  const line = value.slice(0, EXCERPT * 4).replace(/\s+/g, ' ').trim();
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT).toWellFormed().replace(/\uFFFD$/, '')}…` : line;
}
