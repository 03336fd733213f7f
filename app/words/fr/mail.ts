// Letters by template: short, text alone, one link, why it came and how it stops.

import type { LetterData, LetterLine } from '../../../server/mail/letters.ts';
import { french } from '../grammar.ts';
import { comments } from './comments.ts';
import { common } from './common.ts';
import { following } from './following.ts';

const VERDICTS: Record<string, string> = {
  validated: 'validée', validated_amended: 'validée avec amendement', sent_back: 'renvoyée, pour être retravaillée', set_aside: 'écartée',
  leave_undecided: 'sans décision, elle pourra revenir à une séance',
};
const OUTCOMES: Record<string, string> = common.outcome;
const REASONS: Record<string, string> = common.admissibility;
const ROLES: Record<string, string> = {
  resident: 'habitant·e', volunteer: 'bénévole', moderator: 'modératrice ou modérateur', organiser: 'organisatrice ou organisateur',
};

const owed = 'Vous recevez cette lettre parce que vous avez déposé ce texte et qu’une réponse vous est due : il n’y en aura pas d’autre sans nouvelle étape.';
const asked = 'Vous recevez cette lettre parce que vous soutenez ce texte et avez demandé à en connaître la suite. Pour ne plus en recevoir, décochez « Suites par courriel » dans Mon compte.';
const RHYTHMS: Record<string, string> = { at_once: 'dès qu’il se passe quelque chose', daily: 'une fois par jour', weekly: 'une fois par semaine' };

/** What happened, to what, and why it is told. */
const lineOf = ({ verb, reason, title, theme, link }: LetterLine): string =>
  [title === '' ? deedOf(verb) : `${title}\n${deedOf(verb)}`, `${following.reasons[reason](theme)}.`, link].join('\n');
const deedOf = (verb: string): string => `${(following.deeds as Record<string, string>)[verb] ?? following.deeds.other}.`;

const COMMENT_REASONS: Record<string, string> = comments.reason;

const page = ({ data, link }: LetterData) => link(data.reference ? `/propositions/${data.reference}` : '/compte');

export const letters = {
  sign_in: ({ data, collective, link }: LetterData) => ({
    subject: `${data.code} : votre code pour ${collective}`,
    text: `Bonjour,

Votre code pour entrer sur ${collective} : ${data.code}
Saisissez-le dans la page où vous l'avez demandé. Il vaut dix minutes.

Sur un autre appareil, ouvrez ce lien puis appuyez sur le bouton :
${link(data.path ?? '/')}

Cette lettre répond à une demande faite avec votre adresse. Si elle ne vient pas de vous, il n'y a rien à faire : sans le code ni le lien, personne n'entre.
`,
  }),
  invitation: ({ data, collective, link }: LetterData) => ({
    subject: `Invitation sur ${collective}`,
    text: `Bonjour,

${collective} vous invite sur son site${data.role === 'resident' ? '' : `, comme ${ROLES[data.role ?? ''] ?? data.role}`}.

Pour accepter, ouvrez ce lien dans les sept jours :
${link(data.path ?? '/')}

Cette invitation est pour votre adresse seule : un code y sera envoyé pour le vérifier. Si vous ne l'attendiez pas, il n'y a rien à faire, elle s'éteint d'elle-même.
`,
  }),
  proposal_published: (letter: LetterData) => ({
    subject: `Publié : ${letter.data.title}`,
    text: `Bonjour,

Votre texte « ${letter.data.title} » est publié sur ${letter.collective}.

Le lire et suivre son chemin :
${page(letter)}

${owed}
`,
  }),
  proposal_refused: (letter: LetterData) => ({
    subject: `Réponse à votre texte : ${letter.data.title}`,
    text: `Bonjour,

Votre texte « ${letter.data.title} » ne peut pas être examiné par ${letter.collective}. Motif : ${REASONS[letter.data.reason ?? ''] ?? letter.data.reason}.

${letter.data.answer}

Le retrouver, et la réponse :
${letter.link('/compte')}

${owed}
`,
  }),
  proposal_decided: (letter: LetterData) => ({
    subject: `Décision du parlement citoyen : ${letter.data.title}`,
    text: `Bonjour,

Le parlement citoyen de ${letter.collective} a voté sur « ${letter.data.title} ».${letter.data.carried ? ` Votre texte « ${letter.data.carried} » y était regroupé : cette décision est la sienne.` : ''}
Le vote : ${OUTCOMES[letter.data.outcome ?? ''] ?? letter.data.outcome}.
La décision : ${VERDICTS[letter.data.verdict ?? ''] ?? letter.data.verdict}.

Le motif :
${letter.data.reason}

Le vote et tout son chemin :
${page(letter)}

${letter.data.to === 'supporter' ? asked : owed}
`,
  }),
  comment_hidden: ({ data, collective, link }: LetterData) => ({
    subject: `Votre avis a été masqué sur ${collective}`,
    text: `Bonjour,

Un avis que vous avez écrit sur ${collective} n'est plus public. Motif : ${COMMENT_REASONS[data.reason ?? ''] ?? data.reason}.

${data.statement}

Le retrouver, et cette réponse :
${link(data.path ?? '/compte')}

Vous n'êtes pas d'accord ? Écrivez à la personne de contact des mentions légales : quelqu'un d'autre regardera. Vous recevez cette lettre parce qu'une réponse vous est due.
`,
  }),
  comment_report_decided: ({ data, collective, link }: LetterData) => ({
    subject: `Votre signalement sur ${collective}`,
    text: `Bonjour,

Vous aviez signalé un avis sur ${collective}. ${data.outcome === 'hide' ? 'La modération vous a suivi·e : il est masqué.' : 'La modération l\'a lu : il respecte la charte, et reste public.'}

La décision :
${link(`/signaler/recu/${data.receipt}`)}

Vous recevez cette lettre parce qu'une réponse vous est due : il n'y en aura pas d'autre.
`,
  }),
  proposal_answered: (letter: LetterData) => ({
    subject: `Réponse à votre texte : ${letter.data.title}`,
    text: `Bonjour,

${letter.collective} répond à votre texte « ${letter.data.title} » :

${letter.data.answer}

La lire avec tout son chemin :
${page(letter)}

${owed}
`,
  }),
  seat_given: ({ data, collective, link }: LetterData) => ({
    subject: `Vous siégez au parlement citoyen de ${collective}`,
    text: `Bonjour,

Un siège du parlement citoyen de ${collective} est à vous, à partir du ${data.from}${data.until ? ` et jusqu’au ${data.until}` : ''}.

Les séances, et ce qui y sera décidé :
${link('/parlement')}

Cette lettre n’est envoyée qu’à vous, une fois, parce que ce siège vous est donné. Si c’est une erreur, répondez-le à la personne qui vous l’a proposé.
`,
  }),
  digest: ({ data, collective, link, lines, more, stop }: LetterData) => ({
    subject: lines.length === 1 && more === 0 && lines[0]!.title !== '' ? `${lines[0]!.title} : ${deedOf(lines[0]!.verb)}`
      : `${french.count(lines.length + more, { one: 'nouvelle', other: 'nouvelles' })} de ce que vous suivez sur ${collective}`,
    text: `Bonjour,

${lines.map(lineOf).join('\n\n')}
${more === 0 ? '' : `\nEt ${french.count(more, { one: 'autre', other: 'autres' })}, à lire sur votre page d’avis :\n${link('/compte/avis')}\n`}
Vous recevez cette lettre parce que vous avez demandé à être prévenu·e ${RHYTHMS[data.rhythm ?? ''] ?? ''}.
${stop?.follow ? `\nNe plus suivre cela :\n${stop.follow}\n` : ''}
Ne plus recevoir aucune lettre de ce genre, en un geste :
${stop?.letters ?? link('/compte/suivi')}
`,
  }),
};
