import { EventEmitter } from 'node:events';
import pg from 'pg';

/**
 * The version of each collective's public pages, as this process knows it, kept right by the database's notifications.
 * While the listening connection is down nothing is known, so that nothing can be served from a cache.
 */
/** version: raised by whatever a public page shows; deeds: by the journal's deeds alone, not by the counting of supports and ballots. */
export interface PageVersion { version: bigint; deeds: bigint }

interface Known { versions: Map<string, PageVersion>; connected: boolean; events: EventEmitter; client: pg.Client | null; stopped: boolean }
const shared = globalThis as unknown as { fabriqueVersions?: Known };
const known = (shared.fabriqueVersions ??= {
  versions: new Map(), connected: false, events: new EventEmitter().setMaxListeners(0), client: null, stopped: false,
});

/** The version as of now, or null when this process cannot know it. */
export function knownPageVersion(tenantId: string): bigint | null { return knownVersions(tenantId)?.version ?? null; }

export function knownVersions(tenantId: string): PageVersion | null {
  return known.connected ? (known.versions.get(tenantId) ?? null) : null;
}

/** A version read from the database, or raised by a transaction of this process that has committed. Never lowers. */
export function raisePageVersion(tenantId: string, { version, deeds }: PageVersion): void {
  const before = known.versions.get(tenantId);
  if (before === undefined || version > before.version) {
    known.versions.set(tenantId, { version, deeds });
    known.events.emit('pages', tenantId, version);
  }
}

export function listening(): boolean { return known.connected; }

/** Calls back with (tenantId, version) when a collective's pages change. Returns the way to stop. */
export function onPages(listener: (tenantId: string, version: bigint) => void): () => void {
  known.events.on('pages', listener);
  return () => known.events.off('pages', listener);
}

/** Calls back with the tenant's id when a mail was put into its outbox. */
export function onOutbox(listener: (tenantId: string) => void): () => void {
  known.events.on('outbox', listener);
  return () => known.events.off('outbox', listener);
}

/** Calls back with the tenant's id when work was asked for. */
export function onJobs(listener: (tenantId: string) => void): () => void {
  known.events.on('jobs', listener);
  return () => known.events.off('jobs', listener);
}

/** Calls back whenever the listening connection is lost: what was kept in memory must be forgotten. */
export function onSilence(listener: () => void): () => void {
  known.events.on('silence', listener);
  return () => known.events.off('silence', listener);
}

/** Opens the listening connection (a direct one, never through pgbouncer) and keeps it open, with a wait between tries. */
export async function listen(url: string): Promise<void> {
  known.stopped = false;
  const client = new pg.Client({ connectionString: url, application_name: 'fabrique-listen', connectionTimeoutMillis: 5_000, keepAlive: true });
  const lost = () => {
    if (known.client !== client) return;
    known.client = null;
    known.connected = false;
    known.versions.clear();
    known.events.emit('silence');
    client.end().catch(() => {});
    if (!known.stopped) setTimeout(() => { listen(url).catch(() => {}); }, 500).unref();
  };
  known.client = client;
  client.on('error', lost);
  client.on('end', lost);
  client.on('notification', ({ channel, payload }) => {
    const [tenantId, version, deeds] = (payload ?? '').split(' ');
    if (!tenantId) return;
    if (channel === 'pages' && version && deeds) raisePageVersion(tenantId, { version: BigInt(version), deeds: BigInt(deeds) });
    if (channel === 'outbox' || channel === 'jobs') known.events.emit(channel, tenantId);
  });
  try {
    await client.connect();
    await client.query('listen pages; listen outbox; listen jobs');
    known.versions.clear();
    known.connected = true;
  } catch (error) {
    lost();
    throw error;
  }
}

export async function stopListening(): Promise<void> {
  known.stopped = true;
  const client = known.client;
  known.client = null;
  known.connected = false;
  await client?.end().catch(() => {});
}
