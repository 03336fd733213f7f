import { SMTPServer } from 'smtp-server';
import { freePort } from '../../server/db/embedded.ts';
import { inTenant } from '../../server/db/root.ts';
import { post, type Letter } from '../../server/domain/outbox.ts';
import { readEnv } from '../../server/env.ts';
import { startOutbox } from '../../server/jobs/outbox.ts';
import { aCollective, aPerson, aProposal, type TestCollective } from '../kit/builders.ts';
import { expect, test } from '../kit/database.ts';

interface Received { to: string; head: string; text: string }

/** Another test of this worker may have left letters in the same database: they are not this one's. */
test.beforeEach(async ({ database }) => {
  await database.superuserPool.query('update outbox set sent_at = now() where sent_at is null');
});

/** A mail server of this test's own; `refuse` makes it busy for everybody. */
async function mailServer(): Promise<{ url: string; received: Received[]; close: () => Promise<void>; refuse: boolean }> {
  const received: Received[] = [];
  const port = await freePort();
  const box = { url: `smtp://127.0.0.1:${port}`, received, refuse: false, close: async () => {} };
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(box.refuse ? Object.assign(new Error('busy'), { responseCode: 451 }) : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const [head = '', ...rest] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), head, text: decoded(head, rest.join('\r\n\r\n')) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  box.close = () => new Promise((resolve) => { server.close(() => resolve()); });
  return box;
}

function decoded(head: string, body: string): string {
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Sends what waits in the outboxes once, until nothing is left to try. */
async function sendAll(collective: TestCollective, smtpUrl: string, mode: 'demo' | 'production' = 'demo'): Promise<void> {
  const jobs = startOutbox({ ...readEnv({ FABRIQUE_EMBEDDED_PORT: '1', PORT: '3000' }), smtpUrl, mode, mailFrom: 'Fabrique <fabrique@fabrique.example>' });
  const waiting = () => inTenant(collective.id, 'read', (db) => db.selectFrom('outbox').select('id').where('sent_at', 'is', null).where('failed_at', 'is', null)
    .where('attempts', '=', 0).execute());
  await expect.poll(async () => (await waiting()).length).toBe(0);
  await jobs.stop();
}

function say(collective: TestCollective, letters: Letter[]): Promise<void> {
  return inTenant(collective.id, 'write', (db) => post(db, letters));
}

test('letters leave by SMTP in the collective’s name, in the reader’s language, each with one link and why it came', async ({ database }) => {
  const collective = await aCollective(database, { name: 'Réveil & Cie' });
  const [zoe, john] = [await aPerson(collective, [], 'Zoé'), await aPerson(collective, [], 'John')];
  await database.superuserPool.query("update people set language = 'en' where id = $1", [john.id]);
  const { reference } = await aProposal(collective, { author_id: zoe.id });
  const data = { title: 'Un banc à l’ombre', id: 'x', reference: String(reference), reason: 'unclear', answer: 'Dites où.', verdict: 'validated', outcome: 'adopted' };
  await say(collective, [
    { template: 'sign_in', to: { address: 'new@exemple.fr' }, data: { code: '012345', path: '/connexion/lien/x', language: 'en' } },
    { template: 'invitation', to: { address: 'karim@exemple.fr' }, data: { role: 'volunteer', path: '/invitation/y', language: 'fr' } },
    ...[zoe, john].flatMap((person) => ['proposal_published', 'proposal_refused', 'proposal_decided'].map((template) => ({
      template, to: { personId: person.id }, data: { ...data, to: 'author' },
    }))),
  ]);
  const mail = await mailServer();
  await sendAll(collective, mail.url, 'production');
  await mail.close();
  expect(mail.received).toHaveLength(8);
  const of = (to: string) => mail.received.filter((letter) => letter.to === to).map(({ text }) => text);
  expect(of('new@exemple.fr')[0]).toContain('Your code to enter Réveil & Cie: 012345');
  expect(of('karim@exemple.fr')[0]).toContain('comme bénévole');
  expect(of(`${zoe.id}@exemple.fr`).every((text) => text.startsWith('Bonjour'))).toBe(true);
  expect(of(`${john.id}@exemple.fr`).every((text) => text.startsWith('Hello'))).toBe(true);
  for (const { text, head } of mail.received) {
    expect(text.match(/https?:\/\//g), text).toHaveLength(1);
    expect(text).toContain(`http://${collective.slug}.localhost:3000/`);
    expect(text).not.toMatch(/undefined|null|\[object/);
    expect(head).toMatch(/^Content-Type: text\/plain/m);
    expect(head).toMatch(/^From: .*<fabrique@fabrique\.example>$/m);
  }
  const { rows } = await database.superuserPool.query("select count(*)::int as n from outbox where tenant_id = $1 and (data <> '{}' or body is not null or sent_at is null)", [collective.id]);
  expect(rows, 'in production a letter that left is forgotten').toEqual([{ n: 0 }]);
});

test('a title with line breaks or a name with headers begins no header of its own', async ({ database }) => {
  const collective = await aCollective(database, { name: 'Nous, "Sommes" <x@y.z>' });
  const zoe = await aPerson(collective);
  const title = 'Un banc\r\nBcc: victim@exemple.fr\r\n\r\nBonjour';
  await say(collective, [
    { template: 'proposal_published', to: { personId: zoe.id }, data: { title, reference: '1' } },
    { template: 'sign_in', to: { address: 'a@exemple.fr\r\nRCPT TO:<b@exemple.fr>' }, data: { code: '1', path: '/' } },
  ]);
  const mail = await mailServer();
  await sendAll(collective, mail.url);
  await mail.close();
  expect(mail.received.map(({ to }) => to)).toEqual([`${zoe.id}@exemple.fr`]);
  expect(mail.received[0]!.head).not.toMatch(/^Bcc:/im);
  expect(mail.received[0]!.head.match(/^From: /gm)).toHaveLength(1);
});

test('T60 a consent withdrawn after a letter was posted stops it; the author’s answer still leaves', async ({ database }) => {
  const collective = await aCollective(database);
  const [author, follower] = [await aPerson(collective), await aPerson(collective)];
  await inTenant(collective.id, 'write', (db) => db.insertInto('consents')
    .values({ person_id: follower.id, purpose: 'follow_up_mail', text_version: '2026-11', withdrawn_at: null }).execute());
  const data = { title: 'Un banc', reference: '1', verdict: 'set_aside', outcome: 'rejected', reason: 'Le motif.' };
  const both = () => say(collective, [
    { template: 'proposal_decided', to: { personId: author.id }, data: { ...data, to: 'author' } },
    { template: 'proposal_decided', to: { personId: follower.id }, data: { ...data, to: 'supporter' } },
  ]);
  const mail = await mailServer();
  await both();
  await sendAll(collective, mail.url);
  expect(mail.received.map(({ to }) => to).toSorted()).toEqual([author, follower].map(({ id }) => `${id}@exemple.fr`).toSorted());
  expect(mail.received.find(({ to }) => to.startsWith(follower.id))!.text).toContain('décochez');
  await both();
  await inTenant(collective.id, 'write', (db) => db.updateTable('consents').set({ withdrawn_at: new Date() }).where('person_id', '=', follower.id).execute());
  await sendAll(collective, mail.url);
  await mail.close();
  expect(mail.received.filter(({ to }) => to.startsWith(follower.id))).toHaveLength(1);
  expect(mail.received).toHaveLength(3);
});

test('a busy mail server and a letter without words are tried later and hold nobody back', async ({ database }) => {
  const collective = await aCollective(database);
  const zoe = await aPerson(collective);
  const mail = await mailServer();
  await say(collective, [{ template: 'no_such_letter', to: { personId: zoe.id } }, { template: 'proposal_published', to: { personId: zoe.id }, data: { title: 'Un banc', reference: '1' } }]);
  mail.refuse = true;
  await sendAll(collective, mail.url);
  const state = async () => (await database.superuserPool.query(
    'select template, attempts, sent_at is not null as sent, not_before > now() as later from outbox where tenant_id = $1 order by template', [collective.id])).rows as unknown[];
  expect(await state()).toEqual([
    { template: 'no_such_letter', attempts: 1, sent: false, later: true }, { template: 'proposal_published', attempts: 1, sent: false, later: true }]);
  mail.refuse = false;
  await database.superuserPool.query('update outbox set not_before = now(), attempts = 0 where tenant_id = $1', [collective.id]);
  await sendAll(collective, mail.url);
  await mail.close();
  expect(await state()).toEqual([
    { template: 'no_such_letter', attempts: 1, sent: false, later: true }, { template: 'proposal_published', attempts: 1, sent: true, later: false }]);
});
