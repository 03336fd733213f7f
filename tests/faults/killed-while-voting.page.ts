// PostgreSQL is killed while a parliament votes: what was acknowledged is there, whatever was on its way is repeated and counted once.
import { ask } from '../kit/ask.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/server.ts';
import { as } from '../kit/as.ts';
import { sessionCookie } from '../kit/login.ts';
import { aMember, aSitting } from '../kit/parliament.ts';
import { startServer } from '../kit/server.ts';
import { newId } from '../../server/domain/ids.ts';
import { ownPostgres } from './house.ts';

const MEMBERS = 120;
const EACH = 50;
const CHOICES = ['yes', 'no', 'abstain'] as const;
type Choice = (typeof CHOICES)[number];
interface Voter { seat: string; cookie: string; ip: string; acknowledged: Choice | null; sent: Choice | null }

test('T65 PostgreSQL killed during six thousand votes: none that was acknowledged is lost, and everybody goes on', async () => {
  test.setTimeout(240_000);
  const postgres = await ownPostgres();
  const server = await startServer(postgres.database, { TRUSTED_PROXIES: '127.0.0.1' });
  try {
    const collective = await aCollective(postgres.database);
    const organiser = await aPerson(collective, ['organiser']);
    const voters: Voter[] = [];
    for (let n = 0; n < MEMBERS; n += 1) {
      const member = await aMember(collective);
      voters.push({ seat: member.seatId, cookie: await sessionCookie(collective, member), ip: `10.1.${n >> 8}.${n & 255}`, acknowledged: null, sent: null });
    }
    const sitting = await aSitting(collective, { state: 'open', proposals: [await aProposal(collective)], present: voters.map(({ seat }) => ({ seatId: seat })) });
    const id = newId();
    await (await as(collective, organiser)).votes.open({ id, itemId: sitting.itemIds[0]! });
    const stored = async () => new Map((await postgres.database.superuserPool.query<{ seat_id: string; choice: Choice }>(
      'select seat_id, choice from roll_call_ballots where question_id = $1', [id])).rows.map((row) => [row.seat_id, row.choice]));

    const outages: Promise<void>[] = [];
    let accepted = 0;
    let failed = 0;
    const outage = async () => {
      await postgres.kill();
      await postgres.start();
      // Before anybody tries again: each seat holds what it was told, or the one ballot whose answer it never had.
      const ballots = await stored();
      for (const { seat, acknowledged, sent } of voters) {
        if (acknowledged !== null) expect([acknowledged, sent]).toContain(ballots.get(seat));
      }
    };
    const vote = async (voter: (typeof voters)[number], choice: Choice): Promise<void> => {
      for (let tries = 0; tries < 200; tries += 1) {
        await outages[0];
        voter.sent = choice;
        const answer = await ask(server, {
          slug: collective.slug, path: '/api/trpc/votes.cast', method: 'POST', body: JSON.stringify({ id, choice }),
          headers: { cookie: voter.cookie, origin: server.origin(collective.slug), 'content-type': 'application/json', 'x-forwarded-for': voter.ip },
        });
        if (answer.status === 200) {
          voter.acknowledged = choice;
          accepted += 1;
          if (accepted === (MEMBERS * EACH) / 2) outages.push(outage());
          return;
        }
        // An answer that was on its way when the database died is a plain 503; anything else is a defect.
        expect(answer.status, answer.text).toBe(503);
        failed += 1;
        await new Promise((resolve) => { setTimeout(resolve, 100); });
      }
      throw new Error('never accepted');
    };
    await Promise.all(voters.map(async (voter, index) => {
      for (let n = 0; n < EACH; n += 1) await vote(voter, CHOICES[(index + n) % 3]!);
    }));
    await Promise.all(outages);
    expect(failed, 'the outage was felt').toBeGreaterThan(0);
    expect(accepted).toBe(MEMBERS * EACH);
    expect(await stored()).toEqual(new Map(voters.map(({ seat, acknowledged }) => [seat, acknowledged])));
    const { counts } = await (await as(collective, organiser)).votes.close({ id });
    const expected = (choice: Choice) => voters.filter(({ acknowledged }) => acknowledged === choice).length;
    expect(counts).toMatchObject({ yes: expected('yes'), no: expected('no'), abstain: expected('abstain') });
  } finally {
    await server.remove();
    await postgres.remove();
  }
});
