import type { letters as fr } from '../fr/mail.ts';
import { voteLetters } from './mail-votes.ts';

export const letters = {
  sign_in: ({ data, collective, link }) => ({
    subject: `${data.code}: your code for ${collective}`,
    text: `Hello,

Your code to enter ${collective}: ${data.code}
Type it in the page where you asked for it. It is valid for ten minutes.

On another device, open this link, then press the button:
${link(data.path ?? '/')}

This mail answers a request made with your address. If it was not yours, there is nothing to do.
`,
  }),
  ...voteLetters,
} satisfies typeof fr;
