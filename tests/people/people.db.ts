import { actorOfSession } from '../../server/api/context.ts';
import { inTenant } from '../../server/db/root.ts';
import { endRole } from '../../server/domain/people/service.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { aSession } from '../kit/login.ts';
import { ANSWERS, inEnvironment, prove, TestBrowser } from './door.ts';

test.beforeEach(() => inEnvironment());

async function verbs(collective: TestCollective): Promise<[string, string, unknown][]> {
  const rows = await inTenant(collective.id, 'read', (db) => db.selectFrom('journal').select(['verb', 'actor_role', 'data']).orderBy('id').execute());
  return rows.map(({ verb, actor_role: role, data }) => [verb, role, data]);
}

test('T36 a role given or ended counts from the next request on, and the journal says so without a name', async ({ database }) => {
  const collective = await aCollective(database);
  const [organiser, karim] = [await aPerson(collective, ['organiser']), await aPerson(collective, [], 'Karim')];
  const token = await aSession(collective, karim);
  const roles = async () => { const actor = await actorOfSession(collective.id, token); return actor.kind === 'person' ? [...actor.roles] : []; };
  const api = await as(collective, organiser);
  await api.people.grantRole({ personId: karim.id, role: 'moderator' });
  expect(await roles()).toEqual(['resident', 'moderator']);
  await api.people.endRole({ personId: karim.id, role: 'moderator' });
  expect(await roles()).toEqual(['resident']);
  await api.people.grantRole({ personId: karim.id, role: 'moderator' });
  expect(await roles()).toEqual(['resident', 'moderator']);
  expect(await verbs(collective)).toEqual([
    ['role.granted', 'organiser', { role: 'moderator' }], ['role.ended', 'organiser', { role: 'moderator' }], ['role.granted', 'organiser', { role: 'moderator' }]]);
});

test('the last organiser stays, also when two leave at once', async ({ database }) => {
  const collective = await aCollective(database);
  const [one, two] = [await aPerson(collective, ['organiser']), await aPerson(collective, ['organiser'])];
  const [first, second] = [await as(collective, one), await as(collective, two)];
  const ends = await Promise.allSettled([
    first.people.endRole({ personId: one.id, role: 'organiser' }), second.people.endRole({ personId: two.id, role: 'organiser' })]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const left = ends[0]!.status === 'rejected' ? first : second;
  await expect(left.people.withdraw({ sure: '1' })).rejects.toMatchObject({ message: 'role.last_organiser' });
});

test('the last organiser stays, also when the one who goes second had begun first', async ({ database }) => {
  const collective = await aCollective(database);
  const [one, two] = [await aPerson(collective, ['organiser']), await aPerson(collective, ['organiser'])];
  const first = await as(collective, one);
  const second = inTenant(collective.id, 'write', async (db) => {
    await db.selectFrom('people').select('id').execute();
    await first.people.endRole({ personId: one.id, role: 'organiser' });
    await endRole(db, two, { personId: two.id, role: 'organiser' });
  });
  await expect(second).rejects.toMatchObject({ code: 'role.last_organiser' });
});

test('the people of the desk: by pseudonym in pages, found by a part of it or by one whole address, addresses never listed', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser'], 'Zélie');
  for (let n = 0; n < 60; n += 1) await aPerson(collective, n % 10 === 0 ? ['volunteer'] : [], `Habitant ${String(n).padStart(2, '0')}`);
  const api = await as(collective, organiser);
  const first = await api.people.desk({});
  const rest = await api.people.desk({ after: first.next });
  expect([first.people.length, rest.people.length, rest.next, first.total]).toEqual([50, 11, null, 61]);
  const names = [...first.people, ...rest.people].map(({ pseudonym }) => pseudonym);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'fr')));
  expect(rest.people.at(-1)).toMatchObject({ pseudonym: 'Zélie', roles: ['organiser'], member: false });
  expect((await api.people.desk({ q: 'habitant 3' })).total).toBe(10);
  expect((await api.people.desk({ role: 'volunteer' })).people.map(({ pseudonym }) => pseudonym)).toEqual(['00', '10', '20', '30', '40', '50'].map((n) => `Habitant ${n}`));
  expect((await api.people.desk({ q: `${organiser.id.toUpperCase()}@Exemple.fr` })).people.map(({ id }) => id)).toEqual([organiser.id]);
  expect(JSON.stringify(first)).not.toContain('@');
});

test('my account: what I put forward with its answer, what I support, what I agreed to, and signing out everywhere', async ({ database }) => {
  const collective = await aCollective(database);
  const [me, moderator] = [await aPerson(collective, ['volunteer'], 'Moi'), await aPerson(collective, ['moderator'])];
  const mine = await aProposal(collective, { author_id: me.id, status: 'submitted' });
  const other = await aProposal(collective);
  const api = await as(collective, me);
  await api.proposals.support({ id: other.id });
  await (await as(collective, moderator)).proposals.moderate({ id: mine.id, decision: 'refuse', reason: 'unclear', answer: 'Dites où, et pour qui.' });
  await Promise.all([aSession(collective, me), aSession(collective, me)]);
  expect(await api.people.account()).toMatchObject({
    pseudonym: 'Moi', sessions: 2, seat: null, roles: [{ role: 'volunteer' }],
    proposals: [{ id: mine.id, status: 'inadmissible', refusal: { reason: 'unclear', answer: 'Dites où, et pour qui.' } }],
    supports: [{ reference: other.reference }],
  });
  await api.people.setMailConsents({ followUpMail: '1', newsletter: null });
  await api.people.setMailConsents({ followUpMail: '1', newsletter: '1' });
  expect((await api.people.account()).consents.map(({ purpose }) => purpose)).toEqual(['follow_up_mail', 'newsletter']);
  await api.people.setMailConsents({ followUpMail: null, newsletter: null });
  expect((await api.people.account()).consents).toEqual([]);
  await api.people.signOutEverywhere();
  expect((await api.people.account()).sessions).toBe(0);
});

test('a pseudonym of one’s own can change; another’s cannot be taken', async ({ database }) => {
  const collective = await aCollective(database);
  const [me] = [await aPerson(collective, [], 'Moi'), await aPerson(collective, [], 'Elle')];
  const api = await as(collective, me);
  await expect(api.people.editProfile({ pseudonym: 'ELLE', name: null, language: 'fr' })).rejects.toMatchObject({ message: 'person.pseudonym_taken' });
  await api.people.editProfile({ pseudonym: 'MOI', name: 'Zoé Martin', language: 'en' });
  expect(await api.people.account()).toMatchObject({ pseudonym: 'MOI', name: 'Zoé Martin', language: 'en' });
  await api.people.editProfile({ pseudonym: 'MOI', name: 'Zoé Martin', language: 'fr' });
  expect((await verbs(collective)).map(([verb]) => verb)).toEqual(['person.renamed']);
});

test('T60 withdrawing what taking part needs hides the name and ends sessions and roles; agreeing again opens the same account', async ({ database }) => {
  const collective = await aCollective(database);
  await aPerson(collective, ['organiser']);
  const browser = new TestBrowser(collective);
  await prove(browser, 'zoe@exemple.fr');
  await (await browser.api()).signIn.signUp({ ...ANSWERS, newsletter: '1' });
  const zoe = await actorOfSession(collective.id, browser.session);
  if (zoe.kind !== 'person') throw new Error('she is not signed in');
  const { reference } = await aProposal(collective, { author_id: zoe.id });
  expect((await (await as(collective)).proposals.page({ reference: reference! })).author).toBe('Alouette du canal');
  await (await as(collective, zoe)).people.withdraw({ sure: '1' });
  expect((await (await as(collective)).proposals.page({ reference: reference! })).author).toBeNull();
  expect(await actorOfSession(collective.id, browser.session)).toEqual({ kind: 'anonymous' });
  const { rows } = await database.superuserPool.query('select count(*)::int as n from consents where person_id = $1 and withdrawn_at is null', [zoe.id]);
  expect(rows).toEqual([{ n: 0 }]);
  const again = new TestBrowser(collective);
  expect(await prove(again, 'zoe@exemple.fr')).toBe('/connexion/bienvenue');
  expect(again.session).toBeNull();
  await (await again.api()).signIn.signUp(ANSWERS);
  expect(await actorOfSession(collective.id, again.session)).toMatchObject({ id: zoe.id });
  expect((await (await as(collective)).proposals.page({ reference: reference! })).author).toBe('Alouette du canal');
});
