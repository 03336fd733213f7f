// Karim was at table 3 in Saint-Bruno. Tonight he types ten sheets at his kitchen table, and his mouse is broken.
import type { Page } from 'playwright/test';
import { as } from '../kit/as.ts';
import { expect, test } from '../kit/browser.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { login } from '../kit/login.ts';
import { sheet } from '../meetings/fixtures.ts';

interface Paper { title: string; verbatim: string; body?: string; hands: number; theme: string }

const PAPERS: Paper[] = [
  ['Un banc devant la poste', 'Je fais la queue debout depuis trente ans.', 7, 'Se d'],
    ['Des arbres au bord du quai', 'En août on ne traverse plus.', 12, 'Nat'],
  ['Rouvrir le lavoir', 'Ma mère y lavait, moi je voudrais y lire.', 3, 'Cul'],
    ['La cantine à un euro', 'Chez nous il y en a trois qui mangent.', 15, 'Can'],
  ['Un médecin le samedi', 'On va aux urgences pour une angine.', 9, 'San'], ['Éteindre les vitrines', 'La nuit, c’est la nuit.', 4, 'Nat'],
  ['Des loyers bloqués un an', 'Je paye la moitié de ma paye.', 21, 'Se l'],
    ['Une école à horaires souples', 'Je finis à 19 heures.', 6, 'San'],
  ['Le conseil en plein air', 'On n’ose pas entrer à la mairie.', 8, 'D'],
    ['Le bus jusqu’au cimetière', 'Je n’y vais plus, c’est trop loin.', 11, 'Se d'],
].map(([title, verbatim, hands, theme]) => ({ title, verbatim, hands, theme }) as Paper);

/** From the code, where the cursor waits, to the last field, and Enter. Nothing but keys. */
async function typeSheet({ keyboard }: Page, paper: Paper, table: string | null): Promise<void> {
  await keyboard.press('Tab');
  if (table) await keyboard.type(table);
  await keyboard.press('Tab');
  await keyboard.type(String(paper.hands));
  await keyboard.press('Tab');
  await keyboard.type(paper.title);
  await keyboard.press('Tab');
  await keyboard.type(paper.verbatim);
  await keyboard.press('Tab');
  if (paper.body) await keyboard.type(paper.body);
  await keyboard.press('Tab');
  await keyboard.type(paper.theme);
  await keyboard.press('Tab');
  await keyboard.type('No');
  await keyboard.press('Enter');
}

test('Karim types up a meeting by keyboard alone', async ({ database, server, page, context }) => {
  test.setTimeout(120_000);
  const collective = await aCollective(database, { name: 'Grenoble des essais' });
  const [karim, lea] = [await aPerson(collective, ['volunteer'], 'Karim'), await aPerson(collective, ['volunteer'], 'Léa')];
  const meeting = await aMeeting(collective, { title: 'Une soirée à Saint-Bruno', district: 'nord' });
  await aProposal(collective, { title: 'Un banc devant la grande poste' });
  const origin = server.origin(collective.slug);
  await login(context, origin, collective, karim);
  await page.goto(`${origin}/bureau/rencontres/${meeting.reference}/saisie`);
  const saved = page.locator('[data-saved]');
  const code = page.getByLabel('Fiche', { exact: true });
  await expect(code, 'the cursor waits in the first field, the first code is there').toBeFocused();
  await expect(code).toHaveValue('1');

  // The first sheet resembles one that is online: the hint comes while he types, and holds nothing up.
  await typeSheet(page, { ...PAPERS[0]!, body: 'Un banc à l’ombre devant chaque guichet.' }, '3');
  await expect(saved).toContainText('Fiche 1 enregistrée : « Un banc devant la poste ».');
  await expect(page.getByRole('link', { name: 'Un banc devant la grande poste' }).first()).toBeVisible();
  for (const [index, paper] of PAPERS.slice(1, 3).entries()) {
    await expect(code).toBeFocused();
    await expect(page.getByLabel('Table'), 'he sits at the same table').toHaveValue('3');
    await typeSheet(page, paper, null);
    await expect(saved).toContainText(`Fiche ${index + 2} enregistrée`);
  }

  // Meanwhile Léa has typed the sheet that bears number 4. He is told what stands there, loses nothing, and takes the code on his paper.
  await (await as(collective, lea))
    .meetings.submitSheets({ format: 1, meetingId: meeting.id, sheets: [sheet('4', { title: 'Plus de lampadaires au parc' })] });
  await typeSheet(page, PAPERS[3]!, null);
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('La fiche 4 est déjà saisie : « Plus de lampadaires au parc ». Vérifiez le code sur le papier. Le premier code libre est 5.');
  await expect(page.getByLabel('L’idée en une ligne')).toHaveValue(PAPERS[3]!.title);
  await expect(page.getByLabel('Comme c’est dit')).toHaveValue(PAPERS[3]!.verbatim);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(code).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await expect(saved).toContainText('Fiche 5 enregistrée : « La cantine à un euro ».');

  // The network goes away in the middle: the sheet stays under his fingers, and goes in once when it is back.
  await context.setOffline(true);
  await typeSheet(page, PAPERS[4]!, null);
  await expect(page.getByText('Pas de réseau').first()).toBeVisible();
  await expect(page.getByLabel('L’idée en une ligne')).toHaveValue(PAPERS[4]!.title);
  await context.setOffline(false);
  await page.keyboard.press('Enter');
  await expect(saved).toContainText('Fiche 6 enregistrée');
  for (const [index, paper] of PAPERS.slice(5).entries()) {
    await expect(code).toBeFocused();
    await typeSheet(page, paper, null);
    await expect(saved).toContainText(`Fiche ${index + 7} enregistrée`);
  }
  await expect(page.getByText('11 fiches saisies, 100 mains levées.')).toBeVisible();

  // What he typed is on the meeting's page, under its theme, and in every count.
  await context.clearCookies();
  await page.goto(`${origin}/rencontres/${meeting.reference}`);
  await expect(page.locator('section[aria-labelledby=propositions] .nth')).toHaveText(Array.from({ length: 11 }, (_, index) => `Fiche ${index + 1}`));
  for (const { title } of PAPERS) await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible();
  await expect(page.getByText('11 propositions viennent d’ici : toutes celles qui sont issues de rencontres.')).toBeVisible();
  await page.goto(`${origin}/rencontres`);
  await expect(page.getByText('Elles ont donné 11 des 12 propositions (92 %).')).toBeVisible();
  await page.goto(`${origin}/propositions?theme=deplacements&origine=meeting`);
  for (const { title } of [PAPERS[0]!, PAPERS[9]!]) await expect(page.getByRole('link', { name: title }).first()).toBeVisible();
});
