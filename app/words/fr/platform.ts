// The apex: what Fabrique is, the open collectives, and the pages that say why there is no page.

import { french } from '../grammar.ts';

export const platform = {
  title: 'Fabrique, le programme écrit par celles et ceux qui l’habitent',
  name: 'Fabrique',
  folio: 'Un logiciel libre pour les collectifs citoyens',
  say: "D'une idée dite dans une cuisine à un programme voté ligne par ligne, avec le chemin du retour.",
  drawn: "Un chemin : une idée dite dans une salle, saisie, groupée avec d'autres, votée, devenue mesure.",
  stations: ['Dite', 'Saisie', 'Groupée', 'Votée', 'Mesure'],
  collectives: {
    title: 'Les collectifs ouverts',
    lead: (n: number) =>
      n === 0
        ? null
        : `${french.count(n, { one: 'collectif', other: 'collectifs' })}, chacun chez soi : rien de l'un ne se voit chez l'autre.`,
    none: "Aucun collectif n'est encore ouvert ici.",
    fictional: 'Démonstration : tout y est inventé.',
    more: 'Les collectifs suivants',
  },
  promises: {
    title: 'Ce qui ne change jamais',
    list: [
      ['Chaque idée reçoit une réponse', "Un verdict visible, avec son motif. Et l'on voit combien attendent encore."],
      [
        "La salle compte autant que l'écran",
        "Ce qui se dit dans une rencontre est relevé mot à mot, relu, et suivi comme le reste. Rien n'est classé au nombre de clics.",
      ],
      [
        "On sait d'où ça vient",
        "Une mesure ramène à la phrase, à la table et à la salle où elle a été dite. Grouper, amender, rédiger n'efface aucune source.",
      ],
      ['Tout peut se recompter', 'Un tirage au sort, un vote, une part : chacun se refait avec les fichiers publiés, sans nous croire.'],
      ['Le moins de données possible', 'Un pseudonyme suffit, ni traceur ni publicité. Une opinion politique est une donnée sensible.'],
      ['On peut partir', "Un collectif emporte tout ce qu'il a dans une seule archive."],
    ] as readonly (readonly [string, string])[],
  },
  stops: {
    home: "Aller à l'accueil",
    platform: 'Voir les collectifs ouverts',
    missing: {
      title: 'Pas de page ici',
      lead: "L'adresse est peut-être incomplète, ou ce qu'elle montrait a été retiré.",
      propositions: 'Chercher dans les textes',
    },
    unknown: {
      title: 'Personne à cette adresse',
      lead: "Aucun collectif n'habite ici. Vérifiez l'orthographe de l'adresse : un tiret, une lettre, une faute de frappe.",
    },
    closed: {
      title: 'Bientôt ouvert',
      lead: (name: string) => `${name} prépare sa Fabrique. Revenez dans quelques jours : tout se lira ici, sans compte.`,
      signIn: "Je fais partie de l'équipe",
    },
    archived: {
      title: 'Fermé',
      lead: (name: string) => `${name} a fermé cette Fabrique.`,
    },
    tooMany: {
      title: 'Un peu de patience',
      lead: "Beaucoup d'envois sont venus de votre connexion en peu de temps. Attendez une minute, puis réessayez : rien n'est perdu.",
    },
    broken: {
      title: 'Un incident de notre côté',
      lead: "Rien n'est perdu. Réessayez dans un moment.",
    },
    away: {
      title: 'Une courte interruption',
      lead: 'Le site revient dans quelques instants. Ce qui a été enregistré est en sécurité.',
      notWritten: "Ce que vous venez d'envoyer n'a pas été enregistré. Revenez à la page précédente de votre navigateur : votre texte y est encore. Renvoyez-le dans un moment.",
      again: 'Réessayer',
    },
  },
};
