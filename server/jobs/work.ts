import { sql } from 'kysely';
import { isFrozen } from '../../tenants/phases.ts';
import { tenantById } from '../api/context.ts';
import { onJobs } from '../db/page-versions.ts';
import { inTenant, platformDb } from '../db/root.ts';
import { now } from '../domain/clock.ts';
import type { JobProgress } from '../db/tables/jobs.ts';
import { JOB_KINDS, type JobKind } from './kinds.ts';
import type { Jobs } from './main.ts';

const SWEEP_MS = 5_000;
const LEASE_SECONDS = 60;
const RENEW_MS = 20_000;
const PROGRESS_MS = 1_000;
/** Collectives worked for at once by one process; each collective's jobs go one after another. */
const AT_ONCE = 2;
/** Minutes before the next try. After the last one the job is parked, for a human to see. */
const BACKOFF_MINUTES = [1, 5, 15, 60];

interface Taken { id: string; kind: string; payload: Record<string, unknown>; attempts: number }

/** Does what was asked for, collective after collective, until stopped. kinds: for the tests, which bring their own. */
export function startWork(kinds: Record<string, JobKind> = JOB_KINDS): Jobs {
  const running = new Map<string, Promise<void>>();
  const waiting = new Set<string>();
  const stopping = new AbortController();
  const pump = (tenantId: string): void => {
    if (stopping.signal.aborted) return;
    if (running.has(tenantId) || running.size >= AT_ONCE) {
      waiting.add(tenantId);
      return;
    }
    waiting.delete(tenantId);
    running.set(tenantId, drain(tenantId, kinds, stopping.signal).catch((error: unknown) => console.error(error)).finally(() => {
      running.delete(tenantId);
      for (const next of waiting) pump(next);
    }));
  };
  const sweep = (): void => {
    sql<{ id: string }>`select tenants_with_due_jobs() as id`.execute(platformDb()).then(({ rows }) => rows.forEach(({ id }) => pump(id)), () => {});
  };
  const silence = onJobs(pump);
  const sweeping = setInterval(sweep, SWEEP_MS);
  sweep();
  return {
    async stop() {
      stopping.abort();
      silence();
      clearInterval(sweeping);
      await Promise.all(running.values());
    },
  };
}

async function drain(tenantId: string, kinds: Record<string, JobKind>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const tenant = await tenantById(tenantId);
    if (!tenant) return;
    const held = isFrozen(tenant.settings, now()) ? Object.keys(kinds).filter((kind) => kinds[kind]!.heldByFreeze) : [];
    const job = await take(tenantId, held);
    if (!job) return;
    await perform(tenantId, job, kinds[job.kind], signal);
  }
}

/** The next job that is due, held by a lease. One that was taken five times and never ended is parked. */
async function take(tenantId: string, held: string[]): Promise<Taken | null> {
  return inTenant(tenantId, 'write', async (db) => {
    await db.updateTable('jobs').set({ state: 'parked', lease_until: null, ended_at: sql<Date>`now()`, last_error: sql`coalesce(last_error, 'never ended')` })
      .where('state', '=', 'running').where('lease_until', '<', sql<Date>`now()`).where('attempts', '>', BACKOFF_MINUTES.length).execute();
    const row = await db.updateTable('jobs')
      .set({ state: 'running', attempts: sql`attempts + 1`, lease_until: sql<Date>`now() + make_interval(secs => ${LEASE_SECONDS})` })
      .where('id', '=', (eb) => eb.selectFrom('jobs').select('id')
        .where((or) => or.or([
          or.and([or('state', '=', 'queued'), or('run_at', '<=', sql<Date>`now()`)]),
          or.and([or('state', '=', 'running'), or('lease_until', '<', sql<Date>`now()`)]),
        ]))
        .$if(held.length > 0, (query) => query.where('kind', 'not in', held))
        .orderBy('run_at').orderBy('id').limit(1).forUpdate().skipLocked())
      .returning(['id', 'kind', 'payload', 'attempts']).executeTakeFirst();
    return row ?? null;
  });
}

async function perform(tenantId: string, job: Taken, kind: JobKind | undefined, stopping: AbortSignal): Promise<void> {
  const renewing = setInterval(() => {
    inTenant(tenantId, 'write', (db) => db.updateTable('jobs').set({ lease_until: sql<Date>`now() + make_interval(secs => ${LEASE_SECONDS})` })
      .where('id', '=', job.id).where('state', '=', 'running').where('attempts', '=', job.attempts).execute()).catch(() => {});
  }, RENEW_MS);
  let told = 0;
  const progress = async (step: JobProgress): Promise<void> => {
    if (Date.now() - told < PROGRESS_MS && step.done < step.total) return;
    told = Date.now();
    await inTenant(tenantId, 'write', (db) => db.updateTable('jobs').set({ progress: JSON.stringify(step) }).where('id', '=', job.id).execute());
  };
  try {
    if (!kind) throw new Error(`no such kind of job: ${job.kind}`);
    const result = await kind.run({ tenantId, jobId: job.id, payload: job.payload, attempt: job.attempts, progress, signal: stopping });
    await end(tenantId, job, { state: 'done', ended_at: sql<Date>`now()`, result: JSON.stringify(result ?? {}), last_error: null });
  } catch (error) {
    const last_error = String((error as Error).message).slice(0, 300);
    const wait = BACKOFF_MINUTES[job.attempts - 1];
    // A process that stops gives the job back at once, and the try does not count.
    if (stopping.aborted) await end(tenantId, job, { state: 'queued', attempts: job.attempts - 1 });
    else if (wait === undefined) await end(tenantId, job, { state: 'parked', ended_at: sql<Date>`now()`, last_error });
    else await end(tenantId, job, { state: 'queued', run_at: sql<Date>`now() + make_interval(mins => ${wait})`, last_error });
  } finally {
    clearInterval(renewing);
  }
}

/** Only for whoever still holds it: a job that another process took over after the lease ran out is theirs to end. */
async function end(tenantId: string, job: Taken, set: Record<string, unknown>): Promise<void> {
  await inTenant(tenantId, 'write', (db) => db.updateTable('jobs').set({ lease_until: null, ...set })
    .where('id', '=', job.id).where('state', '=', 'running').where('attempts', '=', job.attempts).execute());
}
