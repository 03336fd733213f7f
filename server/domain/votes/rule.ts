// The rule of a vote, as one pure function over integers. No time, no database, no rounding: anyone can do it again by hand.

import type { Choice, Counts, Decision, Outcome, Rule } from './schema.ts';

/** Wider than any schema lets through, and small enough for a product of the two to stay an exact integer. */
const COUNT_LIMIT = 1_000_000_000;
const DEN_LIMIT = 1_000_000;

function assertInteger(name: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new RangeError(`${name} must be a whole number from ${min} to ${max}, got ${value}`);
  }
}

function assertRule({ threshold, quorum, minimumVoters }: Rule): void {
  assertInteger('threshold.den', threshold.den, 1, DEN_LIMIT);
  assertInteger('threshold.num', threshold.num, 1, threshold.den);
  if (quorum) {
    assertInteger('quorum.den', quorum.den, 1, DEN_LIMIT);
    assertInteger('quorum.num', quorum.num, 1, quorum.den);
  }
  assertInteger('minimumVoters', minimumVoters, 0, COUNT_LIMIT);
}

function assertCounts(counts: Required<Counts>): void {
  const { enrolled, present, yes, no, abstain, blank } = counts;
  assertInteger('enrolled', enrolled, 0, COUNT_LIMIT);
  assertInteger('present', present, 0, enrolled);
  assertInteger('yes', yes, 0, COUNT_LIMIT);
  assertInteger('no', no, 0, COUNT_LIMIT);
  assertInteger('abstain', abstain, 0, COUNT_LIMIT);
  assertInteger('blank', blank, 0, COUNT_LIMIT);
  assertInteger('voters', yes + no + abstain + blank, 0, present);
}

/** The smallest whole number that is at least (or, when strict, more than) num/den of a value. */
function smallestShare(num: number, den: number, strict: boolean, value: number): number {
  const product = num * value;
  const rest = product % den;
  const floor = (product - rest) / den;
  return strict || rest > 0 ? floor + 1 : floor;
}

function quorumOf({ quorum }: Rule, enrolled: number, reachedBy: { present: number; voters: number }): Decision['quorum'] {
  if (!quorum) return null;
  const needed = smallestShare(quorum.num, quorum.den, false, enrolled);
  const reached = reachedBy[quorum.of];
  return { of: quorum.of, reached, needed, met: reached >= needed };
}

function outcomeOf(figures: Omit<Decision, 'outcome'>): Outcome {
  if (figures.quorum && !figures.quorum.met) return 'quorum_missed';
  if (figures.expressed === 0) return 'no_vote';
  if (!figures.minimum.met) return 'too_few_voters';
  if (figures.yes === figures.no) return 'tie';
  return figures.margin >= 0 ? 'adopted' : 'rejected';
}

/**
 * Decides one vote. The first of these that holds is the outcome:
 * 1. `quorum_missed`: the assembly was not numerous enough to decide anything;
 * 2. `no_vote`: nobody said yes or no (no ballot at all, or only abstentions and blanks), whatever the base;
 * 3. `too_few_voters`: fewer ballots, abstentions and blanks included, than the minimum;
 * 4. `tie`: as many yes as no (more than zero, by 2), whatever the threshold;
 * 5. `adopted`: the rule is met, and there are more yes than no, however low the threshold;
 * 6. `rejected`: it is not.
 * Only 5 adopts and only 6 rejects: the others decide nothing.
 * @throws RangeError when the counts contradict each other (voters ≤ present ≤ enrolled) or the rule is not one
 */
export function decide(rule: Rule, counts: Counts): Decision {
  const { enrolled, present, yes, no, abstain, blank = 0 } = counts;
  assertRule(rule);
  assertCounts({ enrolled, present, yes, no, abstain, blank });
  const expressed = yes + no;
  const voters = expressed + abstain + blank;
  const value = { expressed, voters, present, enrolled }[rule.base];
  const byThreshold = smallestShare(rule.threshold.num, rule.threshold.den, rule.threshold.strict, value);
  const moreForThanAgainst = smallestShare(1, 2, true, expressed);
  const needed = Math.max(byThreshold, moreForThanAgainst);
  const figures = {
    enrolled, present, voters, expressed, yes, no, abstain, blank, base: { of: rule.base, value },
    needed, neededBy: byThreshold < moreForThanAgainst ? 'majority' as const : 'threshold' as const, margin: yes - needed,
    quorum: quorumOf(rule, enrolled, { present, voters }),
    minimum: { reached: voters, needed: rule.minimumVoters, met: voters >= rule.minimumVoters },
  };
  return { outcome: outcomeOf(figures), ...figures };
}

/** How many chose what: a function of the multiset of final ballots, so neither order nor time can weigh (P1). */
export function tallyOf(choices: Iterable<Choice>): Record<Choice, number> {
  const tally = { yes: 0, no: 0, abstain: 0 };
  for (const choice of choices) {
    if (!Object.hasOwn(tally, choice)) throw new RangeError(`unknown choice: ${String(choice)}`);
    tally[choice] += 1;
  }
  return tally;
}
