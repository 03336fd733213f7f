// T72 and T23: a mail server that is down, busy, slow or refuses one; and letters whose texts try to be headers.
import { inTenant } from '../../server/db/root.ts';
import { post } from '../../server/domain/outbox.ts';
import { as } from '../kit/as.ts';
import { aCollective, aPerson, aProposal, type TestCollective, type TestPerson } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';
import { hurryMail, mailServer, outboxOf, sendAll } from '../kit/mail-server.ts';
import { decided, follows, happens, wants, workDone } from './house.ts';

/** Another test of this worker may have left letters in the same database: they are not this one's. */
test.beforeEach(async ({ database }) => {
  await database.superuserPool.query('update outbox set sent_at = now() where sent_at is null');
});

const published = (person: TestPerson) => ({ template: 'proposal_published', to: { personId: person.id }, data: { title: 'Un banc', reference: '1' } });
const say = (to: TestCollective, ...people: TestPerson[]) => inTenant(to.id, 'write', (db) => post(db, people.map(published)));
const states = (of: TestCollective) => inTenant(of.id, 'read', (db) => db.selectFrom('outbox')
  .select((eb) => ['person_id as to', 'attempts', eb('sent_at', 'is not', null).as('sent'), eb('failed_at', 'is not', null).as('failed'), 'last_error as error']).orderBy('id').execute());

test('T72 a server that is down, then busy, then well: the letter is tried again and arrives once', async ({ database }) => {
  const collective = await aCollective(database);
  const zoe = await aPerson(collective);
  await say(collective, zoe);
  await sendAll(collective, 'smtp://127.0.0.1:9');
  expect(await states(collective)).toMatchObject([{ attempts: 1, sent: false, failed: false, error: expect.stringContaining('ECONNREFUSED') as unknown as string }]);
  const mail = await mailServer();
  mail.refuse = () => 451;
  await hurryMail(collective);
  const again = outboxOf(mail.url);
  await expect.poll(() => states(collective)).toMatchObject([{ attempts: 2, sent: false, failed: false }]);
  await again.stop();
  mail.refuse = () => null;
  await hurryMail(collective);
  const last = outboxOf(mail.url);
  await expect.poll(() => states(collective)).toMatchObject([{ attempts: 3, sent: true }]);
  await last.stop();
  await mail.close();
  expect(mail.received.map(({ to }) => to)).toEqual([`${zoe.id}@exemple.fr`]);
});

test('T72 one address refused for good holds nobody back, is not tried again, and is seen by whoever it concerns', async ({ database }) => {
  const collective = await aCollective(database);
  const [zoe, ada, organiser] = [await aPerson(collective), await aPerson(collective), await aPerson(collective, ['organiser'])];
  const mail = await mailServer();
  mail.refuse = (address) => (address.startsWith(zoe.id) ? 550 : null);
  await say(collective, zoe, ada);
  await sendAll(collective, mail.url);
  expect(await states(collective)).toMatchObject([
    { to: zoe.id, attempts: 1, sent: false, failed: true, error: expect.stringMatching(/^refused: .*550/) as unknown as string }, { to: ada.id, sent: true },
  ]);
  expect((await (await as(collective, zoe)).following.page()).refusedAt).toBeInstanceOf(Date);
  expect((await (await as(collective, ada)).following.page()).refusedAt).toBeNull();
  expect((await (await as(collective, organiser)).people.desk({})).undelivered).toMatchObject([{ pseudonym: zoe.pseudonym }]);
  mail.refuse = () => null;
  await say(collective, zoe);
  await sendAll(collective, mail.url);
  await mail.close();
  expect((await (await as(collective, zoe)).following.page()).refusedAt, 'a letter has arrived since').toBeNull();
});

test('T72 while a slow server thinks, no transaction waits and no second process sends the letter again', async ({ database }) => {
  const collective = await aCollective(database);
  const zoe = await aPerson(collective);
  const mail = await mailServer();
  let [begun, letGo] = [0, () => {}];
  const held = new Promise<void>((resolve) => { letGo = resolve; });
  mail.hold = () => { begun += 1; return held; };
  await say(collective, zoe);
  const [one, two] = [outboxOf(mail.url), outboxOf(mail.url)];
  await expect.poll(() => begun).toBe(1);
  const { rows } = await database.superuserPool.query<{ n: number }>(
    "select count(*)::int as n from pg_stat_activity where datname = current_database() and usename = 'fabrique_app' and state like 'idle in transaction%'");
  expect(rows).toEqual([{ n: 0 }]);
  // Meanwhile a third process looks, and the person goes on living.
  const three = outboxOf(mail.url);
  await three.stop();
  await (await as(collective, zoe)).following.follow({ kind: 'theme', theme: 'logement' });
  letGo();
  await Promise.all([one.stop(), two.stop()]);
  await mail.close();
  expect([begun, mail.received.length]).toEqual([1, 1]);
  expect(await states(collective)).toMatchObject([{ attempts: 1, sent: true }]);
});

test('T72 a process killed with a letter in hand leaves it to the next one, under the same message id', async ({ database }) => {
  const collective = await aCollective(database);
  const zoe = await aPerson(collective);
  await say(collective, zoe);
  const id = await inTenant(collective.id, 'write', async (db) => {
    const { id: letter } = await db.selectFrom('outbox').select('id').executeTakeFirstOrThrow();
    await db.updateTable('outbox').set({ attempts: 1, not_before: new Date(Date.now() + 300_000) }).execute();
    return letter;
  });
  const mail = await mailServer();
  await hurryMail(collective);
  const next = outboxOf(mail.url);
  await expect.poll(() => states(collective)).toMatchObject([{ attempts: 2, sent: true }]);
  await next.stop();
  await mail.close();
  expect(mail.received[0]!.head).toContain(`Message-ID: <${id}@fabrique.example>`);
});

test('T32 a digest says why each line came, in the reader’s language, and carries its one-press stop; what is owed carries none', async ({ database }) => {
  const collective = await aCollective(database, { name: 'Réveil & Cie' });
  const [lea, john, author] = [await aPerson(collective), await aPerson(collective), await aPerson(collective)];
  await database.superuserPool.query("update people set language = 'en' where id = $1", [john.id]);
  const proposal = await aProposal(collective, { title: 'Un banc à l’ombre', author_id: author.id });
  await follows(collective, lea, 'proposal', proposal.id);
  await follows(collective, john, 'theme', 'logement');
  for (const person of [lea, john]) await wants(collective, person, 'at_once');
  await happens(collective, decided(proposal.id));
  await workDone(collective);
  await say(collective, author);
  const mail = await mailServer();
  await sendAll(collective, mail.url);
  await mail.close();
  const to = (person: TestPerson) => mail.received.find((letter) => letter.to.startsWith(person.id))!;
  expect(to(lea).text).toContain('Un banc à l’ombre\nvalidée par le parlement citoyen.\nVous suivez ce texte.'.replaceAll('\n', '\r\n'));
  expect(to(lea).text).toContain(`http://${collective.slug}.localhost:3000/propositions/${proposal.reference}#vote`);
  expect(to(john).text).toContain('You follow the theme “');
  for (const person of [lea, john]) {
    const { head, text } = to(person);
    const [, address] = /^List-Unsubscribe: <(http:\/\/[^>]+)>$/m.exec(head)!;
    expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(text).toContain(address!);
    expect(text.match(/\/desabonnement\//g), 'these letters, and this one follow').toHaveLength(2);
    expect(text).not.toMatch(/undefined|null|\[object/);
  }
  expect(to(author).head).not.toMatch(/List-Unsubscribe/);
});

test('T23 names and titles with line breaks begin no header and no line of their own', async ({ database }) => {
  const collective = await aCollective(database, { name: 'Nous, "Sommes" <x@y.z>' });
  const lea = await aPerson(collective, [], 'Léa\r\nBcc: victim@exemple.fr');
  const proposal = await aProposal(collective, { title: 'Un banc\r\nBcc: victim@exemple.fr\r\n\r\nVotez pour moi' });
  await follows(collective, lea, 'proposal', proposal.id);
  await wants(collective, lea, 'at_once');
  await happens(collective, decided(proposal.id));
  await workDone(collective);
  const mail = await mailServer();
  await sendAll(collective, mail.url);
  await mail.close();
  expect(mail.received.map(({ to }) => to)).toEqual([`${lea.id}@exemple.fr`]);
  const { head, text } = mail.received[0]!;
  expect(head).not.toMatch(/^(?:Bcc|Cc):/im);
  for (const name of ['From', 'To', 'Subject', 'List-Unsubscribe']) expect(head.match(new RegExp(`^${name}: `, 'gm')), name).toHaveLength(1);
  expect(text).toContain('Un banc Bcc: victim@exemple.fr Votez pour moi\r\n');
});
