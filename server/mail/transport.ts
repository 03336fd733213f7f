import { createTransport } from 'nodemailer';
import type { Env } from '../env.ts';

export interface Mail { to: string; subject: string; text: string; collective: string }
export interface Transport { send(mail: Mail): Promise<void>; close(): void }

const ADDRESS = /^[^\s<>(),;:"[\]\\\u0000-\u001f]{1,64}@[^\s<>(),;:"[\]\\\u0000-\u001f]{1,255}$/;

/** SMTP where SMTP_URL says; in the demo without it, the mailbox page is where letters arrive. Text only, one recipient each. */
export function openTransport(env: Env): Transport {
  if (env.smtpUrl === null) return { send: async () => {}, close: () => {} };
  const smtp = createTransport(env.smtpUrl, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as object);
  const from = /<([^>]+)>/.exec(env.mailFrom)?.[1] ?? env.mailFrom;
  return {
    async send({ to, subject, text, collective }) {
      if (!ADDRESS.test(to)) throw new Error('not one address');
      await smtp.sendMail({ from: { name: oneLine(collective), address: from }, to: { name: '', address: to }, subject: oneLine(subject), text, disableUrlAccess: true, disableFileAccess: true });
    },
    close: () => smtp.close(),
  };
}

/** No line of a header can begin another. */
function oneLine(text: string): string { return text.replace(/[\r\n\u0000-\u001f]+/g, ' ').trim(); }
