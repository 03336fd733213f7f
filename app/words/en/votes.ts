// The rule of a vote and its arithmetic, said in English. Takes data (server/domain/votes/schema.ts), returns sentences.
import type { Base, Decision, Example, OnRejection, Outcome, Rule } from '../../../server/domain/votes/schema.ts';
import { lowestTerms, wholePercent } from '../fraction.ts';
import type { votes as inFrench } from '../fr/votes.ts';
import { english } from '../grammar.ts';

const NUMERATORS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const PARTS: Record<number, [one: string, many: string]> = {
  3: ['third', 'thirds'], 4: ['quarter', 'quarters'], 5: ['fifth', 'fifths'], 6: ['sixth', 'sixths'], 7: ['seventh', 'sevenths'],
  8: ['eighth', 'eighths'], 9: ['ninth', 'ninths'], 10: ['tenth', 'tenths'],
};

const n = english.number;
const counted = (value: number, one: string, other: string): string => english.count(value, { one, other });

/** "two thirds of the", "half of the", "all the", "55% of the" */
function fractionOf(num: number, den: number): string {
  const low = lowestTerms(num, den);
  if (low.den === 1) return 'all the';
  if (low.den === 2) return 'half of the';
  const part = PARTS[low.den];
  if (part) return `${NUMERATORS[low.num]} ${part[low.num === 1 ? 0 : 1]} of the`;
  const percent = wholePercent(low.num, low.den);
  return `${percent === null ? `${low.num}/${low.den}` : `${percent}%`} of the`;
}

const isUnanimity = ({ threshold }: Rule): boolean => threshold.num === threshold.den && !threshold.strict;

const BASE_NOUNS: Record<Base, string> = {
  expressed: 'votes for or against', voters: 'people voting', present: 'members present', enrolled: 'members on the roll',
};

const BASE_COUNTS: Record<Base, (value: number) => string> = {
  expressed: (value) => counted(value, 'vote for or against', 'votes for or against'),
  voters: (value) => counted(value, 'person voting', 'people voting'),
  present: (value) => counted(value, 'member present', 'members present'),
  enrolled: (value) => counted(value, 'member on the roll', 'members on the roll'),
};

const ballots = (value: number): string => counted(value, 'ballot', 'ballots');

/** (2/3), (more than 1/2), (unanimity): why that many were needed. */
function share(rule: Rule, { neededBy }: Decision): string {
  if (neededBy === 'majority') return 'more for than against';
  if (isUnanimity(rule)) return 'unanimity';
  const low = lowestTerms(rule.threshold.num, rule.threshold.den);
  return `${rule.threshold.strict ? 'more than ' : ''}${low.num}/${low.den}`;
}

/** "two thirds of the votes for or against, with at least half of the members present" */
function rulePhrase(rule: Rule): string {
  const part = `${fractionOf(rule.threshold.num, rule.threshold.den)} ${BASE_NOUNS[rule.base]}`;
  const limit = rule.threshold.strict ? `more than ${part}` : part;
  const conditions: string[] = [];
  if (rule.quorum) {
    const there = rule.quorum.of === 'present' ? 'members present' : 'members voting';
    conditions.push(`at least ${fractionOf(rule.quorum.num, rule.quorum.den)} ${there}`);
  }
  if (rule.minimumVoters > 1) conditions.push(`at least ${ballots(rule.minimumVoters)}`);
  return [limit, conditions.join(' and ')].filter((part) => part !== '').join(', with ');
}

/** "Validated if at least two thirds of the votes for or against are for it. Quorum: at least half of the members must be present." */
function ruleSentence(rule: Rule): string {
  const limit = isUnanimity(rule) ? '' : rule.threshold.strict ? 'more than ' : 'at least ';
  const are = rule.base === 'expressed' ? 'are for it' : 'vote for it';
  const sentences = [`Validated if ${limit}${fractionOf(rule.threshold.num, rule.threshold.den)} ${BASE_NOUNS[rule.base]} ${are}.`];
  if (rule.quorum) {
    const there = rule.quorum.of === 'present' ? 'be present' : 'vote';
    sentences.push(`Quorum: at least ${fractionOf(rule.quorum.num, rule.quorum.den)} members must ${there}.`);
  }
  if (rule.minimumVoters > 1) sentences.push(`At least ${ballots(rule.minimumVoters)} are needed.`);
  return sentences.join(' ');
}

/** Who did what, naming those who keep silent or stay away only where they weigh. */
function ballotsCast(decision: Decision): string {
  const { base, yes, no, abstain, blank, present, voters, enrolled } = decision;
  const silent = base.of === 'present' || base.of === 'enrolled' ? present - voters : 0;
  const away = base.of === 'enrolled' ? enrolled - present : 0;
  return [
    `${n(yes)} for`, `${n(no)} against`, counted(abstain, 'abstention', 'abstentions'),
    ...(blank > 0 ? [`${n(blank)} blank or void`] : []),
    ...(silent > 0 ? [`${n(silent)} present without voting`] : []),
    ...(away > 0 ? [`${n(away)} absent`] : []),
  ].join(', ');
}

function quorumMissed({ quorum, enrolled }: Decision): string {
  if (!quorum) return '';
  const came = quorum.of === 'present' ? BASE_COUNTS.present(quorum.reached) : BASE_COUNTS.voters(quorum.reached);
  return `${came} out of ${n(enrolled)} on the roll, the quorum is ${n(quorum.needed)}`;
}

const needs = (count: number, tense: 'was' | 'is'): string =>
  `${n(count)} ${count === 1 ? tense : tense === 'was' ? 'were' : 'are'} needed`;

/** "48 for out of 71 votes for or against, 48 were needed (2/3)." : what was counted and what the rule asked for. */
function arithmetic(rule: Rule, decision: Decision): string {
  const { outcome, base, yes, no, needed, margin, minimum, voters } = decision;
  const asked = `${n(yes)} for out of ${BASE_COUNTS[base.of](base.value)}, ${needs(needed, 'was')} (${share(rule, decision)})`;
  const sentences: Record<Outcome, () => string> = {
    adopted: () => `${asked}.`,
    rejected: () => `${asked}: ${n(-margin)} short.`,
    tie: () => `${n(yes)} for and ${n(no)} against: a tie, ${needs(needed, 'was')} (${share(rule, decision)}). Nothing is decided.`,
    no_vote: () => (voters === 0 ? 'No ballot: nothing is decided.'
      : `No vote for or against (${ballots(voters)} saying neither): nothing is decided.`),
    quorum_missed: () => `${quorumMissed(decision)}: nothing is decided.`,
    too_few_voters: () => `${ballots(minimum.reached)}, at least ${needs(minimum.needed, 'was')}: nothing is decided.`,
  };
  return sentences[outcome]();
}

/** What would become of the proposal, at the end of an example. */
function consequence(outcome: Outcome, onRejection: OnRejection): string {
  if (outcome === 'adopted') return 'it would be validated';
  if (outcome === 'rejected') return onRejection === 'set_aside' ? 'it would be set aside' : 'it would be sent back';
  return outcome === 'tie' ? 'a tie, nothing would be decided' : 'nothing would be decided';
}

const WEIGHT_NOTES: Record<Base, string> = {
  expressed: 'Abstentions are not counted in the total.',
  voters: 'Abstaining counts in the total: it weighs like a vote against.',
  present: 'Abstaining, or being there without voting, counts in the total: it weighs like a vote against.',
  enrolled: 'Abstaining, not voting or being absent counts in the total: it weighs like a vote against.',
};

function example({ kind, decision }: Example, onRejection: OnRejection): string {
  const { base, yes, needed, margin, outcome, minimum, enrolled } = decision;
  const cast = ballotsCast(decision);
  const total = BASE_COUNTS[base.of](base.value);
  const then = consequence(outcome, onRejection);
  const sentences: Record<Example['kind'], () => string> = {
    line: () => `${cast}: ${total}, ${needs(needed, 'is')}, ${then}. ${WEIGHT_NOTES[base.of]}`,
    one_short: () => `With one fewer for and one more against, it would be ${n(-margin)} short: ${then}.`,
    weight: () => `${cast}: more for than against, but ${n(yes)} out of ${total} when ${needs(needed, 'is')}: ${then}.`,
    quorum: () => `${quorumMissed(decision)}: even if everyone voted for it, ${then}.`,
    minimum: () => `${ballots(minimum.reached)}, all for, when at least ${needs(minimum.needed, 'is')}: ${then}.`,
    impossible: () => `Even if all ${BASE_COUNTS.enrolled(enrolled)} voted for it, ${then}: here, this rule can never validate anything.`,
  };
  return sentences[kind]();
}

const BASES: Record<Base, string> = {
  expressed: 'votes for or against', voters: 'people voting (abstentions included)', present: 'members present',
  enrolled: 'members on the roll',
};

function otherwise(onRejection: OnRejection): string {
  return onRejection === 'set_aside' ? 'Otherwise it is set aside.' : 'Otherwise it is sent back to be reworked.';
}

export const votes: typeof inFrench = {
  ruleTitle: 'The rule of this vote',
  exampleTitle: 'An example.',
  bases: BASES,
  weightNotes: WEIGHT_NOTES,
  rulePhrase,
  ruleSentence,
  otherwise,
  arithmetic,
  example,
  ballotsCast,
};
