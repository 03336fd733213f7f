import AxeBuilder from 'axe-core';
import type { Page } from 'playwright/test';
import { expect, test } from '../kit/browser.ts';
import { aCollective, aPerson } from '../kit/builders.ts';
import { login } from '../kit/login.ts';
import { lastLetter } from './door.ts';

async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(AxeBuilder.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof AxeBuilder }).axe.run(document));
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

for (const javaScriptEnabled of [false, true]) {
  test(`somebody new signs in last ${javaScriptEnabled ? 'with' : 'without'} scripts, and lands where they were going`, async ({ database, server, browser }) => {
    const collective = await aCollective(database, { minimumAge: 16 });
    const origin = server.origin(collective.slug);
    const page = await (await browser.newContext({ locale: 'fr-FR', javaScriptEnabled })).newPage();
    await page.goto(`${origin}/connexion?suite=/programme`);
    await page.getByRole('textbox', { name: 'Votre adresse électronique' }).fill('pas une adresse');
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await expect(page.locator('.field .wrong')).toContainText('prenom@exemple.fr');
    await expect(page.getByRole('textbox', { name: 'Votre adresse électronique' })).toHaveValue('pas une adresse');
    await page.getByRole('textbox', { name: 'Votre adresse électronique' }).fill('Karim@exemple.fr');
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await page.getByRole('link', { name: 'Démonstration : ouvrir la boîte aux lettres' }).click();
    await expect(page.getByRole('heading', { name: 'votre code pour' })).toBeVisible();
    const { code } = await lastLetter(collective);
    await expect(page.getByText(code).first()).toBeVisible();
    await page.goto(`${origin}/connexion/code`);
    await page.getByRole('textbox', { name: 'Le code à six chiffres' }).fill(code);
    await page.getByRole('button', { name: 'Entrer', exact: true }).click();

    await expect(page).toHaveURL(`${origin}/connexion/bienvenue`);
    await expect(page.getByRole('radio')).toHaveCount(3);
    for (const box of await page.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
    for (const box of await page.getByRole('radio').all()) await expect(box).not.toBeChecked();
    await page.getByRole('textbox', { name: 'Votre pseudonyme' }).fill('Karim du quai');
    await page.getByRole('radio', { name: '16 ans ou plus' }).check();
    await page.getByRole('checkbox', { name: /charte/ }).check();
    await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
    await expect(page.locator('.errors')).toContainText('opinions politiques');
    await expect(page.getByRole('textbox', { name: 'Votre pseudonyme' })).toHaveValue('Karim du quai');
    await page.getByRole('checkbox', { name: /opinions politiques/ }).check();
    await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
    await expect(page).toHaveURL(`${origin}/programme`);
    await expect(page.getByRole('link', { name: 'Karim du quai' }).first()).toBeVisible();

    await page.goto(`${origin}/compte`);
    await page.getByRole('button', { name: 'Se déconnecter ici' }).click();
    await expect(page).toHaveURL(`${origin}/`);
    await expect(page.getByRole('link', { name: 'Se connecter' }).first()).toBeVisible();
    const { rows } = await database.superuserPool.query('select 1 from sessions where tenant_id = $1', [collective.id]);
    expect(rows).toHaveLength(0);
  });
}

test('the pages of people are accessible, and complete in English', async ({ database, server, browser }) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser'], 'Zélie');
  await aPerson(collective, ['volunteer'], 'Karim');
  const origin = server.origin(collective.slug);
  for (const locale of ['fr-FR', 'en-GB']) {
    const visitor = await (await browser.newContext({ locale, bypassCSP: true })).newPage();
    for (const path of ['/connexion', '/connexion/code', '/connexion/lien/x', '/connexion/age', '/invitation/x', '/_courrier']) {
      await visitor.goto(origin + path);
      expect(await seriousFaults(visitor), `${locale} ${path}`).toEqual([]);
    }
    const context = await browser.newContext({ locale, bypassCSP: true });
    await login(context, origin, collective, organiser);
    const page = await context.newPage();
    for (const path of ['/compte', '/bureau/personnes']) {
      await page.goto(origin + path);
      expect(await seriousFaults(page), `${locale} ${path}`).toEqual([]);
    }
  }
});

test('an organiser invites, gives and ends a role, and a person changes how they are seen', async ({ database, server, browser }) => {
  const collective = await aCollective(database);
  const [organiser, karim] = [await aPerson(collective, ['organiser'], 'Zélie'), await aPerson(collective, [], 'Karim')];
  const origin = server.origin(collective.slug);
  const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false });
  await login(context, origin, collective, organiser);
  const page = await context.newPage();
  await page.goto(`${origin}/bureau/personnes`);
  const row = page.getByRole('row', { name: /Karim/ });
  await row.getByText('Donner un rôle').click();
  await row.getByRole('button', { name: 'bénévole' }).click();
  await expect(page.getByRole('row', { name: /Karim/ })).toContainText('bénévole');
  await page.getByRole('button', { name: /Retirer.*bénévole.*Karim/ }).click();
  await expect(page.getByRole('row', { name: /Karim/ })).toContainText('habitant·e');
  await page.getByRole('button', { name: /Retirer.*organisation.*Zélie/ }).click();
  await expect(page.getByText('Il faut garder au moins une personne')).toBeVisible();
  await page.getByRole('textbox', { name: 'Adresse électronique' }).fill('nadia@exemple.fr');
  await page.getByRole('combobox', { name: 'Avec quel rôle' }).selectOption('volunteer');
  await page.getByRole('button', { name: "Envoyer l’invitation" }).click();
  await expect(page.getByRole('row', { name: /nadia@exemple\.fr/ })).toBeVisible();
  await page.getByRole('button', { name: /Annuler.*nadia@exemple\.fr/ }).click();
  await expect(page.getByText('Aucune invitation n’attend')).toBeVisible();

  const own = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false });
  await login(own, origin, collective, karim);
  const mine = await own.newPage();
  await mine.goto(`${origin}/compte`);
  await mine.getByRole('textbox', { name: 'Pseudonyme' }).fill('zélie');
  await mine.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(mine.locator('.field .wrong')).toContainText('déjà pris');
  await mine.getByRole('textbox', { name: 'Pseudonyme' }).fill('Karim du quai');
  await mine.getByRole('combobox', { name: /Langue/ }).selectOption('en');
  await mine.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(mine.getByRole('heading', { name: 'My account' })).toBeVisible();
  await expect(mine.getByText('Karim du quai').first()).toBeVisible();
  await mine.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(mine.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
});
