// Léa on a phone of today: what looks alike shows while she types, and signing in leads her back to what she wanted to support.
import { aCollective, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/browser.ts';
import { complaints } from '../kit/look.ts';
import { IDEA, newAddress, next, signUp, TEXT } from './lea.ts';

test.use({ viewport: { width: 390, height: 800 }, hasTouch: true });

test('look-alikes while typing, a point on the plan, sign-in last, sent; and the console stays quiet', async ({ page, server, database }) => {
  const heard = complaints(page);
  const collective = await aCollective(database);
  await aProposal(collective, { title: 'Ouvrir les cours d’école pendant les vacances' });
  await page.goto(`${server.origin(collective.slug)}/proposer`);
  await page.locator('[name="title"]').pressSequentially('Ouvrir les cours d’école', { delay: 5 });
  await expect(page.locator('[data-alike] a')).toHaveText(/pendant les vacances/);
  await page.locator('[name="title"]').fill(IDEA);
  await next(page);
  await next(page);
  await page.locator('[name="body"]').fill(TEXT);
  await next(page);
  await page.locator('[name="theme"]').first().check({ force: true });
  await next(page);
  await next(page);
  await page.getByRole('link', { name: 'Se connecter pour envoyer' }).click();
  await signUp(page, database, collective, newAddress());
  await page.getByRole('button', { name: 'Envoyer ma proposition' }).click();
  await expect(page.locator('h1')).toHaveText('C’est envoyé');
  expect(heard).toEqual([]);
});

test('someone who is not signed in is led through signing in, and back to what they wanted to support', async ({ page, server, database }) => {
  const collective = await aCollective(database);
  const there = await aProposal(collective, { title: 'Un banc à l’ombre tous les 200 mètres' });
  await page.goto(`${server.origin(collective.slug)}/propositions/${there.reference}`);
  await page.locator('#soutien').getByRole('link', { name: 'Soutenir cette proposition' }).click();
  await signUp(page, database, collective, newAddress());
  await expect(page).toHaveURL(new RegExp(`/propositions/${there.reference}`));
  await page.locator('#soutien').getByRole('button', { name: 'Soutenir cette proposition' }).click();
  await expect(page.locator('#soutien')).toContainText('Vous soutenez');
});
