// Following, notices and stops as somebody meets them whose browser runs no script.
import type { Page } from 'playwright/test';
import { stopToken } from '../../server/api/stops.ts';
import { inTenant } from '../../server/db/root.ts';
import { as } from '../kit/as.ts';
import { ask } from '../kit/ask.ts';
import { expect, test } from '../kit/browser.ts';
import { aCollective, aMeeting, aPerson, aProposal, type TestCollective, type TestPerson } from '../kit/builders.ts';
import { login } from '../kit/login.ts';
import type { TestServer } from '../kit/server.ts';
import { inEnvironment } from '../people/door.ts';
import { follows, wants } from './house.ts';

test.use({ javaScriptEnabled: false });

async function enter(page: Page, server: TestServer, collective: TestCollective, person: TestPerson): Promise<string> {
  const origin = server.origin(collective.slug);
  await page.context().clearCookies();
  await login(page.context(), origin, collective, person);
  return origin;
}

test('a proposal, a meeting and a theme are followed with one button each; the list stops them; letters are asked for with their consent', async ({ database, server, page }) => {
  const collective = await aCollective(database);
  const lea = await aPerson(collective, [], 'Léa');
  const [proposal, meeting] = [await aProposal(collective, { title: 'Un banc à l’ombre' }), await aMeeting(collective, { title: 'Le café du coin' })];
  const origin = server.origin(collective.slug);
  await page.goto(`${origin}/propositions/${proposal.reference}`);
  await expect(page.getByRole('link', { name: 'Suivre cette proposition' })).toHaveAttribute('href', /\/connexion\?suite=/);
  await enter(page, server, collective, lea);
  for (const [path, button] of [[`/propositions/${proposal.reference}`, 'Suivre cette proposition'], [`/rencontres/${meeting.reference}`, 'Suivre cette rencontre'],
    ['/propositions?theme=logement', /Suivre le thème/]] as const) {
    await page.goto(`${origin}${path}`);
    await page.getByRole('button', { name: button }).click();
    await expect(page).toHaveURL(`${origin}${path}#suivre`);
    await expect(page.locator('#suivre').getByRole('button', { name: 'Ne plus suivre' })).toBeVisible();
  }
  await page.locator('#suivre').getByRole('link', { name: 'Tout ce que je suis' }).click();
  await expect(page.getByText('3 choses suivies')).toBeVisible();
  await page.getByRole('button', { name: 'Ne plus suivre : Le café du coin' }).click();
  await expect(page.getByRole('status')).toContainText('Vous ne suivez plus cela.');
  await expect(page.getByText('2 choses suivies')).toBeVisible();

  await page.getByLabel('Une fois par jour').check();
  await page.getByRole('button', { name: 'Enregistrer ce rythme' }).click();
  await expect(page.locator('.errors')).toContainText('sans votre accord, aucune lettre ne part');
  await expect(page.getByLabel('Une fois par jour')).toBeChecked();
  await page.getByLabel(/recevoir par courriel la suite/).check();
  await page.getByRole('button', { name: 'Enregistrer ce rythme' }).click();
  await expect(page.getByRole('status')).toContainText('enregistré');
  await expect(page.getByLabel('Une fois par jour')).toBeChecked();
});

test('T32 one press without a session, from a mail program: it stops, and reading the link does not', async ({ database, server, page }) => {
  inEnvironment();
  const collective = await aCollective(database);
  const lea = await aPerson(collective);
  await wants(collective, lea, 'daily');
  await follows(collective, lea, 'theme', 'logement');
  const rhythm = async () => (await inTenant(collective.id, 'read', (db) => db.selectFrom('mail_preferences').select('rhythm').executeTakeFirstOrThrow())).rhythm;
  const path = `/desabonnement/${stopToken(collective.id, { kind: 'letters', personId: lea.id })}`;
  const post = { slug: collective.slug, path, method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' };
  for (const method of ['GET', 'HEAD']) expect((await ask(server, { ...post, method, body: undefined })).status).toBe(200);
  await page.goto(`${server.origin(collective.slug)}${path}`);
  expect(await rhythm()).toBe('daily');
  const done = await ask(server, post);
  expect([done.status, done.headers.location, done.headers['set-cookie']]).toEqual([200, undefined, undefined]);
  expect(done.headers['cache-control']).toContain('no-store');
  expect(done.text).toContain('C’est fait');
  expect(await rhythm()).toBe('never');
  // A link that is none, and every other door, stay shut to a post from nowhere.
  expect((await ask(server, { ...post, path: `${path.slice(0, -2)}AA` })).text).toContain('Ce lien ne sert plus');
  for (const other of ['/compte/suivi', '/compte', `${path}/`, '/bureau/reponses', '/desabonnement']) expect((await ask(server, { ...post, path: other })).status, other).toBe(403);

  await wants(collective, lea, 'weekly');
  await page.goto(`${server.origin(collective.slug)}${path}`);
  await page.getByRole('button', { name: 'Arrêter ces lettres' }).click();
  await expect(page.getByRole('status')).toContainText('plus aucune lettre ne partira');
  expect(await rhythm()).toBe('never');
});

test('the feed: the same bytes until something is said, a 304 for those who have them, and nothing in it is a tag of its own', async ({ database, server, page }) => {
  const collective = await aCollective(database);
  const api = await as(collective, await aPerson(collective, ['organiser']));
  const title = 'Un <b>banc</b> ]]> & «\u00a0l’ombre\u00a0» <script>alert(1)</script>';
  const [one, two] = [await aProposal(collective, { title }), await aProposal(collective)];
  const body = 'Oui, **dès mai** ]]> <script>alert(2)</script> [ici](javascript:alert(3))';
  const { id } = await api.answers.prepare({ proposalId: one.id, version: 0, body, ready: '1' });
  await api.answers.prepare({ proposalId: two.id, version: 0, body: 'CANARI un brouillon', ready: '1' });
  const get = (headers: Record<string, string> = {}) => ask(server, { slug: collective.slug, path: '/reponses.atom', headers });
  const empty = await get();
  expect([empty.status, empty.headers['content-type'], empty.text.includes('<entry>')]).toEqual([200, 'application/atom+xml; charset=utf-8', false]);
  await api.answers.publishTogether({ answers: [`${id} 1`] });
  const full = await get();
  expect((await get()).text).toBe(full.text);
  expect(full.text).not.toContain('CANARI');
  expect(await get({ 'if-none-match': String(full.headers.etag) })).toMatchObject({ status: 304, text: '' });
  expect((await get({ 'if-none-match': String(empty.headers.etag) })).status).toBe(200);
  await page.goto('about:blank');
  const read = await page.evaluate((text) => {
    const feed = new DOMParser().parseFromString(text, 'application/xml');
    const html = (selector: string) => new DOMParser().parseFromString(feed.querySelector(selector)?.textContent ?? '', 'text/html');
    const [name, content] = [html('entry > title'), html('entry > content')];
    return {
      broken: feed.querySelector('parsererror') !== null, entries: feed.querySelectorAll('entry').length, id: feed.querySelector('entry > id')?.textContent,
      title: name.body.textContent, tags: [...name.body.querySelectorAll('*'), ...content.body.querySelectorAll('script,a')].length, strong: content.querySelector('strong')?.textContent,
      link: feed.querySelector('entry > link')?.getAttribute('href'),
    };
  }, full.text);
  expect(read).toMatchObject({ broken: false, entries: 1, id: `urn:uuid:${id}`, title: `${title}\u202f: Réponse du collectif`, tags: 0, strong: 'dès mai' });
  expect(read.link).toBe(`${server.origin(collective.slug)}/propositions/${one.reference}#reponse`);
  const front = await ask(server, { slug: collective.slug, path: '/' });
  expect(front.text).toMatch(/<link rel="alternate" type="application\/atom\+xml" href="[^"]*\/reponses\.atom"/);
});
