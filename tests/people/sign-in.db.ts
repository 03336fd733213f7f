import { createHash } from 'node:crypto';
import type pg from 'pg';
import { actorOfSession } from '../../server/api/context.ts';
import { purgeSignIn } from '../../server/domain/people/purge.ts';
import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { aCollective, aPerson, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { ANSWERS, inEnvironment, lastLetter, lettersOf, prove, TestBrowser } from './door.ts';

test.beforeEach(() => inEnvironment());

async function aDraft(collective: TestCollective, token: string): Promise<string> {
  const id = newId();
  await inTenant(collective.id, 'write', (db) => db.insertInto('proposal_drafts').values({
    id, cookie_hash: createHash('sha256').update(token).digest(), person_id: null, expires_at: new Date(Date.now() + 86_400_000),
  }).execute());
  return id;
}

async function rows(collective: TestCollective & { superuser: pg.Pool }, sql: string): Promise<Record<string, unknown>[]> {
  return (await collective.superuser.query(sql, [collective.id])).rows as Record<string, unknown>[];
}

test('a code opens the account of somebody new only after age and consents, and loses neither path nor draft', async ({ database }) => {
  const collective = { ...await aCollective(database), superuser: database.superuserPool };
  const browser = new TestBrowser(collective);
  browser.cookies.set('fabrique-brouillon', 'a'.repeat(43));
  const draft = await aDraft(collective, 'a'.repeat(43));
  expect(await prove(browser, 'Karim@Exemple.fr', '/proposer/envoi')).toBe('/connexion/bienvenue');
  expect(browser.session).toBeNull();
  expect(await rows(collective, 'select 1 from people where tenant_id = $1')).toHaveLength(0);
  const shown = await (await browser.api()).signIn.welcome();
  expect(shown).toMatchObject({ byMail: true, pseudonym: expect.stringMatching(/^\p{Lu}.+ d(?:u|es) /u) });
  expect(await (await browser.api()).signIn.signUp({ ...ANSWERS, newsletter: '1' })).toEqual({ next: '/proposer/envoi' });
  const actor = await actorOfSession(collective.id, browser.session);
  expect(actor).toMatchObject({ kind: 'person', pseudonym: 'Alouette du canal', roles: new Set(['resident']) });
  expect(await rows(collective, 'select email, email_key, language, birth_year from people where tenant_id = $1'))
    .toEqual([{ email: 'Karim@exemple.fr', email_key: 'karim@exemple.fr', language: 'fr', birth_year: null }]);
  const consents = await rows(collective, 'select purpose, text_version, withdrawn_at from consents where tenant_id = $1 order by purpose');
  expect(consents.map(({ purpose }) => purpose)).toEqual(['charter', 'newsletter', 'opinions']);
  expect(consents.every(({ withdrawn_at: gone, text_version: version }) => gone === null && String(version).length > 3)).toBe(true);
  expect(await rows(collective, 'select id, person_id from proposal_drafts where tenant_id = $1')).toEqual([{ id: draft, person_id: expect.any(String) }]);
  expect(browser.cookies.get('fabrique-brouillon')).toBe('a'.repeat(43));
  await expect((await browser.api()).signIn.signUp(ANSWERS)).rejects.toMatchObject({ message: 'sign_up.proof_gone' });
});

test('a link pressed on another device opens the same draft there, under a token of its own', async ({ database }) => {
  const collective = { ...await aCollective(database), superuser: database.superuserPool };
  const person = await aPerson(collective);
  const [asking, phone] = [new TestBrowser(collective), new TestBrowser(collective)];
  asking.cookies.set('fabrique-brouillon', 'b'.repeat(43));
  const draft = await aDraft(collective, 'b'.repeat(43));
  await (await asking.api()).signIn.request({ email: `${person.id}@exemple.fr`, next: '/proposer/envoi' });
  const { token } = await lastLetter(collective);
  expect(await (await phone.api()).signIn.link({ token })).toMatchObject({ hasDraft: true });
  expect(await (await phone.api()).signIn.enterLink({ token })).toEqual({ next: '/proposer/envoi' });
  const held = phone.cookies.get('fabrique-brouillon');
  expect(held).toMatch(/^[\w-]{43}$/);
  expect(await rows(collective, 'select id, cookie_hash, person_id from proposal_drafts where tenant_id = $1'))
    .toEqual([{ id: draft, person_id: person.id, cookie_hash: createHash('sha256').update(held!).digest() }]);
  expect(await actorOfSession(collective.id, phone.session)).toMatchObject({ id: person.id });
  expect(asking.session).toBeNull();
});

test('a code serves the browser that asked, five tries, its latest letter, and once', async ({ database }) => {
  const collective = await aCollective(database);
  const person = await aPerson(collective);
  const [mine, other] = [new TestBrowser(collective), new TestBrowser(collective)];
  await (await mine.api()).signIn.request({ email: `${person.id}@exemple.fr`, next: null });
  const first = await lastLetter(collective);
  expect(await (await other.api()).signIn.enterCode({ code: first.code })).toEqual({ wrong: true });
  await (await mine.api()).signIn.request({ email: `${person.id}@exemple.fr`, next: null });
  const { code } = await lastLetter(collective);
  const wrong = code === '000000' ? '000001' : '000000';
  for (let tries = 0; tries < 4; tries += 1) expect(await (await mine.api()).signIn.enterCode({ code: wrong })).toEqual({ wrong: true });
  expect(await (await mine.api()).signIn.enterCode({ code: ` ${code.slice(0, 3)} ${code.slice(3)} ` })).toEqual({ next: '/' });
  expect(await actorOfSession(collective.id, mine.session)).toMatchObject({ id: person.id });
  expect(await (await mine.api()).signIn.enterCode({ code })).toEqual({ wrong: true });
});

test('after five wrong tries the right code is refused too, and twenty wrong tries in a day leave the link alone', async ({ database }) => {
  const collective = await aCollective(database);
  const person = await aPerson(collective);
  const email = `${person.id}@exemple.fr`;
  const age = () => database.superuserPool.query("update sign_in_requests set created_at = created_at - interval '11 minutes' where tenant_id = $1", [collective.id]);
  const guess = async (browser: TestBrowser, code: string) => (await browser.api()).signIn.enterCode({ code });
  for (let round = 0; round < 4; round += 1) {
    const browser = new TestBrowser(collective);
    await (await browser.api()).signIn.request({ email, next: null });
    const { code } = await lastLetter(collective);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1) expect(await guess(browser, wrong)).toEqual({ wrong: true });
    expect(await guess(browser, code)).toEqual({ wrong: true });
    await age();
  }
  const honest = new TestBrowser(collective);
  await (await honest.api()).signIn.request({ email, next: null });
  const letter = await lastLetter(collective);
  expect(await guess(honest, letter.code)).toEqual({ wrong: true });
  expect(await (await honest.api()).signIn.enterLink({ token: letter.token })).toEqual({ next: '/' });
});

test('T64 under fifteen nobody gets an account, under the collective’s minimum one reads: nothing of them is kept', async ({ database }) => {
  const collective = { ...await aCollective(database, { minimumAge: 17 }), superuser: database.superuserPool };
  for (const age of ['under_floor', 'under_minimum'] as const) {
    const browser = new TestBrowser(collective);
    await prove(browser, `${age.replace('_', '.')}@exemple.fr`);
    expect(await (await browser.api()).signIn.signUp({ ...ANSWERS, age })).toEqual({ next: '/connexion/age' });
    expect(browser.session).toBeNull();
    await expect((await browser.api()).signIn.signUp(ANSWERS)).rejects.toMatchObject({ message: 'sign_up.proof_gone' });
  }
  for (const table of ['people', 'consents', 'sessions', 'sign_up_proofs', 'sign_in_requests']) {
    expect(await rows(collective, `select 1 from ${table} where tenant_id = $1`), table).toHaveLength(0);
  }
  expect((await (await new TestBrowser(collective).api()).proposals.list({})).items).toEqual([]);
  const grown = new TestBrowser(collective);
  await prove(grown, 'grande@exemple.fr');
  await (await grown.api()).signIn.signUp(ANSWERS);
  expect(await actorOfSession(collective.id, grown.session)).toMatchObject({ kind: 'person' });
});

test('T60 charter and opinions are asked apart and needed, the mails are not, and each missing one is named', async ({ database }) => {
  const collective = await aCollective(database);
  const browser = new TestBrowser(collective);
  await prove(browser, 'zoe@exemple.fr');
  const refused = (await browser.api()).signIn.signUp({ ...ANSWERS, charter: null, opinions: null, followUpMail: '1', newsletter: '1' });
  await expect(refused).rejects.toMatchObject({ cause: { code: 'person.consent_missing', problems: [{ field: 'charter' }, { field: 'opinions' }] } });
  await expect((await browser.api()).signIn.signUp({ ...ANSWERS, opinions: null })).rejects.toMatchObject({ cause: { problems: [{ field: 'opinions' }] } });
  await (await browser.api()).signIn.signUp(ANSWERS);
  expect(browser.session).not.toBeNull();
});

test('a pseudonym is borne once in a collective, whatever its case or width, and freely in another', async ({ database }) => {
  const [collective, neighbour] = [await aCollective(database), await aCollective(database)];
  await aPerson(collective, [], 'Églantine du Quai');
  for (const twin of ['églantine du quai', 'ÉGLANTINE DU QUAI', 'Ｅ́glantine du quai'.normalize('NFD').replace('Ｅ', 'E'), 'Églantine\u00a0du quai']) {
    const browser = new TestBrowser(collective);
    await prove(browser, `p${createHash('md5').update(twin).digest('hex')}@exemple.fr`);
    await expect((await browser.api()).signIn.signUp({ ...ANSWERS, pseudonym: twin }), twin).rejects.toMatchObject({ message: 'person.pseudonym_taken' });
  }
  const next = new TestBrowser(neighbour);
  await prove(next, 'x@exemple.fr');
  await (await next.api()).signIn.signUp({ ...ANSWERS, pseudonym: 'Églantine du Quai' });
  for (const pseudonym of ['a@b.fr', 'http://x', 'www.x.fr', 'x', 'a\nb']) {
    await expect((await next.api()).signIn.signUp({ ...ANSWERS, pseudonym }), pseudonym).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  }
});

test('T37 two ways of writing one address are one account', async ({ database }) => {
  const collective = { ...await aCollective(database), superuser: database.superuserPool };
  const first = new TestBrowser(collective);
  await prove(first, 'Nadia.Benali@gmail.com');
  await (await first.api()).signIn.signUp(ANSWERS);
  const again = new TestBrowser(collective);
  expect(await prove(again, 'ｎadiabenali+autre＠googlemail.com')).toBe('/');
  const [one, two] = [await actorOfSession(collective.id, first.session), await actorOfSession(collective.id, again.session)];
  expect(two).toEqual(one);
  expect(await rows(collective, 'select 1 from people where tenant_id = $1')).toHaveLength(1);
});

test('only the hash of a session’s token is kept; the neighbour knows nobody by it; a second sign-in in the same browser ends the first', async ({ database }) => {
  const [collective, neighbour] = [{ ...await aCollective(database), superuser: database.superuserPool }, await aCollective(database)];
  const person = await aPerson(collective);
  const browser = new TestBrowser(collective);
  await prove(browser, `${person.id}@exemple.fr`);
  const first = browser.session!;
  const [kept] = await rows(collective, 'select token_hash, expires_at > now() + interval \'29 days\' as month from sessions where tenant_id = $1');
  expect(kept).toEqual({ token_hash: createHash('sha256').update(first).digest(), month: true });
  expect(browser.kept.find(({ name }) => name === 'fabrique-session')?.options).toEqual({ httpOnly: true, secure: false, sameSite: 'lax', path: '/', maxAge: 30 * 86_400 });
  expect(await actorOfSession(neighbour.id, first)).toEqual({ kind: 'anonymous' });
  await prove(browser, `${person.id}@exemple.fr`);
  expect(await actorOfSession(collective.id, first)).toEqual({ kind: 'anonymous' });
  expect(await actorOfSession(collective.id, browser.session)).toMatchObject({ id: person.id });
});

test('someone blocked does not come in, and is not told apart before the proof', async ({ database }) => {
  const collective = await aCollective(database);
  const person = await aPerson(collective);
  await inTenant(collective.id, 'write', async (db) => {
    await db.updateTable('people').set({ state: 'blocked' }).where('id', '=', person.id).execute();
    await db.insertInto('consents').values({ person_id: person.id, purpose: 'opinions', text_version: '2026-11', withdrawn_at: null }).execute();
  });
  const browser = new TestBrowser(collective);
  await (await browser.api()).signIn.request({ email: `${person.id}@exemple.fr`, next: null });
  const { code } = await lastLetter(collective);
  await expect((await browser.api()).signIn.enterCode({ code })).rejects.toMatchObject({ message: 'sign_in.closed' });
  expect(browser.session).toBeNull();
});

test('demo people come in with one click in the demo, and are nobody anywhere else', async ({ database }) => {
  const collective = await aCollective(database);
  const [nadia, real] = [await aPerson(collective, ['volunteer'], 'Nadia'), await aPerson(collective)];
  await inTenant(collective.id, 'write', (db) => db.updateTable('people').set({ demo_role: 'volunteer' }).where('id', '=', nadia.id).execute());
  const browser = new TestBrowser(collective);
  expect((await (await browser.api()).signIn.page()).demo).toEqual([{ id: nadia.id, pseudonym: 'Nadia', name: null, role: 'volunteer' }]);
  await expect((await browser.api()).signIn.enterAsDemo({ personId: real.id, next: null })).rejects.toMatchObject({ message: 'system.not_found' });
  expect(await (await browser.api()).signIn.enterAsDemo({ personId: nadia.id, next: '//evil.example' })).toEqual({ next: '/' });
  expect(await actorOfSession(collective.id, browser.session)).toMatchObject({ id: nadia.id });
  inEnvironment({ mode: 'production' });
  const stranger = new TestBrowser(collective);
  expect((await (await stranger.api()).signIn.page()).demo).toEqual([]);
  await expect((await stranger.api()).signIn.enterAsDemo({ personId: nadia.id, next: null })).rejects.toMatchObject({ message: 'system.not_found' });
  await expect((await stranger.api()).signIn.mailbox()).rejects.toMatchObject({ message: 'system.not_found' });
  expect(stranger.session).toBeNull();
});

test('the letter speaks the language of the page it was asked on', async ({ database }) => {
  const collective = await aCollective(database);
  await (await new TestBrowser(collective).api(undefined, 'en')).signIn.request({ email: 'x@exemple.fr', next: null });
  expect((await lettersOf(collective)).at(-1)).toMatchObject({ address: 'x@exemple.fr', data: { language: 'en', code: expect.stringMatching(/^\d{6}$/) } });
});

test('what signing in leaves is forgotten: requests after a day, proofs and sessions that have ended', async ({ database }) => {
  const collective = { ...await aCollective(database), superuser: database.superuserPool };
  const [person, browser] = [await aPerson(collective), new TestBrowser(collective)];
  await prove(new TestBrowser(collective), 'new@exemple.fr');
  await prove(browser, `${person.id}@exemple.fr`);
  const count = async () => (await rows(collective, `select (select count(*)::int from sign_in_requests where tenant_id = $1) as requests,
    (select count(*)::int from sign_up_proofs where tenant_id = $1) as proofs, (select count(*)::int from sessions where tenant_id = $1) as sessions`))[0];
  await inTenant(collective.id, 'write', purgeSignIn);
  expect(await count()).toEqual({ requests: 2, proofs: 1, sessions: 1 });
  for (const [table, column] of [['sign_in_requests', 'created_at'], ['sign_up_proofs', 'expires_at'], ['sessions', 'expires_at']]) {
    await rows(collective, `update ${table} set ${column} = now() - interval '25 hours' where tenant_id = $1`);
  }
  await inTenant(collective.id, 'write', purgeSignIn);
  expect(await count()).toEqual({ requests: 0, proofs: 0, sessions: 0 });
});
