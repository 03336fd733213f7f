// The citizen parliament as everyone, its members and its hall see it. The president's desk has its own words (presidency.ts).
import { capital, french, frenchNoun, type Noun } from '../grammar.ts';

const n = french.number;
const counted = (value: number, one: string, other: string, zero?: string): string =>
  french.count(value, zero === undefined ? { one, other } : { zero, one, other });
const agree = (noun: Noun, word: string, value: number): string => frenchNoun.agree(noun, word, value);
const VERDICTS = { validated: 'validé', validated_amended: 'validé', sent_back: 'renvoyé', set_aside: 'écarté' } as const;

export const parliament = {
  title: 'Parlement citoyen',
  folio: 'Qui décide, et comment',
  toDesk: 'Préparer les séances',
  lede: (noun: Noun) =>
    `Des habitant·es lisent les ${noun.many}, les discutent en séance publique, votent nominativement, et donnent leurs raisons. ` +
    'Chaque vote se recompte.',
  ruleTitle: 'La règle des votes',
  ruleLead: 'Elle est dite avant, figée à l’ouverture de chaque vote, et imprimée au procès-verbal.',
  live: { changed: 'Du nouveau sur cette page.', reload: 'La recharger' },
  rule: { otherExamples: (count: number) => counted(count, 'autre exemple', 'autres exemples') },
  sittings: {
    title: 'Les séances',
    lead: 'Publiques, dans la salle et en ligne.',
    none: 'Aucune séance n’est prévue',
    noneWhy: 'La première sera annoncée ici, avec son ordre du jour.',
    now: 'En ce moment',
    ahead: 'À venir',
    past: 'Passées',
    openNow: (number: number) => `La séance ${number} est ouverte :`,
    follow: 'Suivre la séance',
    myCard: 'Je suis membre : ma carte de vote',
    named: (number: number, title: string) => `Séance ${number} : ${title}`,
    items: (count: number) => counted(count, 'point à l’ordre du jour', 'points à l’ordre du jour', 'ordre du jour à venir'),
    votes: (count: number) => counted(count, 'vote', 'votes', 'aucun vote'),
    minutes: 'Procès-verbal',
  },
  seats: {
    title: 'Qui siège',
    lead: 'Les membres du parlement citoyen, sous le nom qu’ils ont choisi.',
    none: 'Aucun siège n’est pourvu',
    noneWhy: 'Les membres seront présenté·es ici dès qu’un siège sera donné.',
    count: (count: number) => `${counted(count, 'membre', 'membres')} du parlement citoyen :`,
    byKind: {
      lot: (count: number) => `${n(count)} par tirage au sort`,
      volunteer: (count: number) => counted(count, 'volontaire', 'volontaires'),
      mandate: (count: number) => `${n(count)} par mandat`,
    },
    kind: { lot: 'tirage au sort', volunteer: 'volontaire', mandate: 'mandat' },
    drawn: (count: number) => `Un hémicycle de ${counted(count, 'siège', 'sièges')}`,
    pseudonyms: 'Une opinion politique est une donnée sensible : en public, chaque membre paraît sous un pseudonyme.',
    list: (count: number) => `Voir la liste (${n(count)})`,
    caption: 'Les membres du parlement citoyen',
    member: 'Membre',
    how: 'Comment',
    mandate: 'Mandat',
    span: (from: string, to: string | null) => (to === null ? `depuis le ${from}` : `du ${from} au ${to}`),
  },
  sitting: {
    name: (number: number | string) => `Séance ${number}`,
    agenda: 'Ordre du jour',
    agendaLead: 'Chaque point ramène au texte, et à la salle où il a été dit.',
    noAgenda: 'L’ordre du jour n’est pas encore fait',
    noAgendaWhy: 'Il paraîtra ici avant la séance.',
    balance: 'L’équilibre',
    balanceLead: 'Ce qui est à l’ordre du jour, à côté de tout ce qui a été proposé.',
    rule: 'La règle de ces votes',
    planned: (items: number, noun: Noun) =>
      items === 0 ? 'L’ordre du jour se prépare.' : `${french.countNoun(items, noun)} à l’ordre du jour.`,
    underWay: (room: number, online: number, seats: number, fates: string) =>
      `${n(room + online)} présent·es sur ${counted(seats, 'siège', 'sièges')}, ${n(room)} dans la salle et ${n(online)} en ` +
        `ligne. ${capital(fates)}.`,
    over: (items: number, fates: string) => `${counted(items, 'point', 'points')} : ${fates}.`,
    decided: (verdict: keyof typeof VERDICTS | null, count: number, noun: Noun) =>
      verdict === null
        ? `${n(count)} sans décision`
        : `${n(count)} ${agree(noun, VERDICTS[verdict], count)}${verdict === 'validated_amended' ? ' avec amendement' : ''}`,
    nothingYet: 'aucun vote pour le moment',
    myCard: 'Voter : ma carte',
    memberCard: 'La carte des membres',
    minutes: 'Procès-verbal',
    screen: 'L’écran de la salle',
    desk: 'Présider la séance',
  },
  item: {
    point: 'Point',
    toCome: 'à débattre',
    open: 'vote ouvert',
    counted: 'vote clos, à annoncer',
    recommendation: 'Le groupe de travail recommande :',
    result: (yes: number, no: number, abstain: number) =>
      `${n(yes)} pour, ${n(no)} contre, ${counted(abstain, 'abstention', 'abstentions', 'aucune abstention')}.`,
    see: (state: 'open' | 'closed' | 'announced' | 'annulled'): string =>
      state === 'announced' ? 'Le vote, bulletin par bulletin' : 'Le vote en cours',
  },
  balance: {
    none: 'L’équilibre se dessinera avec le premier point.',
    sentence: (share: string, noun: Noun) => `À l’ordre du jour, ${share} ${frenchNoun.agree(noun, 'dit', 2)} en rencontre.`,
    whole: (share: string) => `Dans l’ensemble, ${share}.`,
    byOrigin: 'Par origine',
    byDistrict: 'Par secteur',
    byTheme: 'Par thème',
    origin: 'Origine',
    district: 'Secteur',
    theme: 'Thème',
    here: 'À l’ordre du jour',
    all: 'Dans l’ensemble',
    total: 'En tout',
    more: 'Par secteur et par thème',
    cell: (part: string, share: number) => `${part} (${share} %)`,
  },
  vote: {
    item: (position: number, of: number) => `Point ${position} sur ${of}`,
    undecided: (outcome: string) => `sans décision : ${outcome}`,
    result: 'Le résultat',
    announced: (when: string) => `Annoncé ${when}.`,
    openTitle: 'Le vote est ouvert',
    openWhy: (received: number, enrolled: number) =>
      `${counted(received, 'bulletin reçu', 'bulletins reçus', 'Aucun bulletin reçu')} sur ` +
        `${counted(enrolled, 'siège', 'sièges')}. Aucun résultat ne se montre avant la fin.`,
    countedTitle: 'Le vote est clos',
    countedWhy: 'Les bulletins sont comptés. Le résultat sera annoncé avec son motif.',
    annulled: 'Ce vote a été annulé avant d’être compté : rien n’en reste, et le point peut être remis aux voix.',
    rule: 'La règle',
    ruleOfVote: 'Telle qu’elle a été figée',
    ruleFrozen: (when: string) => `Figée à l’ouverture, ${when}. Plus personne n’a pu la changer.`,
    rollCall: 'L’appel nominal',
    rollCallLead: 'Qui a voté quoi, sous le nom que chaque membre montre.',
    ballots: (count: number) => counted(count, 'bulletin', 'bulletins', 'Aucun bulletin'),
    enrolled: (count: number) => `Liste arrêtée à l’ouverture : ${counted(count, 'siège', 'sièges')}.`,
    readProposal: (noun: Noun) => `Lire ${frenchNoun.the(noun)}`,
    parts: {
      caption: 'Dans la salle et en ligne',
      room: 'Salle',
      online: 'En ligne',
      all: 'En tout',
      silent: 'sans vote',
      present: 'présent·es',
    },
  },
  rollCall: {
    who: 'Membre',
    choice: 'Vote',
    place: 'Depuis',
    receipt: 'Reçu',
    erased: 'personne effacée',
    places: { room: 'la salle', online: 'en ligne' },
    shortly: { room: 'salle', online: 'en ligne' },
  },
  recount: {
    title: 'Recompter',
    lines: (yes: number, no: number, abstain: number) =>
      `Comptez les lignes : ${n(yes)} pour, ${n(no)} contre, ${counted(abstain, 'abstention', 'abstentions')}.`,
    receipt: 'Le reçu de chaque bulletin se recalcule depuis sa ligne dans le fichier : changer un choix changerait son reçu.',
    formula: 'sha256("vote/siège/choix/instant"), les 6 premiers octets modulo 32, dans 23456789ABCDEFGHJKLMNPQRSTUVWXYZ',
    download: 'Télécharger le procès-verbal (JSON)',
  },
  minutes: {
    title: 'Procès-verbal',
    titleOf: (number: string) => `Procès-verbal de la séance ${number}`,
    planned: 'Convoquée',
    place: 'Lieu',
    opened: 'Ouverte',
    closed: 'Levée',
    provisional: 'Séance en cours : ce procès-verbal est provisoire. Seuls les votes annoncés y figurent.',
    download: 'Télécharger pour recompter (JSON)',
    print: 'Cette page s’imprime telle quelle, en noir, sur A4.',
    roll: {
      title: 'Émargement',
      caption: 'Feuille d’émargement',
      arrived: 'Arrivée',
      left: 'Départ',
      stillThere: 'présent·e',
      count: (all: number, room: number, online: number) =>
        all === 0
          ? 'Personne n’a émargé.'
          : `${counted(all, 'membre a émargé', 'membres ont émargé')} : ${n(room)} dans la salle, ${n(online)} en ` +
            `ligne${room + online > all ? ' (passer de l’une à l’autre compte dans les deux)' : ''}.`,
    },
    items: (count: number) => (count === 0 ? 'Ordre du jour' : `Ordre du jour : ${counted(count, 'point', 'points')}`),
    noItems: 'Aucun point n’a été voté.',
    reference: (reference: number, noun: Noun) => `${capital(noun.one)} n° ${reference}`,
    annulled: (hour: string, reason: string | null) =>
      `Un vote ouvert à ${hour} a été annulé avant dépouillement${reason === null ? '.' : ` : « ${reason} »`}`,
    noVote: 'Pas de vote annoncé sur ce point.',
    rule: 'Règle',
    openedVote: 'Scrutin',
    counts: 'Bulletins',
    arithmetic: 'Calcul',
    outcome: 'Décision',
    reason: 'Motif',
    span: (from: string, to: string | null, enrolled: number) =>
      `Nominal, ouvert à ${from}${to === null ? '' : `, clos à ${to}`} ; ${counted(enrolled, 'siège inscrit', 'sièges inscrits')}.`,
    recount: 'Chaque ligne d’appel est un bulletin. Les présent·es sont les inscrit·es qui ont voté ou qui étaient émargé·es à la clôture.',
    president: 'La présidence de séance',
    secretary: 'Le secrétariat',
  },
  card: {
    title: 'Ma carte de vote',
    elsewhere: 'Ailleurs',
    agenda: 'L’ordre du jour',
    reload: 'Actualiser',
    leave: 'Quitter la séance',
    sitting: (number: number) => `Parlement citoyen, séance ${number}`,
    notYet: 'La séance n’est pas ouverte',
    notYetWhy: 'Gardez cette page : elle s’ouvrira avec la séance, et vous pourrez émarger ici.',
    over: 'La séance est levée',
    overWhy: 'Merci. Chaque point a reçu sa réponse, avec ses raisons.',
    results: 'Voir les résultats',
    noSeat: 'Cette carte est celle des membres',
    noSeatWhy: 'Vous n’avez pas de siège au parlement citoyen. La séance est publique : tout se suit sans voter.',
    arrive: 'J’émarge',
    arriveWhy: 'Dites où vous êtes : c’est votre présence qui ouvre le droit de voter.',
    arriveNow: (position: number, title: string) =>
      `Un vote est ouvert sur le point ${position}, « ${title} ». Dites d’abord où vous êtes.`,
    inRoom: 'Je suis dans la salle',
    online: 'Je suis en ligne',
    arriveNote: 'Votre présence et l’heure figureront au procès-verbal.',
    waiting: 'Vous êtes de la séance',
    signedIn: (place: string) => `Émargement fait : ${place}.`,
    waitingWhy: 'Aucun vote n’est ouvert. Le prochain s’affichera ici.',
    next: 'Ensuite',
    otherOpen: (position: number, title: string) => `Un autre vote est ouvert : point ${position}, ${title}`,
    backing: (hands: number | null, supports: number) => {
      const parts = [
        hands ? counted(hands, 'main levée', 'mains levées') : null,
        supports > 0 ? counted(supports, 'soutien en ligne', 'soutiens en ligne') : null,
      ].filter((part) => part !== null);
      return parts.length === 0 ? '' : ` ; ${parts.join(', ')}`;
    },
    readAll: (reference: number, noun: Noun) => `Lire ${frenchNoun.the(noun)} n° ${reference} en entier`,
    myVote: 'Mon vote',
    openSince: (hour: string) => `ouvert depuis ${hour}`,
    shut: 'vote clos',
    answers: { yes: 'Pour', no: 'Contre', abstain: 'Abstention' },
    byName: 'Vote nominatif : votre pseudonyme et votre choix paraîtront au procès-verbal. Vous pourrez changer d’avis jusqu’à la clôture.',
    yourBallot: (choice: string) => `Votre bulletin : ${choice}`,
    receipt: 'Reçu',
    recorded: 'Enregistré',
    from: 'Depuis',
    mayChange: (hour: string) => `Enregistré à ${hour} ; vous pouvez le changer jusqu’à la clôture.`,
    stays: (hour: string) => `Enregistré à ${hour}. C’est lui qui compte.`,
    keepCode: 'Gardez ce code : il figurera au procès-verbal à côté de votre vote.',
    change: 'Changer mon vote',
    whatNext: (received: number) =>
      `${counted(received, 'bulletin reçu', 'bulletins reçus', 'Aucun bulletin reçu')}. Le résultat s’affichera ici après la ` +
        `clôture et l’annonce.`,
    counted: 'Le vote est clos. Le résultat va être annoncé.',
    tooLate: 'Ce vote s’est clos sans bulletin de vous.',
    notSigned: 'Émargez d’abord : il faut être présent·e pour voter.',
    notElector: 'Votre siège n’était pas dans la liste arrêtée à l’ouverture de ce vote.',
    noBallot: 'Vous n’avez pas voté sur ce point.',
    youVoted: (choice: string, receipt: string) => `Vous avez voté ${choice} (reçu ${receipt}).`,
    everyBallot: 'Le vote, bulletin par bulletin',
  },
  hall: {
    title: 'Écran de la salle',
    house: (name: string) => `${name}, parlement citoyen`,
    where: (sitting: number, position: number, of: number) => `Séance ${sitting}, point ${position} sur ${of}`,
    point: (position: number) => `Point ${position}`,
    welcome: (items: number) => (items === 0 ? 'La séance va commencer.' : `${counted(items, 'point', 'points')} à l’ordre du jour.`),
    over: (votes: number, validated: number) =>
      `La séance est levée. ${counted(votes, 'vote', 'votes')}, ${n(validated)} ` +
        `${french.plural(validated, { one: 'validation', other: 'validations' })}.`,
    present: (seats: number) => `présent·es sur ${counted(seats, 'siège', 'sièges')}`,
    counting: 'Le vote est clos. Le résultat va être annoncé.',
    outOf: (part: string, whole: string) => `${part} / ${whole}`,
    received: (count: number) => french.plural(count, { one: 'bulletin reçu', other: 'bulletins reçus' }),
    ballots: (received: number, present: number) =>
      `${counted(received, 'bulletin', 'bulletins', 'aucun bulletin')} sur ${n(present)} présent·es`,
    parts: (abstain: number, present: number, room: number, online: number) =>
      `${capital(counted(abstain, 'abstention', 'abstentions', 'aucune abstention'))}. ` +
        `${counted(present, 'présent·e', 'présent·es')} : ${n(room)} dans la salle, ${n(online)} en ligne.`,
  },
};
