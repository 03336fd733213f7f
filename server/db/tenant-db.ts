import type { Kysely } from 'kysely';
import type { PageVersion } from './page-versions.ts';
import type { TenantTables } from './tables/all.ts';

declare const tenantBrand: unique symbol;

/**
 * The only database handle the domain can hold: one open transaction of one collective, whose row policies do the rest.
 * It can be made by `inTenant` of db/root alone; passing a pool or another Kysely does not compile.
 */
export type TenantDb = Kysely<TenantTables> & { readonly [tenantBrand]: true };

/** What the process knows of a transaction beside its rows. deeds: the collective's count of deeds when the transaction began. */
export interface Scope { tenantId: string; deeds: bigint | null; raisedTo: PageVersion | null }

const shared = globalThis as unknown as { fabriqueScopes?: WeakMap<object, Scope>; fabriqueMemo?: Map<string, Promise<unknown>> };
const scopes = (shared.fabriqueScopes ??= new WeakMap<object, Scope>());
const memo = (shared.fabriqueMemo ??= new Map<string, Promise<unknown>>());
const MEMO_LIMIT = 5_000;

/** Brands a transaction's handle. For db/root only. */
export function brand(db: Kysely<TenantTables>, scope: Scope): TenantDb {
  scopes.set(db, scope);
  return db as TenantDb;
}

/** The scope of a handle; throws for a handle that db/root did not make. */
export function scopeOf(db: TenantDb): Scope {
  const scope = scopes.get(db);
  if (!scope) throw new Error('this handle was not opened by inTenant');
  return scope;
}

/**
 * A costly read of public rows that supports and ballots do not change (counts by origin, say), kept in this process until the next deed
 * of the collective. What was done so far was known before the read, so that the value is never older than its key. Nothing personal may pass here.
 */
export async function cached<T>(db: TenantDb, key: string, read: () => Promise<T>): Promise<T> {
  const { tenantId, deeds, raisedTo } = scopeOf(db);
  if (deeds === null || raisedTo !== null) return read();
  const full = `${tenantId} ${deeds} ${key}`;
  const kept = memo.get(full) as Promise<T> | undefined;
  if (kept) return kept;
  const value = read();
  if (memo.size >= MEMO_LIMIT) memo.delete(memo.keys().next().value!);
  memo.set(full, value);
  value.catch(() => memo.delete(full));
  return value;
}
