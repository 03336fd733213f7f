import { inTenant } from '../../server/db/root.ts';
import { dayAt } from '../../tenants/calendar.ts';
import { purgeEverywhere } from '../../server/jobs/drafts.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { withUploads, Writer } from './browser.ts';

const COOKIE = 'fabrique-brouillon';

test.beforeAll(() => {
  withUploads();
});

test('a draft is kept at each answer, found by its cookie alone, and becomes the proposal with its id', async ({ database }) => {
  const collective = await aCollective(database);
  const person = await aPerson(collective);
  const browser = new Writer(collective);
  const form = await browser.as();
  expect(await form.draft()).toEqual({ draft: null, propose: 'open', name: null });
  const id = await browser.write();
  const { draft } = await form.draft();
  expect(draft).toMatchObject({
    id,
    missing: null,
    fields: { theme: 'logement', district: 'nord', place: { x: 550, y: 450 }, voice: 'resident', authorShown: 'pseudonym' },
  });
  expect(await (await new Writer(collective).as()).draft()).toMatchObject({ draft: null });
  const { rows } = await database.superuserPool.query<{ kept: string }>(
    "select encode(cookie_hash, 'hex') as kept from proposal_drafts where id = $1",
    [id],
  );
  expect(rows[0]!.kept).not.toContain(browser.cookies.get(COOKIE));
  const mine = await browser.as(person);
  expect(await mine.sendDraft({ id })).toEqual({ id, reference: 1, published: true });
  expect(browser.cookies.has(COOKIE)).toBe(false);
  expect(await mine.page({ reference: 1 })).toMatchObject({ id, author: person.pseudonym, district: 'nord', place: { x: 550, y: 450 } });
});

test('T52 sending twice, at once, later, or from the page that the back button shows, sends once and answers the same', async ({
  database,
}) => {
  const collective = await aCollective(database);
  const person = await aPerson(collective);
  const browser = new Writer(collective);
  const id = await browser.write();
  const cookie = browser.cookies.get(COOKIE)!;
  const mine = await browser.as(person);
  const answers = await Promise.all(Array.from({ length: 6 }, () => mine.sendDraft({ id })));
  browser.cookies.set(COOKIE, cookie);
  answers.push(await mine.sendDraft({ id }));
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ id, reference: 1, published: true })]),
  );
  const other = new Writer(collective);
  const next = await other.write(person, 'Une deuxième idée, ailleurs');
  expect(await (await other.as(person)).sendDraft({ id: next })).toMatchObject({ reference: 2 });
  const { rows } = await database.superuserPool.query('select count(*)::int as n from journal where tenant_id = $1 and verb = $2', [
    collective.id,
    'proposal.published',
  ]);
  expect(rows).toEqual([{ n: 2 }]);
});

test('signed in, a draft is that person’s: on any browser of theirs, and for nobody else, whoever holds the cookie', async ({
  database,
}) => {
  const collective = await aCollective(database);
  const [one, two] = [await aPerson(collective), await aPerson(collective)];
  const browser = new Writer(collective);
  const id = await browser.write(one);
  expect((await (await browser.as(two)).draft()).draft).toBeNull();
  expect((await (await browser.as()).draft()).draft).toBeNull();
  await expect((await browser.as(two)).sendDraft({ id })).rejects.toMatchObject({ message: 'draft.not_found' });
  expect((await (await new Writer(collective).as(one)).draft()).draft?.id).toBe(id);
});

test('each question is checked by the fields of a submission; what another speaker had typed is let go', async ({ database }) => {
  const collective = await aCollective(database);
  const form = await new Writer(collective).as();
  await expect(form.saveStep({ step: 'idea', title: 'oui' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(form.saveStep({ step: 'text', body: 'x'.repeat(5_001) })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(form.saveStep({ step: 'place', theme: 'nulle-part', place: null })).rejects.toMatchObject({
    message: 'proposal.theme_unknown',
  });
  await expect(form.saveStep({ step: 'place', theme: 'logement', district: 'ouest', place: null })).rejects.toMatchObject({
    message: 'proposal.district_unknown',
  });
  await expect(form.saveStep({ step: 'place', theme: 'logement', place: '1001,4' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(form.saveStep({ step: 'voice', speaker: 'organisation' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(form.saveStep({ step: 'voice', speaker: 'name' })).rejects.toMatchObject({ message: 'proposal.name_missing' });
  const browser = new Writer(collective);
  await browser.write();
  await (await browser.as()).saveStep({ step: 'voice', speaker: 'organisation', organisation: 'Union de quartier' });
  await (await browser.as()).saveStep({ step: 'voice', speaker: 'name', name: 'Nadia Exemple', organisation: 'Union de quartier' });
  expect((await (await browser.as()).draft()).draft?.fields).toMatchObject({
    voice: 'resident',
    authorShown: 'name',
    name: 'Nadia Exemple',
    organisation: null,
  });
});

test('signing with a name gives it to the account that has none, and never changes one', async ({ database }) => {
  const collective = await aCollective(database);
  const person = await aPerson(collective);
  for (const [name, shown] of [
    ['Nadia Exemple', 'Nadia Exemple'],
    ['Une Autre', 'Nadia Exemple'],
  ] as const) {
    const browser = new Writer(collective);
    const id = await browser.write();
    await (await browser.as()).saveStep({ step: 'voice', speaker: 'name', name });
    const { reference } = await (await browser.as(person)).sendDraft({ id });
    expect((await (await browser.as()).page({ reference: reference! })).author).toBe(shown);
  }
});

test('T59 while the freeze runs or no phase opens it, a draft is written and kept, and does not leave', async ({ database }) => {
  const today = dayAt(new Date(), 'Europe/Paris');
  const frozen = await aCollective(database, { election: { rounds: [today] } });
  const closed = await aCollective(database, { phases: [{ code: 'lire', label: { fr: 'Lire' }, from: 0, to: 60, opens: [] }] });
  for (const [collective, propose, refusal] of [
    [frozen, 'frozen', 'freeze.running'],
    [closed, 'closed', 'phase.closed'],
  ] as const) {
    const person = await aPerson(collective);
    const browser = new Writer(collective);
    const id = await browser.write(person);
    const mine = await browser.as(person);
    expect(await mine.draft()).toMatchObject({ propose, draft: { id, missing: null } });
    await expect(mine.sendDraft({ id })).rejects.toMatchObject({ message: refusal });
    expect((await mine.draft()).draft?.id).toBe(id);
  }
});

test('after thirty days a draft is forgotten, and before that nobody’s is', async ({ database }) => {
  const collective = await aCollective(database);
  const [old, young] = [new Writer(collective), new Writer(collective)];
  const ids = [await old.write(), await young.write()];
  await inTenant(collective.id, 'write', (db) =>
    db
      .updateTable('proposal_drafts')
      .set({ expires_at: new Date(Date.now() - 1_000) })
      .where('id', '=', ids[0]!)
      .execute(),
  );
  expect((await (await old.as()).draft()).draft).toBeNull();
  await purgeEverywhere();
  const left = await inTenant(collective.id, 'read', (db) => db.selectFrom('proposal_drafts').select('id').execute());
  expect(left).toEqual([{ id: ids[1] }]);
  await (await young.as()).dropDraft();
  expect(young.cookies.size).toBe(0);
  expect((await (await young.as()).draft()).draft).toBeNull();
});

test('the form is for pages: a program over HTTP finds no draft there', async ({ database }) => {
  const collective = await aCollective(database);
  const program = await as(collective, await aPerson(collective));
  await expect(program.proposals.draft()).rejects.toMatchObject({ message: 'system.not_found' });
  await expect(program.proposals.saveStep({ step: 'idea', title: 'Une idée entière' })).rejects.toMatchObject({
    message: 'system.not_found',
  });
  await expect(program.proposals.sendDraft({ id: collective.id })).rejects.toMatchObject({ message: 'system.not_found' });
});
