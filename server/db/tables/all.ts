import type { AnswersTable, AnswerVersionsTable } from './answers.ts';
import type {
  CollectivesTable, CountersTable, JournalTable, OutboxTable, PageVersionsTable, TenantDomainsTable, TenantsTable,
} from './collectives.ts';
import type { CommentModerationsTable, CommentReportsTable, CommentsTable } from './comments.ts';
import type { ComparedProposalsTable, GroupingMembersTable, GroupingsTable, LookAlikesTable } from './grouping.ts';
import type { ImportFilesTable, ImportMappingsTable, ImportRowsTable, ImportRunsTable } from './imports.ts';
import type { FollowsTable, MailPreferencesTable, NoticesTable } from './following.ts';
import type { JobsTable } from './jobs.ts';
import type { MeetingsTable, RowBatchesTable, RowColumnsTable } from './meetings.ts';
import type {
  AgendaItemsTable, AttendancesTable, ElectorsTable, QuestionsTable, RollCallBallotsTable, SeatsTable, SittingsTable,
} from './parliament.ts';
import type {
  AccountsTable, ConsentsTable, InvitationsTable, PeopleTable, RoleGrantsTable, SessionsTable, SignInRequestsTable, SignUpProofsTable,
} from './people.ts';
import type {
  ChaptersTable, CommitmentsTable, EditionMeasuresTable, EditionSourcesTable, EditionsTable, MeasureSourcesTable, MeasureVersionsTable,
  MeasuresTable, ProgressStepsTable,
} from './programme.ts';
import type {
  AttachmentsTable, ModerationsTable, ProposalDraftsTable, ProposalsTable, ReadingsTable, SheetsTable, SupportsTable, VerdictsTable,
} from './proposals.ts';

/** What a tenant's transaction can reach: tenant tables only. */
export interface TenantTables {
  collectives: CollectivesTable; page_versions: PageVersionsTable; counters: CountersTable; journal: JournalTable; outbox: OutboxTable;
  people: PeopleTable; accounts: AccountsTable; role_grants: RoleGrantsTable; consents: ConsentsTable; sessions: SessionsTable;
  sign_in_requests: SignInRequestsTable; sign_up_proofs: SignUpProofsTable; invitations: InvitationsTable;
  meetings: MeetingsTable; row_batches: RowBatchesTable; row_columns: RowColumnsTable; readings: ReadingsTable;
  proposals: ProposalsTable; proposal_drafts: ProposalDraftsTable; attachments: AttachmentsTable; sheets: SheetsTable;
  supports: SupportsTable; moderations: ModerationsTable; verdicts: VerdictsTable;
  seats: SeatsTable; sittings: SittingsTable; agenda_items: AgendaItemsTable; attendances: AttendancesTable;
  questions: QuestionsTable; electors: ElectorsTable; roll_call_ballots: RollCallBallotsTable;
  jobs: JobsTable;
  import_runs: ImportRunsTable; import_files: ImportFilesTable; import_mappings: ImportMappingsTable; import_rows: ImportRowsTable;
  comments: CommentsTable; comment_reports: CommentReportsTable; comment_moderations: CommentModerationsTable;
  follows: FollowsTable; notices: NoticesTable; mail_preferences: MailPreferencesTable;
  answers: AnswersTable; answer_versions: AnswerVersionsTable;
  chapters: ChaptersTable; measures: MeasuresTable; measure_versions: MeasureVersionsTable; measure_sources: MeasureSourcesTable;
  editions: EditionsTable; edition_measures: EditionMeasuresTable; edition_sources: EditionSourcesTable;
  groupings: GroupingsTable; grouping_members: GroupingMembersTable; look_alikes: LookAlikesTable; compared_proposals: ComparedProposalsTable;
  commitments: CommitmentsTable; progress_steps: ProgressStepsTable;
}

/** What the platform itself reads: which collectives exist, under which hosts. */
export interface PlatformTables { tenants: TenantsTable; tenant_domains: TenantDomainsTable }
