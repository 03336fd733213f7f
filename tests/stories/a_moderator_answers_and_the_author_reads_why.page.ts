import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/browser.ts';
import { login } from '../kit/login.ts';
import { lettersOf } from '../people/door.ts';

test('Aïcha reads the oldest first, publishes one, refuses another with its reason; Nour reads why, and has it by mail', async ({
  database,
  server,
  browser,
}) => {
  const collective = await aCollective(database, { moderation: 'before' });
  const [aicha, nour] = [await aPerson(collective, ['moderator'], 'Aïcha'), await aPerson(collective, [], 'Nour')];
  await aProposal(collective, { status: 'submitted', title: 'La plus ancienne' });
  const hers = await aProposal(collective, { status: 'submitted', title: 'Quitter l’Union des communes', author_id: nour.id });
  const origin = server.origin(collective.slug);
  const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false });
  await login(context, origin, collective, aicha);
  const page = await context.newPage();

  await page.goto(`${origin}/bureau`);
  await page.getByRole('link', { name: /2 textes attendent d.être publiés/ }).click();
  await expect(page.locator('.rows h3').first()).toHaveText('La plus ancienne');
  await page.locator('.rows > li').first().getByRole('button', { name: 'Publier' }).click();
  await expect(page.getByRole('status')).toContainText('Publiée.');
  await expect(page.locator('.rows > li')).toHaveCount(1);

  await page.getByRole('link', { name: 'Refuser' }).click();
  await page.getByText('Refuser, avec un motif').click();
  await page.getByRole('button', { name: 'Refuser et répondre' }).click();
  await expect(page.locator('.errors')).toContainText('Motif');
  await page.getByRole('combobox', { name: 'Motif' }).selectOption('outside_powers');
  await page.getByRole('textbox', { name: 'Réponse' }).fill('non');
  await page.getByRole('button', { name: 'Refuser et répondre' }).click();
  await expect(page.getByRole('combobox', { name: 'Motif' })).toHaveValue('outside_powers');
  await page.getByRole('textbox', { name: 'Réponse' }).fill('La commune ne peut pas en décider seule : la loi confie cela au département.');
  await page.getByRole('button', { name: 'Refuser et répondre' }).click();
  await expect(page.getByText('Rien n’attend')).toBeVisible();

  expect(await lettersOf(collective)).toMatchObject([{ template: 'proposal_refused', data: { reason: 'outside_powers' } }]);
  const hersContext = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false });
  await login(hersContext, origin, collective, nour);
  const phone = await hersContext.newPage();
  await phone.goto(`${origin}/propositions/envoi`);
  await expect(phone.locator('.rows .tag')).toHaveText('non recevable');
  await phone.getByRole('link', { name: 'Quitter l’Union des communes' }).click();
  await expect(phone).toHaveURL(`${origin}/propositions/envoi/${hers.id}`);
  await expect(phone.getByText('hors des compétences de la commune')).toBeVisible();
  await expect(phone.getByText('la loi confie cela au département')).toBeVisible();
});

test('an author takes back what they put in, in two steps, and it is gone from the lists', async ({ database, server, browser }) => {
  const collective = await aCollective(database);
  const author = await aPerson(collective);
  const mine = await aProposal(collective, { author_id: author.id, title: 'Une idée que je reprends' });
  const origin = server.origin(collective.slug);
  const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false });
  await login(context, origin, collective, author);
  const page = await context.newPage();
  await page.goto(`${origin}/propositions/${mine.reference}`);
  await page.getByRole('link', { name: 'Retirer ma proposition' }).click();
  await page.getByRole('button', { name: 'Retirer ma proposition' }).click();
  await expect(page).toHaveURL((url) => url.pathname === `/propositions/envoi/${mine.id}`);
  await expect(page.locator('.head .tag')).toHaveText('retirée');
  expect((await page.goto(`${origin}/propositions/${mine.reference}`))?.status()).toBe(404);
  await page.goto(`${origin}/propositions`);
  await expect(page.getByText('Une idée que je reprends')).toHaveCount(0);
});
