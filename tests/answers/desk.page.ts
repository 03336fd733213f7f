// The desk of answers, without a script: written apart, two at once, published together, corrected.
import { as } from '../kit/as.ts';
import { expect, test } from '../kit/browser.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { login } from '../kit/login.ts';

test.use({ javaScriptEnabled: false });

test('T51 answers are prepared by two, published together and corrected; visitors read them when they appear and not before', async ({ database, server, browser, page }) => {
  test.setTimeout(90_000);
  const collective = await aCollective(database);
  const [inès, hugo] = [await aPerson(collective, ['organiser'], 'Inès'), await aPerson(collective, ['moderator'], 'Hugo')];
  const [one, two] = [await aProposal(collective, { title: 'Un banc à l’ombre' }), await aProposal(collective, { title: 'Des toilettes publiques' })];
  const origin = server.origin(collective.slug);
  await login(page.context(), origin, collective, inès);
  await page.goto(`${origin}/bureau/reponses`);
  await expect(page.getByRole('link', { name: 'À écrire (2)' })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('link', { name: 'Écrire la réponse à « Un banc à l’ombre »' }).click();
  // Meanwhile somebody else writes the same answer.
  await (await as(collective, hugo)).answers.prepare({ proposalId: one.id, version: 0, body: 'La version de Hugo, arrivée avant.' });
  await page.getByRole('textbox', { name: 'La réponse' }).fill('Oui : six bancs seront posés en mai.');
  await page.getByLabel('Elle est prête').check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.locator('.notice', { hasText: 'Entre-temps' })).toContainText('La version de Hugo');
  await expect(page.getByRole('textbox', { name: 'La réponse' })).toHaveValue('Oui : six bancs seront posés en mai.');
  await expect(page.getByLabel('Elle est prête')).toBeChecked();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('status')).toContainText('enregistré');
  await page.goto(`${origin}/bureau/reponses/${two.reference}`);
  await page.getByRole('textbox', { name: 'La réponse' }).fill('Trois seront ouvertes toute la journée, dès janvier.');
  await page.getByLabel('Elle est prête').check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();

  const visitor = await (await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false })).newPage();
  await visitor.goto(`${origin}/propositions/${one.reference}`);
  await expect(visitor.getByText('six bancs')).toHaveCount(0);
  await page.getByRole('status').getByRole('link').click();
  await page.getByRole('button', { name: 'Publier ensemble (2)' }).click();
  await expect(page.getByRole('status')).toContainText('2 réponses sont publiées.');
  await visitor.goto(`${origin}/propositions/${one.reference}`);
  await expect(visitor.locator('#reponse')).toContainText('six bancs seront posés');
  await expect(visitor.locator('.way')).toContainText('Réponse du collectif');
  await visitor.goto(origin);
  await expect(visitor.locator('section', { has: visitor.locator('#reponses') }).getByRole('link', { name: 'Un banc à l’ombre' })).toBeVisible();

  await page.goto(`${origin}/bureau/reponses/${one.reference}`);
  await page.getByRole('textbox', { name: 'La réponse' }).fill('Oui : huit bancs seront posés en mai.');
  await page.getByLabel('Pourquoi cette correction').fill('Deux de plus ont été trouvés.');
  await page.getByRole('button', { name: 'Publier la correction' }).click();
  await expect(page.getByRole('status')).toContainText('La correction est publiée.');
  await visitor.goto(`${origin}/propositions/${one.reference}`);
  await expect(visitor.locator('#reponse')).toContainText('huit bancs');
  await visitor.locator('#reponse summary').click();
  await expect(visitor.locator('#reponse')).toContainText('six bancs');
  await visitor.context().close();
});
