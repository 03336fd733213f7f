// Promises in a browser: made and followed at the desk, read at a glance, on paper and on a narrow screen.
import { as } from '../kit/as.ts';
import { seriousFaults } from '../kit/axe.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { login } from '../kit/login.ts';
import { sideways } from '../kit/look.ts';
import { expect, test } from '../kit/browser.ts';
import { anEdition, aStep, FOLLOWING } from './fixtures.ts';

const CHAPTERS = { 'Se loger': ['Encadrer les loyers', 'Ouvrir les logements vides'], 'Bouger': ['Des trams la nuit'] };

test('an organiser makes commitments of an edition and records a step; a refused one comes back as typed, T51 a second organiser sees the first', async ({ database, server, page }) => {
  test.setTimeout(120_000);
  const collective = await aCollective(database, FOLLOWING);
  const [ines, zoe] = [await aPerson(collective, ['organiser'], 'Inès'), await aPerson(collective, ['organiser'], 'Zoé')];
  await anEdition(collective, CHAPTERS);
  const origin = server.origin(collective.slug);
  await page.goto(`${origin}/engagements`);
  await expect(page.getByText('Aucun engagement n’est encore pris')).toBeVisible();
  await login(page.context(), origin, collective, ines);
  await page.goto(`${origin}/bureau/engagements`);
  await page.getByLabel('Seulement celles que je coche').check();
  await page.getByLabel('Des trams la nuit').check();
  await page.getByRole('button', { name: 'Prendre ces engagements' }).click();
  await expect(page.getByText('1 engagement pris')).toBeVisible();
  await page.getByLabel('Toutes celles qui restent').check();
  await page.getByRole('button', { name: 'Prendre ces engagements' }).click();
  await expect(page.getByText('2 engagements pris')).toBeVisible();
  await expect(page.getByText('Toutes les mesures de cette édition sont des engagements.')).toBeVisible();

  await page.getByRole('link', { name: 'Noter une étape' }).first().click();
  await page.getByLabel('Modifié').check();
  await page.getByLabel('Pourquoi').fill('Le préfet n’autorise que le centre.');
  await page.getByLabel('Le jour').fill(new Date().toISOString().slice(0, 10));
  await page.getByLabel('Adresse d’une pièce').fill('javascript:alert(1)');
  await page.getByLabel('Le texte de l’engagement').fill('Nous encadrerons les loyers du centre.');
  await page.getByRole('button', { name: 'Noter cette étape' }).click();
  await expect(page.getByRole('alert')).toContainText('https://');
  await expect(page.getByLabel('Pourquoi'), 'nothing typed is lost').toHaveValue('Le préfet n’autorise que le centre.');
  await page.getByLabel('Adresse d’une pièce').fill('https://prefecture.example/arrete-12');
  const call = (await as(collective, zoe)).commitments;
  await call.progress(aStep(await call.page({ reference: 1 }), 'in_progress', { reason: 'Une étude est commandée.' }));
  await page.getByRole('button', { name: 'Noter cette étape' }).click();
  await expect(page.getByText('Une étape a été notée pendant que vous écriviez')).toBeVisible();
  await expect(page.getByText('Une étude est commandée.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Noter cette étape' }).click();
  await expect(page.getByText('L’étape est notée')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  await page.context().clearCookies();
  await page.goto(`${origin}/engagements/1`);
  const link = page.getByRole('link', { name: 'Voir la pièce' });
  await expect(link).toHaveAttribute('href', 'https://prefecture.example/arrete-12');
  await expect(link, 'T25 shown, never visited').toHaveAttribute('rel', /nofollow/);
  await expect(page.getByText('Nous encadrerons les loyers du centre.').first()).toBeVisible();
  await expect(page.getByText('Nous ferons : Encadrer les loyers.').first()).toBeVisible();
});

test('commitments at a glance add up, filter, fit 360 px and come out on paper', async ({ database, server, browser, page: scripted }) => {
  test.setTimeout(120_000);
  const collective = await aCollective(database, FOLLOWING);
  const ines = await aPerson(collective, ['organiser']);
  const meeting = await aMeeting(collective, { place: 'Salle Pétrarque' });
  const source = await aProposal(collective, { origin: 'meeting', meeting_id: meeting.id, title: 'Des loyers plafonnés' });
  const many = Array.from({ length: 22 }, (_, index) => `Planter ${index + 2} arbres`);
  await anEdition(collective, { ...CHAPTERS, 'Respirer': many }, [source.id]);
  const call = (await as(collective, ines)).commitments;
  await call.make({ edition: 1, which: 'all' });
  await call.progress(aStep(await call.page({ reference: 1 }), 'kept', { evidence: '<img src=x onerror=alert(1)> **Voté**' }));
  await call.progress(aStep(await call.page({ reference: 2 }), 'abandoned', { reason: '<script>alert(1)</script> plus d’argent' }));
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 }, locale: 'fr-FR' });
  const page = await context.newPage();
  const origin = server.origin(collective.slug);
  await page.goto(`${origin}/engagements`);
  await expect(page.getByText('Sur 25 engagements : 1 tenu, 23 non démarrés et 1 abandonné.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Ensemble/ })).toContainText('25');
  await scripted.setViewportSize({ width: 360, height: 740 });
  for (const path of ['/engagements', '/engagements/1']) {
    await scripted.goto(`${origin}${path}`);
    expect(await sideways(scripted), path).toEqual([]);
    expect(await seriousFaults(scripted), path).toEqual([]);
  }
  await page.getByRole('link', { name: 'Page suivante' }).click();
  await expect(page.getByText('21 à 25, sur 25')).toBeVisible();
  await page.goto(`${origin}/engagements?statut=abandoned`);
  await expect(page.getByText('<script>alert(1)</script> plus d’argent'), 'T17 shown as text').toBeVisible();
  await page.goto(`${origin}/engagements/1`);
  await expect(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  await page.locator('.whence a', { hasText: 'Salle Pétrarque' }).click();
  await expect(page).toHaveURL(/\/rencontres\/1$/);
  await page.goto(`${origin}/engagements/3000`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect((await page.goto(`${origin}/engagements/012`))?.status()).toBe(404);
  await context.close();
});
