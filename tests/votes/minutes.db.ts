import { expect, test } from '../kit/database.ts';
import { as } from '../kit/as.ts';
import { inTenant } from '../../server/db/root.ts';
import type { Minutes } from '../../server/domain/votes/minutes.ts';
import type { Choice } from '../../server/domain/votes/schema.ts';
import { aHall, opened, vote, voteAll } from './hall.ts';
import { oracleOutcome } from './oracle.ts';
import { ruleOf } from './rule-grid.ts';

/** Counts a vote of the minutes again from their lines alone: roll, electors, roll call; and decides it by the oracle. */
function recounted({ roll }: Minutes, vote: NonNullable<Minutes['items'][number]['vote']>) {
  const { rule, electors, rollCall, closedAt } = vote;
  const voted = new Set(rollCall.map(({ seatId }) => seatId));
  const there = electors.filter((seat) => voted.has(seat)
    || roll.some((stay) => stay.seatId === seat && stay.arrivedAt <= closedAt! && (stay.leftAt === null || stay.leftAt > closedAt!)));
  const chose = (choice: Choice) => rollCall.filter((line) => line.choice === choice).length;
  const counts = { enrolled: electors.length, present: there.length, yes: chose('yes'), no: chose('no'), abstain: chose('abstain') };
  const outcome = oracleOutcome({
    share: { over: rule.threshold.num, under: rule.threshold.den }, more: rule.threshold.strict, shareOf: rule.base,
    assembled: rule.quorum && { over: rule.quorum.num, under: rule.quorum.den, by: rule.quorum.of }, atLeast: rule.minimumVoters,
  }, { roll: counts.enrolled, there: counts.present, for: counts.yes, against: counts.no, neither: counts.abstain, spoilt: 0 });
  return { counts, outcome };
}

test('the minutes are enough to count again: presence from the roll, ballots from the roll call, then decide', async ({ database }) => {
  const hall = await aHall(database, { members: 24, items: 4 });
  const president = await as(hall.collective, hall.president);
  const rule = ruleOf({ threshold: { num: 2, den: 5, strict: true }, base: 'present', quorum: { num: 1, den: 2, of: 'present' } });
  for (let item = 0; item < 4; item += 1) {
    const id = await opened(hall, { item, rule });
    await voteAll(hall, id, ['yes', 'yes', 'no', 'abstain', 'yes', 'yes', 'yes']);
    // People come and go while it closes: each is there at its hour or is not.
    const moving = hall.members.slice(5).map(async (member, n) => {
      const caller = await as(hall.collective, member);
      if (n % 2 === 0) await caller.parliament.leave({ sittingId: hall.sitting.id });
    });
    await Promise.all([...moving, president.votes.close({ id })]);
    await president.votes.announce({ id, reason: 'Voici pourquoi.' });
    for (const member of hall.members.slice(5)) {
      await (await as(hall.collective, member)).parliament.arrive({ sittingId: hall.sitting.id, place: 'room' });
    }
  }
  const minutes = await (await as(hall.collective)).parliament.minutes({ number: hall.sitting.number });
  for (const { vote: kept } of minutes.items) {
    const { places, ...counts } = kept!.counts;
    expect(recounted(minutes, kept!)).toEqual({ counts, outcome: kept!.decision.outcome });
    expect(places.room.present + places.online.present).toBe(counts.present);
  }
});

test('an erased person leaves the minutes and the counts stand', async ({ database }) => {
  const hall = await aHall(database);
  const id = await opened(hall);
  await vote(hall, id, hall.members[0]!, 'yes');
  const president = await as(hall.collective, hall.president);
  await president.votes.close({ id });
  await president.votes.announce({ id, reason: 'Une voix pour.' });
  await inTenant(hall.collective.id, 'write', (db) => db.updateTable('people').set({ state: 'erased' })
    .where('id', '=', hall.members[0]!.id).execute());
  const minutes = await (await as(hall.collective)).parliament.minutes({ number: hall.sitting.number });
  expect(minutes.items[0]!.vote).toMatchObject({ counts: { yes: 1, enrolled: 3 }, rollCall: [{ pseudonym: null, choice: 'yes' }] });
  expect(minutes.roll.filter(({ pseudonym }) => pseudonym === null)).toHaveLength(1);
});
