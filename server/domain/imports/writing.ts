// The rows of an import, written in multi-row VALUES: the one form of bulk writing that row policies, PostgreSQL and Citus all take.
import type { TenantDb } from '../../db/tenant-db.ts';
import type { ImportedNoun } from '../../db/tables/imports.ts';
import { newId, newShuffle } from '../ids.ts';
import { sameAddress } from './decidim.ts';
import { COMMENT_COLUMNS, digestOf, digestOfCounts, MEETING_COLUMNS, PROPOSAL_COLUMNS } from './digest.ts';
import { ownAddress } from './fabrique.ts';
import { joinGroups, ownMeetingColumns, ownProposalColumns, requireMeetings, sectionsOf, sheetOf } from './own-rows.ts';
import { keyOf, type Plan, type PlannedMeeting, type PlannedProposal, type Refreshed } from './plan.ts';
import type { PlannedComment } from './plan-comments.ts';

export type Progress = (written: number, all: number) => void;

/** 500 rows of 21 values: far below the protocol's 65,535 parameters, and as fast as larger ones. */
const CHUNK = 500;

/** Runs `write` over the rows by chunks; the next chunk is made while the database writes the one before. */
async function inChunks<T>(rows: readonly T[], write: (chunk: T[]) => Promise<unknown>, progress: Progress): Promise<void> {
  let before = Promise.resolve<unknown>(undefined);
  for (let start = 0; start < rows.length; start += CHUNK) {
    const now = write(rows.slice(start, start + CHUNK));
    // Awaited in the next turn: until then its failure must not count as unhandled.
    now.catch(() => {});
    await before;
    progress(start, rows.length);
    before = now;
  }
  await before;
  progress(rows.length, rows.length);
}

/** Each row of a run has its line first: the key of the row itself points at it. */
function insertLines(
  db: TenantDb, run: string, noun: ImportedNoun, columns: readonly string[], rows: readonly (Record<string, unknown> & { id: string })[],
): Promise<unknown> {
  return db.insertInto('import_rows').values(rows.map((row) => ({
    run_id: run, row_id: row.id, noun, digest: digestOf(columns, row), before: null,
  }))).execute();
}

function meetingRow(row: PlannedMeeting, run: string, reference: number, at: Date) {
  return {
    id: newId(), reference, kind: 'other' as const, title: row.title, description: row.description, place: row.place, district: row.district,
    theme: row.theme, starts_at: row.startsOn, state: row.startsOn > at ? 'declared' as const : 'reported' as const,
    attendance: row.startsOn > at ? null : row.attendees, imported_by: run, import_source: row.source, external_id: row.externalId,
    url: row.url, ...ownMeetingColumns(row),
  };
}

/** numbers: their references, in their order. Their addresses are added to the plan, for the proposals that name them. */
export async function insertMeetings(db: TenantDb, run: string, plan: Plan, numbers: readonly number[], at: Date): Promise<void> {
  const rows = plan.meetings.map((row, index) => meetingRow(row, run, numbers[index]!, at));
  const sections = new Map(rows.map((row, index) => [row, sectionsOf(plan.meetings[index]!)]));
  await inChunks(rows, (chunk) => Promise.all([
    insertLines(db, run, 'meeting', MEETING_COLUMNS, chunk.map((row) => ({ ...row, sections: sections.get(row) }))), db.insertInto('meetings').values(chunk).execute(),
  ]), () => {});
  for (const row of rows) {
    plan.meetingIds.set(ownAddress(row.import_source, row.external_id), row.id);
    if (row.url !== null) plan.meetingIds.set(sameAddress(row.url), row.id);
  }
}

/** at: stands for the dates that the source does not give. */
function proposalRow(row: PlannedProposal, run: string, meetingIds: ReadonlyMap<string, string>, reference: number, at: Date) {
  return {
    id: newId(), reference, title: row.title, body: row.body, theme: row.theme, district: row.district,
    status: row.status, origin: row.origin,
    meeting_id: row.meetingUrl === null ? null : (meetingIds.get(row.meetingUrl) ?? null), voice: row.voice, organisation: row.organisation,
    author_shown: 'none' as const, shuffle: newShuffle(), submitted_at: row.createdAt ?? at, published_at: row.createdAt ?? at,
    decided_at: row.verdict === null ? null : (row.decidedAt ?? at), imported_by: run, import_source: row.source,
    external_id: row.externalId, imported_supports: row.supports, imported_comments: row.comments, imported_url: row.url,
    ...ownProposalColumns(row),
  };
}

/**
 * numbers: their references, in their order. An answer without a date is dated by the import that brought it.
 * @throws import.meetings_missing when a file of ours names a meeting that is neither here nor in the other files
 */
export async function insertProposals(
  db: TenantDb, run: string, plan: Plan, numbers: readonly number[], at: Date, progress: Progress,
): Promise<void> {
  const items = plan.proposals.map((from, index) => ({ from, reference: numbers[index]! }));
  requireMeetings(plan.proposals, plan.meetingIds);
  await inChunks(items, async (chunk) => {
    const rows = chunk.map(({ from, reference }) => proposalRow(from, run, plan.meetingIds, reference, at));
    for (const [index, { from }] of chunk.entries()) plan.proposalIds.set(keyOf(from), rows[index]!.id);
    const verdicts = chunk.flatMap(({ from: { verdict, reason } }, index) => (verdict === null ? [] : [{
      id: newId(), proposal_id: rows[index]!.id, verdict, reason, imported: true, decided_at: rows[index]!.decided_at ?? at,
    }]));
    const sheets = chunk.flatMap(({ from }, index) => sheetOf(from, rows[index]!));
    await Promise.all([
      insertLines(db, run, 'proposal', PROPOSAL_COLUMNS, rows),
      db.insertInto('proposals').values(rows).execute(),
      ...(sheets.length > 0 ? [db.insertInto('sheets').values(sheets).execute()] : []),
      ...(verdicts.length > 0 ? [db.insertInto('verdicts').values(verdicts).execute()] : []),
    ]);
  }, progress);
  await joinGroups(db, plan.proposals, plan.proposalIds);
}

/** Threads before answers. Taken over as they stood: published, read by whoever ran the other site, and nobody's here. */
export async function insertComments(db: TenantDb, run: string, plan: Plan, at: Date): Promise<void> {
  const ids = new Map<string, { id: string; subject: string }>();
  const rowOf = ({ from, key, subject, root, rootId }: PlannedComment) => {
    const id = newId();
    const thread = root === null ? null : ids.get(root);
    ids.set(key, { id, subject });
    const parent = root === null ? null : (thread?.id ?? rootId);
    const written = from.writtenAt ?? at;
    return {
      id, proposal_id: plan.proposalIds.get(thread?.subject ?? subject)!, parent_id: parent, stance: parent === null ? from.stance : null,
      body: from.body, author_shown: 'none' as const, status: 'published' as const, written_at: written, published_at: written, reviewed_at: at,
      imported_by: run, import_source: from.source, external_id: from.externalId,
    };
  };
  for (const batch of [plan.comments.filter(({ root }) => root === null), plan.comments.filter(({ root }) => root !== null)]) {
    await inChunks(batch, (chunk) => {
      const rows = chunk.map(rowOf);
      return Promise.all([insertLines(db, run, 'comment', COMMENT_COLUMNS, rows), db.insertInto('comments').values(rows).execute()]);
    }, () => {});
  }
}

/** Counts kept apart as imported follow their source: nobody changes them here. */
export async function refreshCounts(db: TenantDb, run: string, rows: readonly Refreshed[]): Promise<void> {
  await inChunks(rows, (chunk) => Promise.all([
    db.insertInto('import_rows').values(chunk.map(({ id, counts, before }) => ({
      run_id: run, row_id: id, noun: 'counts' as const, digest: digestOfCounts(counts), before: JSON.stringify(before),
    }))).execute(),
    ...chunk.map(({ id, counts }) => db.updateTable('proposals').set(counts).where('id', '=', id).execute()),
  ]), () => {});
}
