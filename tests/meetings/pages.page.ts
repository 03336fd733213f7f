import type { Page } from 'playwright/test';
import { as } from '../kit/as.ts';
import { ask } from '../kit/ask.ts';
import { seriousFaults } from '../kit/axe.ts';
import { expect, test } from '../kit/browser.ts';
import { aCollective, aMeeting, aPerson, aProposal, type TestCollective, type TestPerson } from '../kit/builders.ts';
import { login } from '../kit/login.ts';
import type { TestServer } from '../kit/server.ts';
import { sheet, wall } from './fixtures.ts';

/** Everything here is done as by somebody whose browser runs no script. */
test.use({ javaScriptEnabled: false });

async function enter(page: Page, server: TestServer, collective: TestCollective, person: TestPerson): Promise<string> {
  const origin = server.origin(collective.slug);
  await page.context().clearCookies();
  await login(page.context(), origin, collective, person);
  return origin;
}

test('a meeting is announced, changed by two at once, reported and checked, without a script', async ({ database, server, page }) => {
  test.setTimeout(120_000);
  const collective = await aCollective(database);
  const [karim, lea] = [await aPerson(collective, ['volunteer'], 'Karim'), await aPerson(collective, ['volunteer'], 'Léa')];
  const origin = await enter(page, server, collective, karim);
  await page.goto(`${origin}/bureau/rencontres`);
  await page.getByRole('link', { name: 'Annoncer une rencontre' }).first().click();
  await page.getByLabel('Genre de rencontre').selectOption('cafe');
  await page.getByLabel('Son titre').fill('Café du matin');
  await page.getByLabel('Le jour').fill(wall(-1).day);
  await page.getByLabel('Le lieu').fill('Le Zinc, place du marché');
  await page.getByRole('button', { name: 'Annoncer' }).click();
  await expect(page.getByRole('alert')).toContainText('Début');
  await expect(page.getByLabel('Son titre'), 'nothing typed is lost').toHaveValue('Café du matin');
  await page.getByLabel('Début').fill('09:30');
  await page.getByLabel('Qui anime').fill('Le Zinc\nMireille');
  await page.getByRole('button', { name: 'Annoncer' }).click();
  await expect(page.getByText('C’est annoncé, sous le numéro R-01.')).toBeVisible();

  await page.goto(`${origin}/bureau/rencontres/1`);
  const read = await (await as(collective, lea)).meetings.form({ reference: 1 });
  await (await as(collective, lea)).meetings.edit({ ...read, place: 'La halle' });
  await page.getByLabel('Son titre').fill('Café du samedi');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const kept = page.locator('.notice', { hasText: 'Ce qui est enregistré maintenant' });
  await expect(kept, 'T51 the second to write sees what the first wrote, and overwrites nothing unawares').toContainText('La halle');
  await page.getByLabel('Le lieu').fill('La halle');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Les changements sont enregistrés.')).toBeVisible();

  await page.goto(`${origin}/bureau/rencontres/1/compte-rendu`);
  await page.getByLabel('Personnes présentes, en tout').fill('10');
  await page.getByLabel('Moins de 25 ans').fill('12');
  await page.getByRole('button', { name: 'Enregistrer le compte rendu' }).click();
  await expect(page.getByRole('alert')).toContainText('Les âges comptés dépassent le nombre de personnes présentes.');
  await page.getByLabel('Personnes présentes, en tout').fill('14');
  await page.getByLabel('Comment cela s’est passé').fill('On a parlé du **marché**.');
  await page.getByRole('button', { name: 'Enregistrer le compte rendu' }).click();
  await expect(page.getByText('Une autre personne doit maintenant le relire.')).toBeVisible();
  await page.goto(`${origin}/bureau/rencontres/1/compte-rendu`);
  await expect(page.getByText('Vous avez écrit ce compte rendu')).toBeVisible();
  await expect(page.getByRole('button', { name: 'J’ai relu, c’est exact' })).toHaveCount(0);
  await enter(page, server, collective, lea);
  await page.goto(`${origin}/bureau/rencontres/1/compte-rendu`);
  await page.getByRole('button', { name: 'J’ai relu, c’est exact' }).click();
  await expect(page.getByText('Merci : le compte rendu est relu.')).toBeVisible();

  await page.context().clearCookies();
  await page.goto(`${origin}/rencontres/1`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Café du samedi');
  await expect(page.getByText('Dont 12 de moins de 25 ans et 2 dont l’âge n’a pas été noté.')).toBeVisible();
  await expect(page.getByText('Relu par une deuxième personne.')).toBeVisible();
  await expect(page.getByText('Le Zinc et Mireille')).toBeVisible();
});

test('T52 five rows sent at once: the right ones are kept, the wrong one comes back whole, and sending it again sends nothing twice',
  async ({ database, server, page }) => {
  const collective = await aCollective(database);
  const meeting = await aMeeting(collective);
  const origin = await enter(page, server, collective, await aPerson(collective, ['volunteer']));
  await page.goto(`${origin}/bureau/rencontres/${meeting.reference}/saisie?lignes=5`);
  const field = (row: number, name: string) => page.locator(`[name="rows.${row}.${name}"]`);
  for (const [row, title] of [[0, 'Un premier banc'], [2, 'Un deuxième banc'], [3, 'Un troisième banc']] as const) {
    await field(row, 'title').fill(title);
    await field(row, 'sheet.verbatim').fill('Pour s’asseoir un peu.');
    if (row !== 2) await field(row, 'theme').selectOption('nature');
  }
  await page.getByRole('button', { name: 'Enregistrer ces lignes' }).click();
  await expect(page.getByText('2 fiches enregistrées. Reprenez celles qui restent ci-dessous.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('2 fiches enregistrées. Reprenez celles qui restent ci-dessous.'), 'the same form again, the same answer')
    .toBeVisible();
  await expect(page.getByText('2 fiches saisies')).toBeVisible();
  await expect(page.locator('.sheet-row')).toHaveCount(1);
  await expect(field(2, 'title')).toHaveValue('Un deuxième banc');
  await expect(field(2, 'sheet.code')).toHaveValue('3');
  await field(2, 'theme').selectOption('nature');
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  await expect(page.getByText('3 fiches saisies')).toBeVisible();
  await page.goto(`${origin}/bureau/rencontres/${meeting.reference}/saisie`);
  await page.getByRole('link', { name: 'Corriger la fiche 1', exact: true }).click();
  await page.getByLabel('Mains').fill('6');
  await page.getByRole('button', { name: 'Enregistrer la correction' }).click();
  await expect(page.getByText('Fiche 1 corrigée.')).toBeVisible();
  await expect(page.getByText('3 fiches saisies, 6 mains levées.')).toBeVisible();
});

test('origins are told with a reason, for many at once, and each road says so', async ({ database, server, page }) => {
  const collective = await aCollective(database);
  const meeting = await aMeeting(collective, { title: 'Atelier des berges', place: 'La halle' });
  const [one, two] = [await aProposal(collective, { title: 'Planter des saules' }),
    await aProposal(collective, { title: 'Ouvrir la digue' })];
  await aProposal(collective, { title: 'Venue d’ailleurs', origin: 'meeting', import_source: 'barcelona', external_id: '1' });
  const origin = await enter(page, server, collective, await aPerson(collective, ['volunteer']));
  await page.goto(`${origin}/bureau/origines?origine=online`);
  await page.getByLabel('Choisir « Planter des saules »').check();
  await page.getByLabel('Choisir « Ouvrir la digue »').check();
  await page.getByLabel('Quelle rencontre').selectOption(meeting.id);
  await page.getByRole('button', { name: 'Corriger l’origine' }).click();
  await expect(page.getByRole('alert')).toContainText('Pourquoi');
  await expect(page.getByLabel('Choisir « Ouvrir la digue »'), 'what was ticked stays ticked').toBeChecked();
  await page.getByLabel('Pourquoi').fill('Retrouvées dans le cahier de l’atelier');
  await page.getByRole('button', { name: 'Corriger l’origine' }).click();
  await expect(page.getByText('2 origines corrigées.')).toBeVisible();
  await expect(page.getByText('Rien ne répond à ces filtres.'), 'the list is still filtered').toBeVisible();
  await page.goto(`${origin}/bureau/origines?origine=unknown`);
  await expect(page.getByRole('link', { name: 'Venue d’ailleurs' })).toBeVisible();
  await page.goto(`${origin}/bureau/origines?ids=${one.id}`);
  await expect(page.getByLabel('Choisir « Planter des saules »'), 'a proposal leads here, chosen').toBeChecked();
  await page.goto(`${origin}/rencontres/${meeting.reference}`);
  await expect(page.getByText('2 des 3 propositions issues de rencontres viennent d’ici.')).toBeVisible();
  const { road } = await (await as(collective)).proposals.page({ reference: two.reference! });
  expect(road).toContainEqual(expect.objectContaining({ kind: 'origin_corrected', from: 'online', to: 'meeting',
    reason: 'Retrouvées dans le cahier de l’atelier' }));
});

test('a stranger, a resident, a number that is none, a meeting of another collective: each is told so in the collective’s own look',
  async ({ database, server }) => {
  const [here, there] = [await aCollective(database), await aCollective(database)];
  for (let n = 0; n < 3; n += 1) await aMeeting(there);
  const { slug } = here;
  const status = async (path: string) => (await ask(server, { slug, path })).status;
  expect(await Promise.all(['/rencontres', '/rencontres/3', '/rencontres/0', '/rencontres/x', '/rencontres/1%00',
    '/rencontres?genre=inconnu', '/rencontres?suite=%27'].map(status)))
    .toEqual([200, 404, 404, 404, 404, 404, 404]);
  for (const path of ['/bureau/rencontres', '/bureau/rencontres/1', '/bureau/rencontres/1/saisie', '/bureau/rencontres/1/compte-rendu',
    '/bureau/origines', '/bureau/rencontres/nouvelle']) {
    const answer = await ask(server, { slug, path });
    expect([path, answer.status]).toEqual([path, 307]);
    expect(answer.headers.location).toContain('/connexion?suite=');
  }
});

const PUBLIC = ['/rencontres', '/rencontres/couverture', '/rencontres/1', '/rencontres/3'];
const ENTRY = ['/bureau/rencontres/1/saisie', '/bureau/rencontres/1/saisie?fiche=1', '/bureau/rencontres/1/saisie?lignes=5'];
const DESK = ['/bureau/rencontres', '/bureau/rencontres/nouvelle', '/bureau/rencontres/1', '/bureau/rencontres/1/compte-rendu',
  '/bureau/origines'];
const ROOMS = ['/bureau/relecture', '/bureau/couverture', '/bureau/rencontres/1/lignes'];

for (const [room, paths] of [['public', PUBLIC], ['entry', ENTRY], ['desk', DESK], ['rooms', ROOMS]] as const) {
  test(`axe finds nothing serious on the ${room} pages of meetings, nothing scrolls sideways at 320, and only the grid has a script of ours`, async ({ database, server, browser }) => {
    test.setTimeout(240_000);
    const collective = await aCollective(database);
    const person = await aPerson(collective, ['organiser']);
    const meeting = await aMeeting(collective, { district: 'nord', attendance: 12, state: 'reported',
      description: 'Venez comme vous êtes.' });
    await aMeeting(collective, { starts_at: new Date(Date.now() + 3 * 86_400_000) });
    await aMeeting(collective, { starts_at: new Date(Date.now() + 4 * 86_400_000), state: 'cancelled' });
    await (await as(collective, person)).meetings.submitSheets({ format: 1, meetingId: meeting.id, sheets: [sheet('1'), sheet('2')] });
    const origin = server.origin(collective.slug);
    const context = await browser.newContext({ javaScriptEnabled: true, locale: 'fr-FR', viewport: { width: 320, height: 800 } });
    await login(context, origin, collective, person);
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(`${origin}${path}`);
      expect(await seriousFaults(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} scrolls sideways`).toBeLessThanOrEqual(320);
      const scripts = await page.locator('script').evaluateAll((all) => all.map((one) => one.getAttribute('src')));
      expect(scripts, path).toEqual(path.includes('/saisie') ? ['/js/grid.js'] : []);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await seriousFaults(page, ['color-contrast']), `${path} in the dark`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
    }
    await context.close();
  });
}
