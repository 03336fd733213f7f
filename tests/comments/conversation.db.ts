import { sql } from 'kysely';
import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { touchPages } from '../../server/domain/journal.ts';
import { commentNews } from '../../server/domain/comments/news.ts';
import { conversationOf } from '../../server/domain/comments/conversation.ts';
import { conversationSchema } from '../../server/domain/comments/schema.ts';
import { ANONYMOUS } from '../../server/domain/actor.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import { expect, test, type TestDatabase } from '../kit/database.ts';
import { say } from './fixtures.ts';

/** Many threads for a proposal, each second two at the same instant, straight into the table. */
async function crowd(database: TestDatabase, collective: TestCollective, proposal: string, howMany: number, parent: string | null = null): Promise<void> {
  await database.superuserPool.query(
    `insert into comments (tenant_id, id, proposal_id, parent_id, stance, body, status, published_at, written_at)
    select $1, gen_random_uuid(), $2, $3::uuid, case when $3::uuid is null then 'for' end, 'Avis ' || n, 'published', now(), now() - (n / 2) * interval '1 minute'
    from generate_series(1, $4::int) n`,
    [collective.id, proposal, parent, howMany],
  );
  await inTenant(collective.id, 'write', touchPages);
}

test('P12 the pages of a stance together are all of it, none twice, while others speak', async ({ database }) => {
  const collective = await aCollective(database);
  const ada = await aPerson(collective);
  const { id: proposal } = await aProposal(collective);
  await crowd(database, collective, proposal, 67);
  const { rows: before } = await database.superuserPool.query<{ id: string }>('select id from comments where proposal_id = $1', [proposal]);
  const { comments } = await as(collective);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof comments.of>> = await comments.of({ proposal, stance: 'for', after });
    seen.push(...page.sections[0]!.threads.map(({ id }) => id));
    await say(collective, ada, proposal);
    after = page.sections[0]!.next;
  } while (after !== null);
  expect(seen.toSorted()).toEqual(before.map(({ id }) => id).toSorted());
});

test('P12 the replies of a thread likewise, in the order in which they came, those that arrive at its end', async ({ database }) => {
  const collective = await aCollective(database);
  const ada = await aPerson(collective);
  const { id: proposal } = await aProposal(collective);
  const { id: thread } = await say(collective, ada, proposal);
  await crowd(database, collective, proposal, 45, thread);
  const { comments } = await as(collective);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof comments.of>> = await comments.of({ proposal, thread, after });
    seen.push(...page.thread!.thread.replies.map(({ id }) => id));
    if (seen.length < 30) await say(collective, ada, proposal, { parent: thread, body: 'Encore un mot.' });
    after = page.thread!.next;
  } while (after !== null);
  const { rows } = await database.superuserPool.query<{ id: string }>('select id from comments where parent_id = $1 order by written_at, id', [thread]);
  expect(seen).toEqual(rows.map(({ id }) => id));
});

test('a page of a conversation reads its threads and not the crowd', async ({ database }) => {
  const collective = await aCollective(database);
  const proposals = await Promise.all(Array.from({ length: 6 }, () => aProposal(collective)));
  for (const { id } of proposals) await crowd(database, collective, id, 1_500);
  await database.superuserPool.query('analyze comments');
  const blocks = async () => {
    const { rows } = await database.superuserPool.query<{ n: string; scans: string }>(
      "select heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read as n, seq_scan as scans from pg_statio_user_tables join pg_stat_user_tables using (relid) where relid = 'comments'::regclass");
    return { n: Number(rows[0]!.n), scans: Number(rows[0]!.scans) };
  };
  const input = conversationSchema.parse({ proposal: proposals[2]!.id, stance: 'for' });
  const ask = () => inTenant(collective.id, 'read', (db) => conversationOf(db, ANONYMOUS, input));
  await ask();
  const before = await blocks();
  await inTenant(collective.id, 'write', async (db) => {
    await conversationOf(db, ANONYMOUS, input);
    await sql`select pg_stat_force_next_flush()`.execute(db);
  });
  const after = await blocks();
  // The counts of the page are in memory by now; twenty threads, each asked for its replies, and the way down the indexes.
  expect(after.scans - before.scans).toBe(0);
  expect(after.n - before.n).toBeLessThan(400);
});

test('what a notice tells of: public comments alone, with whom they answer', async ({ database }) => {
  const collective = await aCollective(database);
  const [ada, bob, moderator] = [await aPerson(collective), await aPerson(collective), await aPerson(collective, ['moderator'])];
  const { id: proposal, reference } = await aProposal(collective, { title: 'Un banc' });
  const thread = await say(collective, ada, proposal);
  const reply = await say(collective, bob, proposal, { parent: thread.id, body: 'Et l’ombre ?' });
  const gone = await say(collective, bob, proposal);
  await (await as(collective, moderator)).comments.decide({ id: gone.id, decision: 'hide', reason: 'advert', statement: 'Ceci est une publicité.' });
  const ids = [thread.id, reply.id, gone.id, newId()];
  expect(await inTenant(collective.id, 'read', (db) => commentNews(db, ids))).toMatchObject([
    { id: thread.id, thread: thread.id, stance: 'for', answers: null, author: ada.id, subject: { kind: 'proposal', reference, title: 'Un banc' } },
    { id: reply.id, thread: thread.id, stance: null, answers: ada.id, author: bob.id, excerpt: 'Et l’ombre ?' },
  ]);
});
