import { inTenant } from '../../server/db/root.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/browser.ts';
import { login } from '../kit/login.ts';
import { lettersOf } from '../people/door.ts';

test('Nour argues and is answered; a passer-by reports a word too many; Aïcha answers, Nour reads why, the passer-by too', async ({
  database, server, browser,
}) => {
  const collective = await aCollective(database);
  const [nour, samir, aicha] = [
    await aPerson(collective, [], 'Nour'), await aPerson(collective, [], 'Samir'), await aPerson(collective, ['moderator'], 'Aïcha'),
  ];
  const { reference } = await aProposal(collective, { title: 'Ouvrir les cours d’école le samedi' });
  const origin = server.origin(collective.slug);
  const at = `${origin}/propositions/${reference}`;
  const enter = async (who: typeof nour | null) => {
    const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    if (who) await login(context, origin, collective, who);
    return context.newPage();
  };

  // She forgets to say on which side she is: nothing typed is lost.
  const hers = await enter(nour);
  await hers.goto(at);
  await expect(hers.getByText('Personne n’en a encore rien dit')).toBeVisible();
  await hers.getByRole('textbox', { name: 'Mon avis' }).fill('Les cours sont vides, et le gardien est un **fainéant**.');
  await hers.getByRole('button', { name: 'Publier mon avis' }).click();
  await expect(hers.locator('.errors')).toContainText('Je suis');
  await expect(hers.getByRole('textbox', { name: 'Mon avis' })).toHaveValue(/fainéant/);
  await hers.getByRole('radio', { name: 'Pour', exact: false }).first().check();
  await hers.getByRole('button', { name: 'Publier mon avis' }).click();
  await expect(hers.locator('.tell.small')).toContainText('1 avis');
  await expect(hers.locator('.threads strong')).toHaveText('fainéant');

  // Samir answers in her thread, at an address of its own.
  const his = await enter(samir);
  await his.goto(at);
  await his.getByRole('link', { name: 'Répondre à Nour' }).click();
  await his.getByRole('textbox', { name: 'Ma réponse' }).fill('Le gardien, c’est mon oncle. Et il est d’accord avec vous.');
  await his.getByRole('button', { name: 'Répondre' }).click();
  await expect(his).toHaveURL(/\?fil=.+#avis-/);
  await expect(his.locator('.replies')).toContainText('mon oncle');

  // Somebody passes by, without an account.
  const passing = await enter(null);
  await passing.goto(at);
  await expect(passing.getByRole('link', { name: 'Se connecter pour donner son avis' })).toBeVisible();
  await passing.getByRole('link', { name: 'Signaler l’avis de Nour' }).click();
  await passing.getByRole('radio', { name: 'Attaque d’une personne' }).check();
  await passing.getByRole('textbox', { name: 'En quelques mots' }).fill('Le gardien n’a pas à être insulté.');
  await passing.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await expect(passing).toHaveURL(/\/signaler\/recu\/[0-9a-f-]{36}$/);
  await expect(passing.locator('.head .tag')).toHaveText('reçu, à lire');

  // Aïcha finds it at her desk, forgets the reason, then gives it.
  const desk = await enter(aicha);
  await desk.goto(`${origin}/bureau`);
  await desk.getByRole('link', { name: /1 avis signalé attend une décision/ }).click();
  await expect(desk.locator('.rows > li')).toContainText('Le gardien n’a pas à être insulté.');
  await desk.getByRole('link', { name: 'Masquer' }).click();
  await desk.getByText('Masquer, avec un motif').click();
  await desk.getByRole('button', { name: 'Masquer et répondre' }).click();
  await expect(desk.locator('.errors')).toContainText('Motif');
  await desk.getByRole('combobox', { name: 'Motif' }).selectOption('personal_attack');
  await desk.getByRole('textbox', { name: 'Réponse' }).fill('Dites que les cours sont vides : c’est l’idée. Le gardien n’y est pour rien.');
  await desk.getByRole('button', { name: 'Masquer et répondre' }).click();
  await expect(desk.getByRole('status')).toContainText('Masqué, la réponse est partie.');
  await expect(desk.getByText('Aucun signalement n’attend')).toBeVisible();

  // Everyone reads that it was hidden and why; its author reads the statement too; the reply stays.
  await passing.reload();
  await expect(passing.locator('.head .tag')).toHaveText('suivi : l’avis est masqué');
  await expect(passing.locator('.panel')).toContainText('Le gardien n’y est pour rien.');
  await passing.goto(at);
  await expect(passing.locator('.threads .gone')).toHaveText('Masqué par la modération : attaque d’une personne.');
  await expect(passing.locator('#avis')).not.toContainText('fainéant');
  await expect(passing.locator('.replies')).toContainText('mon oncle');
  expect(await lettersOf(collective)).toMatchObject([{ template: 'comment_hidden', data: { reason: 'personal_attack' } }]);
  await hers.goto(at);
  await expect(hers.locator('.threads .notice')).toContainText('Le gardien n’y est pour rien.');

  // She says it again otherwise, sees a slip, sets it right, and in the end takes it back.
  await hers.getByRole('radio', { name: 'Pour', exact: false }).first().check();
  await hers.getByRole('textbox', { name: 'Mon avis' }).fill('Les cours sont vide le samedi.');
  await hers.getByRole('button', { name: 'Publier mon avis' }).click();
  await hers.getByRole('link', { name: 'Modifier l’avis de Nour' }).click();
  await hers.getByRole('textbox', { name: 'Mon avis' }).fill('Les cours sont vides le samedi.');
  await hers.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(hers.locator('.threads')).toContainText('modifié');
  await hers.getByRole('link', { name: 'Retirer l’avis de Nour' }).click();
  await hers.getByRole('button', { name: 'Retirer cet avis' }).click();
  await expect(hers.locator('.threads .gone').first()).toHaveText('Retiré par son auteur·e.');
  const { n } = await inTenant(collective.id, 'read', (db) =>
    db.selectFrom('comments').select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow());
  expect(Number(n)).toBe(3);
});
