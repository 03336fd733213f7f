import { Worker } from 'node:worker_threads';
import { inTenant } from '../db/root.ts';
import type { JobProgress } from '../db/tables/jobs.ts';
import { failRun, type Step } from '../domain/imports/carry.ts';
import type { ImportJob } from '../domain/imports/runs.ts';
import type { JobContext, JobKind } from './kinds.ts';

/** Of the thread's heap; a hundred thousand rows were read within 128. What a workbook unpacks to lies outside it, and has limits of its own. */
const HEAP_MB = 512;

/** Runs one step in its thread; a thread that asks for more memory than it may have ends alone, and the run says why. */
function inThread(kind: ImportJob, context: JobContext): Promise<void> {
  const { tenantId, signal } = context;
  const step = context.payload as unknown as Step;
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../import/worker.ts', import.meta.url), {
      workerData: { tenantId, kind, step }, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    const stop = () => { void worker.terminate(); };
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (told: JobProgress) => { context.progress(told).catch(() => {}); });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') reject(error);
      else inTenant(tenantId, 'write', (db) => failRun(db, step, 'import.too_heavy')).then(resolve, reject);
    });
    worker.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      if (code === 0) resolve();
      else reject(new Error(`the import’s thread ended with ${code}`));
    });
  });
}

function kindOf(kind: ImportJob, heldByFreeze: boolean): JobKind { return { heldByFreeze, run: (context) => inThread(kind, context) }; }

/** Reading changes nothing that anybody sees; writing and taking back wait for the freeze to end. */
export const IMPORT_KINDS: Record<ImportJob, JobKind> = {
  import_read: kindOf('import_read', false), import: kindOf('import', true), import_undo: kindOf('import_undo', true),
};
