import { as } from '../kit/as.ts';
import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { startOfDay } from '../../tenants/calendar.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { wall } from './fixtures.ts';

const days = (n: number) => new Date(Date.now() + n * 86_400_000);

test('the calendar has meetings and sittings, cancelled ones as such, of this collective alone; one meeting can be asked for', async ({ database }) => {
  const [here, there] = [await aCollective(database), await aCollective(database)];
  const coming = await aMeeting(here, { title: 'À venir', starts_at: days(3) });
  await aMeeting(here, { title: 'Annulée', starts_at: days(2), state: 'cancelled' });
  await aMeeting(here, { title: 'Il y a longtemps', starts_at: days(-400) });
  await aMeeting(there, { title: 'Chez les autres', starts_at: days(1) });
  await inTenant(here.id, 'write', (db) => db.insertInto('sittings').values({ id: newId(), number: 1, title: 'Séance', place: null, starts_at: days(1) }).execute());
  const anyone = await as(here);
  const told = await anyone.meetings.calendar({});
  expect(told.map(({ title, cancelled, kind }) => [title, cancelled, kind]))
    .toEqual([['À venir', false, 'workshop'], ['Annulée', true, 'workshop'], ['Séance', false, null]]);
  expect((await anyone.meetings.calendar({ reference: coming.reference })).map(({ title }) => title)).toEqual(['À venir']);
  await expect(anyone.meetings.calendar({ reference: 99 })).rejects.toMatchObject({ message: 'meeting.not_found' });
});

test('held or to come is one rule, by the day: the front page counts as the meetings’ own page does', async ({ database }) => {
  const collective = await aCollective(database);
  const today = startOfDay(wall(0).day, 'Europe/Paris');
  await aMeeting(collective, { title: 'Ce matin', starts_at: new Date(today.getTime() + 60_000) });
  await aMeeting(collective, { title: 'Hier', starts_at: new Date(today.getTime() - 60_000) });
  await aMeeting(collective, { title: 'Annulée', starts_at: days(-3), state: 'cancelled' });
  const anyone = await as(collective);
  const [front, list] = await Promise.all([anyone.collectives.front(), anyone.meetings.list({})]);
  expect([front.meetingsHeld, list.totals.held, list.held?.items.length]).toEqual([1, 1, 1]);
  expect(front.nextMeetings.map(({ title }) => title)).toEqual(['Ce matin']);
  expect(list.coming?.items.map(({ title }) => title)).toEqual(['Ce matin']);
});

test('a meeting of another site that is known by its day shows no hour; one of ours at midnight does', async ({ database }) => {
  const collective = await aCollective(database);
  const midnight = startOfDay('2019-03-31', 'Europe/Paris');
  const [theirs, ours] = [await aMeeting(collective, { starts_at: midnight }), await aMeeting(collective, { starts_at: midnight })];
  await inTenant(collective.id, 'write', (db) => db.updateTable('meetings').set({ import_source: 'barcelona', external_id: '1' }).where('id', '=', theirs.id).execute());
  const anyone = await as(collective);
  expect((await anyone.meetings.page({ reference: theirs.reference })).dayOnly).toBe(true);
  expect((await anyone.meetings.page({ reference: ours.reference })).dayOnly).toBe(false);
});

test('an origin that another corrected meanwhile is not overwritten unseen', async ({ database }) => {
  const collective = await aCollective(database);
  const [one, two] = [await as(collective, await aPerson(collective, ['volunteer'])), await as(collective, await aPerson(collective, ['volunteer']))];
  const [first, second] = [await aProposal(collective), await aProposal(collective)];
  const ids = [second.id, first.id];
  const read = await one.meetings.tagging({});
  const versions = ids.map((id) => read.items.find((item) => item.id === id)!.version);
  await two.proposals.tagOrigin({ ids: [first.id], origin: 'collective', reason: 'Écrite en réunion' });
  const tag = { ids, origin: 'meeting' as const, reason: 'Retrouvées au cahier' };
  await expect(one.proposals.tagOrigin({ ...tag, versions })).rejects.toMatchObject({ cause: { code: 'proposal.version_conflict', field: 'ids' } });
  const again = await one.meetings.tagging({});
  expect(again.items.map(({ origin }) => origin).toSorted(), 'nothing of the batch was taken').toEqual(['collective', 'online']);
  expect(await one.proposals.tagOrigin({ ...tag, versions: ids.map((id) => again.items.find((item) => item.id === id)!.version) })).toEqual({ changed: 2 });
});
