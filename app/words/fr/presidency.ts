// The desk of those who prepare and conduct sittings.
import { french, frenchNoun, type Noun } from '../grammar.ts';

const n = french.number;
const counted = (value: number, one: string, other: string, zero?: string): string =>
  french.count(value, zero === undefined ? { one, other } : { zero, one, other });

export const presidency = {
  title: 'Les séances',
  lede: 'Prévoir une séance, faire son ordre du jour, la présider.',
  toSeats: 'Les sièges',
  all: 'Toutes les séances',
  none: 'Aucune séance n’est encore prévue.',
  frozen: 'La réserve électorale est en cours : aucune séance ne peut être prévue ni changée.',
  noSeats: 'Aucun siège n’est pourvu',
  noSeatsWhy: 'Sans membres du parlement citoyen, aucun vote ne peut s’ouvrir. Commencez par donner les sièges.',
  plan: {
    title: 'Prévoir une séance',
    lead: 'Elle paraît aussitôt sur la page du parlement citoyen.',
    submit: 'Prévoir la séance',
    titleLabel: 'Son titre',
    titleHint: 'Ce dont on parlera : « Le logement et l’école ».',
    day: 'Le jour',
    hour: 'L’heure',
    hourHint: (zone: string) => `À l’heure du collectif (${zone}).`,
    place: 'Le lieu',
  },
  desk: 'La présidence',
  views: 'Les autres vues',
  screen: 'L’écran de la salle',
  publicPage: 'La page publique',
  edit: 'Changer le titre, la date ou le lieu',
  makeAgenda: 'L’ordre du jour',
  makeAgendaWhy: 'choisir, ordonner, voir l’équilibre',
  changeAgenda: 'Changer l’ordre du jour',
  notOpen: 'La séance n’est pas ouverte',
  ready: (items: number, seats: number, noun: Noun) =>
    `${items === 0 ? 'Rien n’est encore à l’ordre du jour' : `${french.countNoun(items, noun)} à l’ordre du jour`} ; ` +
      `${counted(seats, 'siège pourvu', 'sièges pourvus', 'aucun siège pourvu')}.`,
  open: 'Ouvrir la séance',
  openYes: 'Oui, ouvrir la séance',
  openYesWhy: 'on ne revient pas en arrière',
  openSure: (seats: number) =>
    `À partir de là, ${counted(seats, 'membre peut', 'membres peuvent', 'les membres peuvent')} émarger et voter, et la ` +
      `séance est annoncée ouverte à tout le monde.`,
  cannotOpen: 'Le calendrier ne permet pas de voter en ce moment : la séance ne peut pas être ouverte.',
  close: 'Lever la séance',
  closeTitle: 'Lever la séance ?',
  closeYes: 'Oui, lever la séance',
  closeYesWhy: 'on ne revient pas en arrière',
  closeSure: (left: number, noun: Noun) =>
    left === 0
      ? 'Tous les points ont été votés. Tout le monde quitte la feuille d’émargement.'
      : `${counted(left, 'point n’a pas été voté', 'points n’ont pas été votés')} : ` +
        `${french.plural(left, { one: frenchNoun.the(noun), other: `les ${noun.many}` })} ` +
          `${french.plural(left, { one: 'attendra', other: 'attendront' })} un autre ordre du jour. Tout le monde quitte la ` +
            `feuille d’émargement.`,
  overTitle: 'La séance est levée',
  overWhy: (items: number) => `${counted(items, 'point voté', 'points votés', 'Aucun point voté')}. Le procès-verbal est prêt à imprimer.`,
  line: (position: number, of: number, reference: number, noun: Noun) => `Point ${position} sur ${of}, ${noun.one} n° ${reference}`,
  frozenAtOpening: (seats: number) =>
    `Vote nominatif. La règle et la liste des ${counted(seats, 'siège', 'sièges')} seront figées à l’ouverture.`,
  frozenSince: (hour: string) => `Vote nominatif. Règle figée à ${hour}.`,
  ifRejected: 'Si la règle n’est pas atteinte',
  rejections: { set_aside: 'pas de suite, avec le motif', sent_back: 'un texte à retravailler, qui pourra revenir' },
  openVote: 'Ouvrir le vote',
  openVoteWhy: 'les cartes et l’écran s’allument',
  cannotVote: 'Le vote ne peut pas s’ouvrir : la séance, le calendrier ou la réserve électorale ne le permettent pas.',
  opened: 'Ouvert',
  received: (received: number, present: number) =>
    `${french.plural(received, { one: 'bulletin reçu', other: 'bulletins reçus' })} sur ${counted(present, 'présent·e', 'présent·es')}.`,
  shutUntilCount: 'Les choix restent fermés jusqu’au dépouillement.',
  closeVote: 'Clore et dépouiller',
  notVoted: (count: number) => counted(count, 'personne n’a pas voté', 'personnes n’ont pas voté', 'tout le monde a voté'),
  closeVoteSure: (count: number) =>
    count === 0
      ? 'Tout le monde a voté. Plus aucun bulletin ne sera reçu.'
      : `${counted(count, 'personne présente n’a pas voté', 'personnes présentes n’ont pas voté')}. Après la clôture, plus ` +
        `aucun bulletin ne sera reçu.`,
  closeVoteYes: 'Oui, clore et dépouiller',
  keepOpen: 'Laisser ouvert',
  annul: 'Annuler ce vote',
  annulYes: 'Oui, annuler ce vote',
  annulSure: 'Rien de ce vote ne comptera. Le point pourra être remis aux voix. L’annulation et son motif figureront au procès-verbal.',
  annulReason: 'Pourquoi l’annuler',
  annulHint: 'Par exemple : la règle lue à voix haute n’était pas la bonne.',
  onlyYou: 'Ce résultat n’est connu que d’ici, tant qu’il n’est pas annoncé.',
  reason: 'Le motif de la décision',
  reasonHint: (noun: Noun) =>
    `Il sera lu par la personne qui a déposé ${frenchNoun.the(noun)} et par tout le monde. Dites pourquoi, en peu de mots.`,
  announce: 'Annoncer le résultat',
  announceWhy: 'public aussitôt ; un courriel part',
  announced: 'Annoncé. Tout le monde peut le lire, et un courriel part à qui l’avait proposé.',
  nextItem: 'Point suivant',
  emptyAgenda: 'Rien à l’ordre du jour',
  emptyAgendaWhy: 'Aucun point n’est inscrit.',
  emptyAgendaHow: (noun: Noun) => `Cochez des ${noun.many} dans la liste, puis inscrivez-les.`,
  score: (yes: number, no: number) => `${n(yes)} pour, ${n(no)} contre`,
  room: {
    noSeats: 'Personne ne siège',
    noSeatsWhy: 'Donnez d’abord les sièges.',
    seats: (count: number) => counted(count, 'siège', 'sièges'),
    present: (count: number) => counted(count, 'présent·e', 'présent·es', 'Personne pour l’instant'),
    inRoom: 'dans la salle',
    online: 'en ligne',
    quorum: (here: number, needed: number, seats: number) =>
      here >= needed
        ? `Quorum atteint : il faut ${counted(needed, 'présent·e', 'présent·es')} sur ${counted(seats, 'siège', 'sièges')}, ` +
          `il y en a ${here === needed ? 'juste assez' : `${n(here - needed)} de plus`}.`
        : `Quorum manqué : il faut ${counted(needed, 'présent·e', 'présent·es')} sur ${counted(seats, 'siège', 'sièges')}, il ` +
          `en manque ${n(needed - here)}.`,
    roll: 'Émarger la salle',
    rollHint: 'Cochez qui est dans la salle. Décocher fait sortir ; un bulletin déjà donné reste.',
    isOnline: 'en ligne',
    leaves: 'faire sortir',
    save: 'Enregistrer l’émargement',
  },
  agendaLede: (noun: Noun) =>
    `Choisissez des ${noun.many}, une par une ou par blocs. L’équilibre avec l’ensemble se redessine à chaque fois.`,
  agendaShut: 'La séance est levée : son ordre du jour ne change plus.',
  up: (title: string) => `Monter « ${title} »`,
  down: (title: string) => `Descendre « ${title} »`,
  recommendations: 'Écrire les recommandations',
  recommendationsWhy: 'Ce qu’un groupe de travail recommande, point par point. Elles sont publiques.',
  choose: (noun: Noun) => `Choisir des ${noun.many}`,
  status: 'État',
  nothingToChoose: 'Rien à inscrire ici',
  nothingToChooseWhy: 'Changez la recherche ou les filtres : tout ce qui répond est déjà inscrit ou décidé.',
  matching: (count: number, noun: Noun) => `${french.countNoun(count, noun)} en tout, dans l’ordre du jour mêlé au hasard.`,
  backing: (hands: number, supports: number) =>
    [
      hands > 0 ? counted(hands, 'main levée', 'mains levées') : null,
      supports > 0 ? counted(supports, 'soutien en ligne', 'soutiens en ligne') : null,
    ]
      .filter((part) => part !== null)
      .join(', '),
  addChosen: 'Inscrire à l’ordre du jour',
  seats: {
    title: 'Les sièges',
    lede: 'Qui siège au parlement citoyen, comment, et jusqu’à quand.',
    give: 'Donner un siège',
    giveLead: 'Une personne, un siège à la fois. Il faut qu’elle ait un compte ici.',
    findPerson: 'Un pseudonyme, ou une adresse entière',
    nobody: 'Personne ne répond à cette recherche. Invitez d’abord cette personne.',
    person: 'La personne',
    alreadySits: 'siège déjà',
    kind: 'Comment',
    startsOn: 'Premier jour du mandat',
    endsOn: 'Dernier jour du mandat',
    endsOnHint: 'Compris. Rien : jusqu’à nouvel ordre.',
    seatTitle: 'Le nom du siège',
    seatTitleHint: 'Par exemple « siège 34 » ou « collège des associations ».',
    submit: 'Donner le siège',
    given: 'Le siège est donné.',
    ended: 'Le mandat est terminé à la date dite.',
    current: (count: number) => counted(count, 'siège pourvu', 'sièges pourvus', 'Aucun siège pourvu'),
    none: 'Aucun siège n’a encore été donné.',
    end: 'Terminer le mandat',
    cancel: 'Retirer ce mandat à venir',
    over: 'terminé',
    endSure: (name: string) => `Le mandat de ${name} s’arrêtera au soir de ce jour. Les votes déjà ouverts gardent leur liste.`,
    lastDay: 'Le dernier jour',
    lastDayHint: 'Compris.',
    endYes: 'Terminer ce mandat',
  },
};
