import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { touchPages } from '../../server/domain/journal.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/browser.ts';
import { complaints, sideways } from '../kit/look.ts';
import { login } from '../kit/login.ts';
import { say } from './fixtures.ts';

for (const javaScriptEnabled of [true, false]) {
  test(`a volunteer writes down what the room said, a visitor reads it beside the screen, at 360 px, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
    database, server, browser,
  }) => {
    const collective = await aCollective(database);
    const [karim, ada] = [await aPerson(collective, ['volunteer']), await aPerson(collective, [], 'Ada')];
    const meeting = await aMeeting(collective, { place: 'Salle des fêtes', starts_at: new Date('2026-10-12T16:00:00Z') });
    const { id: proposal, reference } = await aProposal(collective);
    await say(collective, ada, proposal, { stance: 'against', body: 'Non, parce que le banc est déjà là.' });
    const origin = server.origin(collective.slug);
    const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled, viewport: { width: 360, height: 740 } });
    await login(context, origin, collective, karim);
    const page = await context.newPage();
    const heard = complaints(page);
    await page.goto(`${origin}/bureau/rencontres/${meeting.reference}/saisie`);
    await page.getByRole('link', { name: 'Noter ce que la salle a dit' }).click();
    await page.getByRole('textbox', { name: 'Numéro' }).fill('P-9999');
    await page.getByRole('radio', { name: 'Pour', exact: true }).check();
    await page.getByRole('textbox', { name: 'Ce qui a été dit' }).fill('« Deux, plutôt qu’un », et personne contre.');
    await page.getByRole('textbox', { name: 'Combien' }).fill('14');
    await page.getByRole('button', { name: 'Noter' }).click();
    await expect(page.locator('.errors')).toContainText('Vérifiez son numéro');
    await page.getByRole('textbox', { name: 'Numéro' }).fill(`P-${String(reference).padStart(4, '0')}`);
    await page.getByRole('button', { name: 'Noter' }).click();
    await expect(page.getByRole('status')).toContainText('Noté.');
    await expect(page.locator('.rows')).toContainText('par 14 personnes');
    if (javaScriptEnabled) expect(await sideways(page)).toEqual([]);

    const visitor = await (await browser.newContext({ locale: 'fr-FR', javaScriptEnabled, viewport: { width: 360, height: 740 } })).newPage();
    await visitor.goto(`${origin}/propositions/${reference}`);
    const talk = visitor.locator('#avis');
    await expect(talk.locator('.tell')).toContainText('2 avis : 1 pour, 1 contre, 0 ni pour ni contre. Dits dans une salle : 1 sur 2 (50 %).');
    await expect(talk).toContainText('dit à la rencontre du 12 octobre, Salle des fêtes, par 14 personnes');
    await expect(talk).toContainText('en ligne, par Ada');
    if (javaScriptEnabled) expect(await sideways(visitor)).toEqual([]);
    expect(heard.filter((line) => !/422/.test(line))).toEqual([]);
  });
}

test('a long conversation by its addresses: one side alone, page after page; one thread alone, kept for visitors as any page', async ({
  database, server, page,
}) => {
  const collective = await aCollective(database);
  const ada = await aPerson(collective, [], 'Ada');
  const { id: proposal, reference } = await aProposal(collective);
  const { id: thread } = await say(collective, ada, proposal, { stance: 'neutral', body: 'Et qui paie ?' });
  await inTenant(collective.id, 'write', async (db) => {
    const many = (howMany: number, fields: object) =>
      Array.from({ length: howMany }, (_, n) => ({
        id: newId(), proposal_id: proposal, body: `Avis ${n}`, status: 'published' as const, published_at: new Date(),
        written_at: new Date(Date.now() - n * 60_000), author_id: ada.id, ...fields,
      }));
    await db.insertInto('comments').values([...many(27, { stance: 'for' }), ...many(23, { parent_id: thread })]).execute();
    await touchPages(db);
  });
  const origin = server.origin(collective.slug);
  await page.goto(`${origin}/propositions/${reference}`);
  await expect(page.locator('section[aria-labelledby=avis-pour] .threads > li')).toHaveCount(5);
  await page.getByRole('link', { name: 'Pour : lire les 27 avis' }).click();
  await expect(page.locator('.threads > li')).toHaveCount(20);
  await page.locator('#avis a[rel=next]').click();
  await expect(page.locator('.threads > li')).toHaveCount(7);
  await page.getByRole('link', { name: 'Revenir à tous les avis' }).click();
  await page.getByRole('link', { name: 'Lire les 23 réponses' }).click();
  await expect(page.locator('.replies > li')).toHaveCount(20);
  await page.locator('#avis a[rel=next]').click();
  await expect(page.locator('.replies > li')).toHaveCount(3);
  // An address that says something else shows the conversation from its beginning.
  await page.goto(`${origin}/propositions/${reference}?avis=autre&suite=1_x&fil=2`);
  await expect(page.locator('section[aria-labelledby=avis-pour] .threads > li')).toHaveCount(5);
  expect((await page.goto(`${origin}/propositions/${reference}?fil=${newId()}`))?.status()).toBe(404);
});

test('where texts are read first, an author finds their waiting words on the page, and nobody else does', async ({ database, server, browser }) => {
  const collective = await aCollective(database, { moderation: 'before' });
  const [ada, aicha] = [await aPerson(collective, [], 'Ada'), await aPerson(collective, ['moderator'])];
  const { reference } = await aProposal(collective);
  const origin = server.origin(collective.slug);
  const enter = async (who: typeof ada | null) => {
    const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false });
    if (who) await login(context, origin, collective, who);
    return context.newPage();
  };
  const [hers, anyone, desk] = [await enter(ada), await enter(null), await enter(aicha)];
  await hers.goto(`${origin}/propositions/${reference}`);
  await hers.getByRole('radio', { name: 'Contre', exact: false }).first().check();
  await hers.getByRole('textbox', { name: 'Mon avis' }).fill('Trop cher pour trois bancs.');
  await hers.getByRole('button', { name: 'Envoyer mon avis' }).click();
  await expect(hers).toHaveURL(/#mes-avis$/);
  await expect(hers.locator('#mes-avis')).toContainText('Trop cher pour trois bancs.');
  await anyone.goto(`${origin}/propositions/${reference}`);
  await expect(anyone.locator('#avis')).not.toContainText('Trop cher');
  await desk.goto(`${origin}/bureau`);
  await desk.getByRole('link', { name: /1 avis attend d’être publié/ }).click();
  await desk.getByRole('button', { name: 'Publier' }).click();
  await expect(desk.getByRole('status')).toContainText('Publié.');
  await anyone.reload();
  await expect(anyone.locator('#avis')).toContainText('Trop cher pour trois bancs.');
});
