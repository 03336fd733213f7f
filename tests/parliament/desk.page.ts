import { dayAt, addDays } from '../../tenants/calendar.ts';
import { expect, test } from '../kit/browser.ts';
import { login } from '../kit/login.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson } from '../kit/builders.ts';
import { aHall, open, plan, vote } from './hall.ts';

test('the desk is the organisers’: strangers sign in, others are told whose room it is', async ({ page, server, database }) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 1);
  const origin = server.origin(hall.collective.slug);
  for (const path of [
    '/bureau/seances',
    `/bureau/seances/${sitting.number}`,
    `/bureau/seances/${sitting.number}/ordre-du-jour`,
    '/bureau/seances/sieges',
  ]) {
    await page.goto(origin + path);
    expect([path, new URL(page.url()).pathname]).toEqual([path, '/connexion']);
  }
  await login(page.context(), origin, hall.collective, hall.members[0]!);
  for (const path of [
    '/bureau/seances',
    `/bureau/seances/${sitting.number}`,
    `/bureau/seances/${sitting.number}/ordre-du-jour`,
    '/bureau/seances/sieges',
  ]) {
    await page.goto(origin + path);
    await expect(page.getByText('Cette pièce est tenue par d’autres')).toBeVisible();
    await expect(page.locator('main form')).toHaveCount(0);
  }
});

test('planning a sitting: a missing day is asked for again with nothing lost, an hour is the collective’s own', async ({
  page,
  server,
  database,
}) => {
  const collective = await aCollective(database);
  const organiser = await aPerson(collective, ['organiser']);
  const origin = server.origin(collective.slug);
  await login(page.context(), origin, collective, organiser);
  const answer = await page.goto(`${origin}/bureau/seances`);
  expect(answer?.status()).toBe(200);
  await expect(page.getByText('Aucun siège n’est pourvu')).toBeVisible();
  await page.getByLabel('Son titre').fill('Le lac et les écoles');
  await page.getByLabel('L’heure').fill('18:30');
  await page.getByRole('button', { name: 'Prévoir la séance' }).click();
  await expect(page.getByRole('alert')).toContainText('Le jour : Répondez à cette question.');
  await expect(page.getByLabel('Son titre')).toHaveValue('Le lac et les écoles');
  await expect(page.getByLabel('L’heure')).toHaveValue('18:30');
  const day = addDays(dayAt(new Date(), 'Europe/Paris'), 3);
  await page.getByLabel('Le jour').fill(day);
  await page.getByRole('button', { name: 'Prévoir la séance' }).click();
  await expect(page).toHaveURL(/\/bureau\/seances\/1\/ordre-du-jour$/);
  await expect(page.getByText('Rien à l’ordre du jour')).toBeVisible();
  await page.goto(`${origin}/bureau/seances/1`);
  await expect(page.getByText('18 h 30')).toBeVisible();
  await page.getByText('Changer le titre, la date ou le lieu').click();
  await expect(page.getByLabel('L’heure')).toHaveValue('18:30');
  await expect(page.getByLabel('Le jour')).toHaveValue(day);
  await page.getByLabel('Le lieu').fill('Salle Pierre-Lamy');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Salle Pierre-Lamy')).toBeVisible();
});

test('an agenda is chosen by filters, many at once, put in order, and its balance follows', async ({ page, server, database }) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 0);
  const origin = server.origin(hall.collective.slug);
  await login(page.context(), origin, hall.collective, hall.organiser);
  await page.goto(`${origin}/bureau/seances/${sitting.number}/ordre-du-jour`);
  await page.getByText('Filtrer', { exact: true }).click();
  await page.getByLabel('Origine').selectOption({ label: 'issue d’une rencontre' });
  await page.getByRole('button', { name: 'Appliquer' }).click();
  await expect(page.locator('.choose-rows li')).toHaveCount(2);
  await page.getByLabel(/Un banc à l’ombre/).check();
  await page.getByLabel(/Une navette sur le lac/).check();
  await page.getByRole('button', { name: 'Inscrire à l’ordre du jour' }).click();
  await expect(page.getByText('À l’ordre du jour, 2 sur 2 (100\u202f%) dites en rencontre.')).toBeVisible();
  await page.getByRole('link', { name: /Enlever le filtre Origine/ }).click();
  await page.getByLabel(/Ouvrir les cours/).check();
  await page.getByRole('button', { name: 'Inscrire à l’ordre du jour' }).click();
  await expect(page.getByText('À l’ordre du jour, 2 sur 3 (67\u202f%) dites en rencontre.')).toBeVisible();
  const titles = page.locator('.agenda .titled');
  await page.getByRole('button', { name: 'Monter « Ouvrir les cours d’école le week-end »' }).click();
  await page.getByRole('button', { name: 'Monter « Ouvrir les cours d’école le week-end »' }).click();
  await expect(titles.first()).toHaveText('Ouvrir les cours d’école le week-end');
  await page.getByRole('button', { name: 'Retirer Une navette sur le lac' }).click();
  await expect(titles).toHaveCount(2);
  await page.getByRole('button', { name: 'Inscrire à l’ordre du jour' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
});

test('seats: found by pseudonym, given with their mandate, a second one refused, ended after a step that says what it does', async ({
  page,
  server,
  database,
}) => {
  const hall = await aHall(database);
  const origin = server.origin(hall.collective.slug);
  await login(page.context(), origin, hall.collective, hall.organiser);
  await page.goto(`${origin}/bureau/seances/sieges`);
  const find = page.getByLabel('Un pseudonyme, ou une adresse entière');
  await find.fill('Personne de ce nom');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await expect(page.getByText('Personne ne répond à cette recherche')).toBeVisible();
  await find.fill('autrice');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.getByLabel('volontaire').check({ force: true });
  await page.getByLabel('Le nom du siège').fill('Siège 34');
  await page.getByRole('button', { name: 'Donner le siège' }).click();
  await expect(page.getByText('Le siège est donné.')).toBeVisible();
  await expect(page.getByText('5 sièges pourvus')).toBeVisible();
  await page.goto(`${origin}/bureau/seances/sieges?q=autrice`);
  await page.getByRole('button', { name: 'Donner le siège' }).click();
  await expect(page.getByRole('alert')).toContainText('Cette personne a déjà un siège pour une partie de ces dates.');
  await page.goto(`${origin}/bureau/seances/sieges`);
  const line = page.locator('.plain-list li', { hasText: 'Siège 34' });
  await line.getByRole('link', { name: 'Terminer le mandat' }).click();
  await expect(page.getByText('Le mandat de Autrice s’arrêtera au soir de ce jour.')).toBeVisible();
  await page.getByRole('button', { name: 'Terminer ce mandat' }).click();
  await expect(page.getByText('Le mandat est terminé à la date dite.')).toBeVisible();
});

test('the roll of the room by ticks leaves alone who signed in meanwhile; leaving is ticked too', async ({ page, server, database }) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 1);
  await (await as(hall.collective, hall.organiser)).parliament.openSitting({ sittingId: sitting.id });
  const origin = server.origin(hall.collective.slug);
  await login(page.context(), origin, hall.collective, hall.organiser);
  await page.route('**/js/*.js', (route) => route.abort());
  await page.goto(`${origin}/bureau/seances/${sitting.number}`);
  await expect(page.getByText('Personne pour l’instant')).toBeVisible();
  await (await as(hall.collective, hall.members[2]!)).parliament.arrive({ sittingId: sitting.id, place: 'online' });
  await page.getByLabel('Aubépine').check();
  await page.getByLabel('Bruyère').check();
  await page.getByRole('button', { name: 'Enregistrer l’émargement' }).click();
  await expect(page.getByText('3 présent·es')).toBeVisible();
  await expect(page.getByText('Quorum atteint : il faut 2 présent·es sur 4 sièges, il y en a 1 de plus.')).toBeVisible();
  await page.getByLabel('Aubépine').uncheck();
  await page.getByRole('listitem').filter({ hasText: 'Campanule' }).getByLabel('faire sortir').check();
  await page.getByRole('button', { name: 'Enregistrer l’émargement' }).click();
  await expect(page.getByText('1 présent·e', { exact: true })).toBeVisible();
});

test('what cannot be undone has a step of its own: opening, closing and annulling a vote, closing the sitting', async ({
  page,
  server,
  database,
}) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 2);
  const origin = server.origin(hall.collective.slug);
  await login(page.context(), origin, hall.collective, hall.organiser);
  const desk = `${origin}/bureau/seances/${sitting.number}`;
  await page.goto(desk);
  await page.getByRole('link', { name: 'Ouvrir la séance' }).click();
  await page.getByRole('link', { name: 'Annuler' }).click();
  await expect(page.getByRole('heading', { name: 'La séance n’est pas ouverte' })).toBeVisible();
  await page.getByRole('link', { name: 'Ouvrir la séance' }).click();
  await page.getByRole('button', { name: /Oui, ouvrir la séance/ }).click();
  await expect(page.getByRole('button', { name: /Ouvrir le vote/ })).toBeVisible();
  await open(hall, sitting);
  await vote(hall, sitting, 1, ['yes'], 'open');
  await page.goto(desk);
  await page.getByRole('link', { name: 'Annuler ce vote' }).click();
  await page.getByRole('button', { name: /Oui, annuler ce vote/ }).click();
  await expect(page.getByRole('alert')).toContainText('Pourquoi l’annuler');
  await page.getByLabel('Pourquoi l’annuler').fill('La règle lue à voix haute n’était pas la bonne.');
  await page.getByRole('button', { name: /Oui, annuler ce vote/ }).click();
  await expect(page.getByRole('button', { name: /Ouvrir le vote/ })).toBeVisible();
  await page.goto(`${desk}?etape=lever`);
  await expect(page.getByText('2 points n’ont pas été votés')).toBeVisible();
  await vote(hall, sitting, 1, ['yes', 'yes'], 'closed');
  await page.getByRole('button', { name: /Oui, lever la séance/ }).click();
  await expect(page.getByRole('alert')).toContainText('Un vote est encore ouvert ou n’a pas été annoncé.');
});

test('outside the phase of votes and during the freeze the desk reads, and says why nothing opens', async ({ page, server, database }) => {
  const today = dayAt(new Date(), 'Europe/Paris');
  const hall = await aHall(database, {
    referenceDay: addDays(today, -30),
    phases: [{ code: 'proposer', label: { fr: 'Proposer' }, from: 0, to: 60, opens: ['propose'] }],
  });
  const sitting = await plan(hall, 1);
  const origin = server.origin(hall.collective.slug);
  await login(page.context(), origin, hall.collective, hall.organiser);
  await page.goto(`${origin}/bureau/seances/${sitting.number}`);
  await expect(page.getByText('Le calendrier ne permet pas de voter en ce moment')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ouvrir la séance' })).toHaveCount(0);
});

test('on a phone the president’s deeds stand one under the other, each a target of its own', async ({ page, server, database }) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 1);
  await open(hall, sitting);
  await vote(hall, sitting, 1, ['yes'], 'open');
  const origin = server.origin(hall.collective.slug);
  await login(page.context(), origin, hall.collective, hall.organiser);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${origin}/bureau/seances/${sitting.number}`);
  const [close, annul] = [
    await page.getByRole('link', { name: /Clore et dépouiller/ }).boundingBox(),
    await page.getByRole('link', { name: 'Annuler ce vote' }).boundingBox(),
  ];
  expect(close!.height).toBeGreaterThanOrEqual(44);
  expect(annul!.y).toBeGreaterThanOrEqual(close!.y + close!.height);
});
