import { inTenant } from '../../server/db/root.ts';
import { newId } from '../../server/domain/ids.ts';
import { touchPages } from '../../server/domain/journal.ts';
import { aCollective, aMeeting, aPerson, aProposal } from '../kit/builders.ts';
import { expect, test } from '../kit/browser.ts';
import { login } from '../kit/login.ts';
import { foreign, watch } from './hostile.ts';
import { CORPUS } from './xss-corpus.ts';

test('T17 three hundred hostile comments, their authors’ names, their notices: shown as text on the page, the form, the receipt and the desk', async ({
  database, server, page, context,
}) => {
  test.setTimeout(180_000);
  const collective = await aCollective(database);
  const moderator = await aPerson(collective, ['moderator']);
  const meeting = await aMeeting(collective, { place: CORPUS[3]!, title: CORPUS[7]! });
  const { id: proposal, reference } = await aProposal(collective);
  const rows = CORPUS.map((text, index) => ({ id: newId(), body: text.slice(0, 2_000), report: newId(), room: index % 7 === 0 }));
  await inTenant(collective.id, 'write', async (db) => {
    const people = CORPUS.map((text) => ({ id: newId(), pseudonym: `${text.replaceAll('\n', ' ').slice(0, 48)} ${newId().slice(-6)}` }));
    await db.insertInto('people').values(people.map((person) => ({
      ...person, name: null, email: null, email_key: null, age_declared_on: null, birth_year: null,
    }))).execute();
    await db.insertInto('comments').values(rows.map(({ id, body, room }, index) => ({
      id, proposal_id: proposal, stance: 'for' as const, body, status: 'published' as const, published_at: new Date(),
      written_at: new Date(Date.now() - index * 1_000), origin: room ? ('meeting' as const) : ('online' as const), meeting_id: room ? meeting.id : null,
      author_id: room ? null : people[index]!.id, author_shown: room ? ('none' as const) : ('pseudonym' as const), hands: room ? 3 : null,
      typed_by: room ? moderator.id : null, reviewed_at: new Date(),
    }))).execute();
    await db.insertInto('comment_reports').values(rows.map(({ id, report, body }) => ({
      id: report, comment_id: id, person_id: null, reason: 'charter' as const, words: body.slice(0, 1_000),
    }))).execute();
    await db.insertInto('comment_moderations').values({
      id: newId(), comment_id: rows[0]!.id, decision: 'hidden', reason_code: 'charter', statement: CORPUS[1]!, decided_by: moderator.id,
    }).execute();
    await touchPages(db);
  });
  const origin = server.origin(collective.slug);
  const seen = await watch(page);
  const found: string[] = [];
  const visit = async (path: string): Promise<string | null> => {
    await page.goto(origin + path, { waitUntil: 'domcontentloaded' });
    found.push(...(await foreign(page)).map((what) => `${page.url()}: ${what}`));
    const next = page.locator('a[rel=next]');
    return (await next.count()) === 0 ? null : next.first().getAttribute('href');
  };
  let shown = 0;
  for (let next: string | null = `/propositions/${reference}?avis=pour`; next !== null;) {
    next = await visit(next);
    shown += await page.locator('.threads > li').count();
  }
  expect(shown).toBe(CORPUS.length);
  for (const { id, report } of rows.slice(0, 6)) {
    await visit(`/signaler/${id}`);
    await visit(`/signaler/recu/${report}`);
  }
  await login(context, origin, collective, moderator);
  for (let next: string | null = '/bureau/moderation?etat=signalements'; next !== null;) next = await visit(next);
  expect(found).toEqual([]);
  expect(seen.caught).toEqual([]);
});

test('T18 links of a comment: only where a link may lead, never followed by machines', async ({ database, server, page }) => {
  const collective = await aCollective(database);
  const author = await aPerson(collective);
  const { id: proposal, reference } = await aProposal(collective);
  const body = '[a](javascript:alert(1)) [b](data:text/html,x) [c](vbscript:x) ![d](https://piege.example/i.png) [e](java\tscript:x) [f](https://exemple.fr)';
  await inTenant(collective.id, 'write', async (db) => {
    await db.insertInto('comments').values({
      id: newId(), proposal_id: proposal, stance: 'neutral', body, status: 'published', published_at: new Date(), author_id: author.id,
    }).execute();
    await touchPages(db);
  });
  await page.goto(`${server.origin(collective.slug)}/propositions/${reference}`);
  const links = await page.locator('.threads .prose a').evaluateAll((all) => all.map((a) => [a.getAttribute('href'), a.getAttribute('rel')]));
  expect(links).toEqual([['https://exemple.fr', 'nofollow noopener ugc']]);
  await expect(page.locator('.threads img')).toHaveCount(0);
});
