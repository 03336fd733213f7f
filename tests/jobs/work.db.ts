// The work that no request waits for: each job in its own collective, tried again, parked at last, taken over from a dead process.
import { sql } from 'kysely';
import { inTenant } from '../../server/db/root.ts';
import { enqueue } from '../../server/domain/jobs.ts';
import type { JobKind } from '../../server/jobs/kinds.ts';
import { startWork } from '../../server/jobs/work.ts';
import { aCollective, aProposal, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';

const ask = (to: TestCollective, work: Parameters<typeof enqueue>[1]) => inTenant(to.id, 'write', (db) => enqueue(db, work));
const rows = (of: TestCollective) => inTenant(of.id, 'read', (db) => db.selectFrom('jobs').select(['id', 'state', 'attempts', 'result', 'last_error']).orderBy('id').execute());
/** Makes a job that waits for its next try due. */
const hurry = (of: TestCollective) => inTenant(of.id, 'write', (db) => db.updateTable('jobs').set({ run_at: sql<Date>`now()` }).where('state', '=', 'queued').execute());

async function working(kinds: Record<string, JobKind>, until: () => Promise<unknown>): Promise<void> {
  const work = startWork(kinds);
  try { await until(); } finally { await work.stop(); }
}

test('T16 a job works in the collective of its row, whoever was served before; a poisoned one is tried five times and parked, others go on', async ({ database }) => {
  const [poisoned, calm] = [await aCollective(database), await aCollective(database)];
  await aProposal(calm);
  const kinds: Record<string, JobKind> = {
    count: { heldByFreeze: false, run: ({ tenantId }) => inTenant(tenantId, 'read', async (db) => (
      { tenantId, proposals: (await db.selectFrom('proposals').select('id').execute()).length })) },
    poison: { heldByFreeze: false, run: () => Promise.reject(new Error('poison')) },
  };
  await ask(poisoned, { kind: 'poison' });
  await ask(poisoned, { kind: 'count' });
  await ask(calm, { kind: 'count' });
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await hurry(poisoned);
    await working(kinds, () => expect.poll(async () => (await rows(poisoned))[0]).toMatchObject({ attempts: attempt, state: attempt === 5 ? 'parked' : 'queued', last_error: 'poison' }));
  }
  await working(kinds, () => expect.poll(async () => [await rows(poisoned), await rows(calm)]).toMatchObject([
    [{ state: 'parked', attempts: 5 }, { state: 'done', result: { tenantId: poisoned.id, proposals: 0 } }],
    [{ state: 'done', result: { tenantId: calm.id, proposals: 1 } }]]));
});

test('what was asked in a transaction that failed is never done, and the same key asked twice is one job', async ({ database }) => {
  const collective = await aCollective(database);
  await expect(inTenant(collective.id, 'write', async (db) => {
    await enqueue(db, { kind: 'count' });
    throw new Error('changed my mind');
  })).rejects.toThrow('changed my mind');
  expect(await ask(collective, { kind: 'count', onceKey: '2026-11-25' })).not.toBeNull();
  expect(await ask(collective, { kind: 'count', onceKey: '2026-11-25' })).toBeNull();
  expect(await rows(collective)).toHaveLength(1);
});

test('T67 what a killed process held is taken over when its lease has run out, and a process that stops gives its job back', async ({ database }) => {
  const collective = await aCollective(database);
  let begun = 0;
  const long: JobKind = { heldByFreeze: false, run: ({ signal }) => new Promise((_, reject) => {
    begun += 1;
    signal.addEventListener('abort', () => reject(new Error('stopping')));
  }) };
  await ask(collective, { kind: 'long' });
  await working({ long }, () => expect.poll(() => begun).toBe(1));
  expect(await rows(collective)).toMatchObject([{ state: 'queued', attempts: 0 }]);
  await inTenant(collective.id, 'write', (db) => db.updateTable('jobs')
    .set({ state: 'running', attempts: 1, lease_until: sql<Date>`now() - interval '1 second'` }).execute());
  const quick: JobKind = { heldByFreeze: false, run: () => Promise.resolve({ well: true }) };
  await working({ long: quick }, () => expect.poll(() => rows(collective)).toMatchObject([{ state: 'done', attempts: 2, result: { well: true } }]));
});
