// A sitting from its agenda to its minutes: the president at her desk, three members on their phones, one of them without scripts.
import type { Browser, Page } from 'playwright/test';
import { inTenant } from '../../server/db/root.ts';
import { expect, test } from '../kit/browser.ts';
import type { TestPerson } from '../kit/builders.ts';
import { login } from '../kit/login.ts';
import type { TestServer } from '../kit/server.ts';
import { aHall, type Hall } from '../parliament/hall.ts';

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'fr-FR', timezoneId: 'Europe/Paris' };
const WIDE = { viewport: { width: 1280, height: 860 }, locale: 'fr-FR', timezoneId: 'Europe/Paris' };

async function seated(
  browser: Browser,
  server: TestServer,
  { collective }: Hall,
  person: TestPerson | null,
  options: object,
): Promise<Page> {
  const context = await browser.newContext({ ...options, baseURL: server.origin(collective.slug) });
  if (person) await login(context, server.origin(collective.slug), collective, person);
  return context.newPage();
}

test('members vote on phones while the president opens and closes', async ({ browser, server, database }) => {
  test.setTimeout(120_000);
  const hall = await aHall(database, {}, 3);
  const desk = await seated(browser, server, hall, hall.organiser, WIDE);
  const screen = await seated(browser, server, hall, null, WIDE);
  const [first, second] = (await Promise.all(hall.members.slice(0, 2).map((member) => seated(browser, server, hall, member, PHONE)))) as [
    Page,
    Page,
  ];
  const plain = await seated(browser, server, hall, hall.members[2]!, { ...PHONE, javaScriptEnabled: false });

  // The agenda, and its balance against the whole.
  await desk.goto('/bureau/seances');
  await desk.getByLabel('Son titre').fill('Le lac et les écoles');
  await desk.getByLabel('Le jour').fill('2030-03-12');
  await desk.getByLabel('L’heure').fill('18:30');
  await desk.getByLabel('Le lieu').fill('Salle Pierre-Lamy');
  await desk.getByRole('button', { name: 'Prévoir la séance' }).click();
  await desk.getByLabel(/Un banc à l’ombre/).check();
  await desk.getByLabel(/Ouvrir les cours/).check();
  await desk.getByRole('button', { name: 'Inscrire à l’ordre du jour' }).click();
  await expect(
    desk.getByText('À l’ordre du jour, 1 sur 2 (50\u202f%) dites en rencontre. Dans l’ensemble, 2 sur 4 (50\u202f%).'),
  ).toBeVisible();
  const up = desk.getByRole('button', { name: 'Monter « Un banc à l’ombre tous les 200 mètres »' });
  if ((await up.count()) > 0) await up.click();

  // Opening: a step of its own.
  await desk.goto('/bureau/seances/1');
  await desk.getByRole('link', { name: 'Ouvrir la séance' }).click();
  await desk.getByRole('button', { name: /Oui, ouvrir la séance/ }).click();
  await screen.goto('/seance/1/ecran');
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText('Le lac et les écoles');

  // The roll: in the room, online, and without scripts.
  for (const [page, place] of [
    [first, 'Je suis dans la salle'],
    [second, 'Je suis en ligne'],
    [plain, 'Je suis dans la salle'],
  ] as const) {
    await page.goto('/seance/1');
    await page.getByRole('button', { name: place }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vous êtes de la séance');
  }
  await expect(desk.getByText('3 présent·es')).toBeVisible();

  // The vote: its rule said before with its example, then frozen.
  await desk.goto('/bureau/seances/1?point=1');
  await expect(desk.getByText('Validée si au moins deux tiers des suffrages exprimés sont pour.').first()).toBeVisible();
  await expect(desk.getByText(/Un exemple\./)).toBeVisible();
  await desk.getByRole('button', { name: /Ouvrir le vote/ }).click();
  await expect(desk.getByRole('status').first()).toContainText('bulletin reçu sur 3 présent·es');

  // The phones light up by themselves; the one without scripts loads the page again.
  const asked = 'Un banc à l’ombre tous les 200 mètres';
  await expect(first.getByRole('heading', { level: 1 })).toHaveText(asked);
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(asked);
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText(asked);
  await plain.getByRole('link', { name: 'Actualiser' }).click();
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText(asked);
  await first.getByRole('button', { name: 'Contre' }).tap();
  await expect(first.getByRole('heading', { name: 'Votre bulletin : contre' })).toBeVisible();
  await second.getByRole('button', { name: 'Pour' }).tap();
  await expect(second.getByRole('heading', { name: 'Votre bulletin : pour' })).toBeVisible();
  await plain.getByRole('button', { name: 'Pour' }).click();
  await expect(plain.getByRole('heading', { name: 'Votre bulletin : pour' })).toBeVisible();
  const receipt = await plain.locator('.receipt .code').textContent();

  // One of them changes her mind: one press more.
  await first.getByText('Changer mon vote').tap();
  await first.getByRole('button', { name: 'Pour' }).tap();
  await expect(first.getByRole('heading', { name: 'Votre bulletin : pour' })).toBeVisible();

  // How many, never which.
  await expect(screen.getByText('3 / 3')).toBeVisible();
  await expect(screen.locator('main')).not.toContainText(/3 pour|Validée$/);
  await desk.goto('/bureau/seances/1');
  await desk.getByRole('link', { name: /Clore et dépouiller/ }).click();
  await desk.getByRole('button', { name: /Oui, clore et dépouiller/ }).click();
  await expect(desk.getByText('3 pour sur 3 exprimés, il en fallait 2 (2/3).').first()).toBeVisible();
  await expect(screen.getByText('Le vote est clos. Le résultat va être annoncé.')).toBeVisible();
  const reason = 'Le besoin a été dit dans chaque salle, et le coût est connu.';
  await desk.getByLabel('Le motif de la décision').fill(reason);
  await desk.getByRole('button', { name: /Annoncer le résultat/ }).click();
  await expect(desk.getByText(`« ${reason} »`)).toBeVisible();

  // The hall, the phones, the minutes.
  await expect(screen.getByRole('heading', { level: 1 })).toHaveText('Validée');
  await expect(screen.getByText('3 pour sur 3 exprimés, il en fallait 2 (2/3).')).toBeVisible();
  await expect(first.locator('#resultat')).toContainText(reason);
  await desk.getByRole('link', { name: /Point suivant/ }).click();
  await expect(desk.getByRole('heading', { name: 'Ouvrir les cours d’école le week-end' })).toBeVisible();
  await desk.goto('/bureau/seances/1?etape=lever');
  await expect(desk.getByText('1 point n’a pas été voté')).toBeVisible();
  await desk.getByRole('button', { name: /Oui, lever la séance/ }).click();
  await expect(desk.getByRole('heading', { name: 'La séance est levée' })).toBeVisible();
  await screen.goto('/parlement/seances/1/pv');
  const item = screen.locator('#point-1');
  await expect(item).toContainText('3 pour sur 3 exprimés, il en fallait 2 (2/3).');
  await expect(item).toContainText(reason);
  await expect(item.getByRole('row', { name: /Campanule/ })).toContainText(receipt!);

  // The author is owed an answer: on her proposal's page, and by mail.
  await screen.goto(`/propositions/${hall.proposals[0]!.reference}`);
  await expect(screen.locator('main')).toContainText('validée');
  await expect(screen.locator('main')).toContainText(reason);
  const letters = await inTenant(hall.collective.id, 'read', (db) => db.selectFrom('outbox').select(['template', 'person_id']).execute());
  expect(letters).toEqual([{ template: 'proposal_decided', person_id: hall.author.id }]);
});
