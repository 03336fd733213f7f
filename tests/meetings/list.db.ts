import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { sheet } from './fixtures.ts';

const DAY = 86_400_000;
const days = (n: number) => new Date(Date.now() + n * DAY);

test('to come the nearest first, held the latest first, by kind and district, each meeting on one page only while rows arrive (P12)',
  async ({ database }) => {
  const collective = await aCollective(database);
  const anyone = await as(collective);
  for (let n = 1; n <= 45; n += 1) await aMeeting(collective, { title: `Tenue ${n}`, starts_at: days(-Math.ceil(n / 3)),
    district: n % 2 === 0 ? 'nord' : null, kind: n % 5 === 0 ? 'walk' : 'cafe' });
  for (let n = 1; n <= 9; n += 1) await aMeeting(collective, { title: `À venir ${n}`, starts_at: days(n) });
  const first = await anyone.meetings.list({});
  expect(first.coming?.items.map(({ title }) => title))
    .toEqual(['À venir 1', 'À venir 2', 'À venir 3', 'À venir 4', 'À venir 5', 'À venir 6']);
  expect((await anyone.meetings.list({ period: 'coming', after: first.coming?.next })).coming?.items.map(({ title }) => title))
    .toEqual(['À venir 7', 'À venir 8', 'À venir 9']);
  const seen = first.held?.items.map(({ title }) => title) ?? [];
  for (let next = first.held?.next ?? null; next !== null;) {
    await aMeeting(collective, { title: `Arrivée après ${seen.length}`, starts_at: days(-0.5) });
    const page = await anyone.meetings.list({ period: 'held', after: next });
    expect(page.coming).toBeNull();
    seen.push(...(page.held?.items.map(({ title }) => title) ?? []));
    next = page.held?.next ?? null;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.filter((title) => title.startsWith('Tenue')).length).toBe(45);
  const north = await anyone.meetings.list({ period: 'held', district: 'nord', kind: 'walk' });
  expect(north.held?.items.map(({ title }) => title)).toEqual(['Tenue 10', 'Tenue 20', 'Tenue 30', 'Tenue 40']);
});

test('a cancelled meeting to come is shown as such; a past one is not counted as held', async ({ database }) => {
  const collective = await aCollective(database);
  const anyone = await as(collective);
  await aMeeting(collective, { state: 'cancelled', starts_at: days(2) });
  await aMeeting(collective, { state: 'cancelled', starts_at: days(-2) });
  await aMeeting(collective, { state: 'reported', starts_at: days(-1), attendance: 12 });
  const list = await anyone.meetings.list({});
  expect([list.coming?.items.map(({ state }) => state), list.held?.items.map(({ state }) => state), list.totals.held])
    .toEqual([['cancelled'], ['reported'], 1]);
});

test('its place in the counts: what came from here, from all meetings, of every origin; districts and the unknown add up',
  async ({ database }) => {
  const collective = await aCollective(database);
  const volunteer = await as(collective, await aPerson(collective, ['volunteer']));
  const north = await aMeeting(collective, { district: 'nord', attendance: 30, state: 'reported' });
  const south = await aMeeting(collective, { district: 'sud', attendance: 12, state: 'reported' });
  const nowhere = await aMeeting(collective);
  const codes = Array.from({ length: 23 }, (_, index) => String(index + 1));
  await volunteer.meetings.submitSheets({ format: 1, meetingId: north.id, sheets: codes.map((code) => sheet(code)) });
  for (const meeting_id of [south.id, nowhere.id, nowhere.id, null]) await aProposal(collective, { origin: 'meeting', meeting_id });
  await aProposal(collective, { origin: 'meeting', meeting_id: south.id, status: 'withdrawn' });
  await aProposal(collective);
  await aProposal(collective, { origin: 'collective', voice: 'collective' });
  const page = await volunteer.meetings.page({ reference: north.reference });
  expect(page.ideas).toEqual({ here: 23, fromMeetings: 27, all: 29 });
  const next = await volunteer.meetings.page({ reference: north.reference, after: page.next });
  expect([...page.items, ...next.items].map((item) => item.sheet?.code)).toEqual(codes);
  expect(next.next).toBeNull();
  const { totals, held } = await volunteer.meetings.list({});
  expect(totals).toMatchObject({ held: 3, attendance: 42, counted: 2, ideas: 27, unknown: 1, all: 29 });
  expect(totals.coverage.toSorted((a, b) => String(a.district).localeCompare(String(b.district)))).toEqual([
    { district: 'nord', meetings: 1, attendance: 30, ideas: 23 }, { district: null, meetings: 1, attendance: 0, ideas: 2 },
    { district: 'sud', meetings: 1, attendance: 12, ideas: 1 },
  ]);
  expect(totals.coverage.reduce((sum, row) => sum + row.ideas, 0) + totals.unknown).toBe(totals.ideas);
  expect(held?.items.map(({ ideas }) => ideas).toSorted((a, b) => a - b)).toEqual([1, 2, 23]);
});

test('the desk shows what each meeting waits for, and an unknown origin can be told from a known one', async ({ database }) => {
  const collective = await aCollective(database);
  const volunteer = await as(collective, await aPerson(collective, ['volunteer']));
  await aMeeting(collective, { title: 'À raconter' });
  await aMeeting(collective, { title: 'À relire', state: 'reported', attendance: 3 });
  await aMeeting(collective, { title: 'Relue', state: 'checked', attendance: 3 });
  await aMeeting(collective, { title: 'À venir', starts_at: days(4) });
  expect(await volunteer.meetings.desk({})).toMatchObject({ toReport: 1, toCheck: 1, next: null });
  expect((await volunteer.meetings.desk({ state: 'todo' })).items.map(({ title }) => title).toSorted((a, b) => a.localeCompare(b)))
    .toEqual(['À raconter', 'À relire']);
  const known = await aMeeting(collective);
  await aProposal(collective, { title: 'On ne sait plus', origin: 'meeting', import_source: 'barcelona', external_id: '1' });
  await aProposal(collective, { title: 'Dite là', origin: 'meeting', meeting_id: known.id });
  const online = await aProposal(collective, { title: 'Des arbres partout' });
  const titles = async (input: Parameters<typeof volunteer.meetings.tagging>[0]) => (await volunteer.meetings.tagging(input))
    .items.map(({ title }) => title);
  expect(await titles({ origin: 'unknown' })).toEqual(['On ne sait plus']);
  expect(await titles({ origin: 'meeting', imported: 'no' })).toEqual(['Dite là']);
  expect(await titles({ meeting: known.reference })).toEqual(['Dite là']);
  expect(await titles({ q: 'arbre' })).toEqual(['Des arbres partout']);
  expect(await titles({ id: online.id })).toEqual(['Des arbres partout']);
});

test('a proposal that is not public is found by its id alone, by those who may see it', async ({ database }) => {
  const collective = await aCollective(database);
  const hidden = await aProposal(collective, { status: 'submitted' });
  const seen = async (...roles: ('volunteer' | 'organiser')[]) => {
    const { meetings } = await as(collective, await aPerson(collective, roles));
    return [(await meetings.tagging({ id: hidden.id })).items.length, (await meetings.tagging({})).items.length];
  };
  expect([await seen('volunteer'), await seen('organiser')]).toEqual([[0, 0], [1, 0]]);
});
