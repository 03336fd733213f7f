import { expect, test } from '../kit/browser.ts';
import { login } from '../kit/login.ts';
import { as } from '../kit/as.ts';
import { aMember } from '../kit/parliament.ts';
import { aHall, open, plan, vote } from './hall.ts';

test.use({ viewport: { width: 360, height: 740 } });

test('a stranger is led to sign in and back; a person without a seat is told; a sitting that is not there is missing', async ({
  page,
  server,
  database,
}) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 1);
  const origin = server.origin(hall.collective.slug);
  await page.goto(`${origin}/seance/${sitting.number}`);
  expect(new URL(page.url()).pathname).toBe('/connexion');
  expect(new URL(page.url()).searchParams.get('suite')).toBe(`/seance/${sitting.number}`);
  await login(page.context(), origin, hall.collective, hall.author);
  await open(hall, sitting);
  await page.goto(`${origin}/seance/${sitting.number}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette carte est celle des membres');
  expect((await page.goto(`${origin}/seance/77`))?.status()).toBe(404);
});

test('the card follows the sitting by itself: not open, sign the roll, wait, vote, counted, result, over', async ({
  page,
  server,
  database,
}) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 1);
  const origin = server.origin(hall.collective.slug);
  const organiser = await as(hall.collective, hall.organiser);
  await login(page.context(), origin, hall.collective, hall.members[0]!);
  await page.goto(`${origin}/seance/${sitting.number}`);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('La séance n’est pas ouverte');
  await organiser.parliament.openSitting({ sittingId: sitting.id });
  await page.reload();
  await expect(title).toHaveText('J’émarge');
  await page.getByRole('button', { name: 'Je suis dans la salle' }).click();
  await expect(title).toHaveText('Vous êtes de la séance');
  const id = await vote(hall, sitting, 1, [], 'open');
  await page.reload();
  await expect(title).toHaveText('Un banc à l’ombre tous les 200 mètres');
  await page.getByRole('button', { name: 'Contre' }).click();
  await expect(page.getByRole('heading', { name: 'Votre bulletin : contre' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Votre bulletin : contre' })).toBeVisible();
  await expect(page.getByText('vous pouvez le changer jusqu’à la clôture')).toBeVisible();
  await organiser.votes.close({ id });
  await page.reload();
  await expect(page.getByText('Le vote est clos. Le résultat va être annoncé.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pour' })).toHaveCount(0);
  await organiser.votes.announce({ id, reason: 'Le besoin n’est pas montré.' });
  await page.reload();
  await expect(page.locator('#resultat')).toContainText('« Le besoin n’est pas montré. »');
  await organiser.parliament.closeSitting({ sittingId: sitting.id });
  await page.reload();
  await expect(title).toHaveText('La séance est levée');
});

test('a ballot given after the end is refused in words, and nothing pretends otherwise', async ({ page, server, database }) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 1);
  await open(hall, sitting);
  const id = await vote(hall, sitting, 1, [], 'open');
  const origin = server.origin(hall.collective.slug);
  await login(page.context(), origin, hall.collective, hall.members[1]!);
  // Without scripts the page does not follow: this is the phone that kept an old card.
  await page.route('**/js/*.js', (route) => route.abort());
  await page.goto(`${origin}/seance/${sitting.number}`);
  await (await as(hall.collective, hall.organiser)).votes.close({ id });
  await page.getByRole('button', { name: 'Pour' }).click();
  await expect(page.getByText('Ce vote n’est plus ouvert : rien n’a été enregistré.')).toBeVisible();
  await expect(page.getByText('Ce vote s’est clos sans bulletin de vous.')).toBeVisible();
});

test('a member who came after the opening is not an elector of that vote, and reads why', async ({ page, server, database }) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 1);
  await open(hall, sitting);
  await vote(hall, sitting, 1, [], 'open');
  const late = await aMember(hall.collective, [], 'Fougère');
  await (await as(hall.collective, late)).parliament.arrive({ sittingId: sitting.id, place: 'room' });
  const origin = server.origin(hall.collective.slug);
  await login(page.context(), origin, hall.collective, late);
  await page.goto(`${origin}/seance/${sitting.number}`);
  await expect(page.getByText('Votre siège n’était pas dans la liste arrêtée à l’ouverture de ce vote.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pour' })).toHaveCount(0);
});

test('three answers under one thumb: each at least 80 px high, reached without sideways scrolling, nothing of the framework', async ({
  page,
  server,
  database,
}) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 1);
  await open(hall, sitting);
  await vote(hall, sitting, 1, [], 'open');
  const origin = server.origin(hall.collective.slug);
  await login(page.context(), origin, hall.collective, hall.members[0]!);
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  await page.goto(`${origin}/seance/${sitting.number}`);
  for (const answer of ['Pour', 'Contre', 'Abstention']) {
    const box = await page.getByRole('button', { name: answer }).boundingBox();
    expect(box!.height).toBeGreaterThanOrEqual(80);
    expect(box!.width).toBeGreaterThan(300);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(scripts).toEqual(['/js/live.js']);
});

test('the page follows alone while it is looked at, and leaves a form in use alone', async ({ page, server, database }) => {
  const hall = await aHall(database);
  const sitting = await plan(hall, 2);
  await open(hall, sitting);
  const origin = server.origin(hall.collective.slug);
  await login(page.context(), origin, hall.collective, hall.organiser);
  await page.goto(`${origin}/seance/${sitting.number}/ecran`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le lac et les écoles');
  const id = await vote(hall, sitting, 1, [], 'open');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Un banc à l’ombre tous les 200 mètres');
  await (await as(hall.collective, hall.members[0]!)).votes.cast({ id, choice: 'yes' });
  const president = await as(hall.collective, hall.organiser);
  await president.votes.close({ id });
  await page.goto(`${origin}/bureau/seances/${sitting.number}`);
  const reason = page.getByLabel('Le motif de la décision');
  await reason.fill('Un motif à moitié');
  await page.getByRole('heading', { level: 1 }).click();
  await president.votes.announce({ id, reason: 'Annoncé depuis un autre poste.' });
  await expect(page.getByText('Du nouveau sur cette page.')).toBeVisible();
  await expect(reason).toHaveValue('Un motif à moitié');
});
