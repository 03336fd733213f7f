import { expect, test } from 'playwright/test';
import type { Example, Rule } from '../../server/domain/votes/schema.ts';
import { decide } from '../../server/domain/votes/rule.ts';
import { workedExample } from '../../server/domain/votes/simulate.ts';
import { QUORUMS, ruleGrid, ruleOf, THRESHOLDS } from './rule-grid.ts';

const RULES = ruleGrid(THRESHOLDS, [null, ...QUORUMS], [0, 5, 40]);
const ELECTORATES = [1, 2, 3, 5, 7, 12, 20, 41, 74, 120, 500];

function ofKind(examples: Example[], kind: Example['kind']): Example | undefined {
  return examples.find((example) => example.kind === kind);
}

/** What is wrong with the examples of a rule in an electorate, in words. */
function faults(rule: Rule, enrolled: number): string[] {
  const examples = workedExample(rule, enrolled);
  const found = examples.filter(({ counts, decision }) => JSON.stringify(decision) !== JSON.stringify(decide(rule, counts)))
    .map(({ kind }) => `${kind} is not decided so`);
  const line = ofKind(examples, 'line');
  const short = ofKind(examples, 'one_short');
  const impossible = ofKind(examples, 'impossible');
  const everyoneFor = decide(rule, { enrolled, present: enrolled, yes: enrolled, no: 0, abstain: 0 }).outcome;
  if ((impossible === undefined) !== (everyoneFor === 'adopted')) found.push('impossible is said wrongly');
  if ((line === undefined) === (impossible === undefined)) found.push('neither the line nor its absence is shown');
  if (line && (line.decision.outcome !== 'adopted' || line.decision.margin !== 0)) found.push('the line is not the line');
  if (line && (!short || short.decision.outcome === 'adopted' || short.decision.margin !== -1)) found.push('one short is not one short');
  const weight = ofKind(examples, 'weight');
  const quorum = ofKind(examples, 'quorum');
  const minimum = ofKind(examples, 'minimum');
  if (weight && !(weight.decision.outcome === 'rejected' && weight.counts.yes > weight.counts.no)) found.push('the weight does not weigh');
  if (quorum && quorum.decision.outcome !== 'quorum_missed') found.push('the quorum is not missed');
  if (minimum && minimum.decision.outcome !== 'too_few_voters') found.push('the minimum is reached');
  return found.map((fault) => `${fault}: ${JSON.stringify({ rule, enrolled, examples })}`);
}

test('the examples of every rule show what they say, in electorates from 1 to 500', () => {
  const found = RULES.flatMap((rule) => ELECTORATES.flatMap((enrolled) => faults(rule, enrolled)));
  expect(found.slice(0, 3)).toEqual([]);
});

test('a base of voters shows the example of the product: 60 for, 20 against, 40 abstentions would be set aside', () => {
  const examples = workedExample(ruleOf({ threshold: { num: 1, den: 2, strict: true }, base: 'voters' }));
  expect(ofKind(examples, 'weight'))
    .toMatchObject({ counts: { yes: 60, no: 20, abstain: 40 }, decision: { outcome: 'rejected', needed: 61 } });
});

test('where abstaining weighs, one base after the other, an example shows it', () => {
  for (const base of ['voters', 'present', 'enrolled'] as const) {
    for (const [num, den] of THRESHOLDS) {
      const examples = workedExample(ruleOf({ threshold: { num, den, strict: false }, base }));
      expect(ofKind(examples, 'weight')).toBeDefined();
    }
  }
  expect(ofKind(workedExample(ruleOf({})), 'weight')).toBeUndefined();
});

test('the same rule gives the same examples, and an electorate is at least one person', () => {
  const rule = ruleOf({ quorum: { num: 1, den: 2, of: 'present' }, minimumVoters: 5 });
  expect(workedExample(rule)).toEqual(workedExample(structuredClone(rule)));
  expect(workedExample(ruleOf({ minimumVoters: 300 }))[0]).toMatchObject({ kind: 'line', decision: { outcome: 'adopted' } });
  for (const enrolled of [0, -1, 2.5, Number.NaN]) expect(() => workedExample(rule, enrolled)).toThrow(RangeError);
});
