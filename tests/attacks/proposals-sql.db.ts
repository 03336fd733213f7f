import pg from 'pg';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';

const PAYLOADS = [
  "'; select pg_sleep(5); --",
  "' or pg_sleep(5) is null --",
  '1; select pg_sleep(5)',
  '1) or (select pg_sleep(5)) is null --',
  "') union select pg_sleep(5)::text --",
  "\\'; select pg_sleep(5); --",
  '$$; select pg_sleep(5); $$',
  "%' and pg_sleep(5) is null and '%'='",
  'published_at desc, (select pg_sleep(5))',
  '(case when pg_sleep(5) is null then 1 end)',
  "a' & pg_sleep(5) & 'b",
  'école:*) || pg_sleep(5) || (b',
  "'::tsquery || pg_sleep(5)::text::tsquery || '",
  '<->pg_sleep(5)',
  '!pg_sleep(5)',
  '20; select pg_sleep(5)',
  "2026-01-01.3.1.'; select pg_sleep(5); --",
  "1_'; select pg_sleep(5); --",
];
const PLACES = ['q', 'theme', 'district', 'status', 'origin', 'voice', 'meeting', 'order', 'after'] as const;

/** Every statement that this process sends, as its text alone: values travel apart, and never become a part of it. */
async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const query = Reflect.get(pg.Client.prototype, 'query') as (...all: unknown[]) => unknown;
  pg.Client.prototype.query = function spy(this: pg.Client, ...given: unknown[]) {
    const [asked] = given as [string | { text: string }];
    sent.push(typeof asked === 'string' ? asked : asked.text);
    return query.apply(this, given);
  } as typeof pg.Client.prototype.query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
  }
  return sent;
}

test('T19 SQL in the search, the filters, the order and the cursor is refused or looked for as a word: no statement ever holds it', async ({
  database,
}) => {
  const collective = await aCollective(database);
  const proposal = await aProposal(collective, { title: "Dormir dehors : pg_sleep, c'est assez" });
  const { proposals } = await as(collective, await aPerson(collective, ['moderator', 'volunteer']));
  let taken = 0;
  const sent = await statements(async () => {
    for (const payload of PAYLOADS) {
      for (const place of PLACES) {
        const answer = await proposals
          .list({ [place]: payload, ...(place === 'after' && { order: 'recent' }) } as never)
          .catch((error: { code: string }) => error.code);
        if (typeof answer === 'string') expect(answer).toBe('BAD_REQUEST');
        else taken += 1;
      }
      for (const order of ['fair', 'recent', 'answered']) {
        const answer = await proposals.list({ order, q: payload, after: payload } as never).catch((error: { code: string }) => error.code);
        if (typeof answer === 'string') expect(answer).toBe('BAD_REQUEST');
      }
      await proposals.lookAlikes({ title: payload });
      const deeds = [
        proposals.page({ reference: payload } as never),
        proposals.byId({ id: payload }),
        proposals.queue({ after: payload }),
        proposals.mine({ after: payload }),
      ];
      for (const answer of await Promise.allSettled(deeds))
        expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'BAD_REQUEST' } });
    }
  });
  expect(taken).toBeGreaterThanOrEqual(PAYLOADS.length);
  expect(sent.length).toBeGreaterThan(PAYLOADS.length);
  expect(sent.filter((text) => text.includes('pg_sleep'))).toEqual([]);
  expect((await proposals.list({ q: 'pg_sleep' })).items.map(({ id }) => id)).toEqual([proposal.id]);
});
