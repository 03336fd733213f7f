import { inTenant } from '../../server/db/root.ts';
import { newId, newShuffle } from '../../server/domain/ids.ts';
import { touchPages } from '../../server/domain/journal.ts';
import { aCollective, aMeeting, aPerson, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/browser.ts';
import { login } from '../kit/login.ts';
import { foreign, watch } from './hostile.ts';
import { CORPUS } from './xss-corpus.ts';

const TITLE_MAX = 120;

/** One proposal a text, which also stands in its body, its organisation, its author's pseudonym, its sheet and its meeting. */
async function plant(database: Parameters<typeof aCollective>[0]): Promise<{ collective: TestCollective; titles: string[] }> {
  const collective = await aCollective(database);
  const meeting = await aMeeting(collective, { title: CORPUS[0]!, place: CORPUS[5]! });
  // Straight into the tables: an import may bring what a form would refuse.
  const titles = CORPUS.map((text) => text.replaceAll('\n', ' ').slice(0, TITLE_MAX));
  await inTenant(collective.id, 'write', async (db) => {
    const people = CORPUS.map((text) => ({ id: newId(), pseudonym: `${text.replaceAll('\n', ' ').slice(0, 48)} ${newId().slice(-6)}` }));
    await db
      .insertInto('people')
      .values(people.map((person) => ({ ...person, name: null, email: null, email_key: null, age_declared_on: null, birth_year: null })))
      .execute();
    await db
      .insertInto('proposals')
      .values(
        CORPUS.map((text, index) => ({
          id: newId(),
          reference: index + 1,
          title: titles[index]!,
          body: text,
          theme: 'logement',
          status: 'published' as const,
          published_at: new Date(Date.now() - index * 1_000),
          origin: index % 2 === 0 ? ('meeting' as const) : ('online' as const),
          meeting_id: index % 2 === 0 ? meeting.id : null,
          voice: index % 3 === 0 ? ('organisation' as const) : ('resident' as const),
          organisation: index % 3 === 0 ? titles[index]! : null,
          author_id: people[index]!.id,
          shuffle: newShuffle(),
          reviewed_at: null,
        })),
      )
      .execute();
    const rows = await db
      .selectFrom('proposals')
      .select(['id', 'reference', 'meeting_id', 'body'])
      .where('meeting_id', 'is not', null)
      .execute();
    await db
      .insertInto('sheets')
      .values(
        rows.map(({ id, reference, body }) => ({
          proposal_id: id,
          meeting_id: meeting.id,
          code: `X-${reference}`,
          verbatim: body,
          objections: body,
          table_label: body.slice(0, 40),
          hands: 3,
        })),
      )
      .execute();
    await touchPages(db);
  });
  return { collective, titles };
}

test('T17 three hundred hostile texts in a browser, on lists, pages and desk: shown as text, and nothing happens', async ({
  database,
  server,
  page,
  context,
}) => {
  test.setTimeout(600_000);
  expect(CORPUS.length).toBeGreaterThanOrEqual(300);
  const { collective, titles } = await plant(database);
  const origin = server.origin(collective.slug);
  const seen = await watch(page);
  const found: string[] = [];
  const check = async (): Promise<void> => {
    found.push(...(await foreign(page)).map((what) => `${page.url()}: ${what}`));
  };

  const listed: string[] = [];
  for (let next: string | null = '/propositions?tri=recent'; next !== null;) {
    await page.goto(origin + next, { waitUntil: 'domcontentloaded' });
    await check();
    listed.push(...(await page.locator('.rows h3').allTextContents()));
    next = await page
      .locator('a[rel=next]')
      .getAttribute('href', { timeout: 1_000 })
      .catch(() => null);
  }
  expect(listed).toEqual(titles);

  for (const [index, title] of titles.entries()) {
    await page.goto(`${origin}/propositions/${index + 1}`, { waitUntil: 'domcontentloaded' });
    expect(await page.locator('h1').textContent()).toBe(title);
    await check();
  }

  const moderator = await aPerson(collective, ['moderator']);
  await login(context, origin, collective, moderator);
  for (let next: string | null = '/bureau/moderation?etat=en-ligne'; next !== null;) {
    await page.goto(origin + next, { waitUntil: 'domcontentloaded' });
    await check();
    next = await page
      .locator('a[rel=next]')
      .getAttribute('href', { timeout: 1_000 })
      .catch(() => null);
  }
  for (const path of [
    `/propositions?q=${encodeURIComponent(CORPUS[0]!)}`,
    `/propositions?theme=${encodeURIComponent(CORPUS[44]!)}`,
    '/journal',
    '/rencontres',
  ]) {
    await page.goto(origin + path, { waitUntil: 'domcontentloaded' });
    await check();
  }
  expect(found).toEqual([]);
  expect(seen.caught).toEqual([]);
  // The watch itself: one handler that slips in is seen.
  await page.evaluate(() => document.querySelector('main')?.insertAdjacentHTML('beforeend', '<b onclick="alert(1)">x</b>'));
  expect(await foreign(page)).toHaveLength(1);
});
