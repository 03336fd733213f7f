// Rules for the tests of votes: a usual one, and a grid of many.
import type { Base, Rule } from '../../server/domain/votes/schema.ts';

export const BASES: Base[] = ['expressed', 'voters', 'present', 'enrolled'];
export const THRESHOLDS: Array<[number, number]> = [[1, 2], [3, 5], [2, 3], [3, 4], [1, 1]];
export const QUORUMS: Array<NonNullable<Rule['quorum']>> = [
  { num: 1, den: 2, of: 'present' }, { num: 2, den: 3, of: 'voters' }, { num: 1, den: 3, of: 'voters' }, { num: 1, den: 1, of: 'present' },
  { num: 3, den: 7, of: 'voters' },
];

/** Two thirds of the expressed votes, no quorum, unless said otherwise. */
export function ruleOf(over: Partial<Rule>): Rule {
  return { threshold: { num: 2, den: 3, strict: false }, base: 'expressed', quorum: null, minimumVoters: 0, ...over };
}

/** Each threshold strict and not, on each base, with each quorum and each minimum. */
export function ruleGrid(thresholds: Array<[number, number]>, quorums: Array<Rule['quorum']>, minimums: number[]): Rule[] {
  return thresholds.flatMap(([num, den]) => [false, true].flatMap((strict) => BASES.flatMap((base) => quorums.flatMap((quorum) =>
    minimums.map((minimumVoters) => ({ threshold: { num, den, strict }, base, quorum, minimumVoters }))))));
}
