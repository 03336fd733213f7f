import type { LetterLine } from '../../../server/mail/letters.ts';
import { english } from '../grammar.ts';
import type { letters as shape } from '../fr/mail.ts';
import { comments } from './comments.ts';
import { common } from './common.ts';
import { following } from './following.ts';

const VERDICTS: Record<string, string> = {
  validated: 'validated', validated_amended: 'validated with an amendment', sent_back: 'sent back, to be reworked', set_aside: 'set aside',
  leave_undecided: 'undecided, it can come back to a sitting',
};
const OUTCOMES: Record<string, string> = common.outcome;
const REASONS: Record<string, string> = common.admissibility;
const ROLES: Record<string, string> = { resident: 'a resident', volunteer: 'a volunteer', moderator: 'a moderator', organiser: 'an organiser' };

const owed = 'You receive this letter because you put this text forward and are owed an answer: there will be no other without a new step.';
const asked = 'You receive this letter because you support this text and asked to know what follows. To stop them, untick "What follows, by mail" in My account.';
const RHYTHMS: Record<string, string> = { at_once: 'as soon as something happens', daily: 'once a day', weekly: 'once a week' };

/** What happened, to what, and why it is told. */
const lineOf = ({ verb, reason, title, theme, link }: LetterLine): string =>
  [title === '' ? deedOf(verb) : `${title}\n${deedOf(verb)}`, `${following.reasons[reason](theme)}.`, link].join('\n');
const deedOf = (verb: string): string => `${(following.deeds as Record<string, string>)[verb] ?? following.deeds.other}.`;

const COMMENT_REASONS: Record<string, string> = comments.reason;

const page = ({ data, link }: Parameters<typeof shape.sign_in>[0]) => link(data.reference ? `/propositions/${data.reference}` : '/compte');

export const letters: typeof shape = {
  sign_in: ({ data, collective, link }) => ({
    subject: `${data.code}: your code for ${collective}`,
    text: `Hello,

Your code to enter ${collective}: ${data.code}
Type it in the page where you asked for it. It is valid for ten minutes.

On another device, open this link, then press the button:
${link(data.path ?? '/')}

This letter answers a request made with your address. If it was not yours, there is nothing to do: without the code or the link nobody enters.
`,
  }),
  invitation: ({ data, collective, link }) => ({
    subject: `Invitation to ${collective}`,
    text: `Hello,

${collective} invites you to its site${data.role === 'resident' ? '' : `, as ${ROLES[data.role ?? ''] ?? data.role}`}.

To accept, open this link within seven days:
${link(data.path ?? '/')}

This invitation is for your address alone: a code will be sent to it to check. If you did not expect it, there is nothing to do, it ends by itself.
`,
  }),
  proposal_published: (letter) => ({
    subject: `Published: ${letter.data.title}`,
    text: `Hello,

Your text "${letter.data.title}" is published on ${letter.collective}.

To read it and follow its road:
${page(letter)}

${owed}
`,
  }),
  proposal_refused: (letter) => ({
    subject: `An answer to your text: ${letter.data.title}`,
    text: `Hello,

Your text "${letter.data.title}" cannot be examined by ${letter.collective}. Reason: ${REASONS[letter.data.reason ?? ''] ?? letter.data.reason}.

${letter.data.answer}

To find it again, with the answer:
${letter.link('/compte')}

${owed}
`,
  }),
  proposal_decided: (letter) => ({
    subject: `The citizen parliament's decision: ${letter.data.title}`,
    text: `Hello,

The citizen parliament of ${letter.collective} has voted on "${letter.data.title}".${letter.data.carried ? ` Your text "${letter.data.carried}" was grouped into it: this decision is its own.` : ''}
The vote: ${OUTCOMES[letter.data.outcome ?? ''] ?? letter.data.outcome}.
The decision: ${VERDICTS[letter.data.verdict ?? ''] ?? letter.data.verdict}.

The reason:
${letter.data.reason}

The vote and its whole road:
${page(letter)}

${letter.data.to === 'supporter' ? asked : owed}
`,
  }),
  comment_hidden: ({ data, collective, link }) => ({
    subject: `Your comment was hidden on ${collective}`,
    text: `Hello,

A comment that you wrote on ${collective} is no longer public. Reason: ${COMMENT_REASONS[data.reason ?? ''] ?? data.reason}.

${data.statement}

To find it again, with this answer:
${link(data.path ?? '/compte')}

You do not agree? Write to the contact person of the legal notice: somebody else will look at it. You receive this letter because you are owed an answer.
`,
  }),
  comment_report_decided: ({ data, collective, link }) => ({
    subject: `Your notice on ${collective}`,
    text: `Hello,

You had reported a comment on ${collective}. ${data.outcome === 'hide' ? 'The moderators agreed with you: it is hidden.' : 'The moderators have read it: it respects the charter, and stays public.'}

The decision:
${link(`/signaler/recu/${data.receipt}`)}

You receive this letter because you are owed an answer: there will be no other.
`,
  }),
  proposal_answered: (letter) => ({
    subject: `An answer to your text: ${letter.data.title}`,
    text: `Hello,

${letter.collective} answers your text "${letter.data.title}":

${letter.data.answer}

To read it with its whole road:
${page(letter)}

${owed}
`,
  }),
  seat_given: ({ data, collective, link }) => ({
    subject: `You sit in the citizen parliament of ${collective}`,
    text: `Hello,

A seat of the citizen parliament of ${collective} is yours, from ${data.from}${data.until ? ` until ${data.until}` : ''}.

The sittings, and what will be decided there:
${link('/parlement')}

This letter goes to you alone, once, because this seat is given to you. If it is a mistake, say so to the person who offered it.
`,
  }),
  digest: ({ data, collective, link, lines, more, stop }) => ({
    subject: lines.length === 1 && more === 0 && lines[0]!.title !== '' ? `${lines[0]!.title}: ${deedOf(lines[0]!.verb)}`
      : `${english.count(lines.length + more, { one: 'piece of news', other: 'pieces of news' })} of what you follow on ${collective}`,
    text: `Hello,

${lines.map(lineOf).join('\n\n')}
${more === 0 ? '' : `\nAnd ${english.count(more, { one: 'more', other: 'more' })}, to read on your page of notices:\n${link('/compte/avis')}\n`}
You receive this letter because you asked to be told ${RHYTHMS[data.rhythm ?? ''] ?? ''}.
${stop?.follow ? `\nTo stop following that:\n${stop.follow}\n` : ''}
To receive no letter of this kind any more, in one press:
${stop?.letters ?? link('/compte/suivi')}
`,
  }),
};
