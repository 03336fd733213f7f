import type { Page } from 'playwright/test';
import { ask } from '../kit/ask.ts';
import { expect, test } from '../kit/browser.ts';
import { aCollective, aPerson, type TestCollective, type TestPerson } from '../kit/builders.ts';
import type { TestServer } from '../kit/server.ts';
import { lastLetter, lettersOf } from '../people/door.ts';
import { hiddenFields, sendForm } from '../people/forms.ts';

async function askLetter(page: Page, origin: string, email: string, next = '/compte'): Promise<void> {
  await page.goto(`${origin}/connexion?suite=${next}`);
  await page.getByRole('textbox', { name: 'Votre adresse électronique' }).fill(email);
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  await expect(page).toHaveURL(`${origin}/connexion/code`);
}

async function aLetter(collective: TestCollective, person: TestPerson, server: TestServer, page: Page): Promise<string> {
  await askLetter(page, server.origin(collective.slug), `${person.id}@exemple.fr`);
  return `/connexion/lien/${await tokenOf(collective)}`;
}

/** Once it has left, a letter is known by what the demo's mailbox shows of it. */
async function tokenOf(collective: TestCollective): Promise<string> {
  await expect.poll(async () => (await lettersOf(collective)).length).toBeGreaterThan(0);
  return (await lastLetter(collective)).token;
}

test('T30 a link that scanners open signs nobody in and is not used up; its button is, once', async ({ database, server, browser }) => {
  const collective = await aCollective(database);
  const person = await aPerson(collective);
  const context = await browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  const path = await aLetter(collective, person, server, page);
  const sessions = async () => (await database.superuserPool.query('select 1 from sessions where tenant_id = $1', [collective.id])).rowCount;
  for (const method of ['HEAD', 'GET', 'GET']) {
    const answer = await ask(server, { slug: collective.slug, path, method });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([200, undefined]);
  }
  const scanner = await browser.newContext({ locale: 'fr-FR' });
  const robot = await scanner.newPage();
  await robot.goto(server.origin(collective.slug) + path);
  await expect(robot.getByRole('button', { name: 'Entrer', exact: true })).toBeVisible();
  expect([await sessions(), await scanner.cookies()]).toEqual([0, []]);

  const [first, second] = [await context.newPage(), await context.newPage()];
  for (const tab of [first, second]) await tab.goto(server.origin(collective.slug) + path);
  await first.getByRole('button', { name: 'Entrer', exact: true }).click();
  await expect(first).toHaveURL(`${server.origin(collective.slug)}/compte`);
  await second.getByRole('button', { name: 'Entrer', exact: true }).click();
  await expect(second.getByRole('heading', { name: 'Ce lien ne sert plus' })).toBeVisible();
  expect(await sessions()).toBe(1);
});

test('T30 a link lives ten minutes by the database’s clock', async ({ database, server, browser }) => {
  const collective = await aCollective(database);
  const person = await aPerson(collective);
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  const path = await aLetter(collective, person, server, page);
  const { rows } = await database.superuserPool.query("select expires_at - created_at = interval '10 minutes' as ten from sign_in_requests where tenant_id = $1", [collective.id]);
  expect(rows).toEqual([{ ten: true }]);
  await page.goto(server.origin(collective.slug) + path);
  await database.superuserPool.query("update sign_in_requests set expires_at = now() where tenant_id = $1", [collective.id]);
  await page.getByRole('button', { name: 'Entrer', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ce lien ne sert plus' })).toBeVisible();
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('fabrique-session');
});

test('T31 a link opened on another device says whose it is and asks; only the browser that pressed is signed in', async ({ database, server, browser }) => {
  const [collective, neighbour] = [await aCollective(database), await aCollective(database)];
  const person = await aPerson(collective, [], 'Zoé du port');
  const [asking, phone] = [await browser.newContext({ locale: 'fr-FR' }), await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false })];
  const page = await asking.newPage();
  const path = await aLetter(collective, person, server, page);
  const other = await phone.newPage();
  await other.goto(server.origin(neighbour.slug) + path);
  await expect(other.getByRole('heading', { name: 'Ce lien ne sert plus' })).toBeVisible();
  await other.goto(server.origin(collective.slug) + path);
  await expect(other.getByText(`${person.id.slice(0, 1)}•••@exemple.fr`)).toBeVisible();
  await other.getByRole('button', { name: 'Entrer', exact: true }).click();
  await expect(other.getByText('Avec le pseudonyme Zoé du port')).toBeVisible();
  await page.goto(`${server.origin(collective.slug)}/compte`);
  await expect(page).toHaveURL(/\/connexion\?suite=\/compte$/);
});

test('T31 the code of the letter works in the browser that asked, and nowhere else', async ({ database, server, browser }) => {
  const collective = await aCollective(database);
  const person = await aPerson(collective, [], 'Zoé du port');
  const [asking, other] = [await (await browser.newContext({ locale: 'fr-FR' })).newPage(), await (await browser.newContext({ locale: 'fr-FR' })).newPage()];
  await askLetter(other, server.origin(collective.slug), 'mallory@exemple.fr');
  await aLetter(collective, person, server, asking);
  const { code, address } = await lastLetter(collective);
  expect(address).toBe(`${person.id}@exemple.fr`);
  for (const [tab, works] of [[other, false], [asking, true]] as const) {
    await tab.getByRole('textbox', { name: 'Le code à six chiffres' }).fill(code);
    await tab.getByRole('button', { name: 'Entrer', exact: true }).click();
    if (works) await expect(tab).toHaveURL(`${server.origin(collective.slug)}/compte`);
    else await expect(tab.locator('.field .wrong')).toContainText('pas le bon');
  }
});

test('T35 over HTTP a known and an unknown address get the same status, headers and bytes', async ({ database, server }) => {
  const collective = await aCollective(database);
  const person = await aPerson(collective);
  const { slug } = collective;
  const answers = [];
  for (const email of [`${person.id}@exemple.fr`, '00000000-0000-7000-8000-000000000000@exemple.fr']) {
    const { text } = await ask(server, { slug, path: '/connexion?suite=/compte' });
    const posted = await sendForm(server, { slug, path: '/connexion?suite=/compte', fields: { ...hiddenFields(text, 'name="email"'), email } });
    const cookie = String(posted.headers['set-cookie']).split(';')[0]!;
    const shown = await ask(server, { slug, path: '/connexion/code', headers: { cookie } });
    const { date: _date, 'set-cookie': cookies, ...headers } = posted.headers;
    answers.push({ status: posted.status, headers, cookies: String(cookies).replace(/=[\w-]{43};/, '=…;').replace(/Expires=[^;]+/, 'Expires=…'), text: posted.text, page: [shown.status, shown.text] });
  }
  expect(answers[0]).toMatchObject({ status: 303, cookies: expect.stringMatching(/^fabrique-demande=…; Path=\/; .*HttpOnly; SameSite=lax$/i) });
  expect(answers[1]).toEqual(answers[0]);
});

test('T26 signing in with another host as the next page stays on this one', async ({ database, server, browser }) => {
  const collective = await aCollective(database);
  const person = await aPerson(collective);
  const origin = server.origin(collective.slug);
  for (const evil of ['//evil.example/x', '/\\evil.example', 'https:evil.example', 'https://evil.example', `${server.origin(null)}/`, '/%09//evil.example']) {
    const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await askLetter(page, origin, `${person.id}@exemple.fr`, encodeURIComponent(evil));
    await page.getByRole('textbox', { name: 'Le code à six chiffres' }).fill((await lastLetter(collective)).code);
    await page.getByRole('button', { name: 'Entrer', exact: true }).click();
    await expect(page.getByRole('link', { name: person.pseudonym }).first()).toBeAttached();
    expect(new URL(page.url()).origin).toBe(origin);
    await page.context().close();
    await database.superuserPool.query('delete from sign_in_requests where tenant_id = $1', [collective.id]);
  }
});
