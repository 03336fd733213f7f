import { sql } from 'kysely';
import type { CollectiveSettings, SettingsInput } from '../../../tenants/settings.ts';
import type { TenantDb } from '../../db/tenant-db.ts';
import { codesFor } from './codes.ts';
import { sameAddress } from './decidim.ts';
import { ownAddress } from './fabrique.ts';
import type { ImportedFile, ImportedMeeting, ImportedProposal } from './neutral.ts';
import { planComments, type PlannedComment } from './plan-comments.ts';

export type PlannedMeeting = ImportedMeeting & { theme: string | null; district: string | null };
/** meeting: the row of its meeting's address, found in the same files or in the database. */
export type PlannedProposal = ImportedProposal & { theme: string; district: string | null };
/** What is kept apart as the source's own. */
export interface Counts { imported_supports: number | null; imported_comments: number | null; imported_url: string | null }
export interface Refreshed { id: string; counts: Counts; before: Counts }

/** What an import would do, and nothing done yet. settings: with the themes and districts it adds. */
export interface Plan {
  settings: CollectiveSettings;
  settingsChanged: boolean;
  added: { themes: string[]; districts: string[] };
  meetings: PlannedMeeting[];
  proposals: PlannedProposal[];
  comments: PlannedComment[];
  /** Comments about proposals that neither the files nor the collective have. */
  orphans: number;
  /** Rows that an earlier import of the same source brought: never written over, but for the counts kept apart as imported. */
  known: { meetings: number; proposals: number; comments: number };
  refreshed: Refreshed[];
  /** Address of a known meeting → its id. */
  meetingIds: Map<string, string>;
  /** Key of a known proposal → its id. */
  proposalIds: Map<string, string>;
}

export const keyOf = (row: { source: string; externalId: string }) => `${row.source} ${row.externalId}`;
export const sourcesOf = (rows: readonly { source: string }[]) => sql<string>`any(${[...new Set(rows.map((row) => row.source))]}::text[])`;

/** A row that two files bring is one row: the first file's. */
function once<T extends { source: string; externalId: string }>(rows: readonly T[]): T[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = keyOf(row);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** Oldest first, so that references follow time; the order of the files where the source gives no date. */
function inOrder<T>(rows: T[], at: (row: T) => Date | null): T[] {
  return rows.toSorted((a, b) => (at(a)?.getTime() ?? Infinity) - (at(b)?.getTime() ?? Infinity) || 0);
}

function changed(row: ImportedProposal, { id, ...before }: Counts & { id: string }): Refreshed[] {
  const counts = { imported_supports: row.supports, imported_comments: row.comments, imported_url: row.url };
  const same = (Object.keys(counts) as (keyof Counts)[]).every((name) => counts[name] === before[name]);
  return same ? [] : [{ id, counts, before }];
}

/** Compares what the files hold with what the collective has already. Reads only. document: its settings, or those of a new one. */
export async function planImport(db: TenantDb, document: SettingsInput, files: readonly ImportedFile[]): Promise<Plan> {
  const proposals = once(files.flatMap((file) => file.proposals));
  const meetings = once(files.flatMap((file) => file.meetings));
  const [knownProposals, knownMeetings] = await Promise.all([
    db.selectFrom('proposals').select(['id', 'import_source', 'external_id', 'imported_supports', 'imported_comments', 'imported_url'])
      .where('import_source', '=', sourcesOf([...proposals, ...files.flatMap((file) => file.comments)])).execute(),
    db.selectFrom('meetings').select(['id', 'import_source', 'external_id', 'url']).where('import_source', 'is not', null).execute(),
  ]);
  const proposalByKey = new Map(knownProposals.map((row) => [`${row.import_source} ${row.external_id}`, row]));
  const meetingKeys = new Set(knownMeetings.map((row) => `${row.import_source} ${row.external_id}`));
  const codes = codesFor(document);
  const newMeetings = inOrder(meetings.filter((row) => !meetingKeys.has(keyOf(row))), (row) => row.startsOn).map((row) => ({
    ...row, theme: row.themeLabel === null ? null : codes.theme(row.themeLabel, row.own?.themeCode),
    district: codes.district(row.districtLabel, row.own?.districtCode),
  }));
  const newProposals = inOrder(proposals.filter((row) => !proposalByKey.has(keyOf(row))), (row) => row.createdAt)
    .map((row) => ({
      ...row, theme: codes.theme(row.themeLabel, row.own?.themeCode), district: codes.district(row.districtLabel, row.own?.districtCode),
    }));
  const added = codes.added();
  const proposalIds = new Map(knownProposals.map((row) => [`${row.import_source} ${row.external_id}`, row.id]));
  const reachable = new Set([...proposalIds.keys(), ...newProposals.map(keyOf)]);
  const { comments, orphans, known: knownComments } = await planComments(db, once(files.flatMap((file) => file.comments)), reachable);
  return {
    settings: codes.settings(), settingsChanged: added.themes.length + added.districts.length > 0, added,
    meetings: newMeetings, proposals: newProposals, comments, orphans, proposalIds,
    known: {
      meetings: meetings.length - newMeetings.length, proposals: proposals.length - newProposals.length, comments: knownComments,
    },
    refreshed: proposals.flatMap((row) => {
      const known = proposalByKey.get(keyOf(row));
      if (!known) return [];
      const { imported_supports, imported_comments, imported_url } = known;
      return changed(row, { id: known.id, imported_supports, imported_comments, imported_url });
    }),
    meetingIds: new Map(knownMeetings.flatMap((row): [string, string][] => [
      [ownAddress(row.import_source ?? '', row.external_id ?? ''), row.id],
      ...(row.url === null ? [] : [[sameAddress(row.url), row.id] as [string, string]]),
    ])),
  };
}
