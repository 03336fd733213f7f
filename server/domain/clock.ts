import { sql } from 'kysely';
import type { TenantDb } from '../db/tenant-db.ts';

const shared = globalThis as unknown as { fabriqueClock?: Date | null };

/** Fixes the time for tests, or frees it with null. */
export function fixClock(at: Date | null): void { shared.fabriqueClock = at; }

/** The application's time: for what is shown. Deadlines ask `databaseNow`. */
export function now(): Date { return shared.fabriqueClock ? new Date(shared.fabriqueClock) : new Date(); }

/** The instant of the transaction by the database's clock: every deadline is judged by it (several machines, one truth). */
export async function databaseNow(db: TenantDb): Promise<Date> {
  if (shared.fabriqueClock) return new Date(shared.fabriqueClock);
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db);
  return rows[0]!.at;
}
