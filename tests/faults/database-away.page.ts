// The database goes away under a running site, and comes back.
import { ask } from '../kit/ask.ts';
import { aCollective, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/browser.ts';
import { sessionCookie } from '../kit/login.ts';
import { startServer } from '../kit/server.ts';
import { ownPostgres } from './house.ts';

const INSIDES = /ECONN|at \w+ \(|node:|postgres|select |127\.0\.0\.1:\d/i;

test('T66 while PostgreSQL is away, a page in the collective’s colours says so with Retry-After; then all goes on by itself', async ({ context }) => {
  const postgres = await ownPostgres();
  const server = await startServer(postgres.database);
  try {
    const collective = await aCollective(postgres.database, { name: 'Vent d’Est', look: { hue: 20 } });
    const proposal = await aProposal(collective, { title: 'Un banc sous les tilleuls' });
    const cookie = await sessionCookie(collective, await aPerson(collective));
    const get = (path: string, headers = {}) => ask(server, { slug: collective.slug, path, headers });
    const theme = (await get('/theme.css')).text;
    expect((await get('/propositions')).text).toContain('Un banc sous les tilleuls');
    expect((await get('/health/ready')).status).toBe(200);

    await postgres.stop();
    for (const [path, headers] of [['/propositions', {}], ['/', { cookie }], ['/bureau', { cookie }], ['/propositions', { 'accept-language': 'en' }]] as const) {
      const answer = await get(path, headers);
      expect(answer.status, path).toBe(503);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.text).toContain('Vent d’Est');
      expect(answer.text).toContain('accept-language' in headers ? 'A short interruption' : 'Une courte interruption');
      expect(answer.text).not.toMatch(INSIDES);
    }
    expect((await get('/theme.css')).text).toBe(theme);
    expect((await get('/indisponible.css')).status).toBe(200);
    const written = await ask(server, {
      slug: collective.slug, path: '/api/trpc/proposals.support', method: 'POST', body: JSON.stringify({ id: proposal.id }),
      headers: { cookie, origin: server.origin(collective.slug), 'content-type': 'application/json' },
    });
    expect(written.status).toBe(503);
    expect(written.text).not.toMatch(INSIDES);
    expect((await get('/health/live')).status).toBe(200);
    expect((await get('/health/ready')).status).toBe(503);
    const page = await context.newPage();
    await page.goto(`${server.origin(collective.slug)}/propositions`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Une courte interruption');
    expect(await page.locator('header').evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe('rgb(58, 66, 86)');

    await postgres.start();
    await expect.poll(async () => (await get('/propositions')).status, { timeout: 20_000 }).toBe(200);
    await page.getByRole('link', { name: 'Réessayer' }).click();
    await expect(page.getByRole('link', { name: 'Un banc sous les tilleuls' })).toBeVisible();
    expect((await get('/health/ready')).status).toBe(200);
  } finally {
    await server.remove();
    await postgres.remove();
  }
});
