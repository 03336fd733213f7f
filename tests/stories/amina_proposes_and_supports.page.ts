import type { Page } from 'playwright/test';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { seriousFaults } from '../kit/axe.ts';
import { expect, test } from '../kit/browser.ts';
import { login } from '../kit/login.ts';
import { lastLetter } from '../people/door.ts';

const IDEA = 'Ouvrir les cours d’école le samedi';
const next = (page: Page) => page.getByRole('button', { name: 'Continuer', exact: true }).click();

test('Amina writes her idea, sees what looks alike while she types, signs in last, loses nothing, and sends it once', async ({
  database,
  server,
  browser,
}) => {
  test.slow();
  const collective = await aCollective(database, {
    districts: [
      {
        code: 'nord',
        label: 'Nord',
        shape: [
          [0, 0],
          [1000, 0],
          [1000, 500],
          [0, 500],
        ],
      },
      {
        code: 'sud',
        label: 'Sud',
        shape: [
          [0, 500],
          [1000, 500],
          [1000, 1000],
          [0, 1000],
        ],
      },
    ],
  });
  await aProposal(collective, { title: 'Une cour d’école ouverte le samedi aux enfants' });
  const origin = server.origin(collective.slug);
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 740 } });
  const page = await context.newPage();

  await page.goto(origin);
  await page.getByRole('link', { name: 'Déposer ma proposition' }).first().click();
  await next(page);
  await expect(page.locator('.field .wrong')).toContainText('Répondez à cette question');
  await page.getByRole('textbox', { name: 'Votre idée, en une phrase' }).fill(IDEA);
  await expect(page.getByRole('link', { name: 'Une cour d’école ouverte' })).toBeVisible();
  await next(page);
  await expect(page).toHaveURL(`${origin}/proposer/semblables`);
  await expect(page.getByRole('link', { name: 'Une cour d’école ouverte' })).toBeVisible();
  await page.getByRole('link', { name: 'Aucune ne dit la même chose' }).click();

  await page.getByRole('textbox', { name: 'Expliquez' }).fill('court');
  await next(page);
  await expect(page.locator('.field .wrong')).toContainText('10');
  await expect(page.getByRole('textbox', { name: 'Expliquez' })).toHaveValue('court');
  await page
    .getByRole('textbox', { name: 'Expliquez' })
    .fill('Le samedi, **rien** pour les petits :\n\n- la cour est fermée\n- on regarde la grille');
  await page.getByRole('button', { name: 'Voir comment cela paraîtra' }).click();
  await expect(page.locator('.panel strong')).toHaveText('rien');
  await next(page);
  await page.locator('.card').first().click();
  await page.getByRole('combobox', { name: 'Secteur' }).selectOption('nord');
  await page.locator('summary', { hasText: 'Placer un point' }).click();
  await page.getByRole('radio', { name: 'Colonne 3, ligne 2, Nord' }).check({ force: true });
  await next(page);
  await next(page);

  await expect(page.getByRole('heading', { name: 'Relisez, puis envoyez' })).toBeVisible();
  await page.goBack();
  await page.goForward();
  await page.getByRole('link', { name: /^Modifier : L.idée/ }).click();
  await expect(page.getByRole('textbox', { name: 'Votre idée, en une phrase' })).toHaveValue(IDEA);
  await page.goto(`${origin}/proposer/verifier`);
  await expect(page.locator('.checked')).toContainText('Nord');
  await page.getByRole('link', { name: 'Se connecter pour envoyer' }).click();
  await page.getByRole('textbox', { name: 'Votre adresse électronique' }).fill('amina@exemple.fr');
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  await page.goto(`${origin}/connexion/code`);
  await page.getByRole('textbox', { name: 'Le code à six chiffres' }).fill((await lastLetter(collective)).code);
  await page.getByRole('button', { name: 'Entrer', exact: true }).click();
  await page.getByRole('textbox', { name: 'Votre pseudonyme' }).fill('Amina du marché');
  await page.getByRole('radio', { name: /ans ou plus/ }).check();
  for (const box of [/charte/, /opinions politiques/]) await page.getByRole('checkbox', { name: box }).check();
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();

  await expect(page).toHaveURL(`${origin}/proposer/verifier`);
  await expect(page.locator('.checked')).toContainText(IDEA);
  await expect(page.locator('.checked')).toContainText('sous le pseudonyme Amina du marché');
  await page.getByRole('button', { name: 'Envoyer ma proposition' }).click();
  await expect(page.getByText('P-0002')).toBeVisible();
  const sent = page.url();
  // T52: the back button, then the same page sent again.
  await page.goBack();
  const again = page.getByRole('button', { name: 'Envoyer ma proposition' });
  if (await again.isVisible()) await again.click();
  else await page.goto(sent);
  await expect(page).toHaveURL(sent);
  await page.getByRole('link', { name: 'Voir sa page' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(IDEA);
  await expect(page.locator('.way').getByText('Déposée en ligne')).toBeVisible();
  const { rows } = await database.superuserPool.query('select count(*)::int as n from proposals where tenant_id = $1', [collective.id]);
  expect(rows).toEqual([{ n: 2 }]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('a visitor is led to sign in by the support button and back; a person supports and takes it back; room and screen stay apart', async ({
  database,
  server,
  browser,
}) => {
  const collective = await aCollective(database);
  const meeting = await aMeeting(collective, { attendance: 38 });
  const volunteer = await aPerson(collective, ['volunteer']);
  const said = await aProposal(collective, { origin: 'meeting', meeting_id: meeting.id, title: 'Un banc devant l’école' });
  await database.superuserPool.query(
    'insert into sheets (tenant_id, proposal_id, meeting_id, code, hands, verbatim, typed_by) values ($1, $2, $3, $4, $5, $6, $7)',
    [collective.id, said.id, meeting.id, 'T3-07', 17, 'On est toujours debout.', volunteer.id],
  );
  const origin = server.origin(collective.slug);
  const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${origin}/propositions/${said.reference}`);
  await expect(page.locator('#soutien')).toContainText('17');
  await expect(page.locator('#soutien')).toContainText('38 personnes');
  await expect(page.locator('blockquote')).toContainText('On est toujours debout.');
  await page.getByRole('link', { name: 'Soutenir cette proposition' }).click();
  expect(new URL(page.url()).pathname).toBe('/connexion');
  expect(new URL(page.url()).searchParams.get('suite')).toBe(`/propositions/${said.reference}#soutien`);
  await login(context, origin, collective, await aPerson(collective));
  await page.goto(`${origin}/propositions/${said.reference}#soutien`);
  await page.getByRole('button', { name: 'Soutenir cette proposition' }).click();
  await expect(page.getByText('Vous soutenez')).toBeVisible();
  await expect(page.locator('#soutien .figure').nth(1)).toContainText('1 soutien en ligne');
  await page.getByRole('button', { name: 'Retirer mon soutien' }).click();
  await expect(page.locator('#soutien .figure').nth(1)).toContainText('0 soutien en ligne');
  await expect(page.locator('#soutien .figure').first()).toContainText('17');
});

test('the pages of proposals are accessible in both languages, light and dark, open and closed, full and empty', async ({
  database,
  server,
  browser,
}) => {
  test.slow();
  const full = await aCollective(database);
  const meeting = await aMeeting(full, { attendance: 38 });
  const said = await aProposal(full, { origin: 'meeting', meeting_id: meeting.id });
  await database.superuserPool.query(
    'insert into sheets (tenant_id, proposal_id, meeting_id, code, hands, verbatim) values ($1, $2, $3, $4, $5, $6)',
    [full.id, said.id, meeting.id, 'A-1', 5, 'Dit.'],
  );
  const person = await aPerson(full, ['organiser']);
  const mine = await aProposal(full, { author_id: person.id, status: 'submitted' });
  const closed = await aCollective(database, { phases: [{ code: 'lire', label: { fr: 'Lire' }, from: 0, to: 60, opens: [] }] });
  for (const [locale, colorScheme] of [
    ['fr-FR', 'light'],
    ['en-GB', 'dark'],
  ] as const) {
    const context = await browser.newContext({ locale, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    const check = async (collective: typeof full, paths: string[]) => {
      for (const path of paths) {
        await page.goto(server.origin(collective.slug) + path);
        expect(await seriousFaults(page), `${locale} ${path}`).toEqual([]);
      }
    };
    await check(full, [
      '/propositions',
      '/propositions?q=rien-du-tout',
      '/propositions?tri=faux',
      `/propositions/${said.reference}`,
      '/proposer',
      '/proposer/verifier',
    ]);
    await check(closed, ['/propositions', '/proposer']);
    await page.goto(`${server.origin(full.slug)}/proposer`);
    await page.locator('textarea[name=title]').fill('Une idée qui ne ressemble à rien');
    await page.locator('form button[type=submit]').first().click();
    await check(full, ['/proposer', '/proposer/semblables', '/proposer/texte', '/proposer/lieu', '/proposer/voix', '/proposer/verifier']);
    await login(context, server.origin(full.slug), full, person);
    await check(full, [
      '/propositions/envoi',
      `/propositions/envoi/${mine.id}`,
      `/propositions/${said.reference}`,
      '/bureau',
      '/bureau/moderation',
      `/bureau/moderation?etat=a-publier&texte=${mine.id}`,
      '/proposer/verifier',
    ]);
  }
});
