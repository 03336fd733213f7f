import { createHash } from 'node:crypto';
import type { Page } from 'playwright/test';
import { as } from '../kit/as.ts';
import { ask } from '../kit/ask.ts';
import { expect, test } from '../kit/browser.ts';
import { login } from '../kit/login.ts';
import { aCollective, aPerson } from '../kit/builders.ts';
import { validated } from '../programme/fixtures.ts';

/** Everything here is done as by somebody whose browser runs no script. */
test.use({ javaScriptEnabled: false });

const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer une nouvelle version' }).click();

test('Zitoune adds chapters, drafts a measure, is overtaken while writing, restores, orders, and publishes; everyone can check the file', async ({
  database, server, page,
}) => {
  test.setTimeout(150_000);
  const collective = await aCollective(database, { name: 'Nous Essayons' });
  const [zitoune, lea] = [await aPerson(collective, ['organiser'], 'Zitoune'), await aPerson(collective, ['organiser'], 'Léa')];
  await validated(collective, { title: 'Des volets aux écoles', body: 'Des volets et des arbres, classe par classe.' });
  await validated(collective, { title: 'De l’ombre dans les cours', body: 'De l’ombre avant les machines.' });
  await validated(collective, { title: 'Un tram toute la nuit', body: 'Une rame toutes les demi-heures.' });
  const origin = server.origin(collective.slug);
  await login(page.context(), origin, collective, zitoune);

  await page.goto(`${origin}/bureau/programme`);
  await expect(page.getByText('Le programme est encore vide')).toBeVisible();
  for (const title of ['Grandir', 'Circuler']) {
    await page.getByLabel('Titre du chapitre').fill(title);
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
  }
  await expect(page.getByText('Validées et dans aucune mesure')).toContainText('3 sur 3');

  await page.getByRole('link', { name: 'Rédiger une mesure' }).click();
  await page.getByRole('button', { name: 'Ébaucher cette mesure' }).click();
  await expect(page.getByRole('alert')).toContainText('Elle vient de');
  await page.getByLabel('Chapitre').selectOption('Grandir');
  await page.getByLabel('Titre de la mesure').fill('Des écoles fraîches');
  await page.getByLabel(/Des volets aux écoles/).check();
  await page.getByLabel(/De l’ombre dans les cours/).check();
  await page.getByRole('button', { name: 'Ébaucher cette mesure' }).click();
  await expect(page.getByRole('status')).toHaveText('La mesure est ébauchée.');
  await expect(page.getByLabel('Texte de la mesure')).toHaveValue('Des volets et des arbres, classe par classe.\n\nDe l’ombre avant les machines.');

  // T51: Léa saves while Zitoune is still writing.
  const api = (await as(collective, lea)).programme;
  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  await api.editMeasure({ id, version: 1, title: 'Des écoles fraîches', text: 'Des volets et des arbres, école par école.\n\nDe l’ombre avant les machines.' });
  await page.getByLabel('Texte de la mesure').fill('Des volets et des arbres, classe par classe.\n\nDe l’ombre avant les machines, et dans chaque cour.');
  await save(page);
  const conflict = page.locator('.notice', { hasText: 'Deux personnes écrivaient en même temps' });
  await expect(conflict).toContainText('école par école');
  await expect(conflict.locator('ins').last()).toContainText('et dans chaque cour');
  await expect(page.getByLabel('Texte de la mesure'), 'nothing typed is lost').toHaveValue(/et dans chaque cour/);
  await page.getByLabel('Texte de la mesure').fill('Des volets et des arbres, école par école.\n\nDe l’ombre avant les machines, et dans chaque cour.');
  await page.getByLabel('Pourquoi ce changement').fill('Les deux relectures réunies');
  await save(page);
  await expect(page.getByRole('status')).toHaveText('La nouvelle version est enregistrée.');

  await page.getByRole('link', { name: 'Ses versions (3)' }).click();
  await expect(page.getByText('Les deux relectures réunies')).toBeVisible();
  await expect(page.locator('#difference ~ div ins, .difference ins').first()).toContainText('et dans chaque cour');
  await page.getByRole('spinbutton', { name: 'De la version' }).fill('1');
  await page.getByRole('button', { name: 'Comparer' }).click();
  await expect(page.getByRole('heading', { name: 'Ce qui change de la version 1 à la version 3' })).toBeVisible();
  await page.getByRole('button', { name: 'Restaurer la version 1' }).click();
  await expect(page.getByRole('link', { name: 'Ses versions (4)' })).toBeVisible();

  await page.getByLabel('Chapitre').selectOption({ label: 'Circuler (0)' });
  await page.getByRole('button', { name: 'Déplacer', exact: true }).click();
  await expect(page.getByText('Elle est en place 1 dans « Circuler ».')).toBeVisible();
  await page.goto(`${origin}/bureau/programme`);
  await page.getByRole('button', { name: 'Monter ce chapitre Circuler' }).click();
  await expect(page.locator('section.part > h2').first()).toContainText('Circuler');

  await page.getByRole('link', { name: 'Préparer une édition' }).click();
  await expect(page.getByText('Ajoutées (1)')).toBeVisible();
  await expect(page.locator('#oublis ~ div, #oublis')).toContainText(['Personne n’est oublié', 'Un tram toute la nuit']);
  await page.getByLabel('Titre de l’édition').fill('Première édition');
  // Somebody writes between the look and the press: what was not looked over is not published.
  const { version, text } = await api.desk({ id });
  await api.editMeasure({ id, version, title: 'Des écoles fraîches sans machines', text });
  await page.getByRole('button', { name: 'Publier cette édition' }).click();
  await expect(page.getByRole('alert')).toContainText('Le programme a été modifié pendant que vous le relisiez');
  await expect(page.getByLabel('Titre de l’édition')).toHaveValue('Première édition');
  await page.getByRole('button', { name: 'Publier cette édition' }).click();
  await expect(page).toHaveURL(`${origin}/programme/editions/1`);

  await page.context().clearCookies();
  await page.goto(`${origin}/programme`);
  await expect(page.getByRole('heading', { name: 'Des écoles fraîches sans machines' })).toBeVisible();
  const shown = (await page.locator('.check code').first().textContent())!;
  const file = await ask(server, { slug: collective.slug, path: '/programme/editions/1.json' });
  expect(file.headers['content-type']).toContain('application/json');
  expect(createHash('sha256').update(file.text).digest('hex'), 'the file is the very bytes of the fingerprint').toBe(shown);
  expect((await ask(server, { slug: collective.slug, path: '/programme/editions/2.json' })).status).toBe(404);
  expect((await ask(server, { slug: collective.slug, path: '/programme/mesures/2' })).status, 'T28').toBe(404);
});
