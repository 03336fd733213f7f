import {
  DefaultQueryExecutor, DummyDriver, Kysely, PostgresAdapter, PostgresDialect, PostgresQueryCompiler,
  type CompiledQuery, type ConnectionProvider, type DatabaseConnection, type QueryResult,
} from 'kysely';
import pg from 'pg';
import { knownVersions, raisePageVersion } from './page-versions.ts';
import type { PlatformTables, TenantTables } from './tables/all.ts';
import { brand, type Scope, type TenantDb } from './tenant-db.ts';
import { writeTurn } from './write-turns.ts';

// bytea, uuid and json arrive as the driver gives them; a calendar day stays the text it is.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const shared = globalThis as unknown as { fabriquePool?: pg.Pool; fabriqueStatements?: Map<string, string> };
const statements = (shared.fabriqueStatements ??= new Map<string, string>());
const NAMED_STATEMENTS = 600;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Opens the process's pool as the application's role. prepared: false behind a pgbouncer that cannot keep named statements. */
export function openPool(url: string, options: { max?: number; prepared?: boolean } = {}): pg.Pool {
  if (shared.fabriquePool) return shared.fabriquePool;
  const pool = new pg.Pool({
    connectionString: url, max: options.max ?? 12, pipeline: true, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 60_000,
    application_name: 'fabrique',
  } as pg.PoolConfig);
  // An idle connection that dies is replaced at the next request; without a listener it would end the process.
  pool.on('error', () => {});
  if (options.prepared === false) statements.set('off', 'off');
  shared.fabriquePool = pool;
  return pool;
}

/** The process's pool. For api/context, jobs and scripts only: the domain gets a TenantDb. */
export function pool(): pg.Pool {
  if (!shared.fabriquePool) throw new Error('the pool is not open: call openPool first');
  return shared.fabriquePool;
}

export async function closePool(): Promise<void> {
  const open = shared.fabriquePool;
  delete shared.fabriquePool;
  await open?.end();
}

/** Platform tables (which collectives exist, under which hosts): no tenant is set, so no tenant's row can be seen. */
export function platformDb(): Kysely<PlatformTables> {
  return new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool: pool() }) });
}

function nameOf(sql: string): string | undefined {
  const known = statements.get(sql);
  if (known) return known;
  if (statements.has('off') || statements.size >= NAMED_STATEMENTS) return undefined;
  const name = `q${statements.size}`;
  statements.set(sql, name);
  return name;
}

const corked = new WeakSet<pg.PoolClient>();

/** Asks; what is asked before the process waits for anything leaves in one packet, since a write costs more than the query in it. */
function ask(client: pg.PoolClient, query: string | pg.QueryConfig): Promise<pg.QueryResult> {
  if (!corked.has(client)) {
    const { stream } = client.connection;
    corked.add(client);
    stream.cork();
    process.nextTick(() => {
      corked.delete(client);
      stream.uncork();
    });
  }
  return client.query(query);
}

/** Kysely over one client, without waiting between queries: what is asked at once travels in one pipeline. */
class ClientConnection implements DatabaseConnection {
  readonly client: pg.PoolClient;
  constructor(client: pg.PoolClient) { this.client = client; }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const name = nameOf(query.sql);
    const result = await ask(this.client, { ...(name && { name }), text: query.sql, values: [...query.parameters] });
    const changes = result.command === 'INSERT' || result.command === 'UPDATE' || result.command === 'DELETE';
    return { rows: result.rows as R[], ...(changes && { numAffectedRows: BigInt(result.rowCount ?? 0) }) };
  }
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> { throw new Error('streams are read in pages'); }
}

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();
const dialect = {
  createAdapter: () => adapter, createDriver: () => new DummyDriver(), createQueryCompiler: () => compiler,
  createIntrospector: () => { throw new Error('no introspection in a transaction'); },
};
const driver = new DummyDriver();

const BEGIN = { read: ' read only', snapshot: ' isolation level repeatable read, read only', write: '' } as const;

/**
 * Runs `work` in one transaction of one collective; commits when it resolves, rolls back and rethrows when it throws.
 * The setting is local to the transaction and this is the one place that sets it (Citus passes on `set local` alone).
 * read: read only, one round trip beside its queries; snapshot: the same, and all its queries see the instant of the first one; write: the
 * version of the public pages it raised is known here at once.
 */
export async function inTenant<T>(tenantId: string, mode: 'read' | 'snapshot' | 'write', work: (db: TenantDb) => Promise<T>): Promise<T> {
  if (!UUID.test(tenantId)) throw new Error('not a tenant id');
  if (mode !== 'write') return transact(tenantId, mode, work);
  const leave = await writeTurn(pool().options.max);
  try {
    return await transact(tenantId, mode, work);
  } finally {
    leave();
  }
}

async function transact<T>(tenantId: string, mode: keyof typeof BEGIN, work: (db: TenantDb) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  const connection = new ClientConnection(client);
  const provider: ConnectionProvider = { provideConnection: (consumer) => consumer(connection) };
  const scope: Scope = { tenantId, deeds: knownVersions(tenantId)?.deeds ?? null, raisedTo: null };
  const executor = new DefaultQueryExecutor(compiler, adapter, provider);
  const db = brand(new Kysely<TenantTables>({ config: { dialect }, driver, dialect, executor } as never), scope);
  const begun = ask(client, `begin${BEGIN[mode]}; set local app.tenant_id = '${tenantId}'`);
  // A failed begin shows in the first query too; this keeps it from being an unhandled rejection.
  begun.catch(() => {});
  let result: T;
  try {
    result = await work(db);
    await begun;
  } catch (error) {
    await finish(client, 'rollback').catch(() => {});
    throw error;
  }
  if (mode !== 'write') {
    // Nothing to keep: neither the reply nor the connection's next user waits for the end of a read.
    ask(client, 'commit').catch(() => {});
    client.release();
    return result;
  }
  if (await finish(client, 'commit') !== 'COMMIT') throw new Error('the transaction was aborted by a statement whose error was not passed on');
  if (scope.raisedTo !== null) raisePageVersion(tenantId, scope.raisedTo);
  return result;
}

/** Ends the transaction and gives the connection back; one that cannot end it is dropped. Answers the command's tag. */
async function finish(client: pg.PoolClient, command: 'commit' | 'rollback'): Promise<string> {
  try {
    const end = await ask(client, command);
    client.release();
    return end.command;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
