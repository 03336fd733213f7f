// The front page of a collective, the front page of the platform, and the pages that say why there is no page.

import type { Deed } from '../../../tenants/settings.ts';
import { capital, french, frenchNoun, type Noun } from '../grammar.ts';

const DOING: Record<Deed, string> = {
  propose: 'on propose',
  support: 'on soutient',
  comment: 'on donne son avis',
  validate: 'le parlement citoyen vote',
  programme: 'on écrit le programme',
  follow: 'on suit les engagements',
};

export const front = {
  cover: { plain: 'Le programme de la commune, écrit ici', election: (days: string) => `Élections municipales, ${days}` },
  about: { title: 'Qui nous sommes', charter: 'La charte' },
  // What one can do now, by phase: a sentence in two halves, the second one in the collective's colour.
  now: {
    // By what is open: « En ce moment, on propose et on soutient », then in colour « jusqu'au dimanche 14 décembre. »
    doing: (deeds: readonly Deed[]) => `En ce moment, ${french.list(deeds.map((deed) => DOING[deed]))} `,
    nothing: "Rien n'est ouvert en ce moment.",
    frozen: 'Réserve électorale :',
    frozenUntil: (day: string) => `le site se lit, rien n'y change jusqu'au ${day}.`,
    until: (day: string) => `jusqu'au ${day}.`,
    also: (deed: Deed, day: string) => `${capital(DOING[deed])} jusqu'au ${day}.`,
    before: (day: string) => `La suite commence le ${day}.`,
    noAccount:
      "Pas besoin de compte pour écrire : votre adresse n'est demandée qu'à la fin, et rien de ce que vous aurez saisi ne se perd.",
    seeCommitments: 'Voir où en sont les engagements',
    readFirst: 'Tout se lit sans compte.',
    seeSitting: (n: number, day: string) => `Voir la séance ${n}, ${day}`,
    readAndSupport: 'Lire et soutenir',
  },
  where: {
    title: 'Où on en est',
    lead: 'Chaque chiffre se recompte avec les données ouvertes.',
    all: (n: number, noun: Noun) => ({
      before: 'Sur ',
      figure: french.number(n),
      after: ` ${french.plural(n, { one: noun.one, other: noun.many })}`,
    }),
    fromRooms: (n: number, noun: Noun) => ({
      before: ', dont ',
      figure: french.number(n),
      after: ` ${frenchNoun.agree(noun, 'dit', n)} en rencontre`,
    }),
    verdicts: (n: number) => ({
      before: ', ',
      figure: french.number(n),
      after: ` ${french.plural(n, { one: 'a', other: 'ont' })} reçu un verdict motivé du parlement citoyen. `,
    }),
    noVerdict: ', aucun verdict pour le moment. ',
    waiting: (n: number) => `${french.number(n)} ${french.plural(n, { one: 'attend encore', other: 'attendent encore' })}`,
    anAnswer: ' une réponse.',
    nobodyWaits: "Plus rien n'attend de réponse.",
    meetings: (held: number) =>
      french.count(held, {
        zero: 'Aucune rencontre tenue à ce jour.',
        one: 'rencontre tenue à ce jour.',
        other: 'rencontres tenues à ce jour.',
      }),
    seeWaiting: 'Voir ce qui attend',
    drawn: (n: number, noun: Noun) => `Ce que sont devenues les ${french.countNoun(n, noun)}, détaillé dans la liste qui suit.`,
    fate: {
      validated: 'validées',
      sentBack: 'renvoyées, à retravailler',
      setAside: 'écartées, avec le motif',
      inValidation: "à l'ordre du jour",
      published: "en attente d'une date",
    },
  },
  rooms: {
    title: "La salle et l'écran",
    lead: "Une idée dite en salle compte autant qu'une idée déposée en ligne. C'est pourquoi rien n'est classé au nombre de soutiens.",
    caption: (noun: Noun) => `${capital(noun.many)} par thème, en rencontre et en ligne`,
    room: (n: number) => `En rencontre, ${french.number(n)}`,
    theme: 'Thème',
    most: (shown: number, all: number) => `Les ${french.number(shown)} thèmes les plus fournis, sur ${french.number(all)}.`,
    screen: (n: number) => `En ligne, ${french.number(n)}`,
    sum: (room: number, screen: number, collective: number, all: number) =>
      collective === 0
        ? `${french.number(room)} + ${french.number(screen)} = ${french.number(all)}.`
        : `S'y ${french.plural(collective, { one: 'ajoute', other: 'ajoutent' })} ${french.number(collective)} du collectif : ` +
          `${french.number(room)} + ${french.number(screen)} + ${french.number(collective)} = ${french.number(all)}.`,
  },
  answers: {
    title: 'Dernières réponses',
    lead: 'Un verdict vient toujours avec son motif.',
    none: "Le parlement citoyen n'a pas encore rendu de verdict. Le premier paraîtra ici, avec son motif.",
    imported: "Décision reprise d'une consultation antérieure, sans vote ici.",
    quoted: (reason: string) => `« ${reason} »`,
    all: 'Toutes les réponses',
  },
  meetings: {
    title: 'Prochaines rencontres',
    lead: "Ce qui s'y dit est relevé mot à mot, relu par une deuxième personne, et compte autant que l'écran.",
    none: "Aucune rencontre n'est annoncée pour l'instant.",
    all: 'Toutes les rencontres',
    sitting: (n: number) => `Séance ${n} du parlement`,
  },
  empty: {
    title: 'Rien encore, tout commence',
    lead: (noun: Noun) => `${capital(frenchNoun.a(noun))} suffit pour ouvrir le chemin.`,
  },
};
