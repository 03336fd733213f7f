// Réveillons Annecy: la Fabrique citoyenne, its contributions before the citizen parliament. Everything here is a demonstration.
import type { SettingsInput } from '../settings.ts';

export const reveillonsAnnecy: SettingsInput = {
  name: 'Réveillons Annecy',
  tagline: {
    fr: 'La Fabrique citoyenne : ce que nous proposons, un parlement d’habitant·es le met à l’épreuve.',
    en: 'The citizens’ workshop: what we propose, a parliament of residents puts to the test.',
  },
  noun: { fr: { one: 'contribution', many: 'contributions', feminine: true }, en: { one: 'contribution', many: 'contributions' } },
  look: { hue: 235, chroma: 'calm' },
  welcome: {
    fr: 'Une ville si belle que l’on vient du monde entier pour la voir, et que ses enfants n’ont plus les moyens d’habiter : voilà '
      + 'd’où nous sommes parti·es.\n\n'
      + 'Pendant deux mois, sur les marchés, dans les préaux et jusque sur les pontons, près de deux cents contributions ont été '
      + 'confiées à la Fabrique. '
      + 'Elles passent à présent devant le parlement citoyen. En séance publique, il lit, amende, vote, et donne ses raisons.\n\n'
      + 'Vous pouvez encore soutenir une contribution et en débattre. Pour chacune, vous saurez ce qu’elle est devenue, et pourquoi.',
    en: 'A town so beautiful that people come from all over the world to see it, and that its own children can no longer afford: that is '
      + 'where we started from.\n\n'
      + 'For two months, on market squares, in schoolyards and even on the jetties, nearly two hundred contributions were entrusted to us. '
      + 'They are now before the citizen parliament. In public sittings it reads, amends, votes, and gives its reasons.\n\n'
      + 'You can still support a contribution and debate it. For each one, you will know what became of it, and why.',
  },
  charter: {
    fr: 'La Fabrique est ouverte à toute personne qui vit, étudie ou travaille à Annecy, sans condition de nationalité.\n\n'
      + 'Chaque contribution est relue par deux bénévoles avant d’être publiée. On vérifie qu’elle est compréhensible et respectueuse, '
      + 'jamais qu’elle nous plaît.\n\n'
      + 'On s’adresse aux autres comme on le ferait sur le marché, à visage découvert. Les attaques personnelles et la publicité n’ont '
      + 'pas leur place ici.\n\n'
      + 'Une contribution refusée reçoit un motif écrit. Son autrice ou son auteur peut la reprendre, ou demander un second avis.',
    en: 'The workshop is open to anyone who lives, studies or works in Annecy, whatever their nationality.\n\n'
      + 'Each contribution is read by two volunteers before it is published. They check that it is clear and respectful, never that we '
      + 'like it.\n\n'
      + 'We speak to one another as we would at the market, face to face. Personal attacks and advertising have no place here.\n\n'
      + 'A refused contribution receives a written reason. Its author may rework it or ask for a second opinion.',
  },
  themes: [
    { code: 'lac-et-montagnes', label: { fr: 'Le lac et les montagnes', en: 'The lake and the mountains' } },
    { code: 'rester', label: { fr: 'Pouvoir rester habiter ici', en: 'Being able to stay' } },
    { code: 'sans-bouchon', label: { fr: 'Se déplacer sans bouchon', en: 'Getting about without traffic jams' } },
    { code: 'tourisme', label: { fr: 'Vivre avec le tourisme', en: 'Living with tourism' } },
    { code: 'air', label: { fr: 'Respirer un air sain', en: 'Breathing clean air' } },
    { code: 'enfance', label: { fr: 'Grandir à Annecy', en: 'Growing up in Annecy' } },
    { code: 'grand-age', label: { fr: 'Vieillir entouré·e', en: 'Growing old in company' } },
    { code: 'commerces', label: { fr: 'Commerces et savoir-faire', en: 'Shops and crafts' } },
    { code: 'culture', label: { fr: 'Culture et image animée', en: 'Culture and animated film' } },
    { code: 'decider', label: { fr: 'Décider ensemble', en: 'Deciding together' } },
    { code: 'communes', label: { fr: 'Six communes, une ville', en: 'Six communes, one town' } },
  ],
  districts: [
    {
      code: 'annecy', label: 'Annecy, vieille ville, centre et Novel',
      shape: [[480, 330], [540, 400], [610, 520], [600, 600], [620, 760], [520, 800], [450, 640], [430, 450]],
    },
    {
      code: 'annecy-le-vieux', label: 'Annecy-le-Vieux',
      shape: [[640, 220], [860, 180], [950, 400], [760, 580], [610, 520], [540, 400], [480, 330]],
    },
    { code: 'cran-gevrier', label: 'Cran-Gevrier', shape: [[290, 440], [430, 450], [450, 640], [330, 660], [230, 560]] },
    { code: 'meythet', label: 'Meythet', shape: [[320, 290], [480, 330], [430, 450], [290, 440], [240, 350]] },
    { code: 'pringy', label: 'Pringy', shape: [[300, 60], [560, 40], [640, 220], [480, 330], [320, 290]] },
    {
      code: 'seynod', label: 'Seynod',
      shape: [[120, 600], [230, 560], [330, 660], [450, 640], [520, 800], [480, 950], [230, 930], [90, 760]],
    },
  ],
  map: {
    caption: {
      fr: 'Les six communes déléguées d’Annecy en schéma ; le lac est laissé blanc, au sud-est. Ce n’est pas une carte.',
      en: 'The six delegated communes of Annecy as a schematic; the lake is left blank, to the south-east. It is not a map.',
    },
  },
  referenceDay: '2026-11-24',
  phases: [
    { code: 'contribuer', label: { fr: 'Contribuer', en: 'Contribute' }, from: -84, to: -22, opens: ['propose', 'support', 'comment'] },
    { code: 'soutenir', label: { fr: 'Soutenir et débattre', en: 'Support and debate' }, from: -21, to: 20, opens: ['support', 'comment'] },
    {
      code: 'valider', label: { fr: 'Valider au parlement citoyen', en: 'Validate in the citizen parliament' }, from: -14, to: 48,
      opens: ['comment', 'validate'], overlaps: true,
    },
    {
      code: 'programme', label: { fr: 'Écrire le programme', en: 'Write the programme' },
      from: 49, to: 90, opens: ['comment', 'programme'],
    },
    { code: 'suivre', label: { fr: 'Suivre les engagements', en: 'Follow the commitments' }, from: 91, to: 821, opens: ['follow'] },
  ],
  moderation: 'before',
  minimumAge: 16,
  parliament: {
    rule: { threshold: { num: 2, den: 3, strict: false }, base: 'expressed', quorum: { num: 1, den: 2, of: 'present' }, minimumVoters: 3 },
    onRejection: 'set_aside',
  },
  legal: {
    publisher: 'Association Réveillons Annecy (démonstration), 1 quai de l’Exemple, 74000 Annecy. Association fictive.',
    director: 'Claude Exemple, personne fictive',
    host: 'Hébergeur de démonstration, 2 quai de l’Exemple, 74000 Annecy. Entreprise fictive.',
    privacyContact: 'donnees@reveillons-annecy.example (adresse fictive)',
  },
};
