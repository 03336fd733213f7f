import { expect, test } from '../kit/database.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson } from '../kit/builders.ts';
import { aMember, aSeat } from '../kit/parliament.ts';
import { addDays, dayAt, startOfDay } from '../../tenants/calendar.ts';
import { inTenant } from '../../server/db/root.ts';
import { fixClock } from '../../server/domain/clock.ts';
import { newId } from '../../server/domain/ids.ts';
import { receiptOf } from '../../server/domain/votes/ballots.ts';
import { aHall, opened, refusal, SIMPLE, vote, voteAll } from './hall.ts';
import { ruleOf } from './rule-grid.ts';

const dayBeforeYesterday = addDays(dayAt(new Date(), 'Europe/Paris'), -2);

test('what was shown before opening is fixed: the database lets neither rule, nor effect, nor electorate change', async ({ database }) => {
  const hall = await aHall(database);
  const id = await opened(hall);
  const asApplication = async (sql: string): Promise<string> => {
    const client = await database.pool.connect();
    try {
      await client.query(`begin; set local app.tenant_id = '${hall.collective.id}'`);
      return await client.query(sql, [id]).then(() => 'accepted', (error: { code?: string }) => error.code ?? 'unknown');
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  expect(await asApplication('update questions set state = state where id = $1')).toBe('accepted');
  for (const change of [`rule = '{}'`, `on_rejection = 'sent_back'`, `mode = 'roll_call'`, 'closes_at = now()', 'proposal_id = proposal_id',
    'opened_at = now()']) {
    expect(await asApplication(`update questions set ${change} where id = $1`)).toBe('42501');
  }
  for (const sql of ['update electors set seat_id = seat_id where question_id = $1', 'delete from electors where question_id = $1',
    'delete from roll_call_ballots where question_id = $1', 'delete from questions where id = $1']) {
    expect(await asApplication(sql)).toBe('42501');
  }
});

test('the collective’s own rule is frozen with the question, whatever its settings become', async ({ database }) => {
  const hall = await aHall(database, { settings: { parliament: { rule: SIMPLE, onRejection: 'sent_back' } } });
  const president = await as(hall.collective, hall.president);
  const id = newId();
  const first = await president.votes.open({ id, itemId: hall.sitting.itemIds[0]! });
  expect(first).toEqual({ id, rule: SIMPLE, onRejection: 'sent_back', enrolled: 3 });
  const others = JSON.stringify({ name: 'Autre', referenceDay: '2026-11-01' });
  await inTenant(hall.collective.id, 'write', (db) => db.updateTable('collectives').set({ settings: others }).execute());
  const page = await (await as(hall.collective)).votes.question({ id });
  expect([page.rule, page.onRejection]).toEqual([SIMPLE, 'sent_back']);
});

test('T45 the electorate is the one of the opening: a mandate ended since still votes, one begun since does not', async ({ database }) => {
  const hall = await aHall(database, { members: 2 });
  const future = await aPerson(hall.collective);
  const id = await opened(hall);
  await aSeat(hall.collective, future);
  const president = await as(hall.collective, hall.president);
  await president.parliament.endSeat({ id: hall.members[0]!.seatId, endsOn: dayBeforeYesterday });
  const ended = { ...hall.members[0]!, roles: new Set(['resident' as const]), seatId: null };
  expect((await vote(hall, id, ended, 'yes')).choice).toBe('yes');
  await (await as(hall.collective, future)).parliament.arrive({ sittingId: hall.sitting.id, place: 'online' });
  expect(await refusal(vote(hall, id, future, 'yes'))).toBe('question.not_elector');
  const { counts } = await president.votes.close({ id });
  expect(counts).toMatchObject({ enrolled: 2, present: 2, yes: 1 });
});

test('T45 a quorum is met by who is signed in or has voted, and one short is one short', async ({ database }) => {
  const half = ruleOf({ threshold: SIMPLE.threshold, quorum: { num: 1, den: 2, of: 'present' } });
  for (const [present, outcome] of [[3, 'adopted'], [2, 'quorum_missed']] as const) {
    const hall = await aHall(database, { members: 5, present });
    const id = await opened(hall, { rule: half });
    await vote(hall, id, hall.members[0]!, 'yes');
    const result = await (await as(hall.collective, hall.president)).votes.close({ id });
    expect(result.decision).toMatchObject({ outcome, quorum: { needed: 3, reached: present } });
  }
});

test('T45 who loses her seat or leaves after voting counts in the quorum, who leaves without voting does not', async ({ database }) => {
  const hall = await aHall(database, { members: 4 });
  const id = await opened(hall, { rule: ruleOf({ threshold: SIMPLE.threshold, quorum: { num: 3, den: 4, of: 'present' } }) });
  await vote(hall, id, hall.members[0]!, 'yes');
  const president = await as(hall.collective, hall.president);
  for (const member of hall.members.slice(0, 2)) await (await as(hall.collective, member)).parliament.leave({ sittingId: hall.sitting.id });
  await president.parliament.endSeat({ id: hall.members[2]!.seatId, endsOn: dayBeforeYesterday });
  const { counts, decision } = await president.votes.close({ id });
  expect(counts).toMatchObject({ enrolled: 4, present: 3, places: { room: { present: 3, yes: 1 }, online: { present: 0 } } });
  expect(decision.outcome).toBe('adopted');
});

test('one votes once signed in, from where one is signed in; the parts add up', async ({ database }) => {
  const hall = await aHall(database, { members: 3, present: 1 });
  const id = await opened(hall);
  const [first, second, third] = hall.members;
  expect(await refusal(vote(hall, id, second!, 'yes'))).toBe('attendance.missing');
  await (await as(hall.collective, second!)).parliament.arrive({ sittingId: hall.sitting.id, place: 'online' });
  expect(await vote(hall, id, second!, 'no')).toMatchObject({ choice: 'no', place: 'online' });
  expect(await vote(hall, id, first!, 'yes')).toMatchObject({ choice: 'yes', place: 'room' });
  const president = await as(hall.collective, hall.president);
  await president.parliament.signIn({ sittingId: hall.sitting.id, seatId: third!.seatId });
  await vote(hall, id, third!, 'yes');
  const { counts } = await president.votes.close({ id });
  expect(counts.places).toEqual({ room: { present: 2, yes: 2, no: 0, abstain: 0 }, online: { present: 1, yes: 0, no: 1, abstain: 0 } });
  expect(counts).toMatchObject({ enrolled: 3, present: 3, yes: 2, no: 1, abstain: 0 });
});

test('a ballot can be changed until the closing, and its receipt is that of its public line', async ({ database }) => {
  const hall = await aHall(database);
  const id = await opened(hall);
  const member = hall.members[0]!;
  await vote(hall, id, member, 'yes');
  const last = await vote(hall, id, member, 'no');
  const president = await as(hall.collective, hall.president);
  expect((await president.votes.close({ id })).counts).toMatchObject({ yes: 0, no: 1 });
  expect(await refusal(vote(hall, id, member, 'yes'))).toBe('question.not_open');
  await president.votes.announce({ id, reason: 'Le vote est clair.' });
  const { rollCall } = await (await as(hall.collective)).votes.question({ id });
  expect(rollCall).toMatchObject([{ seatId: member.seatId, choice: 'no', receipt: last.receipt, pseudonym: member.pseudonym }]);
  expect(receiptOf({ questionId: id, seatId: member.seatId, choice: 'no', castAt: rollCall![0]!.castAt })).toBe(last.receipt);
});

test('while ballots come in, their number shows and nothing else; a member sees her own', async ({ database }) => {
  const hall = await aHall(database);
  const id = await opened(hall);
  await voteAll(hall, id, ['yes', 'no']);
  for (const reader of [undefined, hall.author, hall.members[2]!, hall.president]) {
    const page = await (await as(hall.collective, reader)).votes.question({ id });
    expect(page).toMatchObject({ received: 2, enrolled: 3, result: null, rollCall: null, mine: { ballot: null } });
  }
  const mine = await (await as(hall.collective, hall.members[1]!)).votes.question({ id });
  expect(mine.mine).toMatchObject({ elector: true, attendance: 'room', ballot: { choice: 'no' } });
});

test('an annulled vote counts for nothing, says why, and makes room for another', async ({ database }) => {
  const hall = await aHall(database);
  const id = await opened(hall);
  await voteAll(hall, id, ['yes', 'yes']);
  const president = await as(hall.collective, hall.president);
  await president.votes.annul({ id, reason: 'La règle affichée n’était pas la bonne.' });
  expect(await refusal(vote(hall, id, hall.members[2]!, 'yes'))).toBe('question.not_open');
  expect(await refusal(president.votes.close({ id }))).toBe('question.not_open');
  expect(await refusal(president.votes.announce({ id, reason: 'Pour voir.' }))).toBe('question.not_closed');
  const again = await opened(hall);
  await voteAll(hall, again, ['no', 'no']);
  expect((await president.votes.close({ id: again })).decision.outcome).toBe('rejected');
  expect(await refusal(president.votes.annul({ id: again, reason: 'Ce résultat ne plaît pas.' }))).toBe('question.not_open');
  await president.votes.announce({ id: again, reason: 'Trop cher.' });
  const { items } = await (await as(hall.collective)).parliament.minutes({ number: hall.sitting.number });
  expect(items[0]).toMatchObject({
    annulled: [{ reason: 'La règle affichée n’était pas la bonne.' }], vote: { id: again, reason: 'Trop cher.' },
  });
});

test('a vote opens on an item of an open sitting, once, for an electorate that exists', async ({ database }) => {
  const hall = await aHall(database, { items: 2 });
  const president = await as(hall.collective, hall.president);
  const id = await opened(hall);
  expect(await refusal(opened(hall))).toBe('question.already_open');
  expect(await refusal(president.votes.open({ id: newId(), itemId: newId() }))).toBe('agenda.item_not_found');
  expect(await refusal(president.parliament.removeFromAgenda({ itemId: hall.sitting.itemIds[0]! }))).toBe('agenda.vote_taken');
  expect(await refusal(president.parliament.closeSitting({ sittingId: hall.sitting.id }))).toBe('sitting.votes_pending');
  await president.votes.close({ id });
  await president.votes.announce({ id, reason: 'Personne n’a voté.' });
  await president.parliament.closeSitting({ sittingId: hall.sitting.id });
  expect(await refusal(opened(hall, { item: 1 }))).toBe('sitting.transition_forbidden');
  const empty = await aHall(database, { members: 0 });
  expect(await refusal(opened(empty))).toBe('question.no_electors');
});

test('outside the phase of validation no vote opens', async ({ database }) => {
  const phases = [{ code: 'avant', label: { fr: 'Avant' }, from: 0, to: 60, opens: ['propose' as const] }];
  const hall = await aHall(database, { settings: { phases } });
  expect(await refusal(opened(hall))).toBe('phase.closed');
});

test('an hour of closing that is past opens nothing', async ({ database }) => {
  const hall = await aHall(database);
  expect(await refusal(opened(hall, { closesAt: new Date(Date.now() - 1_000) }))).toBe('system.invalid');
});

test('during the electoral freeze no deed of the parliament passes, and its pages stay readable', async ({ database }) => {
  const poll = addDays(dayAt(new Date(), 'Europe/Paris'), 10);
  const hall = await aHall(database, { settings: { election: { rounds: [poll] } } });
  const id = await opened(hall);
  const [president, member] = [await as(hall.collective, hall.president), await as(hall.collective, hall.members[0])];
  const { id: sittingId, itemIds, number } = hall.sitting;
  const seat = { id: newId(), personId: hall.author.id, kind: 'lot' as const, startsOn: poll };
  const sitting = { id: newId(), title: 'Une séance', startsAt: new Date() };
  const [itemId, seatId, reason] = [itemIds[0]!, hall.members[0]!.seatId, 'Voici pourquoi.'];
  try {
    fixClock(startOfDay(poll, 'Europe/Paris'));
    const deeds = [
      member.votes.cast({ id, choice: 'yes' }), member.parliament.leave({ sittingId }),
      member.parliament.arrive({ sittingId, place: 'room' }),
      president.votes.close({ id }), president.votes.announce({ id, reason }), president.votes.annul({ id, reason }),
      president.votes.open({ id: newId(), itemId }), president.parliament.addSeat(seat),
      president.parliament.endSeat({ id: seatId, endsOn: poll }),
      president.parliament.planSitting(sitting), president.parliament.editSitting({ ...sitting, version: 1 }),
      president.parliament.openSitting({ sittingId }), president.parliament.closeSitting({ sittingId }),
      president.parliament.addToAgenda({ sittingId, proposalIds: [hall.proposals[0]!.id] }),
      president.parliament.removeFromAgenda({ itemId }),
      president.parliament.arrangeAgenda({ sittingId, itemIds }), president.parliament.recommend({ itemId, recommendation: null }),
      president.parliament.signIn({ sittingId, seatId }), president.parliament.signOut({ sittingId, seatId }),
    ];
    expect(new Set(await Promise.all(deeds.map(refusal)))).toEqual(new Set(['freeze.running']));
    const page = await member.votes.question({ id });
    expect(Object.values(page.abilities)).toEqual([false, false, false, false, false]);
    for (const caller of [president, member]) {
      expect(Object.values((await caller.parliament.sitting({ number })).abilities).some(Boolean)).toBe(false);
    }
  } finally {
    fixClock(null);
  }
});

test('a rule that is none is refused at the door, by the name of its field', async ({ database }) => {
  const collective = await aCollective(database);
  const president = await as(collective, await aPerson(collective, ['organiser']));
  const rule = { ...SIMPLE, threshold: { num: 3, den: 2, strict: false } };
  const error: unknown = await president.votes.open({ id: newId(), itemId: newId(), rule }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'BAD_REQUEST', cause: { issues: [{ path: ['rule', 'threshold', 'num'] }] } });
  const member = await as(collective, await aMember(collective));
  expect(await refusal(member.votes.open({ id: newId(), itemId: newId() }))).toBe('role.missing');
});
