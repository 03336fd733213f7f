// What an enemy, a nervous finger or a bad line would try on a vote. T43, T42, T44, T49, T52 of the list of attacks; T45 stands in
// tests/votes beside the rule that it tries.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, type TestDatabase } from '../kit/database.ts';
import { as } from '../kit/as.ts';
import { aPerson, aProposal, type TestPerson } from '../kit/builders.ts';
import { aMember } from '../kit/parliament.ts';
import { aHall, opened, refusal, SIMPLE, vote, voteAll, type Hall } from '../votes/hall.ts';
import { closePool, inTenant, openPool } from '../../server/db/root.ts';
import { fixClock } from '../../server/domain/clock.ts';
import { newId } from '../../server/domain/ids.ts';
import type { Result } from '../../server/domain/votes/closing.ts';
import type { Choice } from '../../server/domain/votes/schema.ts';

const CHOICES: Choice[] = ['yes', 'no', 'abstain'];

/** Waits until this many statements of the database wait for a lock. */
async function waiting(database: TestDatabase, howMany: number): Promise<void> {
  const sql = `select 1 from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`;
  for (let tries = 0; tries < 1_000; tries += 1) {
    if ((await database.superuserPool.query(sql, [database.name])).rows.length >= howMany) return;
    await sleep(10);
  }
  throw new Error(`${howMany} statements were expected to wait`);
}

function ballotsOf(hall: Hall, id: string) {
  return inTenant(hall.collective.id, 'read', (db) => db.selectFrom('roll_call_ballots').select(['seat_id', 'choice', 'cast_at'])
    .where('question_id', '=', id).execute());
}

/** The rows of the tables a double deed would show in. */
async function rowsOf(hall: Hall): Promise<Record<string, number>> {
  return inTenant(hall.collective.id, 'read', async (db) => {
    const tables = [
      'questions', 'electors', 'roll_call_ballots', 'verdicts', 'outbox', 'attendances', 'sittings', 'agenda_items', 'journal',
    ] as const;
    const counts = await Promise.all(tables.map((table) => db.selectFrom(table).select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()));
    return Object.fromEntries(tables.map((table, index) => [table, Number(counts[index]!.n)]));
  });
}

test('T42 fifty ballots of one member at once: one is counted, the last accepted', async ({ database }) => {
  const hall = await aHall(database);
  const id = await opened(hall);
  const member = hall.members[0]!;
  const given = await Promise.all(Array.from({ length: 50 }, (_, n) => vote(hall, id, member, CHOICES[n % 3]!)));
  const rows = await ballotsOf(hall, id);
  expect(rows).toHaveLength(1);
  const last = given.toSorted((a, b) => a.castAt.getTime() - b.castAt.getTime()).at(-1)!;
  expect(rows[0]!.cast_at).toEqual(last.castAt);
  expect(given.filter(({ castAt }) => castAt.getTime() === last.castAt.getTime()).map(({ choice }) => choice)).toContain(rows[0]!.choice);
  const { counts } = await (await as(hall.collective, hall.president)).votes.close({ id });
  expect(counts).toMatchObject({ yes: 0, no: 0, abstain: 0, [rows[0]!.choice]: 1 });
});

test('T43 fifty closings against fifty ballots: one tally, accepted and refused make all, nothing comes after', async ({ database }) => {
  const hall = await aHall(database, { members: 50, items: 6 });
  const president = await as(hall.collective, hall.president);
  const callers = await Promise.all(hall.members.map((member) => as(hall.collective, member)));
  await closePool();
  // A connection for each, or closings that wait for one another would leave none for the ballots.
  openPool(database.appUrl, { max: 60 });
  for (let item = 0; item < 6; item += 1) {
    const id = await opened(hall, { item });
    const closings: Promise<Result>[] = [];
    const sent: Promise<{ seatId: string; choice: Choice; answer: string }>[] = [];
    // Each round has more ballots before the first closing; from there on a closing follows every ballot, a little later each.
    for (const [n, caller] of callers.entries()) {
      const choice = CHOICES[n % 3]!;
      sent.push(refusal(caller.votes.cast({ id, choice })).then((answer) => ({ seatId: hall.members[n]!.seatId, choice, answer })));
      if (n >= item * 4) closings.push(president.votes.close({ id }));
      await sleep(n % 2);
    }
    while (closings.length < 50) closings.push(president.votes.close({ id }));
    const [results, votes] = await Promise.all([Promise.all(closings), Promise.all(sent)]);
    const accepted = votes.filter(({ answer }) => answer === 'accepted');
    expect(votes.filter(({ answer }) => answer === 'question.not_open').length).toBe(50 - accepted.length);
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    const tally = Object.fromEntries(CHOICES.map((choice) => [choice, accepted.filter((ballot) => ballot.choice === choice).length]));
    expect(results[0]!.counts).toMatchObject({ enrolled: 50, present: 50, ...tally });
    const rows = await ballotsOf(hall, id);
    expect(rows.map((row) => row.seat_id).toSorted()).toEqual(accepted.map(({ seatId }) => seatId).toSorted());
    expect(await refusal(vote(hall, id, hall.members[0]!, 'yes'))).toBe('question.not_open');
  }
});

test('T43 a closing waits for the ballot that was accepted and not yet written, and counts it', async ({ database }) => {
  const hall = await aHall(database);
  const id = await opened(hall);
  const member = hall.members[0]!;
  const holder = await database.superuserPool.connect();
  try {
    // Holding the elector's line stops the ballot between its check and its row.
    await holder.query('begin');
    await holder.query('select 1 from electors where question_id = $1 and seat_id = $2 for update', [id, member.seatId]);
    const ballot = vote(hall, id, member, 'yes');
    await waiting(database, 1);
    const closing = (await as(hall.collective, hall.president)).votes.close({ id });
    await waiting(database, 2);
    const after = refusal(vote(hall, id, hall.members[1]!, 'no'));
    await holder.query('commit');
    expect((await ballot).choice).toBe('yes');
    const { counts } = await closing;
    expect(counts).toMatchObject({ yes: 1, no: await after === 'accepted' ? 1 : 0 });
    expect(await ballotsOf(hall, id)).toHaveLength(counts.yes + counts.no);
  } finally {
    holder.release();
  }
});

test('T44 a ballot is received in its transaction: before the hour counts, at the hour and after do not', async ({ database }) => {
  const hall = await aHall(database);
  const hour = new Date('2026-11-24T20:00:00.000Z');
  try {
    fixClock(new Date(hour.getTime() - 60_000));
    const id = await opened(hall, { closesAt: hour });
    for (const [after, answer] of [[-1, 'accepted'], [0, 'question.too_late'], [1, 'question.too_late']] as const) {
      fixClock(new Date(hour.getTime() + after));
      const page = await (await as(hall.collective, hall.members[after + 1]!)).votes.question({ id });
      expect(page.abilities.vote).toBe(answer === 'accepted');
      expect(await refusal(vote(hall, id, hall.members[after + 1]!, 'yes'))).toBe(answer);
    }
    const { counts } = await (await as(hall.collective, hall.president)).votes.close({ id });
    expect(counts).toMatchObject({ yes: 1, no: 0, abstain: 0 });
  } finally {
    fixClock(null);
  }
});

test('T44 a ballot sent in time that had to wait past the hour is too late, and says so', async ({ database }) => {
  const hall = await aHall(database);
  const closesAt = new Date(Date.now() + 3_000);
  const id = await opened(hall, { closesAt });
  const holder = await database.superuserPool.connect();
  try {
    await holder.query('begin');
    await holder.query('select 1 from questions where id = $1 for no key update', [id]);
    const answer = refusal(vote(hall, id, hall.members[0]!, 'yes'));
    await waiting(database, 1);
    expect(new Date() < closesAt).toBe(true);
    await holder.query(`select pg_sleep(greatest(0, extract(epoch from $1::timestamptz - clock_timestamp())) + 0.01)`, [closesAt]);
    await holder.query('commit');
    expect(await answer).toBe('question.too_late');
    expect(await ballotsOf(hall, id)).toEqual([]);
  } finally {
    holder.release();
  }
});

test('T49 who can vote can see, page and deed agree, results wait but for who gives the reason', async ({ database }) => {
  const hall = await aHall(database, { members: 4, present: 2 });
  const readers: [string, TestPerson | undefined][] = [
    ['anonymous', undefined], ['resident', await aPerson(hall.collective)],
    ['volunteer', await aPerson(hall.collective, ['volunteer'])],
    ['moderator', await aPerson(hall.collective, ['moderator'])], ['organiser', hall.president], ['elector, present', hall.members[0]],
    ['elector, away', hall.members[2]],
    ['organiser and elector', { ...hall.members[1]!, roles: new Set(['resident', 'member', 'organiser']) }],
  ];
  const { number } = hall.sitting;
  const id = await opened(hall);
  readers.push(['seat of later', await aMember(hall.collective)]);
  await voteAll(hall, id, ['yes', 'yes']);
  const president = await as(hall.collective, hall.president);
  const steps: [string, () => Promise<unknown>][] = [
    ['open', async () => undefined], ['closed', () => president.votes.close({ id })],
    ['announced', () => president.votes.announce({ id, reason: 'Deux voix pour.' })],
  ];
  for (const [state, step] of steps) {
    await step();
    for (const [who, reader] of readers) {
      const caller = await as(hall.collective, reader);
      const [page, sitting, minutes] = await Promise.all([
        caller.votes.question({ id }), caller.parliament.sitting({ number }), caller.parliament.minutes({ number }),
      ]);
      const answer = await refusal(caller.votes.cast({ id, choice: 'yes' }));
      const seen = { who, state, vote: page.abilities.vote, result: page.result !== null, rollCall: page.rollCall !== null,
        agenda: sitting.items[0]!.question!.result !== null, minutes: minutes.items[0]!.vote !== null };
      const announced = state === 'announced';
      const mayVote = state === 'open' && ['elector, present', 'organiser and elector'].includes(who);
      const writesReason = state === 'closed' && who.startsWith('organiser');
      expect({ ...seen, accepted: answer === 'accepted' }).toEqual({
        who, state, vote: mayVote, accepted: mayVote, result: announced || writesReason, rollCall: announced, agenda: announced,
        minutes: announced,
      });
    }
  }
});

test('T52 each deed of a sitting sent twice is done once, and answers what the first time gave', async ({ database }) => {
  const hall = await aHall(database, { members: 3, present: 2 });
  const president = await as(hall.collective, hall.president);
  const [member, late] = [await as(hall.collective, hall.members[0]), await as(hall.collective, hall.members[2])];
  const proposal = await aProposal(hall.collective);
  const next = { id: newId(), title: 'Séance suivante', startsAt: new Date() };
  const id = newId();
  const deeds: [string, () => Promise<unknown>][] = [
    ['plan', () => president.parliament.planSitting(next)],
    ['agenda', () => president.parliament.addToAgenda({ sittingId: next.id, proposalIds: [proposal.id] }).then(() => null)],
    ['open the sitting', () => president.parliament.openSitting({ sittingId: next.id })],
    ['arrive', () => late.parliament.arrive({ sittingId: hall.sitting.id, place: 'online' })],
    ['sign in', () => president.parliament.signIn({ sittingId: next.id, seatId: hall.members[1]!.seatId })],
    ['open', () => president.votes.open({ id, itemId: hall.sitting.itemIds[0]!, rule: SIMPLE })],
    ['cast', () => member.votes.cast({ id, choice: 'yes' })],
    ['close', () => president.votes.close({ id })],
    ['announce', () => president.votes.announce({ id, reason: 'Une voix pour.' })],
    ['close the sitting', () => president.parliament.closeSitting({ sittingId: hall.sitting.id })],
  ];
  for (const [name, deed] of deeds) {
    const first = await deed();
    const rows = await rowsOf(hall);
    expect([name, await deed()]).toEqual([name, first]);
    if (name !== 'sign in') expect([name, await rowsOf(hall)]).toEqual([name, rows]);
  }
  expect(await refusal(president.votes.announce({ id, reason: 'Une autre raison, plus tard.' }))).toBe('accepted');
  expect((await member.votes.question({ id })).result?.reason).toBe('Une voix pour.');
});

test('T52 pressed many times at once, a vote opens once, a roll is signed once, an announcement is made once', async ({ database }) => {
  const hall = await aHall(database, { members: 3, present: 1 });
  const president = await as(hall.collective, hall.president);
  const ids = [newId(), newId()];
  const itemId = hall.sitting.itemIds[0]!;
  const openings = await Promise.all(Array.from({ length: 20 }, (_, n) =>
    refusal(president.votes.open({ id: ids[n % 2]!, itemId, rule: SIMPLE }))));
  expect([...new Set(openings)].toSorted()).toEqual(['accepted', 'question.already_open']);
  expect(openings.filter((answer) => answer === 'accepted')).toHaveLength(10);
  const late = await as(hall.collective, hall.members[1]);
  const arrivals = await Promise.all(Array.from({ length: 20 }, () =>
    late.parliament.arrive({ sittingId: hall.sitting.id, place: 'online' })));
  expect(new Set(arrivals.map((stay) => JSON.stringify(stay))).size).toBe(1);
  const id = openings[0] === 'accepted' ? ids[0]! : ids[1]!;
  await president.votes.close({ id });
  await Promise.all(Array.from({ length: 20 }, (_, n) => president.votes.announce({ id, reason: `Raison numéro ${n}.` })));
  expect(await rowsOf(hall)).toMatchObject({ questions: 1, electors: 3, attendances: 2 });
  const announcements = await inTenant(hall.collective.id, 'read', (db) => db.selectFrom('journal').select('id')
    .where('verb', '=', 'question.announced').execute());
  expect(announcements).toHaveLength(1);
});
