// A thread of its own for one step of an import: reading a hundred thousand rows must not hold up a single page.
import { parentPort, workerData } from 'node:worker_threads';
import { closePool, openPool } from '../db/root.ts';
import type { Step } from '../domain/imports/carry.ts';
import type { ImportJob } from '../domain/imports/runs.ts';
import { env } from '../env.ts';
import { carryOut } from './carry-out.ts';

const { tenantId, kind, step } = workerData as { tenantId: string; kind: ImportJob; step: Step };

openPool(env().databaseUrl, { max: 2, prepared: env().preparedStatements });
try {
  await carryOut(tenantId, kind, step, (done, total) => parentPort?.postMessage({ done, total }));
} finally {
  await closePool();
}
