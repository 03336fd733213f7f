import type { LetterData } from '../../../server/mail/letters.ts';
import type { voteLetters as french } from '../fr/mail-votes.ts';

const RESULTS: Record<string, string> = {
  validated: 'it is validated',
  set_aside: 'it is set aside',
  sent_back: 'it is sent back, to be reworked',
  tie: 'nothing is decided, there is a tie',
  no_vote: 'nothing is decided, nobody voted for or against',
  quorum_missed: 'nothing is decided, there were not enough members',
  too_few_voters: 'nothing is decided, there were too few ballots',
};

/** What the parliament decided on a text, with its reason: to its author, and to the supporters who asked to be told. */
export const voteLetters: typeof french = {
  proposal_decided: ({ data, collective, link }: LetterData) => ({
    subject: `${collective}: the citizen parliament answers “${data.title}”`,
    text: `Hello,

The citizen parliament has decided on the text that you ${data.to === 'author' ? 'put forward' : 'supported'}:
“${data.title}”

The result: ${RESULTS[data.verdict ?? ''] ?? RESULTS[data.outcome ?? ''] ?? ''}.
The reason: ${data.reason}

The count of the votes and the road of this text:
${link(`/propositions/${data.reference}`)}

${data.to === 'author' ? 'This mail answers you because you put this text forward.'
    : 'This mail comes because you support this text and asked to be told what follows. To stop it, withdraw that consent in your account.'}
`,
  }),
};
