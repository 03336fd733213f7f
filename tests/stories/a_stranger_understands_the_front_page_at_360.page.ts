// A stranger on a small phone opens a collective's front page: who they are, what is open and until when, the one thing to do, how far they are.
import { presetFiles } from '../../tenants/presets/all.ts';
import { parseSettings } from '../../tenants/settings.ts';
import { seriousFaults } from '../kit/axe.ts';
import { expect, test } from '../kit/demo.ts';
import { complaints, sideways } from '../kit/look.ts';

test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });

for (const { slug, document } of presetFiles) {
  test(`${slug}: at 360 px, the front page says what matters, and only one button is the first thing to do`, async ({ page, demo }) => {
    const heard = complaints(page);
    const settings = parseSettings(document, slug);
    const { id } = demo.collective(slug);
    const count = async (condition: string): Promise<string> => {
      const { rows } = await demo.database.superuserPool.query<{ n: string }>(
        `select count(*)::text as n from proposals where tenant_id = $1 and (listed or status = 'grouped') and part_of is null and ${condition}`, [id]);
      return rows[0]!.n;
    };
    await page.goto(demo.server.origin(slug));
    await expect(page).toHaveTitle(settings.name);
    await expect(page.locator('h1')).toHaveText(settings.name);
    await expect(page.locator('main')).toContainText(settings.tagline!.fr);

    // Which phase, and until which day.
    const now = page.locator('section.now');
    await expect(now.locator('h2')).toContainText(/En ce moment, on .* jusqu’au \p{L}+ \d{1,2} \p{L}+\./u);
    await expect(now.locator('[aria-current="step"]').first()).toBeVisible();
    const button = page.locator('main .button:visible');
    await expect(button).toHaveCount(1);
    expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);

    // How many, of which said in rooms; what still waits, by itself or with what carries it.
    const [all, rooms, waiting] = [await count('true'), await count("origin = 'meeting'"), await count(`(status in ('published', 'in_validation') or exists (
      select from proposals c where c.tenant_id = proposals.tenant_id and (c.id = proposals.carried_by or c.part_of = proposals.id) and c.status in ('published', 'in_validation')))`)];
    const told = page.locator('.tell');
    await expect(told).toContainText(all);
    await expect(told).toContainText(`${rooms} dites en rencontre`);
    await expect(told.locator('.owed')).toContainText(waiting);

    // When people meet next, and where to read the rest.
    await expect(page.getByRole('heading', { name: 'Prochaines rencontres' })).toBeVisible();
    await expect(page.locator('main a[href^="/rencontres/"], main a[href^="/parlement/seances/"]').first()).toBeVisible();
    await expect(page.locator('main a[href^="/propositions/"]').first()).toBeVisible();

    expect(await sideways(page)).toEqual([]);
    expect(heard).toEqual([]);
  });

  test(`${slug}: every link of the front page leads somewhere`, async ({ page, demo, request }) => {
    await page.goto(demo.server.origin(slug));
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('href')!))]);
    expect(links.length).toBeGreaterThan(8);
    const broken: string[] = [];
    for (const link of links) {
      const response = await request.get(`http://127.0.0.1:${demo.server.port}${link}`, { headers: { host: demo.server.host(slug) }, maxRedirects: 0 });
      if (response.status() >= 400) broken.push(`${link}: ${response.status()}`);
    }
    expect(broken).toEqual([]);
  });
}

test('contrasts hold on the front page of each collective, by day and by night', async ({ browser, demo }) => {
  test.setTimeout(120_000);
  for (const { slug } of presetFiles) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await (await browser.newContext({ colorScheme, javaScriptEnabled: true })).newPage();
      await page.goto(demo.server.origin(slug));
      expect({ slug, colorScheme, faults: await seriousFaults(page) }).toEqual({ slug, colorScheme, faults: [] });
      await page.context().close();
    }
  }
});
