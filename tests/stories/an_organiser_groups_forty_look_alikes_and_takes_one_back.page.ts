import { inTenant } from '../../server/db/root.ts';
import { keepPairs } from '../../server/domain/grouping/look-alikes.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/browser.ts';
import { login } from '../kit/login.ts';

test('Inès groups forty texts that ask for benches, by keyboard and without scripts; takes one back; a reader sees where each went', async ({ database, server, browser }) => {
  test.slow();
  const collective = await aCollective(database);
  const [ines, meeting] = [await aPerson(collective, ['organiser'], 'Inès'), await aMeeting(collective)];
  const all = await Promise.all(Array.from({ length: 40 }, (_, n) => aProposal(collective, {
    title: `Des bancs dans la rue ${n + 1}`, ...(n % 4 === 0 && { origin: 'meeting' as const, meeting_id: meeting.id }),
  })));
  const [first, ...others] = all.toSorted((a, b) => a.reference! - b.reference!);
  await inTenant(collective.id, 'write', (db) => db.insertInto('supports').values(others.slice(0, 3).flatMap(({ id }) => [{ proposal_id: id, person_id: ines.id }])).execute());
  await inTenant(collective.id, 'write', (db) => keepPairs(db, [{ id: first!.id, version: 1, matches: others.map(({ id }) => ({ id, score: 0.8 })) }]));
  const origin = server.origin(collective.slug);
  const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false });
  await login(context, origin, collective, ines);
  const page = await context.newPage();

  await page.goto(`${origin}/bureau/regroupements/autour/${first!.reference}`);
  const boxes = page.locator('input[name=avec]');
  await expect(boxes).toHaveCount(40);
  await boxes.first().focus();
  for (let n = 0; n < 39; n += 1) {
    // Past the carrier's radio group, which is one stop, to the next box.
    await boxes.nth(n + 1).focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: 'Voir ce que cela donne' }).press('Enter');
  await expect(page.locator('h1')).toContainText('en portera 39');
  await expect(page.locator('main')).toContainText('1 personne en soutien');
  await expect(page.locator('main')).toContainText('10 de rencontres');
  await page.getByRole('button', { name: 'Regrouper les 40' }).click();
  await expect(page.locator('.errors')).toBeVisible();
  await page.getByRole('textbox', { name: 'Pourquoi les regrouper' }).fill('Elles demandent toutes des bancs.');
  await page.getByRole('button', { name: 'Regrouper les 40' }).click();
  await expect(page.getByRole('status')).toContainText('C’est regroupé.');

  await page.getByRole('link', { name: /Défaire/ }).click();
  await page.getByRole('radio', { name: new RegExp(`Sortir seulement P-0*${others[0]!.reference}\\b`) }).check();
  await page.getByRole('textbox', { name: 'Défaire' }).fill('Celle-ci parle d’autre chose.');
  await page.getByRole('button', { name: 'Défaire' }).click();
  await expect(page.getByRole('status')).toContainText('C’est défait.');

  const reader = await (await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false })).newPage();
  await reader.goto(`${origin}/propositions/${first!.reference}`);
  await expect(reader.getByRole('heading', { name: 'Elle porte aussi 38 autres' })).toBeVisible();
  await expect(reader.locator('#sources li')).toHaveCount(38);
  await reader.locator('#sources a').first().click();
  await expect(reader.locator('.tag').first()).toHaveText('regroupée');
  await reader.goto(`${origin}/propositions`);
  await expect(reader.locator('.rows > li')).toHaveCount(2);
  await expect(reader.locator('main .tell')).toContainText('40');
  await reader.goto(`${origin}/propositions/en-attente`);
  await expect(reader.locator('table')).toContainText('40');
});
