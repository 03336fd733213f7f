// Léa follows an idea that is not hers, on an old phone without scripts. She learns what became of it, on the site and by letter, and stops with one press.
import { as } from '../kit/as.ts';
import { expect, test } from '../kit/browser.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { lastLetter } from '../kit/letters.ts';
import { login } from '../kit/login.ts';

test('a follower learns what became of an idea, and stops the letters with one press', async ({ database, server, browser }) => {
  test.setTimeout(90_000);
  const collective = await aCollective(database);
  const [lea, organiser] = [await aPerson(collective, [], 'Léa'), await aPerson(collective, ['organiser'], 'Inès')];
  const idea = await aProposal(collective, { title: 'Une fontaine sur la place' });
  const origin = server.origin(collective.slug);
  const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await login(context, origin, collective, lea);
  const phone = await context.newPage();

  await phone.goto(`${origin}/propositions/${idea.reference}`);
  await phone.getByRole('button', { name: 'Suivre cette proposition' }).click();
  await expect(phone.locator('#suivre')).toContainText('Vous la suivez.');
  await phone.locator('#suivre').getByRole('link', { name: 'Tout ce que je suis' }).click();
  await phone.getByLabel('Tout de suite').check();
  await phone.getByLabel(/recevoir par courriel la suite/).check();
  await phone.getByRole('button', { name: 'Enregistrer ce rythme' }).click();
  await expect(phone.getByRole('status')).toContainText('enregistré');

  const api = await as(collective, organiser);
  const { id } = await api.answers.prepare({ proposalId: idea.id, version: 0, body: 'Elle coulera **en juin**, au pied du grand arbre.', ready: '1' });
  await api.answers.publishTogether({ answers: [`${id} 1`] });

  await expect.poll(async () => { await phone.goto(origin); return phone.getByRole('link', { name: /1 avis à lire/ }).count(); }, { timeout: 20_000 }).toBeGreaterThan(0);
  await phone.getByRole('link', { name: /1 avis à lire/ }).last().click();
  await expect(phone.locator('.rows')).toContainText('Le collectif a répondu. Vous suivez ce texte.');
  await phone.getByRole('link', { name: 'Une fontaine sur la place' }).click();
  await expect(phone.locator('#reponse')).toContainText('Elle coulera en juin');
  await phone.goto(`${origin}/compte/avis`);
  await phone.getByRole('button', { name: 'Tout marquer comme lu' }).click();
  await expect(phone.getByText('Tout est lu.')).toBeVisible();
  await expect(phone.getByRole('link', { name: /avis à lire/ })).toHaveCount(0);

  await expect.poll(async () => (await lastLetter(database, collective, { personId: lea.id }, 'digest').catch(() => null))?.body ?? '', { timeout: 20_000 }).toContain('Une fontaine sur la place');
  const { body } = await lastLetter(database, collective, { personId: lea.id }, 'digest');
  expect(body).toContain('Vous suivez ce texte.');
  const stop = /aucune lettre de ce genre, en un geste :\n(\S+)/.exec(body!.replaceAll('\u202f', ' '))![1]!;

  // She is signed in nowhere on the machine where she reads her mail.
  const elsewhere = await (await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false })).newPage();
  await elsewhere.goto(stop);
  await elsewhere.getByRole('button', { name: 'Arrêter ces lettres' }).click();
  await expect(elsewhere.getByRole('status')).toContainText('plus aucune lettre ne partira');
  await api.answers.correct({ id, version: 2, body: 'Elle coulera en juillet, au pied du grand arbre.', note: 'Le chantier a pris du retard' });
  await expect.poll(async () => { await phone.goto(origin); return phone.getByRole('link', { name: /1 avis à lire/ }).count(); }, { timeout: 20_000 }).toBeGreaterThan(0);
  const { rows } = await database.superuserPool.query("select count(*)::int as n from outbox where tenant_id = $1 and template = 'digest'", [collective.id]);
  expect(rows).toEqual([{ n: 1 }]);
  await Promise.all([context.close(), elsewhere.context().close()]);
});
