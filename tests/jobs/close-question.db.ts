// A vote that has its hour closes by itself.
import { closePool, inTenant } from '../../server/db/root.ts';
import { startWork } from '../../server/jobs/work.ts';
import { as } from '../kit/as.ts';
import { cloneDatabase, expect, test } from '../kit/database.ts';
import { aHall, opened, vote } from '../votes/hall.ts';

test('T44 at its hour a vote is closed and counted by itself, and waits to be announced; an annulled one is left alone', async () => {
  test.setTimeout(60_000);
  // Of its own: other collectives' work would go first.
  const database = await cloneDatabase();
  const hall = await aHall(database, { items: 2 });
  const closesAt = new Date(Date.now() + 2_000);
  const [id, annulled] = [await opened(hall, { closesAt }), await opened(hall, { item: 1, closesAt })];
  await vote(hall, id, hall.members[0]!, 'yes');
  const president = await as(hall.collective, hall.president);
  await president.votes.annul({ id: annulled, reason: 'Le texte lu n’était pas le bon.' });
  const states = () => inTenant(hall.collective.id, 'read', async (db) => ({
    questions: await db.selectFrom('questions').select(['id', 'state', 'outcome']).orderBy('id').execute(),
    jobs: (await db.selectFrom('jobs').select('state').execute()).map(({ state }) => state),
  }));
  const work = startWork();
  try {
    await expect.poll(states, { timeout: 30_000 }).toEqual({
      questions: [{ id, state: 'closed', outcome: 'adopted' }, { id: annulled, state: 'annulled', outcome: null }].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      jobs: ['done', 'done'],
    });
  } finally {
    await work.stop();
  }
  const lines = await inTenant(hall.collective.id, 'read', (db) => db.selectFrom('journal').select(['verb', 'actor_role']).where('verb', '=', 'question.closed').execute());
  expect(lines).toEqual([{ verb: 'question.closed', actor_role: 'system:clock' }]);
  await closePool();
  await database.drop();
});
