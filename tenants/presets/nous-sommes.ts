// Nous Sommes, Montpellier: self-managed, its programme written by many hands. Everything here is a demonstration.
import type { SettingsInput } from '../settings.ts';

export const nousSommes: SettingsInput = {
  name: 'Nous Sommes',
  tagline: {
    fr: 'Montpellier appartient à celles et ceux qui l’habitent. Leur programme aussi.',
    en: 'Montpellier belongs to those who live in it. So does its programme.',
  },
  noun: { fr: { one: 'idée', many: 'idées', feminine: true }, en: { one: 'idea', many: 'ideas' } },
  look: { hue: 350, chroma: 'vivid' },
  welcome: {
    fr: 'Nous n’avons ni chef ni programme tout prêt : nous avons des idées, et cent mains pour les écrire.\n\n'
      + 'Elles sont nées sur un banc de la Mosson, dans une cuisine des Beaux-Arts, devant un amphi vide un soir de grève. '
      + 'Les assemblées en ont débattu : elles ont gardé les unes, renvoyé les autres à celles et ceux qui les avaient écrites, '
      + 'et dit pourquoi à chaque fois.\n\n'
      + 'Le programme a été publié, puis porté à la mairie. Chacune de ses mesures est devenue un engagement : ici, on lit lesquels sont '
      + 'tenus, lesquels ont changé, lesquels non, et comment on le sait. La prochaine édition s’écrit déjà : lisez, reprenez, contredisez.',
    en: 'We have no leader and no ready-made programme: we have ideas, and a hundred hands to write them down.\n\n'
      + 'They were born on a bench in La Mosson, in a kitchen near Les Beaux-Arts, outside an empty lecture hall on a strike night. '
      + 'Assemblies debated them, kept some, sent others back to their authors, and said why every time.\n\n'
      + 'The programme was published, then carried to the town hall. Each of its measures has become a commitment: here you read which are '
      + 'kept, which have changed, which are not, and how one knows. The next edition is being written already: read, rewrite, object.',
  },
  charter: {
    fr: 'Une personne, une voix. La parole tourne, et celles qu’on coupe d’ordinaire la prennent d’abord.\n\n'
      + 'On critique une idée, jamais la personne qui la porte. Ni racisme, ni sexisme, ni LGBTphobie, ni validisme : on ne débat pas de '
      + 'la dignité des gens.\n\n'
      + 'On écrit simple. Si ma voisine ne comprend pas ma phrase, c’est ma phrase qui a tort.\n\n'
      + 'Rien ne se décide en coulisse : ce qui est retiré l’est avec un motif, visible, que l’on peut contester devant l’assemblée.',
    en: 'One person, one vote. Everyone gets a turn to speak, and those who are usually cut off go first.\n\n'
      + 'We criticise an idea, never the person behind it. No racism, sexism, LGBT-phobia or ableism: people’s dignity is not up for '
      + 'debate.\n\n'
      + 'We write plainly. If my neighbour does not understand my sentence, my sentence is wrong.\n\n'
      + 'Nothing is decided behind the scenes: what is removed is removed with a visible reason, which can be appealed before the '
      + 'assembly.',
  },
  themes: [
    { code: 'un-toit', label: { fr: 'Un toit pour toutes et tous', en: 'A roof for everyone' } },
    { code: 'circuler', label: { fr: 'Circuler librement', en: 'Moving freely' } },
    { code: 'eau-et-garrigue', label: { fr: 'L’eau, la garrigue et la mer', en: 'Water, garrigue and sea' } },
    { code: 'feminisme', label: { fr: 'Une ville féministe', en: 'A feminist city' } },
    { code: 'jeunesse', label: { fr: 'Étudier, travailler, débuter', en: 'Studying, working, starting out' } },
    { code: 'manger', label: { fr: 'Bien manger, à côté', en: 'Eating well, close by' } },
    { code: 'ecoles', label: { fr: 'Écoles, crèches et centres de loisirs', en: 'Schools, nurseries and holiday clubs' } },
    { code: 'culture-et-nuit', label: { fr: 'Culture, nuit et fêtes', en: 'Culture, night life and celebrations' } },
    { code: 'egalite', label: { fr: 'Accueil et égalité', en: 'Welcome and equality' } },
    { code: 'assemblees', label: { fr: 'Le pouvoir aux assemblées', en: 'Power to the assemblies' } },
  ],
  districts: [
    { code: 'centre', label: 'Centre', shape: [[430, 380], [600, 360], [660, 470], [620, 600], [500, 640], [400, 560]] },
    { code: 'mosson', label: 'Mosson', shape: [[60, 300], [120, 120], [330, 90], [380, 270], [250, 340]] },
    {
      code: 'hopitaux-facultes', label: 'Hôpitaux-Facultés',
      shape: [[330, 90], [560, 40], [760, 110], [800, 300], [660, 470], [600, 360], [430, 380], [380, 270]],
    },
    { code: 'cevennes', label: 'Cévennes', shape: [[60, 300], [250, 340], [380, 270], [430, 380], [400, 560], [260, 590], [90, 520]] },
    {
      code: 'croix-d-argent', label: 'Croix d’Argent',
      shape: [[90, 520], [260, 590], [400, 560], [500, 640], [480, 900], [280, 860], [130, 700]],
    },
    { code: 'pres-d-arenes', label: 'Prés d’Arènes', shape: [[500, 640], [620, 600], [760, 840], [600, 940], [480, 900]] },
    { code: 'port-marianne', label: 'Port Marianne', shape: [[620, 600], [660, 470], [800, 300], [940, 430], [920, 680], [760, 840]] },
  ],
  map: {
    caption: {
      fr: 'Les sept quartiers de Montpellier en schéma. Ce n’est pas une carte : les limites sont simplifiées.',
      en: 'The seven districts of Montpellier as a schematic. It is not a map: boundaries are simplified.',
    },
  },
  referenceDay: '2026-11-24',
  phases: [
    {
      code: 'recolter', label: { fr: 'Récolter les idées', en: 'Gather ideas' },
      from: -140, to: -71, opens: ['propose', 'support', 'comment'],
    },
    {
      code: 'choisir', label: { fr: 'Choisir en assemblée', en: 'Choose in assemblies' },
      from: -70, to: -22, opens: ['support', 'comment', 'validate'],
    },
    {
      code: 'ecrire', label: { fr: 'Écrire le programme à cent mains', en: 'Write the programme together' },
      from: -21, to: 27, opens: ['comment', 'programme'],
    },
    { code: 'tenir-parole', label: { fr: 'Tenir parole', en: 'Keep our word' }, from: 28, to: 758, opens: ['comment', 'programme', 'follow'] },
  ],
  moderation: 'after',
  minimumAge: 15,
  parliament: {
    rule: { threshold: { num: 3, den: 5, strict: false }, base: 'voters', quorum: null, minimumVoters: 3 },
    onRejection: 'sent_back',
  },
  legal: {
    publisher: 'Association Nous Sommes (démonstration), 1 rue de l’Exemple, 34000 Montpellier. Association fictive.',
    director: 'Inès Exemple, personne fictive',
    host: 'Hébergeur de démonstration, 2 rue de l’Exemple, 34000 Montpellier. Entreprise fictive.',
    privacyContact: 'donnees@nous-sommes.example (adresse fictive)',
  },
};
