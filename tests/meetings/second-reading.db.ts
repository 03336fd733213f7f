import { inTenant } from '../../server/db/root.ts';
import type { SettingsInput } from '../../tenants/settings.ts';
import { as } from '../kit/as.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test, type TestDatabase } from '../kit/database.ts';
import { refusals, sheet, wall } from './fixtures.ts';

/** Karim types, Nadia reads, Mo moderates. */
async function house(database: TestDatabase, settings: Partial<SettingsInput> = { secondReading: 'before_publication' }) {
  const collective = await aCollective(database, settings);
  const [karim, nadia, mo] = [await aPerson(collective, ['volunteer']), await aPerson(collective, ['volunteer']), await aPerson(collective, ['moderator'])];
  const meeting = await aMeeting(collective);
  const [typist, reader, moderator] = [await as(collective, karim), await as(collective, nadia), await as(collective, mo)];
  const type = async (...codes: string[]) => {
    const sheets = codes.map((code) => sheet(code));
    await typist.meetings.submitSheets({ format: 1, meetingId: meeting.id, sheets });
    return sheets.map(({ id }) => id);
  };
  return { collective, karim, nadia, meeting, typist, reader, moderator, anyone: await as(collective), type };
}
const mended = (id: string, version: number) => ({
  outcome: 'mended' as const, id, version, title: 'Des arbres sur le quai', body: 'Un texte assez long pour être compris.', theme: 'nature', district: 'nord',
  voice: 'resident' as const, sheet: { code: '1', table: '3', verbatim: 'Il faudrait des arbres.', hands: 4 },
});

test('where publication waits, a sheet is nobody’s to see until a second person has read it; then it is public, and its road says so', async ({ database }) => {
  const { reader, moderator, anyone, meeting, type } = await house(database);
  const [id] = await type('1');
  await expect(anyone.proposals.byId({ id: id! })).rejects.toMatchObject({ message: 'proposal.not_found' });
  expect((await anyone.meetings.page({ reference: meeting.reference })).items).toEqual([]);
  const { items: [waiting], current, counts } = await reader.meetings.reading({});
  expect(waiting).toMatchObject({ code: '1', own: false, reading: 'before' });
  expect(counts).toEqual({ waiting: 1, mine: 0, hidden: 1 });
  expect(current).toMatchObject({ id, mayRead: true, verbatim: 'Il faudrait des arbres.' });
  expect((await moderator.proposals.queue({})).items, 'not yet the moderation’s').toEqual([]);
  expect(await refusals([moderator.proposals.moderate({ id: id!, decision: 'publish' }),
    moderator.proposals.moderate({ id: id!, decision: 'refuse', reason: 'unclear', answer: 'On ne comprend pas.' })]))
    .toEqual(['sheet.reading_awaited', 'sheet.reading_awaited']);
  expect((await moderator.proposals.byId({ id: id! })).abilities.moderate).toEqual([]);
  expect(await reader.meetings.readSheet({ outcome: 'agreed', id: id!, version: current!.version })).toEqual({ id, published: true });
  const page = await anyone.proposals.page({ reference: 1 });
  expect(page.road.map(({ kind }) => kind)).toEqual(['said', 'typed', 'read', 'published']);
  expect((await anyone.collectives.journal({})).lines.map(({ verb }) => verb)).toEqual(['proposal.published', 'sheet.read']);
});

test('who typed a sheet does not read it, and the table itself refuses it; two readers at once: one reading', async ({ database }) => {
  const { collective, karim, typist, reader, type } = await house(database);
  const third = await as(collective, await aPerson(collective, ['organiser']));
  const [id] = await type('1');
  expect((await typist.meetings.reading({ id })).current).toMatchObject({ own: true, mayRead: false });
  expect(await refusals([typist.meetings.readSheet({ outcome: 'agreed', id: id!, version: 1 })])).toEqual(['sheet.same_reader']);
  const own = { proposal_id: id!, reader_id: karim.id, outcome: 'agreed' as const, before: null, after: null };
  const insert = (row: typeof own & { typed_by: string | null }) => inTenant(collective.id, 'write', (db) => db.insertInto('readings').values(row).execute());
  await expect(insert({ ...own, typed_by: karim.id })).rejects.toMatchObject({ code: '23514' });
  await expect(insert({ ...own, typed_by: collective.id }), 'and who typed it cannot be made up').rejects.toMatchObject({ code: '23503' });
  const answers = await refusals([reader, third, reader, third].map((one) => one.meetings.readSheet({ outcome: 'agreed', id: id!, version: 1 })));
  expect(answers.filter((answer) => answer === 'done').length).toBe(1);
  expect(answers.filter((answer) => answer === 'sheet.already_read').length).toBe(3);
});

test('mended: both versions are kept, and the public reads the second', async ({ database }) => {
  const { collective, reader, anyone, type } = await house(database);
  const [id] = await type('1');
  const { current } = await reader.meetings.reading({});
  await expect(reader.meetings.readSheet(mended(id!, current!.version + 1))).rejects.toMatchObject({ message: 'proposal.version_conflict' });
  await reader.meetings.readSheet(mended(id!, current!.version));
  expect((await anyone.proposals.page({ reference: 1 })).title).toBe('Des arbres sur le quai');
  const [kept] = await inTenant(collective.id, 'read', (db) => db.selectFrom('readings').select(['outcome', 'before', 'after']).execute());
  expect(kept).toEqual({ outcome: 'mended', before: { title: 'Une idée de la fiche 1' }, after: { title: 'Des arbres sur le quai' } });
});

test('with moderation before, a read sheet goes on to the moderation; read afterwards, it is public all along; not asked, it waits for nobody', async ({ database }) => {
  const before = await house(database, { secondReading: 'before_publication', moderation: 'before' });
  const [id] = await before.type('1');
  expect(await before.reader.meetings.readSheet({ outcome: 'agreed', id: id!, version: 1 })).toEqual({ id, published: false });
  expect((await before.moderator.proposals.queue({})).items.map((item) => item.id)).toEqual([id]);
  await before.moderator.proposals.moderate({ id: id!, decision: 'publish' });
  const after = await house(database, {});
  const [second] = await after.type('1');
  expect((await after.anyone.proposals.page({ reference: 1 })).id).toBe(second);
  expect((await after.reader.meetings.reading({})).counts).toEqual({ waiting: 1, mine: 0, hidden: 0 });
  await after.reader.meetings.readSheet({ outcome: 'agreed', id: second!, version: (await after.reader.meetings.reading({})).current!.version });
  expect((await after.anyone.proposals.page({ reference: 1 })).road.map(({ kind }) => kind)).toEqual(['said', 'typed', 'published', 'read']);
  const none = await house(database, { secondReading: 'none' });
  await none.type('1');
  expect((await none.reader.meetings.reading({})).counts.waiting).toBe(0);
});

test('P3 counts add up whatever waits: what is hidden is in no public number, and in each once it is read', async ({ database }) => {
  const { collective, reader, anyone, type, meeting } = await house(database);
  await aProposal(collective, { title: 'En ligne' });
  const ids = await type('1', '2', '3');
  const numbers = async () => {
    const [front, page, list] = await Promise.all([anyone.collectives.front(), anyone.meetings.page({ reference: meeting.reference }), anyone.proposals.list({})]);
    const { total, online, meeting: rooms, collective: own } = front.proposals;
    expect(total).toBe(online + rooms + own);
    return [total, rooms, page.ideas.here, list.items.length];
  };
  expect(await numbers()).toEqual([1, 0, 0, 1]);
  for (const [index, id] of ids.entries()) {
    await reader.meetings.readSheet({ outcome: 'agreed', id, version: 1 });
    expect(await numbers()).toEqual([index + 2, index + 1, index + 1, index + 2]);
  }
});

test('T36 a role that ended, a freeze, a sheet of another collective, a text that is no sheet: each is refused, and nothing is read', async ({ database }) => {
  const here = await house(database);
  const there = await house(database);
  const [[id], [theirs]] = [await here.type('1'), await there.type('1')];
  const online = await aProposal(here.collective);
  const gone = await as(here.collective, { ...here.nadia, roles: new Set(['resident' as const]) });
  expect(await refusals([gone.meetings.readSheet({ outcome: 'agreed', id: id!, version: 1 }), gone.meetings.reading({}),
    here.reader.meetings.readSheet({ outcome: 'agreed', id: theirs!, version: 1 }),
    here.reader.meetings.readSheet({ outcome: 'agreed', id: online.id, version: 1 })]))
    .toEqual(['role.missing', 'role.missing', 'proposal.not_found', 'proposal.not_found']);
  const frozen = await house(database, { election: { rounds: [wall(0).day], endHour: 24 } });
  const other = await aProposal(frozen.collective);
  expect(await refusals([frozen.reader.meetings.readSheet({ outcome: 'agreed', id: other.id, version: 1 })])).toEqual(['freeze.running']);
  expect((await here.reader.meetings.reading({})).counts.waiting).toBe(1);
});
