import { createTransport } from 'nodemailer';
import type { Env } from '../env.ts';

/** id: of its row, so that the same letter sent twice has one message id. unsubscribe: the address that stops such letters. */
export interface Mail { to: string; id: string; subject: string; text: string; collective: string; unsubscribe: string | null }
export interface Transport { send(mail: Mail): Promise<void>; close(): void }

const ADDRESS = /^[^\s<>(),;:"[\]\\\u0000-\u001f]{1,64}@[^\s<>(),;:"[\]\\\u0000-\u001f]{1,255}$/;

/** SMTP where SMTP_URL says; in the demo without it, the mailbox page is where letters arrive. Text only, one recipient each. */
export function openTransport(env: Env): Transport {
  if (env.smtpUrl === null) return { send: async () => {}, close: () => {} };
  const smtp = createTransport(env.smtpUrl, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as object);
  const from = /<([^>]+)>/.exec(env.mailFrom)?.[1] ?? env.mailFrom;
  return {
    async send({ to, id, subject, text, collective, unsubscribe }) {
      if (!ADDRESS.test(to)) throw new Error('not one address');
      await smtp.sendMail({
        from: { name: oneLine(collective), address: from }, to: { name: '', address: to }, subject: oneLine(subject), text,
        messageId: `<${id}@${from.split('@').at(-1)}>`, ...(unsubscribe !== null && { headers: stopHeaders(unsubscribe) }),
        disableUrlAccess: true, disableFileAccess: true,
      });
    },
    close: () => smtp.close(),
  };
}

/** One press in the mail program stops such letters (RFC 2369 and 8058). */
function stopHeaders(address: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** No line of a header can begin another. */
function oneLine(text: string): string { return text.replace(/[\r\n\u0000-\u001f]+/g, ' ').trim(); }
