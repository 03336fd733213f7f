/** How an error answers: the transport maps each kind once to its status. */
export type ErrorKind = 'not_found' | 'unauthorised' | 'forbidden' | 'invalid' | 'conflict' | 'gone' | 'too_many' | 'unavailable' | 'internal';

/** Every coded refusal of the house, word by word. Its sentence stands in app/words/<language>/errors.ts under the same code. */
export const ERRORS = {
  'system.internal': 'internal',
  'system.busy': 'unavailable',
  'system.full': 'unavailable',
  'system.too_many': 'too_many',
  'system.invalid': 'invalid',
  'system.conflict': 'conflict',
  'system.not_found': 'not_found',
  'sign_in.required': 'unauthorised',
  'sign_in.code_wrong': 'invalid',
  'sign_in.link_used': 'gone',
  'sign_in.closed': 'forbidden',
  'sign_up.proof_gone': 'gone',
  'role.missing': 'forbidden',
  'role.last_organiser': 'conflict',
  'phase.closed': 'forbidden',
  'freeze.running': 'forbidden',
  'collective.not_found': 'not_found',
  'collective.version_conflict': 'conflict',
  'collective.settings_invalid': 'invalid',
  'collective.theme_in_use': 'conflict',
  'person.not_found': 'not_found',
  'person.too_young': 'forbidden',
  'person.under_minimum_age': 'forbidden',
  'person.consent_missing': 'invalid',
  'person.pseudonym_taken': 'conflict',
  'invitation.not_valid': 'gone',
  'invitation.other_address': 'forbidden',
  'proposal.not_found': 'not_found',
  'proposal.transition_forbidden': 'conflict',
  'proposal.not_author': 'forbidden',
  'proposal.not_open': 'conflict',
  'proposal.incomplete': 'invalid',
  'proposal.name_missing': 'invalid',
  'proposal.theme_unknown': 'invalid',
  'proposal.district_unknown': 'invalid',
  'proposal.version_conflict': 'conflict',
  'comment.subject_not_found': 'not_found',
  'comment.not_found': 'not_found',
  'comment.not_author': 'forbidden',
  'comment.too_late': 'conflict',
  'comment.transition_forbidden': 'conflict',
  'comment.version_conflict': 'conflict',
  'comment.already_hidden': 'conflict',
  'comment.own': 'forbidden',
  'comment.own_report': 'forbidden',
  'report.not_found': 'not_found',
  'draft.not_found': 'not_found',
  'attachment.not_found': 'not_found',
  'attachment.unreadable': 'invalid',
  'attachment.too_large': 'invalid',
  'attachment.too_many': 'conflict',
  'meeting.not_found': 'not_found',
  'meeting.sheet_taken': 'conflict',
  'meeting.not_past': 'conflict',
  'meeting.same_reader': 'forbidden',
  'meeting.counts_wrong': 'invalid',
  'meeting.transition_forbidden': 'conflict',
  'meeting.version_conflict': 'conflict',
  'meeting.hour_missing': 'invalid',
  'meeting.ends_before_it_begins': 'invalid',
  'meeting.has_proposals': 'conflict',
  'sheet.reading_awaited': 'conflict',
  'sheet.already_read': 'conflict',
  'sheet.same_reader': 'forbidden',
  'rows.not_found': 'not_found',
  'rows.empty': 'invalid',
  'rows.unreadable': 'invalid',
  'rows.too_large': 'invalid',
  'rows.too_many': 'invalid',
  'rows.version_conflict': 'conflict',
  'rows.columns_missing': 'invalid',
  'rows.column_twice': 'invalid',
  'rows.twice': 'conflict',
  'rows.cells_extra': 'invalid',
  'rows.quote_misplaced': 'invalid',
  'rows.quote_open': 'invalid',
  'rows.theme_unknown': 'invalid',
  'rows.theme_missing': 'invalid',
  'rows.words_missing': 'invalid',
  'rows.district_unknown': 'invalid',
  'import.not_found': 'not_found',
  'import.transition_forbidden': 'conflict',
  'import.version_conflict': 'conflict',
  'import.faults': 'invalid',
  'import.no_file': 'invalid',
  'import.too_many_files': 'invalid',
  'import.file_too_large': 'invalid',
  'import.table_unknown': 'invalid',
  'import.column_unknown': 'invalid',
  'import.file_gone': 'gone',
  'import.too_heavy': 'invalid',
  'seat.not_found': 'not_found',
  'seat.overlaps': 'conflict',
  'sitting.not_found': 'not_found',
  'sitting.transition_forbidden': 'conflict',
  'sitting.votes_pending': 'conflict',
  'agenda.proposal_not_ready': 'conflict',
  'agenda.item_not_found': 'not_found',
  'agenda.vote_taken': 'conflict',
  'attendance.elsewhere': 'conflict',
  'attendance.missing': 'forbidden',
  'question.not_found': 'not_found',
  'question.not_open': 'conflict',
  'question.too_late': 'conflict',
  'question.not_closed': 'conflict',
  'question.already_open': 'conflict',
  'question.not_elector': 'forbidden',
  'question.no_electors': 'conflict',
  'commitment.not_found': 'not_found',
  'commitment.transition_forbidden': 'conflict',
  'commitment.version_conflict': 'conflict',
  'commitment.in_the_future': 'invalid',
  'commitment.before_last_step': 'invalid',
  'chapter.not_found': 'not_found',
  'chapter.version_conflict': 'conflict',
  'chapter.not_empty': 'conflict',
  'measure.not_found': 'not_found',
  'measure.version_conflict': 'conflict',
  'measure.source_not_validated': 'conflict',
  'measure.last_source': 'conflict',
  'measure.too_many_paragraphs': 'invalid',
  'edition.not_found': 'not_found',
  'edition.published_meanwhile': 'conflict',
  'edition.changed_meanwhile': 'conflict',
  'edition.empty': 'conflict',
  'edition.nothing_new': 'conflict',
  'import.meetings_missing': 'invalid',
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;

/** One wrong field among several. code: of words/errors, a coded refusal or a settings code. */
export interface FieldProblem { field: string; code: string; data: Record<string, string | number> }

/** A refusal with its code, the field it concerns if any, and the values its sentence needs. Compared by `code`, never by instanceof. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly field: string | null;
  readonly data: Record<string, string | number>;
  /** Every wrong field, where a document was checked as a whole. */
  readonly problems: readonly FieldProblem[];
  constructor(code: ErrorCode, options: { field?: string; data?: Record<string, string | number>; problems?: readonly FieldProblem[] } = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.field = options.field ?? null;
    this.data = options.data ?? {};
    this.problems = options.problems ?? [];
  }
}

/** Recognises a refusal across the two copies in which the code is loaded (front door and bundle). */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError' && 'code' in error && String(error.code) in ERRORS;
}
