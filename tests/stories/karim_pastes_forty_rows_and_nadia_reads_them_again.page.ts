// Karim noted forty ideas in a spreadsheet, in a hall. He pastes them; Nadia, who was at another table, reads two of them again before anybody sees them.
import { expect, test } from '../kit/browser.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { login } from '../kit/login.ts';

const HEADER = ['Fiche', 'Table', 'Idée', 'Les mots', 'Thème', 'Mains'];
const ROWS = Array.from({ length: 40 }, (_, index) => [
  `T-${String(index + 1).padStart(2, '0')}`, String(1 + (index % 4)), `Un banc devant le numéro ${index + 1}`, `On est debout, dit la voix ${index + 1}.`, 'Se loger', String(index)]);
const cells = (rows: readonly string[][]) => [HEADER, ...rows].map((row) => row.join('\t')).join('\n');

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('Karim pastes forty rows, mends the one that is wrong, pastes again; Nadia reads them, and the public sees what she has read', async ({ database, server, page, context }) => {
      test.setTimeout(120_000);
      const collective = await aCollective(database, { secondReading: 'before_publication' });
      const [karim, nadia] = [await aPerson(collective, ['volunteer'], 'Karim'), await aPerson(collective, ['volunteer'], 'Nadia')];
      const meeting = await aMeeting(collective, { title: 'Une soirée à Saint-Bruno', district: 'nord' });
      await aProposal(collective, { title: 'Un banc devant le numéro sept' });
      const origin = server.origin(collective.slug);
      await login(context, origin, collective, karim);
      await page.goto(`${origin}/bureau/rencontres/${meeting.reference}/saisie`);
      await page.getByRole('link', { name: 'Coller un tableau ou envoyer un fichier' }).click();

      // A refusal keeps what was pasted.
      const text = page.getByLabel('Les lignes');
      await text.fill(`${cells(ROWS)}\n${'x\n'.repeat(2_000)}`);
      await page.getByRole('button', { name: 'Voir ce que cela donnerait' }).click();
      await expect(page.getByRole('alert')).toContainText('Il y a trop de lignes');
      await expect(text).toHaveValue(/^Fiche\tTable\tIdée/);

      // One theme is misspelt, and « Les mots » is a name that only this collective uses.
      await text.fill(cells(ROWS.map((row, index) => (index === 8 ? row.map((cell) => cell.replace('Se loger', 'Se loguer')) : row))));
      await page.getByRole('button', { name: 'Voir ce que cela donnerait' }).click();
      await expect(page.getByText('40 lignes : 40 à corriger.')).toBeVisible();
      await page.getByText('5 colonnes reconnues sur 6').click();
      await page.getByLabel('Les mots').selectOption('verbatim');
      await page.getByRole('button', { name: 'Appliquer' }).click();
      await expect(page.getByText('40 lignes : 39 nouvelles et 1 à corriger.')).toBeVisible();
      const ninth = page.locator('#ligne-10');
      await expect(ninth).toContainText('Thème : « Se loguer » n’est pas un thème du collectif.');
      await expect(page.locator('#ligne-2')).toContainText('Cela ressemble à');
      await page.getByRole('button', { name: 'Enregistrer les 39 nouvelles lignes' }).click();
      await expect(page.getByText('39 lignes enregistrées.')).toBeVisible();

      // He corrects his table and pastes all of it again: what is here is not written twice, and the column is known by now.
      await page.getByRole('link', { name: 'Coller d’autres lignes' }).click();
      await text.fill(cells(ROWS));
      await page.getByRole('button', { name: 'Voir ce que cela donnerait' }).click();
      await expect(page.getByText('40 lignes : 1 nouvelle et 39 déjà là.')).toBeVisible();
      await page.getByRole('button', { name: 'Enregistrer la nouvelle ligne' }).click();
      await expect(page.getByText('1 ligne enregistrée.')).toBeVisible();

      // He does not read what he typed himself.
      await page.goto(`${origin}/bureau/relecture`);
      await expect(page.getByText('Ce qui attend a été tapé par vous')).toBeVisible();
      await expect(page.getByRole('button', { name: 'C’est fidèle' })).toHaveCount(0);

      await context.clearCookies();
      await page.goto(`${origin}/rencontres/${meeting.reference}`);
      await expect(page.getByText('Aucune proposition de cette rencontre n’est encore publiée.')).toBeVisible();
      await login(context, origin, collective, nadia);
      await page.goto(`${origin}/bureau/relecture`);
      await expect(page.getByText('40 fiches attendent une deuxième personne, et ne paraissent pas avant.')).toBeVisible();
      await page.getByRole('button', { name: 'C’est fidèle' }).click();
      await expect(page.getByText('Merci : la fiche est relue, elle est publiée.')).toBeVisible();
      await page.locator('summary', { hasText: 'Corriger' }).click();
      await page.getByLabel('L’idée en une ligne').fill('Bof');
      await page.getByRole('button', { name: 'Enregistrer et valider' }).click();
      await expect(page.getByRole('alert')).toContainText('Écrivez au moins 5 caractères.');
      await expect(page.getByLabel('L’idée en une ligne'), 'nothing typed is lost').toHaveValue('Bof');
      await page.getByLabel('L’idée en une ligne').fill('Un banc relu par Nadia');
      await page.getByRole('button', { name: 'Enregistrer et valider' }).click();
      await expect(page.getByText('38 fiches attendent une deuxième personne')).toBeVisible();

      await context.clearCookies();
      await page.goto(`${origin}/rencontres/${meeting.reference}`);
      await expect(page.locator('section[aria-labelledby=propositions] .nth')).toHaveCount(2);
      await page.getByRole('link', { name: 'Un banc relu par Nadia' }).click();
      await expect(page.getByText('Relue et publiée')).toBeVisible();
    });
  });
}
