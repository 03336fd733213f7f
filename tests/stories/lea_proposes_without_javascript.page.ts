// Léa has an old phone whose browser runs no script: the whole civic form by plain posts, sign-in last, nothing lost.
import { aCollective, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/browser.ts';
import { sideways } from '../kit/look.ts';
import { IDEA, newAddress, next, signUp, TEXT } from './lea.ts';

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } });

test('the whole form, an error on the way, look-alikes first, sign-in by code last, then sent: nothing typed is lost', async ({ page, server, database }) => {
  const collective = await aCollective(database);
  const there = await aProposal(collective, { title: 'Ouvrir les cours d’école pendant les vacances' });
  const address = newAddress();
  await page.goto(`${server.origin(collective.slug)}/proposer`);
  await expect(page.locator('h1')).toHaveText('Votre idée, en une phrase');

  // Too short: told beside the field and above, with what was typed still there.
  await page.locator('[name="title"]').fill('Bus');
  const [refused] = await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST'), next(page)]);
  expect(refused.status()).toBe(422);
  await expect(page.locator('[name="title"]')).toHaveValue('Bus');
  await expect(page.locator('.errors')).toContainText('Une réponse est à reprendre');
  await expect(page.locator('[name="title"]')).toHaveAttribute('aria-invalid', 'true');

  await page.locator('[name="title"]').fill(IDEA);
  await next(page);
  await expect(page).toHaveURL(/\/proposer\/semblables$/);
  await expect(page.getByRole('link', { name: 'Ouvrir les cours d’école pendant les vacances' })).toHaveAttribute('href', `/propositions/${there.reference}`);
  await page.getByRole('link', { name: 'Aucune ne dit la même chose, je continue' }).click();

  // How it will look, then on.
  await page.locator('[name="body"]').fill(TEXT);
  await page.getByRole('button', { name: 'Voir comment cela paraîtra' }).click();
  await expect(page.locator('main strong', { hasText: 'que le parking' })).toBeVisible();
  await expect(page.locator('[name="body"]')).toHaveValue(TEXT);
  await next(page);

  await expect(page).toHaveURL(/\/proposer\/lieu$/);
  await next(page);
  await expect(page.locator('main')).toContainText('Une réponse est à reprendre');
  await page.locator('[name="theme"]').first().check({ force: true });
  await page.locator('[name="district"]').selectOption('nord');
  await next(page);

  await expect(page).toHaveURL(/\/proposer\/voix$/);
  await page.locator('[name="speaker"][value="organisation"]').check({ force: true });
  await next(page);
  // An organisation has a name.
  await expect(page.locator('main')).toContainText('Une réponse est à reprendre');
  await expect(page.locator('[name="speaker"][value="organisation"]')).toBeChecked();
  await page.locator('[name="speaker"][value="pseudonym"]').check({ force: true });
  await next(page);

  await expect(page).toHaveURL(/\/proposer\/verifier$/);
  await expect(page.locator('main')).toContainText(IDEA);
  await expect(page.locator('main')).toContainText('une clé par immeuble');
  await expect(page.locator('main')).toContainText('Nord');
  expect(await sideways(page)).toEqual([]);
  await page.getByRole('link', { name: 'Se connecter pour envoyer' }).click();
  await signUp(page, database, collective, address);

  // Back where she was, with everything she wrote.
  await expect(page).toHaveURL(/\/proposer\/verifier$/);
  await expect(page.locator('main')).toContainText(IDEA);
  await page.getByRole('button', { name: 'Envoyer ma proposition' }).click();
  await expect(page.locator('h1')).toHaveText('C’est envoyé');
  await page.getByRole('link', { name: 'Voir sa page' }).click();
  await expect(page.locator('h1')).toHaveText(IDEA);
  await expect(page.locator('main')).toContainText('C’est la vôtre');

  // In the list, by its own origin; and the draft is gone.
  await page.goto(`${server.origin(collective.slug)}/propositions?origine=online`);
  await expect(page.locator('main')).toContainText(IDEA);
  await page.goto(`${server.origin(collective.slug)}/proposer`);
  await expect(page.locator('[name="title"]')).toHaveValue('');
});

test('a draft waits in the browser that began it, and for nobody else', async ({ browser, server, database }) => {
  const collective = await aCollective(database);
  const origin = server.origin(collective.slug);
  const hers = await browser.newContext({ javaScriptEnabled: false });
  const page = await hers.newPage();
  await page.goto(`${origin}/proposer`);
  await page.locator('[name="title"]').fill(IDEA);
  await next(page);
  await page.goto(origin);
  await page.goto(`${origin}/proposer`);
  await expect(page.locator('main')).toContainText('Vous avez un brouillon');
  await expect(page.locator('[name="title"]')).toHaveValue(IDEA);
  const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await other.goto(`${origin}/proposer`);
  await expect(other.locator('[name="title"]')).toHaveValue('');
  await other.goto(`${origin}/proposer/verifier`);
  await expect(other.locator('main')).not.toContainText(IDEA);
  await other.context().close();
  await hers.close();
});
