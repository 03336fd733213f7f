import { expect, test } from '../kit/database.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { aMember, aSeat, aSitting } from '../kit/parliament.ts';
import { opened, refusal, SIMPLE } from '../votes/hall.ts';
import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { addDays, dayAt } from '../../tenants/calendar.ts';

const today = dayAt(new Date(), 'Europe/Paris');

test('a seat is given for a mandate, one at a time, and ends on a day', async ({ database }) => {
  const collective = await aCollective(database);
  const president = await as(collective, await aPerson(collective, ['organiser']));
  const person = await aPerson(collective);
  const seat = { id: newId(), personId: person.id, kind: 'lot' as const, startsOn: addDays(today, -10), endsOn: addDays(today, 10) };
  await president.parliament.addSeat(seat);
  expect(await refusal(president.parliament.addSeat(seat))).toBe('accepted');
  const from = (days: number) =>
    refusal(president.parliament.addSeat({ ...seat, id: newId(), startsOn: addDays(today, days), endsOn: null }));
  expect([await from(10), await from(11)]).toEqual(['seat.overlaps', 'accepted']);
  expect(await refusal(president.parliament.addSeat({ ...seat, id: newId(), personId: newId() }))).toBe('person.not_found');
  expect((await president.parliament.page()).seats).toMatchObject([{ pseudonym: person.pseudonym, kind: 'lot' }]);
  expect(await refusal(president.parliament.endSeat({ id: seat.id, endsOn: addDays(today, 11) }))).toBe('system.invalid');
  expect(await refusal(president.parliament.endSeat({ id: newId(), endsOn: today }))).toBe('seat.not_found');
  await president.parliament.endSeat({ id: seat.id, endsOn: addDays(today, -1) });
  expect((await president.parliament.page()).seats).toEqual([]);
  expect(await president.parliament.seats()).toHaveLength(2);
});

test('two mandates of one person asked for at once: one is given', async ({ database }) => {
  const collective = await aCollective(database);
  const president = await as(collective, await aPerson(collective, ['organiser']));
  const person = await aPerson(collective);
  const answers = await Promise.all(Array.from({ length: 10 }, () => refusal(president.parliament.addSeat(
    { id: newId(), personId: person.id, kind: 'volunteer', startsOn: today, endsOn: null }))));
  expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'seat.overlaps')).toHaveLength(9);
});

test('a sitting is planned, edited while it is, opened and closed; its agenda is proposals in an order', async ({ database }) => {
  const collective = await aCollective(database);
  const president = await as(collective, await aPerson(collective, ['organiser']));
  const proposals = [await aProposal(collective), await aProposal(collective), await aProposal(collective)];
  const first = { id: newId(), title: 'Première séance', startsAt: new Date(), place: 'Salle des fêtes' };
  const { id, number } = await president.parliament.planSitting(first);
  await president.parliament.editSitting({ id, title: 'Séance d’ouverture', startsAt: new Date(), version: 1 });
  const edit = (title: string, version: number) => refusal(president.parliament.editSitting({ id, title, startsAt: new Date(), version }));
  expect(await edit('Trop tard', 1)).toBe('system.conflict');
  const { itemIds } = await president.parliament.addToAgenda({ sittingId: id, proposalIds: proposals.map((proposal) => proposal.id) });
  await president.parliament.recommend({ itemId: itemIds[0]!, recommendation: 'Le groupe propose de valider.' });
  await president.parliament.arrangeAgenda({ sittingId: id, itemIds: [itemIds[2]!, itemIds[0]!, itemIds[1]!] });
  expect(await refusal(president.parliament.arrangeAgenda({ sittingId: id, itemIds: [itemIds[0]!] }))).toBe('system.conflict');
  await president.parliament.removeFromAgenda({ itemId: itemIds[1]! });
  const page = await (await as(collective)).parliament.sitting({ number });
  expect(page).toMatchObject({ title: 'Séance d’ouverture', place: null, state: 'planned', abilities: { edit: false, open: false } });
  expect(page.items.map((item) => item.proposal.id)).toEqual([proposals[2]!.id, proposals[0]!.id]);
  expect(page.items[1]!.recommendation).toBe('Le groupe propose de valider.');
  expect((await president.proposals.byId({ id: proposals[1]!.id })).status).toBe('published');
  await president.parliament.openSitting({ sittingId: id });
  expect(await edit('Ouverte', 3)).toBe('sitting.transition_forbidden');
  expect(await refusal(president.parliament.arrangeAgenda({ sittingId: id, itemIds }))).toBe('sitting.transition_forbidden');
  await president.parliament.closeSitting({ sittingId: id });
  expect(await refusal(president.parliament.openSitting({ sittingId: id }))).toBe('sitting.transition_forbidden');
  const late = president.parliament.addToAgenda({ sittingId: id, proposalIds: [proposals[1]!.id] });
  expect(await refusal(late)).toBe('sitting.transition_forbidden');
  for (const proposal of proposals) expect((await president.proposals.byId({ id: proposal.id })).status).toBe('published');
});

test('only what waits comes on an agenda, all of a block or none of it, and on one agenda at a time', async ({ database }) => {
  const collective = await aCollective(database);
  const president = await as(collective, await aPerson(collective, ['organiser']));
  const ready = await aProposal(collective);
  const withdrawn = await aProposal(collective, { status: 'withdrawn' });
  const sitting = await aSitting(collective);
  const other = await aSitting(collective);
  const add = (sittingId: string, ...proposalIds: string[]) => refusal(president.parliament.addToAgenda({ sittingId, proposalIds }));
  expect(await add(sitting.id, ready.id, withdrawn.id)).toBe('agenda.proposal_not_ready');
  expect(await add(sitting.id, ready.id, newId())).toBe('proposal.not_found');
  expect((await president.proposals.byId({ id: ready.id })).status).toBe('published');
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => add(n % 2 === 0 ? sitting.id : other.id, ready.id)));
  expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(5);
  const items = await inTenant(collective.id, 'read', (db) => db.selectFrom('agenda_items').select('id').execute());
  expect(items).toHaveLength(1);
});

test('the balance of an agenda stands beside the whole, by origin, theme and district', async ({ database }) => {
  const collective = await aCollective(database);
  const meeting = await aMeeting(collective);
  const said = await aProposal(collective, { origin: 'meeting', meeting_id: meeting.id, theme: 'ecole', district: 'nord' });
  for (let n = 0; n < 3; n += 1) await aProposal(collective);
  const sitting = await aSitting(collective, { proposals: [said] });
  const { balance } = await (await as(collective)).parliament.sitting({ number: sitting.number });
  expect([balance.agenda, balance.whole]).toEqual([1, 4]);
  expect(balance.origin.map(({ code, agendaShare, wholeShare }) => [code, agendaShare, wholeShare]))
    .toEqual([['online', 0, 75], ['meeting', 100, 25], ['collective', 0, 0]]);
  expect(balance.theme.find(({ code }) => code === 'ecole')).toMatchObject({ agenda: 1, whole: 1 });
  expect(balance.district.find(({ code }) => code === 'nord')).toMatchObject({ agenda: 1, whole: 1 });
});

test('a member signs the roll where she is, in one place at a time; the president signs for the room', async ({ database }) => {
  const collective = await aCollective(database);
  const president = await as(collective, await aPerson(collective, ['organiser']));
  const [one, two, nobody] = [await aMember(collective), await aMember(collective), await aPerson(collective)];
  const sitting = await aSitting(collective);
  const sittingId = sitting.id;
  const first = await as(collective, one);
  expect(await refusal(first.parliament.arrive({ sittingId, place: 'room' }))).toBe('sitting.transition_forbidden');
  await president.parliament.openSitting({ sittingId });
  await first.parliament.arrive({ sittingId, place: 'room' });
  expect(await refusal(first.parliament.arrive({ sittingId, place: 'online' }))).toBe('attendance.elsewhere');
  expect(await refusal((await as(collective, nobody)).parliament.arrive({ sittingId, place: 'online' }))).toBe('seat.not_found');
  expect(await refusal((await as(collective)).parliament.arrive({ sittingId, place: 'online' }))).toBe('sign_in.required');
  await president.parliament.signIn({ sittingId, seatId: two.seatId });
  const over = await aSeat(collective, nobody, { from: -30, to: -5 });
  expect(await refusal(president.parliament.signIn({ sittingId, seatId: over }))).toBe('seat.not_found');
  expect(await refusal(first.parliament.signIn({ sittingId, seatId: two.seatId }))).toBe('role.missing');
  const seen = await president.parliament.sitting({ number: sitting.number });
  expect(seen.present).toEqual({ room: 2, online: 0 });
  expect(seen.roll).toMatchObject([{ seatId: one.seatId, place: 'room' }, { seatId: two.seatId, place: 'room' }]);
  await first.parliament.leave({ sittingId });
  await first.parliament.arrive({ sittingId, place: 'online' });
  await president.parliament.signOut({ sittingId, seatId: two.seatId });
  expect(await refusal(president.parliament.signOut({ sittingId, seatId: two.seatId }))).toBe('attendance.missing');
  const mine = await first.parliament.sitting({ number: sitting.number });
  expect(mine).toMatchObject({
    present: { room: 0, online: 1 }, mine: { seatId: one.seatId, place: 'online' }, roll: null, abilities: { arrive: false, leave: true },
  });
  await president.parliament.closeSitting({ sittingId });
  const { roll } = await (await as(collective)).parliament.minutes({ number: sitting.number });
  expect(roll.map(({ pseudonym, place, leftAt }) => [pseudonym, place, leftAt !== null]))
    .toEqual([[one.pseudonym, 'room', true], [one.pseudonym, 'online', true], [two.pseudonym, 'room', true]]);
});

test('what a sitting did not reach is free when it closes, what it decided stays decided', async ({ database }) => {
  const collective = await aCollective(database);
  const president = await aPerson(collective, ['organiser']);
  const members = [await aMember(collective), await aMember(collective)];
  const proposals = [await aProposal(collective), await aProposal(collective)];
  const sitting = await aSitting(collective, { state: 'open', proposals, present: members });
  const hall = { collective, president, author: president, members, proposals, sitting };
  const id = await opened(hall, { rule: SIMPLE });
  for (const member of members) await (await as(collective, member)).votes.cast({ id, choice: 'yes' });
  const presiding = await as(collective, president);
  await presiding.votes.close({ id });
  await presiding.votes.announce({ id, reason: 'Deux voix pour.' });
  await presiding.parliament.closeSitting({ sittingId: sitting.id });
  const [decided, left] = await Promise.all(proposals.map((proposal) => presiding.proposals.byId({ id: proposal.id })));
  expect([decided!.status, left!.status]).toEqual(['validated', 'published']);
  expect(left!.road.some(({ kind }) => kind === 'agenda')).toBe(false);
  const { items } = await presiding.parliament.minutes({ number: sitting.number });
  expect(items).toMatchObject([{ position: 1, vote: { decision: { outcome: 'adopted', yes: 2 }, counts: { present: 2 } } }]);
});

test('a sitting that has not begun has no minutes, and one that does not exist has nothing', async ({ database }) => {
  const collective = await aCollective(database);
  const anyone = await as(collective);
  const { number } = await aSitting(collective);
  expect(await refusal(anyone.parliament.minutes({ number }))).toBe('sitting.not_found');
  expect(await refusal(anyone.parliament.sitting({ number: 99 }))).toBe('sitting.not_found');
  expect(await refusal(anyone.votes.question({ id: newId() }))).toBe('question.not_found');
});
