import { randomBytes } from 'node:crypto';
import { actorOfSession } from '../../server/api/context.ts';
import { inTenant } from '../../server/db/root.ts';
import { aCollective, aPerson, type TestCollective, type TestPerson } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { ANSWERS, inEnvironment, lettersOf, prove, TestBrowser } from '../people/door.ts';

test.beforeEach(() => inEnvironment());

async function invited(collective: TestCollective, organiser: TestPerson, email: string, role: 'volunteer' | 'organiser' = 'volunteer') {
  const { id } = await (await new TestBrowser(collective).api(organiser)).people.invite({ email, role });
  const letter = (await lettersOf(collective)).findLast(({ template }) => template === 'invitation');
  return { id, address: letter!.address, token: letter!.data.path!.split('/').at(-1)! };
}

async function whoIs(browser: TestBrowser): Promise<TestPerson> {
  const actor = await actorOfSession(browser.collective.id, browser.session);
  if (actor.kind !== 'person') throw new Error('nobody is signed in');
  return actor;
}

test('T33 an invitation gives its role once, to whoever proves its address', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const { token, address } = await invited(collective, organiser, 'Karim.B+fabrique@gmail.com');
  expect(address).toBe('Karim.B+fabrique@gmail.com');
  expect(Buffer.from(token, 'base64url')).toHaveLength(16);
  const browser = new TestBrowser(collective);
  expect(await (await browser.api()).people.invitation({ token })).toEqual({ role: 'volunteer', address: 'K•••@gmail.com', way: 'sign_in' });
  await (await browser.api()).signIn.requestForInvitation({ token });
  expect(browser.session).toBeNull();
  // Whoever already has an account at that address under another writing is the one invited.
  await prove(browser, 'karimb@googlemail.com', `/invitation/${token}`);
  expect(await (await browser.api()).signIn.signUp(ANSWERS)).toEqual({ next: `/invitation/${token}` });
  const karim = await whoIs(browser);
  expect(await (await browser.api(karim)).people.invitation({ token })).toMatchObject({ way: 'accept' });
  await (await browser.api(karim)).people.acceptInvitation({ token });
  expect((await whoIs(browser)).roles).toEqual(new Set(['resident', 'volunteer']));
  await expect((await browser.api(karim)).people.acceptInvitation({ token })).rejects.toMatchObject({ message: 'invitation.not_valid' });
  expect(await (await browser.api(karim)).people.invitation({ token })).toBeNull();
});

test('T33 a forwarded link is worth nothing to whoever does not hold the address', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const { token } = await invited(collective, organiser, 'karim@exemple.fr', 'organiser');
  const mallory = await aPerson(collective, [], 'Mallory');
  const browser = new TestBrowser(collective);
  expect(await (await browser.api(mallory)).people.invitation({ token })).toMatchObject({ way: 'other_address' });
  await expect((await browser.api(mallory)).people.acceptInvitation({ token })).rejects.toMatchObject({ message: 'invitation.other_address' });
  await expect((await browser.api()).people.acceptInvitation({ token })).rejects.toMatchObject({ message: 'sign_in.required' });
  // The button of a forwarded link sends its code to the address that was invited, never to the one who pressed.
  await (await browser.api()).signIn.requestForInvitation({ token });
  expect((await lettersOf(collective)).findLast(({ template }) => template === 'sign_in')?.address).toBe('karim@exemple.fr');
  expect(browser.session).toBeNull();
  const { rows } = await database.superuserPool.query('select count(*)::int as n from role_grants where tenant_id = $1', [collective.id]);
  expect(rows).toEqual([{ n: 1 }]);
});

test('T33 used, expired, revoked, replaced, unknown and a neighbour’s: the same answer for each', async ({ database }) => {
  const [collective, neighbour] = [await aCollective(database), await aCollective(database)];
  const [organiser, other] = [await aPerson(collective, ['organiser']), await aPerson(neighbour, ['organiser'])];
  const karim = await aPerson(collective, [], 'Karim');
  const email = `${karim.id}@exemple.fr`;
  const browser = new TestBrowser(collective);
  const replaced = await invited(collective, organiser, email);
  const expired = await invited(collective, organiser, email);
  await database.superuserPool.query("update invitations set expires_at = now() - interval '1 second' where id = $1", [expired.id]);
  const revoked = await invited(collective, organiser, email);
  await (await browser.api(organiser)).people.revokeInvitation({ id: revoked.id });
  await expect((await browser.api(organiser)).people.revokeInvitation({ id: revoked.id })).rejects.toMatchObject({ message: 'invitation.not_valid' });
  const next = await invited(neighbour, other, email);
  await expect((await browser.api(organiser)).people.revokeInvitation({ id: next.id })).rejects.toMatchObject({ message: 'invitation.not_valid' });
  for (const token of [replaced.token, expired.token, revoked.token, next.token, randomBytes(16).toString('base64url'), '', "' or 1=1 --"]) {
    expect(await (await browser.api(karim)).people.invitation({ token })).toBeNull();
    await expect((await browser.api(karim)).people.acceptInvitation({ token })).rejects.toMatchObject({ message: 'invitation.not_valid' });
    await expect((await browser.api()).signIn.requestForInvitation({ token })).rejects.toMatchObject({ message: 'invitation.not_valid' });
  }
  expect((await lettersOf(collective)).filter(({ template }) => template === 'sign_in')).toEqual([]);
  const last = await invited(collective, organiser, email);
  const { rows } = await database.superuserPool.query("select expires_at - created_at = interval '7 days' as week from invitations where id = $1", [last.id]);
  expect(rows).toEqual([{ week: true }]);
});

test('T33 accepted twenty times at once it is used once; ten thousand guesses find nothing', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const karim = await aPerson(collective, [], 'Karim');
  const { token } = await invited(collective, organiser, `${karim.id}@exemple.fr`);
  const browser = new TestBrowser(collective);
  const found = async (guesses: Buffer[]) => (await database.superuserPool.query(
    "select count(*)::int as n from unnest($1::bytea[]) as guess join invitations on token_hash = sha256(convert_to(rtrim(translate(encode(guess, 'base64'), '+/', '-_'), '='), 'UTF8'))", [guesses])).rows as unknown[];
  expect(await found([Buffer.from(token, 'base64url')])).toEqual([{ n: 1 }]);
  expect(await found(Array.from({ length: 10_000 }, () => randomBytes(16)))).toEqual([{ n: 0 }]);
  const api = await browser.api(karim);
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => api.people.acceptInvitation({ token })));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('T33 organisers alone invite, a hundred letters an hour each at most', async ({ database }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  for (const role of ['volunteer', 'moderator'] as const) {
    const person = await aPerson(collective, [role]);
    await expect((await new TestBrowser(collective).api(person)).people.invite({ email: 'x@exemple.fr', role: 'organiser' })).rejects.toMatchObject({ message: 'role.missing' });
  }
  await inTenant(collective.id, 'write', (db) => db.insertInto('invitations').values(Array.from({ length: 100 }, (_, index) => ({
    id: crypto.randomUUID(), token_hash: randomBytes(32), email: `p${index}@exemple.fr`, email_key: `p${index}@exemple.fr`, role: 'resident' as const,
    invited_by: organiser.id, expires_at: new Date(), used_at: null, revoked_at: null,
  }))).execute());
  await expect((await new TestBrowser(collective).api(organiser)).people.invite({ email: 'x@exemple.fr', role: 'resident' })).rejects.toMatchObject({ message: 'system.too_many' });
});
