import { parseSettings, type CollectiveSettings } from '../../../tenants/settings.ts';
import type { TenantDb } from '../../db/tenant-db.ts';

/** What every line of a file needs beside its row. theme, district: the French label of a code; a code without one is its own. */
export interface Facts { theme: (code: string) => string; district: (code: string) => string; key: Buffer }

/** Read in the transaction of the file, so that labels and rows are of one instant. key: of the marks of this file. */
export async function factsOf(db: TenantDb, key: Buffer): Promise<Facts> {
  const row = await db.selectFrom('collectives').select('settings').executeTakeFirstOrThrow();
  const settings: CollectiveSettings = parseSettings(row.settings);
  const themes = new Map(settings.themes.map(({ code, label }) => [code, label.fr]));
  const districts = new Map(settings.districts.map(({ code, label }) => [code, label]));
  return { theme: (code) => themes.get(code) ?? code, district: (code) => districts.get(code) ?? code, key };
}

/** Lines read at once: a few hundred kilobytes. */
export const BATCH = 500;

export function stamp(at: Date): string { return at.toISOString(); }
export function stampOrNull(at: Date | null): string | null { return at === null ? null : at.toISOString(); }
