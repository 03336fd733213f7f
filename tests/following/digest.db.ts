// One letter a person at the rhythm they chose, never more than asked: by consent alone, in their collective alone, held by a freeze.
import { addDays, dayAt } from '../../tenants/calendar.ts';
import { inTenant } from '../../server/db/root.ts';
import { writeLetters } from '../../server/domain/following/digest.ts';
import { enqueue } from '../../server/domain/jobs.ts';
import { JOB_KINDS } from '../../server/jobs/kinds.ts';
import { startWork } from '../../server/jobs/work.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { decided, follows, happens, hurryJobs, letters, told, wants, workDone } from './house.ts';

/** The letters that one got, by their lines' titles. */
async function linesTo(of: TestCollective, personId: string): Promise<string[][]> {
  return (await letters(of)).filter((letter) => letter.template === 'digest' && letter.personId === personId)
    .map(({ data }) => (data.lines as { title: string }[]).map(({ title }) => title));
}

test('at once, once a day, once a week, never: each gets one letter with all its lines at its time, and nobody who did not ask', async ({ database }) => {
  const collective = await aCollective(database);
  const [now, daily, weekly, never, unasked, silent] = await Promise.all(['n', 'd', 'w', 'v', 'u', 's'].map(() => aPerson(collective)));
  for (const person of [now!, daily!, weekly!, never!, unasked!, silent!]) await follows(collective, person, 'theme', 'logement');
  await wants(collective, now!, 'at_once');
  await wants(collective, daily!, 'daily');
  await wants(collective, weekly!, 'weekly');
  await wants(collective, never!, 'never');
  // A rhythm without its consent, and a consent without a rhythm: neither was asked for.
  await inTenant(collective.id, 'write', (db) => db.insertInto('mail_preferences').values({ person_id: silent!.id, rhythm: 'daily' }).execute());
  const [first, second] = [await aProposal(collective, { title: 'Un banc' }), await aProposal(collective, { title: 'Un puits' })];
  await happens(collective, decided(first.id));
  await workDone(collective);
  await happens(collective, decided(second.id));
  await workDone(collective);
  expect(await linesTo(collective, now!.id)).toEqual([['Un banc'], ['Un puits']]);
  expect(await letters(collective)).toHaveLength(2);
  await hurryJobs(collective);
  await workDone(collective);
  expect(await linesTo(collective, daily!.id)).toEqual([['Un puits', 'Un banc']]);
  expect(await linesTo(collective, weekly!.id)).toEqual([['Un puits', 'Un banc']]);
  expect(await letters(collective)).toHaveLength(4);
  await hurryJobs(collective);
  await workDone(collective);
  expect(await letters(collective), 'done again, nothing more leaves').toHaveLength(4);
  expect((await told(collective)).filter(({ mail }) => mail === 'due')).toEqual([]);
});

test('the same letters written by four processes at once are one letter each', async ({ database }) => {
  const collective = await aCollective(database);
  const people = await Promise.all(Array.from({ length: 12 }, () => aPerson(collective)));
  for (const person of people) {
    await follows(collective, person, 'theme', 'logement');
    await wants(collective, person, 'daily');
  }
  await happens(collective, ...(await Promise.all([1, 2, 3].map(() => aProposal(collective)))).map(({ id }) => decided(id)));
  await workDone(collective);
  await Promise.all(Array.from({ length: 4 }, () => inTenant(collective.id, 'write', (db) => writeLetters(db, 'daily', null))));
  const sent = await letters(collective);
  expect(sent).toHaveLength(12);
  expect(sent.every(({ data }) => (data.lines as unknown[]).length === 3)).toBe(true);
});

test('what is owed to an author by a letter of its own is not said again in a digest', async ({ database }) => {
  const collective = await aCollective(database);
  const author = await aPerson(collective);
  await wants(collective, author, 'at_once');
  const mine = await aProposal(collective, { author_id: author.id, title: 'La mienne' });
  await happens(collective, decided(mine.id), { ...decided(mine.id), verb: 'proposal.put_on_agenda' });
  await workDone(collective);
  expect((await told(collective)).map(({ verb, mail }) => [verb, mail])).toEqual([['proposal.validated', 'none'], ['proposal.put_on_agenda', 'sent']]);
  expect(await linesTo(collective, author.id)).toEqual([['La mienne']]);
});

test('T60 a consent taken back stops what waited; choosing a rhythm asks for it, and an account without an address has none', async ({ database }) => {
  const collective = await aCollective(database);
  const [lea, oidc] = [await aPerson(collective), await aPerson(collective)];
  const api = await as(collective, lea);
  await expect(api.following.setRhythm({ rhythm: 'daily' })).rejects.toThrow('following.consent_missing');
  await api.following.setRhythm({ rhythm: 'daily', followUpMail: '1' });
  expect(await api.following.page()).toMatchObject({ rhythm: 'daily', consented: true, hasAddress: true });
  await follows(collective, lea, 'theme', 'logement');
  await happens(collective, decided((await aProposal(collective)).id));
  await workDone(collective);
  expect((await told(collective))[0]).toMatchObject({ mail: 'due' });
  await api.people.setMailConsents({ followUpMail: null, newsletter: null });
  await hurryJobs(collective);
  await workDone(collective);
  expect(await letters(collective)).toEqual([]);
  expect((await told(collective))[0]).toMatchObject({ mail: 'none' });
  await database.superuserPool.query('update people set email = null, email_key = null where id = $1', [oidc.id]);
  const theirs = await as(collective, oidc);
  await expect(theirs.following.setRhythm({ rhythm: 'daily', followUpMail: '1' })).rejects.toThrow('following.no_address');
  await follows(collective, oidc, 'theme', 'logement');
  await happens(collective, decided((await aProposal(collective)).id));
  await workDone(collective);
  expect(await theirs.following.unread(), 'the notices on the site are theirs all the same').toBe(1);
});

test('a rhythm changed meanwhile takes along what waited; never drops it', async ({ database }) => {
  const collective = await aCollective(database);
  const [weekly, leaving] = [await aPerson(collective), await aPerson(collective)];
  for (const person of [weekly, leaving]) {
    await follows(collective, person, 'theme', 'logement');
    await wants(collective, person, 'weekly');
  }
  await happens(collective, decided((await aProposal(collective)).id));
  await workDone(collective);
  await (await as(collective, weekly)).following.setRhythm({ rhythm: 'at_once' });
  await (await as(collective, leaving)).following.setRhythm({ rhythm: 'never' });
  await workDone(collective);
  await hurryJobs(collective);
  await workDone(collective);
  expect((await letters(collective)).map(({ personId }) => personId)).toEqual([weekly.id]);
});

test('T16 a digest asked for in one collective, done by a worker that just served another, tells its own people of its own texts alone', async ({ database }) => {
  const [a, g] = [await aCollective(database), await aCollective(database)];
  const people = new Map<string, string>();
  for (const [collective, title] of [[a, 'De A'], [g, 'De G']] as const) {
    const person = await aPerson(collective);
    people.set(collective.id, person.id);
    await follows(collective, person, 'theme', 'logement');
    await wants(collective, person, 'at_once');
    await happens(collective, decided((await aProposal(collective, { title })).id));
  }
  await workDone(g, a);
  expect(await linesTo(a, people.get(a.id)!)).toEqual([['De A']]);
  expect(await linesTo(g, people.get(g.id)!)).toEqual([['De G']]);
  expect([(await letters(a)).length, (await letters(g)).length]).toEqual([1, 1]);
});

test('T59 in a freeze nothing is told and no letter is written; afterwards nothing is missing', async ({ database }) => {
  const today = dayAt(new Date(), 'Europe/Paris');
  const collective = await aCollective(database, { election: { rounds: [addDays(today, 1)], endHour: 20 } as never });
  const reader = await aPerson(collective);
  await follows(collective, reader, 'theme', 'logement');
  await wants(collective, reader, 'at_once');
  await happens(collective, decided((await aProposal(collective)).id));
  // What a freeze does not hold is done meanwhile: the worker was there, and passed the others by.
  await inTenant(collective.id, 'write', (db) => enqueue(db, { kind: 'calm' }));
  const work = startWork({ ...JOB_KINDS, calm: { heldByFreeze: false, run: () => Promise.resolve() } });
  await expect.poll(() => inTenant(collective.id, 'read', (db) => db.selectFrom('jobs').select(['kind', 'state']).orderBy('kind').execute()))
    .toEqual([{ kind: 'calm', state: 'done' }, { kind: 'notices', state: 'queued' }]);
  await work.stop();
  expect([await told(collective), await letters(collective)]).toEqual([[], []]);
  await inTenant(collective.id, 'write', async (db) => {
    const { settings } = await db.selectFrom('collectives').select('settings').executeTakeFirstOrThrow();
    await db.updateTable('collectives').set({ settings: JSON.stringify({ ...settings as object, election: null }) }).execute();
  });
  await workDone(collective);
  expect([(await told(collective)).length, (await letters(collective)).length]).toEqual([1, 1]);
});
