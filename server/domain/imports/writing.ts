// The rows of an import, written in multi-row VALUES: the one form of bulk writing that row policies, PostgreSQL and Citus all take.
import type { TenantDb } from '../../db/tenant-db.ts';
import { newId, newShuffle } from '../ids.ts';
import { sameAddress } from './decidim.ts';
import type { Plan, PlannedMeeting, PlannedProposal, Refreshed } from './plan.ts';

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

function meetingRow(row: PlannedMeeting, id: string, reference: number, at: Date) {
  return {
    id, reference, kind: 'other' as const, title: row.title, description: row.description, place: row.place, district: row.district,
    theme: row.theme, starts_at: row.startsOn, state: row.startsOn > at ? 'declared' as const : 'reported' as const,
    attendance: row.startsOn > at ? null : row.attendees, import_source: row.source, external_id: row.externalId, url: row.url,
  };
}

/** first: the first of their references. Their addresses are added to the plan, for the proposals that name them. */
export async function insertMeetings(db: TenantDb, plan: Plan, first: number, at: Date): Promise<void> {
  const rows = plan.meetings.map((row, index) => meetingRow(row, newId(), first + index, at));
  await inChunks(rows, (chunk) => db.insertInto('meetings').values(chunk).execute(), () => {});
  for (const row of rows) if (row.url !== null) plan.meetingIds.set(sameAddress(row.url), row.id);
}

/** at: stands for the dates that the source does not give. */
function proposalRow(row: PlannedProposal, meetingIds: ReadonlyMap<string, string>, reference: number, at: Date) {
  return {
    id: newId(), reference, title: row.title, body: row.body, theme: row.theme, district: row.district,
    status: row.status, origin: row.origin,
    meeting_id: row.meetingUrl === null ? null : (meetingIds.get(row.meetingUrl) ?? null), voice: row.voice, organisation: row.organisation,
    author_shown: 'none' as const, shuffle: newShuffle(), submitted_at: row.createdAt ?? at, published_at: row.createdAt ?? at,
    decided_at: row.verdict === null ? null : (row.decidedAt ?? at), import_source: row.source, external_id: row.externalId,
    imported_supports: row.supports, imported_comments: row.comments, imported_url: row.url,
  };
}

/** first: the first of their references. An answer without a date is dated by the import that brought it. */
export async function insertProposals(db: TenantDb, plan: Plan, first: number, at: Date, progress: Progress): Promise<void> {
  const rows = plan.proposals.map((row, index) => ({ row: proposalRow(row, plan.meetingIds, first + index, at), from: row }));
  await inChunks(rows, async (chunk) => {
    const verdicts = chunk.flatMap(({ row, from: { verdict, reason } }) => (verdict === null ? [] : [{
      id: newId(), proposal_id: row.id, verdict, reason, imported: true, decided_at: row.decided_at ?? at,
    }]));
    await Promise.all([
      db.insertInto('proposals').values(chunk.map(({ row }) => row)).execute(),
      ...(verdicts.length > 0 ? [db.insertInto('verdicts').values(verdicts).execute()] : []),
    ]);
  }, progress);
}

/** Counts kept apart as imported follow their source: nobody changes them here. */
export async function refreshCounts(db: TenantDb, rows: readonly Refreshed[]): Promise<void> {
  await inChunks(rows, (chunk) => Promise.all(chunk.map(({ id, ...counts }) => (
    db.updateTable('proposals').set(counts).where('id', '=', id).execute()
  ))), () => {});
}
