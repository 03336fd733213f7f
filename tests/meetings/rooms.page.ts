import { inTenant } from '../../server/db/root.ts';
import { as } from '../kit/as.ts';
import { ask } from '../kit/ask.ts';
import { expect, test } from '../kit/browser.ts';
import { aCollective, aMeeting, aPerson } from '../kit/builders.ts';
import { login } from '../kit/login.ts';
import { sheet } from './fixtures.ts';

/** Everything here is done as by somebody whose browser runs no script. */
test.use({ javaScriptEnabled: false });

const days = (n: number) => new Date(Date.now() + n * 86_400_000);

test('a calendar is read over the wire: of this collective alone, and nothing of one that is not open', async ({ database, server }) => {
  const [here, there] = [await aCollective(database), await aCollective(database)];
  const coming = await aMeeting(here, { title: 'Café du jeudi', starts_at: days(3) });
  await aMeeting(there, { title: 'Chez les autres', starts_at: days(3) });
  const all = await ask(server, { slug: here.slug, path: '/rencontres.ics' });
  expect([all.status, all.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(all.text).toContain('SUMMARY:Café du jeudi');
  expect(all.text).toContain(`/rencontres/${coming.reference}`);
  expect(all.text).not.toContain('Chez les autres');
  expect((await ask(server, { slug: here.slug, path: `/rencontres/${coming.reference}/rencontre.ics` })).text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect((await ask(server, { slug: here.slug, path: '/rencontres/99/rencontre.ics' })).status).toBe(404);
  expect((await ask(server, { slug: here.slug, path: '/rencontres/x/rencontre.ics' })).status).toBe(404);
  await database.ownerPool.query("update tenants set state = 'closed' where id = $1", [there.id]);
  const shut = await ask(server, { slug: there.slug, path: '/rencontres.ics' });
  expect(shut.text).not.toContain('VEVENT');
});

test('where nobody has been is said by name, first; every number has its whole, and the table can be taken away', async ({ database, server, page }) => {
  const collective = await aCollective(database);
  const volunteer = await aPerson(collective, ['volunteer']);
  const meeting = await aMeeting(collective, { district: 'nord', attendance: 38, state: 'reported', kind: 'cafe' });
  await aMeeting(collective, { district: 'nord', state: 'reported', kind: 'walk' });
  await (await as(collective, volunteer)).meetings.submitSheets({ format: 1, meetingId: meeting.id, sheets: [sheet('1'), sheet('2')] });
  const origin = server.origin(collective.slug);
  await page.goto(`${origin}/rencontres`);
  await expect(page.getByText('Personne n’est encore allé dans ce secteur : Sud.')).toBeVisible();
  await page.getByRole('link', { name: 'Secteur par secteur, et la carte' }).click();
  await expect(page.getByText('2 rencontres tenues, 38 personnes comptées (1 rencontre n’a pas été comptée), et 2 des 2 propositions (100 %).')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Nord 2 38/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Sud/ })).toContainText('personne n’y est allé');
  const csv = await ask(server, { slug: collective.slug, path: '/rencontres/couverture.csv' });
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(csv.text.split('\r\n').slice(1, 3)).toEqual(['district,nord,Nord,2,38,1,2,2,0,0', 'district,sud,Sud,0,0,0,0,0,0,0']);
  await login(page.context(), origin, collective, volunteer);
  await page.goto(`${origin}/bureau/couverture`);
  await expect(page.getByRole('link', { name: /1 rencontre tenue dont les présent·es/ })).toBeVisible();
});

test('a meeting’s page: how to come before, what was said in sections and what became of it after', async ({ database, server, page }) => {
  const collective = await aCollective(database);
  const volunteer = await aPerson(collective, ['volunteer']);
  const coming = await aMeeting(collective, { starts_at: days(2), description: 'Par la porte du jardin.' });
  const meeting = await aMeeting(collective);
  const origin = server.origin(collective.slug);
  await page.goto(`${origin}/rencontres/${coming.reference}`);
  await expect(page.getByText('Entrée libre, sans inscription : venez comme vous êtes.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Noter dans mon agenda' })).toHaveAttribute('href', `/rencontres/${coming.reference}/rencontre.ics`);
  await login(page.context(), origin, collective, volunteer);
  const sheets = [sheet('1'), sheet('2'), sheet('3')];
  await (await as(collective, volunteer)).meetings.submitSheets({ format: 1, meetingId: meeting.id, sheets });
  await page.goto(`${origin}/bureau/rencontres/${meeting.reference}/compte-rendu`);
  await page.getByLabel('Personnes présentes, en tout').fill('12');
  await page.getByLabel('Ce qui a fait débat').fill('L’heure du **bus**.');
  await page.getByLabel('Et ensuite').fill('On se revoit en mai.');
  await page.getByRole('button', { name: 'Enregistrer le compte rendu' }).click();
  await inTenant(collective.id, 'write', (db) => db.updateTable('proposals').set({ status: 'set_aside', decided_at: new Date() }).where('id', '=', sheets[0]!.id).execute());
  expect((await (await as(collective)).meetings.page({ reference: meeting.reference })).fates).toMatchObject({ total: 3, answered: 1, setAside: 1, waiting: 2, grouped: 0 });
  await page.context().clearCookies();
  await page.goto(`${origin}/rencontres/${meeting.reference}`);
  await expect(page.getByText('12', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ce qui a fait débat', level: 3 })).toBeVisible();
  await expect(page.getByText('On se revoit en mai.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ce qui s’est dit' }), 'what nobody wrote is not there').toHaveCount(0);
});
