import { SMTPServer } from 'smtp-server';
import { freePort } from '../../server/db/embedded.ts';
import { inTenant } from '../../server/db/root.ts';
import { readEnv } from '../../server/env.ts';
import { startOutbox } from '../../server/jobs/outbox.ts';
import type { TestCollective } from './builders.ts';
import { expect } from './database.ts';

export interface Received { to: string; head: string; text: string }

/** A real mail server of a test's own. */
export interface MailServer {
  url: string; received: Received[];
  /** What a recipient is answered: a number of the protocol that refuses, or null. */
  refuse: (address: string) => number | null;
  /** Held before it accepts a letter: a slow server. */
  hold: () => Promise<void>;
  close: () => Promise<void>;
}

export async function mailServer(): Promise<MailServer> {
  const port = await freePort();
  const box: MailServer = { url: `smtp://127.0.0.1:${port}`, received: [], refuse: () => null, hold: () => Promise.resolve(), close: async () => {} };
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      const code = box.refuse(address);
      done(code === null ? null : Object.assign(new Error('no'), { responseCode: code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const kept = async () => {
          await box.hold();
          const [head = '', ...rest] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
          box.received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), head: head.replace(/\r\n[ \t]+/g, ' '), text: decoded(head, rest.join('\r\n\r\n')) });
        };
        void kept().finally(() => { done(); });
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

export const outboxOf = (smtpUrl: string, mode: 'demo' | 'production' = 'production') => startOutbox({
  ...readEnv({ FABRIQUE_EMBEDDED_PORT: '1', PORT: '3000' }), smtpUrl, mode, mailFrom: 'Fabrique <fabrique@fabrique.example>',
});

/** Sends what waits in the outboxes once, until nothing is left to try. */
export async function sendAll(collective: TestCollective, smtpUrl: string): Promise<void> {
  const jobs = outboxOf(smtpUrl);
  const untried = () => inTenant(collective.id, 'read', (db) => db.selectFrom('outbox').select('id').where('sent_at', 'is', null).where('failed_at', 'is', null)
    .where('attempts', '=', 0).execute());
  await expect.poll(async () => (await untried()).length).toBe(0);
  await jobs.stop();
}

/** What waits for a later try is due now. */
export async function hurryMail(collective: TestCollective): Promise<void> {
  await inTenant(collective.id, 'write', (db) => db.updateTable('outbox').set({ not_before: new Date(0) }).where('sent_at', 'is', null).where('failed_at', 'is', null).execute());
}
