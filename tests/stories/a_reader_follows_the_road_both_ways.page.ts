import { expect, test } from '../kit/demo.ts';

const slug = 'nous-sommes';

test.use({ javaScriptEnabled: false });

test('from a measure of the programme to the room where it was said, and from a sheet of that room to the measure', async ({ browser, demo }) => {
  test.setTimeout(120_000);
  const origin = demo.server.origin(slug);
  const page = await (await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage();

  // Backwards: the programme, a measure, its road, the proposal, the room.
  await page.goto(`${origin}/programme`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nous Sommes');
  await expect(page.locator('.folio')).toContainText('Édition 2');
  const measure = page.locator('article.m', { hasText: 'L’immeuble entier, ou rien' });
  await expect(measure.locator('.notes li')).toHaveCount(2);
  await measure.getByText('D’où vient cette mesure ?').click();
  await measure.getByRole('link', { name: 'Mesure 2, son chemin et ses versions' }).click();
  await expect(page).toHaveURL(`${origin}/programme/mesures/2`);
  await expect(page.getByRole('heading', { name: 'D’où vient cette mesure ?' })).toBeVisible();
  await expect(page.locator('.difference ins').first(), 'what edition 2 changed').toBeVisible();
  const road = page.locator('.whence', { hasText: 'Faire payer l’ascenseur en panne' });
  await expect(road).toContainText('24 pour, 0 contre');
  const proposal = (await road.getByRole('link', { name: /^P-\d+/ }).getAttribute('href'))!;
  await road.getByRole('link', { name: 'Dite dans une salle' }).click();
  await expect(page).toHaveURL(/\/rencontres\/\d+$/);

  // Forwards: the room's list, the sheet's own page, its road, the measure.
  await page.locator(`main a[href="${proposal}"]`).first().click();
  await expect(page).toHaveURL(`${origin}${proposal}`);
  await expect(page.locator('.way').getByText(/Fiche [A-Z0-9-]+, tapée par/)).toBeVisible();
  const way = page.locator('.way');
  await expect(way.locator('li').first()).toContainText('Dite dans une salle');
  await expect(way.locator('.ahead')).toHaveCount(0);
  await way.getByRole('link', { name: 'Mesure 2 du programme' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('L’immeuble entier, ou rien');

  // An edition is read as it was, and what left the programme is still there to be read.
  await page.getByRole('link', { name: 'Publiée pour la première fois dans l’édition 1' }).click();
  await expect(page.getByText('C’est une édition passée')).toBeVisible();
  await page.locator('article.m', { hasText: 'Un café des parents au collège' }).getByRole('link', { name: /son chemin/ }).click();
  await expect(page.getByText('L’édition en vigueur ne porte plus cette mesure.')).toBeVisible();
});
