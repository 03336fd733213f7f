// What a collective says until it says it better: plain texts that hold for any town, and a calendar that holds for any year.
import type { Rule } from './rule.ts';
import type { Deed } from './settings.ts';

type Both = { fr: string; en: string };

export const defaultNoun = {
  fr: { one: 'proposition', many: 'propositions', feminine: true },
  en: { one: 'proposal', many: 'proposals' },
};

export const defaultWelcome: Both = {
  fr: 'Ici, on écrit ensemble ce que notre commune pourrait devenir. Dites ce que vous voyez, ce qui manque, ce que vous feriez : '
    + 'en ligne ou lors d’une rencontre, chaque idée est lue, discutée, et reçoit une réponse motivée.',
  en: 'Here we write together what our town could become. Say what you see, what is missing, what you would do: '
    + 'online or at a meeting, every idea is read, discussed, and answered with reasons.',
};

export const defaultCharter: Both = {
  fr: 'On parle des idées, jamais des personnes.\n\nOn écrit pour être compris·e, une idée à la fois.\n\n'
    + 'Ni insulte, ni discrimination, ni publicité, ni donnée personnelle d’autrui.\n\n'
    + 'Ce qui est refusé l’est avec un motif, et se conteste.',
  en: 'We talk about ideas, never about persons.\n\nWe write to be understood, one idea at a time.\n\n'
    + 'No insult, no discrimination, no advertising, no one else’s personal data.\n\n'
    + 'What is refused is refused with a reason, and can be appealed.',
};

export const defaultCaption: Both = {
  fr: 'Un schéma, pas une carte : les quartiers y sont à leur place, pas à leur taille.',
  en: 'A schematic, not a map: districts are in their place, not to scale.',
};

/** The powers of a French town, in the words of those who live with them. */
export const defaultThemes: { code: string; label: Both }[] = [
  { code: 'logement', label: { fr: 'Se loger', en: 'Housing' } },
  { code: 'deplacements', label: { fr: 'Se déplacer', en: 'Getting around' } },
  { code: 'ecole', label: { fr: 'Écoles et petite enfance', en: 'Schools and early childhood' } },
  { code: 'nature', label: { fr: 'Nature, eau et climat', en: 'Nature, water and climate' } },
  { code: 'alimentation', label: { fr: 'Cantines et alimentation', en: 'School meals and food' } },
  { code: 'sante', label: { fr: 'Santé et solidarités', en: 'Health and solidarity' } },
  { code: 'culture', label: { fr: 'Culture, sport et fêtes', en: 'Culture, sport and celebrations' } },
  { code: 'democratie', label: { fr: 'Démocratie locale', en: 'Local democracy' } },
];

/** Nine weeks to propose, five to decide, four to write; days from the day the collective opens. */
export const defaultPhases: { code: string; label: Both; from: number; to: number; opens: Deed[] }[] = [
  {
    code: 'proposer', label: { fr: 'Proposer et soutenir', en: 'Propose and support' }, from: 0, to: 62,
    opens: ['propose', 'support', 'comment'],
  },
  {
    code: 'valider', label: { fr: 'Valider au parlement citoyen', en: 'Validate in the citizen parliament' }, from: 63, to: 97,
    opens: ['comment', 'validate'],
  },
  {
    code: 'programme', label: { fr: 'Écrire le programme', en: 'Write the programme' },
    from: 98, to: 125, opens: ['comment', 'programme'],
  },
];

/** More for than against among the votes expressed, by at least three voters, with half of the enrolled present. */
export const defaultRule: Rule = {
  threshold: { num: 1, den: 2, strict: true },
  base: 'expressed',
  quorum: { num: 1, den: 2, of: 'present' },
  minimumVoters: 3,
};
