import type { ColumnType, Generated } from 'kysely';

/** The tenant's key: filled by the column's default from the transaction's setting; the domain never says it. */
export type TenantId = Generated<string>;
/** An instant filled by the database's clock when not given. */
export type Stamp = ColumnType<Date, Date | undefined, Date>;
/** A jsonb document: read as T, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>;
/** A jsonb document with a default. */
export type JsonWithDefault<T> = ColumnType<T, string | undefined, string>;
