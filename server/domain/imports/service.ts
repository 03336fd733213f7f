import { sql } from 'kysely';
import { parseSettings, type CollectiveSettings, type SettingsInput } from '../../../tenants/settings.ts';
import { scopeOf, type TenantDb } from '../../db/tenant-db.ts';
import type { Origin, ProposalStatus } from '../../db/tables/proposals.ts';
import type { Actor } from '../actor.ts';
import { databaseNow } from '../clock.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { settingsOf } from '../collectives/queries.ts';
import { newId } from '../ids.ts';
import { nextReference, recordAll, type Deed } from '../journal.ts';
import type { ImportedFile } from './neutral.ts';
import { planImport, type Plan } from './plan.ts';
import { insertMeetings, insertProposals, refreshCounts, type Progress } from './writing.ts';

/**
 * newSettings: the settings of a collective that this import makes (its themes and districts may be left to the files); null for one that
 * is there. progress is told how many rows are written.
 */
export interface ImportOrder { files: readonly ImportedFile[]; newSettings: SettingsInput | null; progress?: Progress }

/** Of the rows that are new: how many, from where, with which fate. */
export interface ImportReport {
  added: { meetings: number; proposals: number; themes: string[]; districts: string[] };
  known: { meetings: number; proposals: number; refreshed: number };
  byOrigin: Partial<Record<Origin, number>>;
  byStatus: Partial<Record<ProposalStatus, number>>;
}

function countBy<K extends string>(keys: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function reportOf(plan: Plan): ImportReport {
  return {
    added: { meetings: plan.meetings.length, proposals: plan.proposals.length, ...plan.added },
    known: { ...plan.known, refreshed: plan.refreshed.length },
    byOrigin: countBy(plan.proposals.map((row) => row.origin)),
    byStatus: countBy(plan.proposals.map((row) => row.status)),
  };
}

/** The collective's settings; its row is held until the commit, so that two imports follow each other. */
async function lockedSettings(db: TenantDb): Promise<CollectiveSettings> {
  const { settings } = await db.selectFrom('collectives').select('settings').forUpdate().executeTakeFirstOrThrow();
  await requireNotFrozen(db);
  return parseSettings(settings);
}

async function writeSettings(db: TenantDb, plan: Plan, isNew: boolean): Promise<Deed[]> {
  const settings = JSON.stringify(plan.settings);
  const subject = { type: 'collective' as const, id: scopeOf(db).tenantId };
  if (isNew) {
    await db.insertInto('collectives').values({ settings, hall_mode_until: null }).execute();
    await db.insertInto('page_versions').defaultValues().execute();
    return [{ verb: 'collective.created', subject }];
  }
  if (!plan.settingsChanged) return [];
  await db.updateTable('collectives').set({ settings, version: sql`version + 1`, updated_at: sql<Date>`now()` }).execute();
  const { themes, districts } = plan.added;
  const fields = [...(themes.length > 0 ? ['themes'] : []), ...(districts.length > 0 ? ['districts'] : [])];
  return [{ verb: 'collective.settings_changed', subject, data: { fields, themesAdded: themes, districtsAdded: districts } }];
}

/** What the import would do, without doing it. @throws SettingsError */
export async function previewImport(db: TenantDb, order: ImportOrder): Promise<ImportReport> {
  return reportOf(await planImport(db, order.newSettings ?? await settingsOf(db), order.files));
}

/**
 * Brings the files' rows into the collective, in the transaction of `db`: all or nothing. What an earlier import of the same source brought
 * is left as people have changed it since; only the counts kept apart as imported follow the source. Meetings come in unlinked unless the
 * source names a proposal's one meeting. Answers become verdicts marked as imported, without a vote.
 * @throws freeze.running; SettingsError when the collective would have too many themes or districts
 */
export async function importFiles(db: TenantDb, actor: Actor, order: ImportOrder): Promise<ImportReport> {
  const plan = await planImport(db, order.newSettings ?? await lockedSettings(db), order.files);
  const report = reportOf(plan);
  const rows = plan.proposals.length + plan.meetings.length + plan.refreshed.length;
  if (!order.newSettings && !plan.settingsChanged && rows === 0) return report;
  const deeds = await writeSettings(db, plan, order.newSettings !== null);
  const at = await databaseNow(db);
  if (plan.meetings.length > 0) await insertMeetings(db, plan, await nextReference(db, 'meeting', plan.meetings.length), at);
  if (plan.proposals.length > 0) {
    await insertProposals(db, plan, await nextReference(db, 'proposal', plan.proposals.length), at, order.progress ?? (() => {}));
  }
  await refreshCounts(db, plan.refreshed);
  const { added, known, byOrigin, byStatus } = report;
  const files = order.files.map(({ name, format, rows }) => ({ name, format, rows }));
  await recordAll(db, actor, [...deeds, {
    verb: 'import.done', subject: { type: 'import', id: newId() },
    data: { files, meetings: added.meetings, proposals: added.proposals, known, byOrigin, byStatus },
  }]);
  return report;
}
