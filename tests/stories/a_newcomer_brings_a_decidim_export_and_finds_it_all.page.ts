import { zipSync } from 'fflate';
import { aCollective, aPerson } from '../kit/builders.ts';
import { expect, test } from '../kit/browser.ts';
import { login } from '../kit/login.ts';
import { DECIDIM_031, DECIDIM_COMMENTS, DECIDIM_MEETINGS } from '../imports/fixtures.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

for (const javaScriptEnabled of [false, true]) {
  test(`a newcomer brings a Decidim export in and finds it all, ${javaScriptEnabled ? 'and the page follows by itself' : 'without scripts'}`, async ({
    database, server, browser,
  }) => {
    test.slow();
    const collective = await aCollective(database);
    const organiser = await aPerson(collective, ['organiser'], 'Inès');
    const origin = server.origin(collective.slug);
    const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled, viewport: { width: 360, height: 740 } });
    await login(context, origin, collective, organiser);
    const page = await context.newPage();
    /** By hand, as somebody without scripts would; with them the page does it. */
    const until = (state: string) => expect(async () => {
      if (!javaScriptEnabled) await page.reload();
      await expect(page.locator('.head .tag')).toHaveText(state, { timeout: 500 });
    }).toPass({ timeout: 30_000 });

    await page.goto(`${origin}/bureau`);
    await page.getByRole('link', { name: 'Importer' }).click();
    await page.getByLabel('Choisir des fichiers').setInputFiles({
      name: 'ma-ville-open-data.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync({
        'ma-ville-proposals.csv': bytes(DECIDIM_031), 'ma-ville-meetings.csv': bytes(DECIDIM_MEETINGS), 'ma-ville-proposal_comments.csv': bytes(DECIDIM_COMMENTS),
        'ma-ville-users.csv': bytes('id;name\n1;Ada'),
      })),
    });
    await page.getByRole('button', { name: 'Lire ces fichiers' }).click();
    await expect(page).toHaveURL(/\/bureau\/importer\/[0-9a-f-]{36}$/);
    await until('à confirmer');
    await expect(page.getByText('Reconnu : propositions de Decidim.')).toBeVisible();
    await expect(page.locator('.facts').first()).toContainText('5 propositions, 1 rencontre, 4 commentaires');
    await expect(page.locator('.facts').first()).toContainText('issue d’une rencontre : 2 sur 5');
    await expect(page.getByText('ma-ville-users.csv')).toBeVisible();
    expect((await database.superuserPool.query('select from proposals where tenant_id = $1', [collective.id])).rowCount).toBe(0);

    await page.getByRole('button', { name: 'Importer', exact: true }).click();
    await until('importé');
    await page.getByRole('link', { name: 'Voir les propositions' }).click();
    await expect(page.locator('main')).toContainText('Une halle');
    await page.goto(`${origin}/rencontres`);
    await expect(page.locator('main')).toContainText('Soirée des arbres');
    const { rows } = await database.superuserPool.query<{ reference: number }>(
      "select reference from proposals where tenant_id = $1 and external_id = '33'", [collective.id]);
    await page.goto(`${origin}/propositions/${rows[0]!.reference}`);
    await expect(page.locator('main')).toContainText('rencontre');

    await page.goto(`${origin}/bureau/importer`);
    await page.getByRole('link', { name: 'ma-ville-open-data.zip' }).click();
    await page.getByRole('button', { name: 'Annuler l’import' }).click();
    await until('annulé');
    await expect(page.getByText('Repris : 5 propositions, 1 rencontre, 4 commentaires.')).toBeVisible();
    expect((await database.superuserPool.query('select from proposals where tenant_id = $1', [collective.id])).rowCount).toBe(0);
    await context.close();
  });
}
