import { sql } from 'kysely';
import { isDay } from '../../../tenants/calendar.ts';
import { parseSettings, type CollectiveSettings } from '../../../tenants/settings.ts';
import { scopeOf, type TenantDb } from '../../db/tenant-db.ts';
import type { Actor } from '../actor.ts';
import { DomainError, type FieldProblem } from '../errors.ts';
import { record } from '../journal.ts';
import { countCells, countWhere } from '../proposals/counts.ts';
import { requireNotFrozen } from './calendar.ts';
import type { SettingsEdit } from './schema.ts';

const DAY_MS = 86_400_000;

/**
 * Changes the settings as one document: all of it or nothing, by the schema that the files pass, with every wrong field named.
 * @throws freeze.running, collective.version_conflict, collective.settings_invalid (with its problems), collective.theme_in_use
 */
export async function editSettings(db: TenantDb, actor: Actor & { kind: 'person' }, edit: SettingsEdit): Promise<{ version: number }> {
  await requireNotFrozen(db);
  const row = await db.selectFrom('collectives').select(['settings', 'version']).forUpdate().executeTakeFirstOrThrow();
  if (row.version !== edit.version) throw new DomainError('collective.version_conflict');
  const before = parseSettings(row.settings);
  const after = checked(before, edit);
  await requireThemesKept(db, before, after);
  await db.updateTable('collectives').set({ settings: JSON.stringify(after), version: row.version + 1, updated_at: sql<Date>`now()` }).execute();
  const changed = (['name', 'tagline', 'noun', 'look', 'welcome', 'secondReading', 'themes', 'phases'] as const)
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  await record(db, actor, { verb: 'collective.settings_changed', subject: { type: 'collective', id: scopeOf(db).tenantId }, data: { fields: changed } });
  return { version: row.version + 1 };
}

function checked(before: CollectiveSettings, { name, tagline, noun, look, welcome, secondReading, themes, phases }: SettingsEdit): CollectiveSettings {
  const badDays: FieldProblem[] = phases.flatMap((phase, index) => (['fromDay', 'toDay'] as const).filter((field) => !isDay(phase[field]))
    .map((field) => ({ field: `phases.${index}.${field}`, code: 'settings.day', data: {} })));
  if (badDays.length > 0) throw new DomainError('collective.settings_invalid', { problems: badDays });
  const relative = phases.map(({ fromDay, toDay, ...phase }) => ({
    ...phase, from: daysBetween(before.referenceDay, fromDay), to: daysBetween(before.referenceDay, toDay),
  }));
  try {
    return parseSettings({ ...before, name, tagline, noun, welcome, themes, secondReading: secondReading ?? before.secondReading, look: { ...before.look, ...look }, phases: relative });
  } catch (error) {
    throw refused(error);
  }
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS);
}

/** The problems of the settings schema as problems of the form's fields: `phases[2].from` is the field `phases.2.fromDay`. */
function refused(error: unknown): unknown {
  const problems = (error as { name?: string; problems?: { path: string; code: string; params: Record<string, string | number> }[] }).problems;
  if ((error as Error).name !== 'SettingsError' || !problems) return error;
  return new DomainError('collective.settings_invalid', {
    problems: problems.map(({ path, code, params }) => ({
      field: path.replaceAll(/\[(\d+)\]/g, '.$1').replace(/^(phases\.\d+)\.(from|to)$/, '$1.$2Day'), code, data: params,
    })),
  });
}

/** A theme that proposals bear can be renamed, not removed: they would have none. */
async function requireThemesKept(db: TenantDb, before: CollectiveSettings, after: CollectiveSettings): Promise<void> {
  const kept = new Set(after.themes.map(({ code }) => code));
  const gone = before.themes.filter(({ code }) => !kept.has(code));
  if (gone.length === 0) return;
  const cells = await countCells(db);
  for (const theme of gone) {
    const n = countWhere(cells, (cell) => cell.theme === theme.code);
    if (n > 0) throw new DomainError('collective.theme_in_use', { field: 'themes', data: { theme: theme.label.fr, n } });
  }
}

/** Opens or ends the hall mode: per-address limits are raised while a meeting shares one network. By the database's clock. */
export async function setHallMode(db: TenantDb, actor: Actor & { kind: 'person' }, { hours }: { hours: number }): Promise<void> {
  await db.updateTable('collectives').set({ hall_mode_until: hours === 0 ? null : sql<Date>`now() + make_interval(hours => ${hours})` }).execute();
  await record(db, actor, { verb: hours === 0 ? 'collective.hall_mode_ended' : 'collective.hall_mode_opened', subject: { type: 'collective', id: scopeOf(db).tenantId }, data: { hours } });
}
