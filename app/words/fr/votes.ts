// The rule of a vote and its arithmetic, said in French. Takes data (server/domain/votes/schema.ts), returns sentences.
import type { Base, Decision, Example, OnRejection, Outcome, Rule } from '../../../server/domain/votes/schema.ts';
import { lowestTerms, wholePercent } from '../fraction.ts';
import { capital, french, frenchNoun, type Noun } from '../grammar.ts';

const NUMERATORS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];
const PARTS: Record<number, [one: string, many: string]> = {
  3: ['tiers', 'tiers'], 4: ['quart', 'quarts'], 5: ['cinquième', 'cinquièmes'], 6: ['sixième', 'sixièmes'], 7: ['septième', 'septièmes'],
  8: ['huitième', 'huitièmes'], 9: ['neuvième', 'neuvièmes'], 10: ['dixième', 'dixièmes'],
};

const n = french.number;
const counted = (value: number, one: string, other: string): string => french.count(value, { one, other });
const of = (words: string): string => (words.startsWith('un ') ? `d'${words}` : `de ${words}`);

/** « deux tiers » after « au moins », « les deux tiers » alone. */
function fraction(num: number, den: number): { bare: string; definite: string } {
  const low = lowestTerms(num, den);
  if (low.den === 1) return { bare: 'la totalité', definite: 'la totalité' };
  if (low.den === 2) return { bare: 'la moitié', definite: 'la moitié' };
  const part = PARTS[low.den];
  if (part && low.num === 1) return { bare: `un ${part[0]}`, definite: `le ${part[0]}` };
  if (part) return { bare: `${NUMERATORS[low.num]} ${part[1]}`, definite: `les ${NUMERATORS[low.num]} ${part[1]}` };
  const percent = wholePercent(low.num, low.den);
  const figure = percent === null ? `${low.num}/${low.den}` : `${percent} %`;
  return { bare: figure, definite: percent === null ? `les ${figure}` : figure };
}

const isUnanimity = ({ threshold }: Rule): boolean => threshold.num === threshold.den && !threshold.strict;

const BASE_NOUNS: Record<Base, string> = {
  expressed: 'suffrages exprimés', voters: 'votant·es', present: 'membres présent·es', enrolled: 'membres inscrit·es',
};

const BASE_COUNTS: Record<Base, (value: number) => string> = {
  expressed: (value) => counted(value, 'exprimé', 'exprimés'),
  voters: (value) => counted(value, 'votant·e', 'votant·es'),
  present: (value) => counted(value, 'présent·e', 'présent·es'),
  enrolled: (value) => counted(value, 'inscrit·e', 'inscrit·es'),
};

const ballots = (value: number): string => counted(value, 'bulletin', 'bulletins');
const abstentions = (value: number): string => counted(value, 'abstention', 'abstentions');

/** (2/3), (plus de 1/2), (unanimité): why that many were needed. */
function share(rule: Rule, { neededBy }: Decision): string {
  if (neededBy === 'majority') return 'plus de pour que de contre';
  if (isUnanimity(rule)) return 'unanimité';
  const low = lowestTerms(rule.threshold.num, rule.threshold.den);
  return `${rule.threshold.strict ? 'plus de ' : ''}${low.num}/${low.den}`;
}

function thresholdPhrase(rule: Rule): string {
  const base = BASE_NOUNS[rule.base];
  if (isUnanimity(rule)) return `l'unanimité des ${base}`;
  const { bare, definite } = fraction(rule.threshold.num, rule.threshold.den);
  return rule.threshold.strict ? `plus ${of(bare)} des ${base}` : `${definite} des ${base}`;
}

/** « les deux tiers des suffrages exprimés, avec au moins la moitié des membres présent·es » */
function rulePhrase(rule: Rule): string {
  const conditions: string[] = [];
  if (rule.quorum) {
    const there = rule.quorum.of === 'present' ? 'présent·es' : 'prenant part au vote';
    conditions.push(`au moins ${fraction(rule.quorum.num, rule.quorum.den).bare} des membres ${there}`);
  }
  if (rule.minimumVoters > 1) conditions.push(`au moins ${ballots(rule.minimumVoters)}`);
  return [thresholdPhrase(rule), conditions.join(' et ')].filter((part) => part !== '').join(', avec ');
}

/** « Validée si au moins deux tiers des suffrages exprimés sont pour. Quorum : la présence d'au moins la moitié des membres. » */
function ruleSentence(rule: Rule, noun: Noun): string {
  const base = BASE_NOUNS[rule.base];
  const { bare } = fraction(rule.threshold.num, rule.threshold.den);
  const are = rule.base === 'expressed' ? 'sont pour' : 'votent pour';
  const limit = rule.threshold.strict ? `plus ${of(bare)}` : `au moins ${bare}`;
  const validated = capital(frenchNoun.agree(noun, 'validé'));
  const sentences = [isUnanimity(rule) ? `${validated} à l'unanimité des ${base}.` : `${validated} si ${limit} des ${base} ${are}.`];
  if (rule.quorum) {
    const there = rule.quorum.of === 'present' ? 'la présence' : 'la participation au vote';
    sentences.push(`Quorum : ${there} d'au moins ${fraction(rule.quorum.num, rule.quorum.den).bare} des membres.`);
  }
  if (rule.minimumVoters > 1) sentences.push(`Il faut au moins ${ballots(rule.minimumVoters)}.`);
  return sentences.join(' ');
}

/** Who did what, naming those who keep silent or stay away only where they weigh. */
function ballotsCast(decision: Decision): string {
  const { base, yes, no, abstain, blank, present, voters, enrolled } = decision;
  const silent = base.of === 'present' || base.of === 'enrolled' ? present - voters : 0;
  const away = base.of === 'enrolled' ? enrolled - present : 0;
  return [
    `${n(yes)} pour`, `${n(no)} contre`, abstentions(abstain),
    ...(blank > 0 ? [counted(blank, 'blanc ou nul', 'blancs ou nuls')] : []),
    ...(silent > 0 ? [counted(silent, 'présent·e qui ne vote pas', 'présent·es qui ne votent pas')] : []),
    ...(away > 0 ? [counted(away, 'absent·e', 'absent·es')] : []),
  ].join(', ');
}

function quorumMissed({ quorum, enrolled }: Decision): string {
  if (!quorum) return '';
  const came = quorum.of === 'present' ? BASE_COUNTS.present(quorum.reached) : BASE_COUNTS.voters(quorum.reached);
  return `${came} sur ${BASE_COUNTS.enrolled(enrolled)}, le quorum est de ${n(quorum.needed)}`;
}

/** « 48 pour sur 71 exprimés, il en fallait 48 (2/3). » : what was counted and what the rule asked for. */
function arithmetic(rule: Rule, decision: Decision): string {
  const { outcome, base, yes, no, needed, margin, minimum, voters } = decision;
  const asked = `${n(yes)} pour sur ${BASE_COUNTS[base.of](base.value)}, il en fallait ${n(needed)} (${share(rule, decision)})`;
  const sentences: Record<Outcome, () => string> = {
    adopted: () => `${asked}.`,
    rejected: () => `${asked} : il en manque ${n(-margin)}.`,
    tie: () => `${n(yes)} pour et ${n(no)} contre : égalité, il fallait ${n(needed)} pour (${share(rule, decision)}). Rien n'est décidé.`,
    no_vote: () => (voters === 0 ? "Aucun bulletin : rien n'est décidé."
      : `Aucun suffrage exprimé (${ballots(voters)} sans pour ni contre) : rien n'est décidé.`),
    quorum_missed: () => `${quorumMissed(decision)} : rien n'est décidé.`,
    too_few_voters: () => `${ballots(minimum.reached)}, il en fallait au moins ${n(minimum.needed)} : rien n'est décidé.`,
  };
  return sentences[outcome]();
}

const it = (noun: Noun): string => (noun.feminine ? 'elle' : 'il');

/** What would become of the proposal, at the end of an example. */
function consequence(outcome: Outcome, onRejection: OnRejection, noun: Noun): string {
  if (outcome === 'adopted') return `${it(noun)} serait ${frenchNoun.agree(noun, 'validé')}`;
  if (outcome === 'tie') return 'égalité, rien ne serait décidé';
  if (outcome !== 'rejected') return 'rien ne serait décidé';
  return `${it(noun)} serait ${frenchNoun.agree(noun, onRejection === 'set_aside' ? 'écarté' : 'renvoyé')}`;
}

const WEIGHT_NOTES: Record<Base, string> = {
  expressed: "L'abstention ne compte pas dans les exprimés.",
  voters: "S'abstenir compte dans le total : cela pèse comme un vote contre.",
  present: "S'abstenir ou ne pas voter en étant là compte dans le total : cela pèse comme un vote contre.",
  enrolled: "S'abstenir, ne pas voter ou être absent·e compte dans le total : cela pèse comme un vote contre.",
};

function example({ kind, decision }: Example, onRejection: OnRejection, noun: Noun): string {
  const { base, yes, needed, margin, outcome, minimum, enrolled } = decision;
  const cast = ballotsCast(decision);
  const total = BASE_COUNTS[base.of](base.value);
  const then = consequence(outcome, onRejection, noun);
  const sentences: Record<Example['kind'], () => string> = {
    line: () => `${cast} : ${total}, il en faut ${n(needed)}, ${then}. ${WEIGHT_NOTES[base.of]}`,
    one_short: () => `Avec un pour de moins et un contre de plus, il en manquerait ${n(-margin)} : ${then}.`,
    weight: () => `${cast} : plus de pour que de contre, mais ${n(yes)} sur ${total} quand il en faut ${n(needed)} : ${then}.`,
    quorum: () => `${quorumMissed(decision)} : même si tout le monde votait pour, ${then}.`,
    minimum: () => `${ballots(minimum.reached)}, tous pour, quand il en faut au moins ${n(minimum.needed)} : ${then}.`,
    impossible: () => `Même si les ${BASE_COUNTS.enrolled(enrolled)} votaient pour, ${then} : ici, cette règle ne peut rien valider.`,
  };
  return sentences[kind]();
}

const BASES: Record<Base, string> = {
  expressed: 'suffrages exprimés (pour et contre)', voters: 'votant·es (abstentions comprises)', present: 'membres présent·es',
  enrolled: 'membres inscrit·es',
};

function otherwise(onRejection: OnRejection, noun: Noun): string {
  const fate = onRejection === 'set_aside' ? frenchNoun.agree(noun, 'écarté') : `${frenchNoun.agree(noun, 'renvoyé')}, à retravailler`;
  return `Sinon, ${it(noun)} est ${fate}.`;
}

export const votes = {
  ruleTitle: 'La règle de ce vote',
  exampleTitle: 'Un exemple.',
  bases: BASES,
  weightNotes: WEIGHT_NOTES,
  rulePhrase,
  ruleSentence,
  otherwise,
  arithmetic,
  example,
  ballotsCast,
};
