// What is published is compared without anybody asking: one waiting job a collective and a window, in the transaction that publishes.
import { inTenant } from '../../server/db/root.ts';
import { fixClock, now } from '../../server/domain/clock.ts';
import { WINDOW_MINUTES } from '../../server/domain/grouping/asking.ts';
import { newId } from '../../server/domain/ids.ts';
import { moveAll } from '../../server/domain/proposals/moves.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { CONSUL_MADRID } from '../imports/fixtures.ts';
import { importInto, newTenant, read } from '../imports/house.ts';

const asked = (of: TestCollective) => inTenant(of.id, 'read', (db) => db.selectFrom('jobs').select(['state', 'once_key', 'run_at']).where('kind', '=', 'look-alikes')
  .orderBy('run_at').execute());
const publish = (of: TestCollective, ...ids: string[]) => inTenant(of.id, 'write', (db) => moveAll(db, ids, 'publish'));
const waiting = (of: TestCollective) => aProposal(of, { status: 'submitted' });
const minutes = (n: number) => new Date(Date.UTC(2026, 10, 2, 10, n));

test.afterEach(() => { fixClock(null); });

test('many published at once are one waiting job, after the window’s end; what is published later is another, even once the first is done', async ({ database }) => {
  const [collective, other] = [await aCollective(database), await aCollective(database)];
  fixClock(minutes(1));
  const all = await Promise.all(Array.from({ length: 12 }, () => waiting(collective)));
  await Promise.all(all.slice(0, 6).map(({ id }) => publish(collective, id)));
  fixClock(minutes(WINDOW_MINUTES - 1));
  await publish(collective, ...all.slice(6, 11).map(({ id }) => id));
  expect(await asked(collective)).toMatchObject([{ state: 'queued', run_at: minutes(WINDOW_MINUTES + 1) }]);
  expect(await asked(other)).toEqual([]);
  await inTenant(collective.id, 'write', (db) => db.updateTable('jobs').set({ state: 'done', ended_at: now() }).where('kind', '=', 'look-alikes').execute());
  fixClock(minutes(WINDOW_MINUTES + 2));
  await publish(collective, all[11]!.id);
  expect(await asked(collective)).toMatchObject([{ state: 'done' }, { state: 'queued', run_at: minutes(WINDOW_MINUTES * 2 + 1) }]);
});

test('sent and public at once, or taken back into the list: asked for; sent to wait, refused, or rolled back: not', async ({ database }) => {
  const [open, before] = [await aCollective(database), await aCollective(database, { moderation: 'before' })];
  const send = async (to: TestCollective) => {
    const id = newId();
    await (await as(to, await aPerson(to))).proposals.submit({ id, title: 'Un banc devant la gare', body: 'Pour attendre assis.', theme: 'logement', voice: 'resident' });
    return id;
  };
  await send(open);
  expect(await asked(open)).toHaveLength(1);
  const id = await send(before);
  await inTenant(before.id, 'write', async (db) => {
    await moveAll(db, [id], 'publish');
    throw new Error('rolled back');
  }).catch(() => {});
  await inTenant(before.id, 'write', (db) => moveAll(db, [id], 'refuse'));
  expect(await asked(before)).toEqual([]);
  await inTenant(before.id, 'write', (db) => moveAll(db, [id], 'reinstate'));
  expect(await asked(before)).toHaveLength(1);
});

test('a job that waits for its hour does not hold the desk’s button back', async ({ database }) => {
  const collective = await aCollective(database);
  const groupings = (await as(collective, await aPerson(collective, ['organiser']))).groupings;
  await publish(collective, (await waiting(collective)).id);
  expect((await groupings.clusters({})).comparing).toMatchObject({ all: 1, fresh: 1, running: false });
  expect(await groupings.compare()).toEqual({ asked: true });
  expect((await groupings.clusters({})).comparing).toMatchObject({ running: true });
  expect([await groupings.compare(), (await asked(collective)).length]).toEqual([{ asked: false }, 2]);
});

test('an import asks for one job, and the same import again, which brings nothing, for none', async ({ database }) => {
  const tenant = { ...await newTenant(database), name: 'Essai' };
  fixClock(minutes(1));
  await importInto(tenant.id, [read('madrid.csv', CONSUL_MADRID)], true);
  expect(await asked(tenant)).toHaveLength(1);
  fixClock(minutes(WINDOW_MINUTES + 1));
  await importInto(tenant.id, [read('madrid.csv', CONSUL_MADRID)]);
  expect(await asked(tenant)).toHaveLength(1);
});
