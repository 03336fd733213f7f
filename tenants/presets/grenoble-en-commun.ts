// Grenoble en commun: la Fabrique, where the room speaks as loud as the screen. Everything here is a demonstration.
import type { SettingsInput } from '../settings.ts';

export const grenobleEnCommun: SettingsInput = {
  name: 'Grenoble en commun',
  tagline: {
    fr: 'Un programme municipal qui s’écrit ici, dans les salles et en ligne. Chaque idée reçoit une réponse.',
    en: 'A municipal programme written here, in rooms and online. Every idea gets an answer.',
  },
  noun: { fr: { one: 'proposition', many: 'propositions', feminine: true }, en: { one: 'proposal', many: 'proposals' } },
  look: { hue: 145, chroma: 'calm' },
  welcome: {
    fr: 'Au bout de chaque rue, une montagne. Au pied de chaque immeuble, des gens qui savent ce qui cloche et ce qui marche. La '
      + 'Fabrique leur donne une table, un stylo et du temps.\n\n'
      + 'Plus du tiers des propositions ont été dites en salle, à Saint-Bruno, à Mistral ou à la Villeneuve, puis relevées mot à mot et '
      + 'relues. '
      + 'Les autres sont arrivées en ligne. Une voix levée dans une salle compte autant qu’un clic, et rien n’est classé au nombre de '
      + 'soutiens.\n\n'
      + 'Écrivez la vôtre : on ne vous demande une adresse qu’à la fin. Le parlement citoyen répond à toutes, avec ses raisons.',
    en: 'At the end of every street, a mountain. At the foot of every building, people who know what is broken and what works. La '
      + 'Fabrique gives them a table, a pen and some time.\n\n'
      + 'More than a third of the proposals were spoken in a room, in Saint-Bruno, Mistral or La Villeneuve, then taken down word for '
      + 'word and read again. '
      + 'The others came online. A hand raised in a room counts as much as a click, and nothing is ranked by number of supports.\n\n'
      + 'Write yours: we only ask for an address at the end. The citizen parliament answers them all, with its reasons.',
  },
  charter: {
    fr: 'Tout le monde peut proposer, d’où que l’on vienne et quels que soient ses papiers.\n\n'
      + 'Une proposition dit un besoin ou une solution pour la ville. Elle est publiée tout de suite, et relue ensuite.\n\n'
      + 'On discute pied à pied, sans insulte, sans mépris, sans prendre la parole à la place d’autrui. Ce qui se dit en salle est '
      + 'relevé tel quel, avec l’accord de qui parle.\n\n'
      + 'Une proposition retirée l’est pour un motif de cette charte, écrit et contestable. Le journal public en garde la trace.',
    en: 'Anyone can propose, wherever they come from and whatever their papers.\n\n'
      + 'A proposal states a need or a solution for the city. It is published at once and read afterwards.\n\n'
      + 'We argue point by point, without insults, without contempt, without speaking in someone else’s place. What is said in a room is '
      + 'taken down as it is, if the speaker agrees.\n\n'
      + 'A proposal is removed only for a reason in this charter, written down and open to appeal. The public journal keeps a record of '
      + 'it.',
  },
  themes: [
    { code: 'air-et-sante', label: { fr: 'L’air et la santé', en: 'Air and health' } },
    { code: 'fraicheur', label: { fr: 'De l’ombre et de la fraîcheur', en: 'Shade and cool' } },
    { code: 'deplacements', label: { fr: 'Marcher, rouler, se déplacer', en: 'Walking, cycling, getting around' } },
    { code: 'logement', label: { fr: 'Logement et rénovation', en: 'Housing and renovation' } },
    { code: 'personne-dehors', label: { fr: 'Personne dehors', en: 'No one left outside' } },
    { code: 'ecole', label: { fr: 'École, cantine, enfance', en: 'School, canteen, childhood' } },
    { code: 'quartiers', label: { fr: 'La ville au pied de chez soi', en: 'The city on our doorstep' } },
    { code: 'culture-et-sport', label: { fr: 'Culture, sport, montagne', en: 'Culture, sport, mountains' } },
    { code: 'communs', label: { fr: 'L’eau, l’énergie et les communs', en: 'Water, energy and the commons' } },
    { code: 'numerique', label: { fr: 'Un numérique sobre et libre', en: 'Frugal and free digital tools' } },
    { code: 'travail', label: { fr: 'Travail et économie locale', en: 'Work and local economy' } },
    { code: 'democratie', label: { fr: 'Démocratie locale', en: 'Local democracy' } },
  ],
  districts: [
    {
      code: 'secteur-1', label: 'Secteur 1, Berriat, Saint-Bruno, Presqu’île',
      shape: [[80, 60], [190, 40], [330, 230], [450, 300], [430, 470], [280, 500], [230, 400], [150, 240]],
    },
    {
      code: 'secteur-2', label: 'Secteur 2, centre, Île-Verte, Saint-Laurent',
      shape: [[330, 230], [460, 130], [680, 110], [820, 240], [760, 400], [600, 440], [430, 470], [450, 300]],
    },
    {
      code: 'secteur-3', label: 'Secteur 3, Mistral, Eaux-Claires',
      shape: [[280, 500], [430, 470], [440, 580], [420, 700], [380, 880], [250, 800], [230, 640]],
    },
    {
      code: 'secteur-4', label: 'Secteur 4, Capuche, Alliés-Alpins',
      shape: [[430, 470], [600, 440], [620, 620], [560, 720], [420, 700], [440, 580]],
    },
    {
      code: 'secteur-5', label: 'Secteur 5, Abbaye, Teisseire, Malherbe',
      shape: [[600, 440], [760, 400], [880, 470], [900, 640], [720, 700], [620, 620]],
    },
    {
      code: 'secteur-6', label: 'Secteur 6, Villeneuve, Village olympique',
      shape: [[420, 700], [560, 720], [620, 620], [720, 700], [740, 840], [600, 930], [380, 880]],
    },
  ],
  map: {
    caption: {
      fr: 'Les six secteurs de Grenoble en schéma, la Presqu’île en haut à gauche. Ce n’est pas une carte.',
      en: 'The six sectors of Grenoble as a schematic, La Presqu’île at the top left. It is not a map.',
    },
  },
  referenceDay: '2026-11-24',
  phases: [
    {
      code: 'ouvrir', label: { fr: 'Adopter la charte et les règles', en: 'Adopt the charter and the rules' },
      from: -84, to: -64, opens: [],
    },
    {
      code: 'proposer', label: { fr: 'Proposer et soutenir', en: 'Propose and support' }, from: -63, to: 20,
      // The parliament sits while proposals still come in: early ones need not wait for the last.
      opens: ['propose', 'support', 'comment', 'validate'],
    },
    {
      code: 'valider', label: { fr: 'Valider au parlement citoyen', en: 'Validate in the citizen parliament' },
      from: 21, to: 69, opens: ['comment', 'validate'],
    },
    {
      code: 'programme', label: { fr: 'Écrire le programme', en: 'Write the programme' },
      from: 70, to: 104, opens: ['comment', 'programme'],
    },
    { code: 'suivre', label: { fr: 'Suivre les engagements', en: 'Follow the commitments' }, from: 105, to: 835, opens: ['follow'] },
  ],
  moderation: 'after',
  secondReading: 'before_publication',
  minimumAge: 16,
  parliament: {
    rule: { threshold: { num: 1, den: 2, strict: true }, base: 'expressed', quorum: { num: 1, den: 3, of: 'voters' }, minimumVoters: 3 },
    onRejection: 'sent_back',
  },
  legal: {
    publisher: 'Association Grenoble en commun (démonstration), 1 cours de l’Exemple, 38000 Grenoble. Association fictive.',
    director: 'Camille Exemple, personne fictive',
    host: 'Hébergeur de démonstration, 2 cours de l’Exemple, 38000 Grenoble. Entreprise fictive.',
    privacyContact: 'donnees@grenoble-en-commun.example (adresse fictive)',
  },
};
