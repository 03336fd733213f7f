import { sql } from 'kysely';
import { parseSettings, type CollectiveSettings, type SettingsInput } from '../../../tenants/settings.ts';
import { scopeOf, type TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { databaseNow } from '../clock.ts';
import { requireNotFrozen } from '../collectives/calendar.ts';
import { settingsOf } from '../collectives/queries.ts';
import { newId } from '../ids.ts';
import { compareSoon } from '../grouping/asking.ts';
import { recordAll, type Deed } from '../journal.ts';
import type { ImportedFile } from './neutral.ts';
import { numbersFor } from './own-rows.ts';
import { planImport, type Plan } from './plan.ts';
import type { ImportReport, RunResult } from './run.ts';
import { insertComments, insertMeetings, insertProposals, refreshCounts, type Progress } from './writing.ts';

/**
 * newSettings: the settings of a collective that this import makes (its themes and districts may be left to the files); null for one that
 * is there. run: the run that organisers confirmed, in state 'writing'; without one, this import opens its own. progress is told how many
 * rows are written.
 */
export interface ImportOrder { files: readonly ImportedFile[]; newSettings: SettingsInput | null; run?: string; progress?: Progress }

function countBy<K extends string>(keys: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

export function reportOf(plan: Plan): ImportReport {
  return {
    added: { meetings: plan.meetings.length, proposals: plan.proposals.length, comments: plan.comments.length, ...plan.added },
    known: { ...plan.known, refreshed: plan.refreshed.length }, orphans: plan.orphans,
    byOrigin: countBy(plan.proposals.map((row) => row.origin)),
    byStatus: countBy(plan.proposals.map((row) => row.status)),
  };
}

/** The collective's settings; its row is held until the commit, so that two imports follow each other. */
export async function lockedSettings(db: TenantDb): Promise<CollectiveSettings> {
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
  const document = order.newSettings ?? await lockedSettings(db);
  const plan = await planImport(db, document, order.files);
  const report = reportOf(plan);
  const rows = plan.proposals.length + plan.meetings.length + plan.comments.length + plan.refreshed.length;
  const nothing = !order.newSettings && !plan.settingsChanged && rows === 0;
  if (nothing && order.run === undefined) return report;
  const deeds = await writeSettings(db, plan, order.newSettings !== null);
  const run = order.run ?? await openRun(db);
  await writeRows(db, run, plan, order.progress ?? (() => {}));
  await endRun(db, run, order, report, addedCodes(document, plan.settings));
  if (plan.proposals.length > 0) await compareSoon(db);
  if (!nothing) await recordAll(db, actor, [...deeds, doneDeed(run, order, report)]);
  return report;
}

async function writeRows(db: TenantDb, run: string, plan: Plan, progress: Progress): Promise<void> {
  const at = await databaseNow(db);
  if (plan.meetings.length > 0) await insertMeetings(db, run, plan, await numbersFor(db, 'meeting', plan.meetings), at);
  if (plan.proposals.length > 0) {
    await insertProposals(db, run, plan, await numbersFor(db, 'proposal', plan.proposals), at, progress);
  }
  await insertComments(db, run, plan, at);
  await refreshCounts(db, run, plan.refreshed);
}

const filesOf = (order: ImportOrder) => order.files.map(({ name, format, rows }) => ({ name, format, rows }));

function doneDeed(run: string, order: ImportOrder, { added, known, byOrigin, byStatus }: ImportReport): Deed {
  return {
    verb: 'import.done', subject: { type: 'import', id: run },
    data: {
      files: filesOf(order), meetings: added.meetings, proposals: added.proposals, comments: added.comments, known, byOrigin, byStatus,
    },
  };
}

/** An import that nobody prepared on a page has its run all the same: it is listed with the others, and can be taken back. */
async function openRun(db: TenantDb): Promise<string> {
  const id = newId();
  await db.insertInto('import_runs').values({ id, state: 'writing', confirmed_at: sql<Date>`now()` }).execute();
  return id;
}

async function endRun(db: TenantDb, run: string, order: ImportOrder, report: ImportReport, added: RunResult['added']): Promise<void> {
  const result: RunResult = { report, files: filesOf(order), added, undone: null };
  await db.updateTable('import_runs').set({
    state: 'done', version: sql`version + 1`, ended_at: sql<Date>`now()`, result: JSON.stringify(result),
  }).where('id', '=', run).execute();
}

function addedCodes(before: SettingsInput, after: CollectiveSettings): RunResult['added'] {
  const fresh = (all: readonly { code: string }[], old: readonly { code: string }[] | undefined) => {
    const known = new Set((old ?? []).map(({ code }) => code));
    return all.map(({ code }) => code).filter((code) => !known.has(code));
  };
  return { themes: fresh(after.themes, before.themes), districts: fresh(after.districts, before.districts) };
}
