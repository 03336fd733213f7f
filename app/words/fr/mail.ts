import type { LetterData } from '../../../server/mail/letters.ts';
import { voteLetters } from './mail-votes.ts';

/** Letters by template: text alone, one link, why it came. */
export const letters = {
  sign_in: ({ data, collective, link }: LetterData) => ({
    subject: `${data.code} : votre code pour ${collective}`,
    text: `Bonjour,

Votre code pour entrer sur ${collective} : ${data.code}
Saisissez-le dans la page où vous l’avez demandé. Il vaut dix minutes.

Sur un autre appareil, ouvrez ce lien puis appuyez sur le bouton :
${link(data.path ?? '/')}

Ce courriel répond à une demande faite avec votre adresse. Si elle ne vient pas de vous, il n’y a rien à faire.
`,
  }),
  ...voteLetters,
};
