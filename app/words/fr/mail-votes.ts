import type { LetterData } from '../../../server/mail/letters.ts';

const RESULTS: Record<string, string> = {
  validated: 'il est validé',
  set_aside: 'il est écarté',
  sent_back: 'il est renvoyé, pour être retravaillé',
  tie: 'rien n’est décidé, il y a égalité des voix',
  no_vote: 'rien n’est décidé, personne ne s’est exprimé pour ou contre',
  quorum_missed: 'rien n’est décidé, il n’y avait pas assez de membres',
  too_few_voters: 'rien n’est décidé, il y avait trop peu de bulletins',
};

/** What the parliament decided on a text, with its reason: to its author, and to the supporters who asked to be told. */
export const voteLetters = {
  proposal_decided: ({ data, collective, link }: LetterData) => ({
    subject: `${collective} : le parlement citoyen répond à « ${data.title} »`,
    text: `Bonjour,

Le parlement citoyen s’est prononcé sur le texte que vous avez ${data.to === 'author' ? 'déposé' : 'soutenu'} :
« ${data.title} »

Le résultat : ${RESULTS[data.verdict ?? ''] ?? RESULTS[data.outcome ?? ''] ?? ''}.
Le motif : ${data.reason}

Le compte des voix et le chemin de ce texte :
${link(`/propositions/${data.reference}`)}

${data.to === 'author' ? 'Ce courriel vous répond parce que vous avez déposé ce texte.'
    : 'Ce courriel arrive parce que vous soutenez ce texte et avez demandé à connaître la suite. Pour arrêter, retirez cet accord dans votre compte.'}
`,
  }),
};
