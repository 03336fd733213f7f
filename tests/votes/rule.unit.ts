import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { decide, tallyOf } from '../../server/domain/votes/rule.ts';
import { ruleSchema } from '../../server/domain/votes/schema.ts';
import type { Choice, Counts, Rule } from '../../server/domain/votes/schema.ts';
import { simulate } from '../../server/domain/votes/simulate.ts';
import { compareFractions, everyHall, oracleNeeded, oracleOutcome } from './oracle.ts';
import type { Hall, OracleRule } from './oracle.ts';
import { BASES, QUORUMS, ruleOf, ruleGrid, THRESHOLDS } from './rule-grid.ts';

function inOracleWords(rule: Rule): OracleRule {
  return {
    share: { over: rule.threshold.num, under: rule.threshold.den }, more: rule.threshold.strict, shareOf: rule.base,
    assembled: rule.quorum && { over: rule.quorum.num, under: rule.quorum.den, by: rule.quorum.of }, atLeast: rule.minimumVoters,
  };
}

function countsOf(hall: Hall): Counts {
  return { enrolled: hall.roll, present: hall.there, yes: hall.for, no: hall.against, abstain: hall.neither, blank: hall.spoilt };
}

/** Compares each rule with the oracle in each hall and gives the differences, and how many of each outcome were seen. */
function compare(rules: Rule[], halls: Hall[]): { seen: Record<string, number>; differences: string[] } {
  const seen: Record<string, number> = {};
  const differences: string[] = [];
  for (const rule of rules) {
    const oracle = inOracleWords(rule);
    const needed = Array.from({ length: 26 }, (_, whole) => Array.from({ length: 26 }, (__, said) => oracleNeeded(oracle, whole, said)));
    for (const hall of halls) {
      const decision = decide(rule, countsOf(hall));
      const expected = oracleOutcome(oracle, hall);
      const expectedNeeded = needed[decision.base.value]![decision.expressed] ?? decision.base.value + 1;
      seen[decision.outcome] = (seen[decision.outcome] ?? 0) + 1;
      const right = decision.outcome === expected && decision.needed === expectedNeeded && decision.margin === hall.for - expectedNeeded;
      if (!right && differences.length < 5) differences.push(JSON.stringify({ rule, hall, decision, expected, expectedNeeded }));
    }
  }
  return { seen, differences };
}

function hallsUpTo(roll: number, withSpoilt: boolean): Hall[] {
  return Array.from({ length: roll + 1 }, (_, size) => [...everyHall(size, withSpoilt)]).flat();
}

test('every threshold, strict or not, on every base agrees with the oracle for all counts up to 25 enrolled', () => {
  const rules = ruleGrid(THRESHOLDS, [null], [0]);
  const halls = hallsUpTo(25, false);
  expect(halls.length).toBe(142_506);
  const { seen, differences } = compare(rules, halls);
  expect(differences).toEqual([]);
  expect(Object.keys(seen).sort()).toEqual(['adopted', 'no_vote', 'rejected', 'tie']);
});

test('T45 every quorum, and a minimum of voters, agrees with the oracle for all counts up to 25 enrolled', () => {
  const rules = QUORUMS.flatMap((quorum, i) => ruleGrid([THRESHOLDS[i % THRESHOLDS.length]!], [quorum], [i % 2 === 0 ? 5 : 1]));
  const { seen, differences } = compare(rules, hallsUpTo(25, false));
  expect(differences).toEqual([]);
  expect(Object.keys(seen).sort()).toEqual(['adopted', 'no_vote', 'quorum_missed', 'rejected', 'tie', 'too_few_voters']);
});

test('thresholds, bases, quorums and minimums crossed, blank ballots included, agree with the oracle up to 9 enrolled', () => {
  const rules = ruleGrid(THRESHOLDS, [null, ...QUORUMS], [0, 3, 7]);
  expect(rules.length).toBe(THRESHOLDS.length * 2 * BASES.length * (QUORUMS.length + 1) * 3);
  expect(compare(rules, hallsUpTo(9, true)).differences).toEqual([]);
});

test('large numbers stay exact where floating-point shares would not', () => {
  fc.assert(fc.property(
    fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), fc.boolean(), fc.integer({ min: 0, max: 400_000_000 }),
    fc.integer({ min: -2, max: 2 }), (a, b, strict, third, near) => {
      const [num, den] = [Math.min(a, b), Math.max(a, b)];
      const yes = Number((BigInt(num) * BigInt(third) * 2n) / BigInt(den)) + near;
      fc.pre(yes >= 0 && yes <= third * 2);
      const rule = ruleOf({ threshold: { num, den, strict } });
      const decision = decide(rule, { enrolled: 900_000_000, present: 900_000_000, yes, no: third * 2 - yes, abstain: 0 });
      const left = BigInt(yes) * BigInt(den);
      const right = BigInt(num) * BigInt(third) * 2n;
      expect(decision.outcome === 'adopted').toBe(third > 0 && yes > third && (strict ? left > right : left >= right));
    }), { numRuns: 2000 });
});

test('the oracle orders fractions rightly', () => {
  fc.assert(fc.property(fc.nat(999), fc.integer({ min: 1, max: 999 }), fc.nat(999), fc.integer({ min: 1, max: 999 }), (p, q, r, s) => {
    expect(compareFractions({ over: p, under: q }, { over: r, under: s })).toBe(Math.sign(p * s - r * q));
  }));
});

test('P1 a tally is a function of the multiset of ballots', () => {
  const choices = fc.array(fc.constantFrom<Choice>('yes', 'no', 'abstain'), { maxLength: 200 });
  const twice = choices.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(fc.property(twice, ([all, shuffled]) => {
    expect(tallyOf(shuffled)).toEqual(tallyOf(all));
    const tally = tallyOf(all);
    expect(tally.yes + tally.no + tally.abstain).toBe(all.length);
    const hall = { enrolled: all.length, present: all.length };
    expect(decide(ruleOf({}), { ...hall, ...tallyOf(shuffled) })).toEqual(decide(ruleOf({}), { ...hall, ...tally }));
  }));
  expect(() => tallyOf(['yes', 'toString' as Choice])).toThrow(RangeError);
});

test('equal fractions are the same rule', () => {
  const half = ruleOf({ threshold: { num: 1, den: 2, strict: true } });
  const fiveHundred = ruleOf({ threshold: { num: 500, den: 1000, strict: true } });
  const halls = hallsUpTo(5, false).map(countsOf);
  expect(halls.map((counts) => decide(fiveHundred, counts))).toEqual(halls.map((counts) => decide(half, counts)));
});

test('nothing but a met rule adopts: base 0, a tie, no vote and a missed quorum never do', () => {
  const simple = ruleOf({ threshold: { num: 1, den: 2, strict: true } });
  const twoThirds = ruleOf({});
  const nobody = { enrolled: 10, present: 10, yes: 0, no: 0, abstain: 0 };
  expect(decide(twoThirds, nobody).outcome).toBe('no_vote');
  expect(decide(twoThirds, { enrolled: 0, present: 0, yes: 0, no: 0, abstain: 0 }).outcome).toBe('no_vote');
  for (const base of BASES) expect(decide({ ...twoThirds, base }, { ...nobody, abstain: 10 }).outcome).toBe('no_vote');
  expect(decide(simple, { ...nobody, yes: 5, no: 5 }).outcome).toBe('tie');
  expect(decide(twoThirds, { ...nobody, yes: 4, no: 4, abstain: 2 }).outcome).toBe('tie');
  const lenient = ruleOf({ threshold: { num: 1, den: 2, strict: false } });
  expect(decide(lenient, { ...nobody, yes: 5, no: 5 })).toMatchObject({ outcome: 'tie', needed: 6 });
  const third = ruleOf({ threshold: { num: 1, den: 3, strict: false }, base: 'enrolled' });
  expect(decide(third, { ...nobody, yes: 4, no: 5 })).toMatchObject({ outcome: 'rejected', needed: 5 });
  expect(decide(third, { ...nobody, yes: 4, no: 3 })).toMatchObject({ outcome: 'adopted', needed: 4 });
  const atHalf = ruleOf({ quorum: { num: 1, den: 2, of: 'present' } });
  expect(decide(atHalf, { enrolled: 11, present: 5, yes: 5, no: 0, abstain: 0 }))
    .toMatchObject({ outcome: 'quorum_missed', quorum: { needed: 6, reached: 5, met: false } });
  expect(decide(atHalf, { enrolled: 11, present: 6, yes: 1, no: 0, abstain: 0 }))
    .toMatchObject({ outcome: 'adopted', quorum: { needed: 6, met: true } });
  expect(decide(ruleOf({ minimumVoters: 3 }), { ...nobody, yes: 2 }).outcome).toBe('too_few_voters');
});

test('the arithmetic is there to be printed', () => {
  const decision = decide(ruleOf({}), { enrolled: 82, present: 74, yes: 48, no: 23, abstain: 3 });
  expect(decision).toEqual({
    outcome: 'adopted', enrolled: 82, present: 74, voters: 74, expressed: 71, yes: 48, no: 23, abstain: 3, blank: 0,
    base: { of: 'expressed', value: 71 }, needed: 48, neededBy: 'threshold', margin: 0,
    quorum: null, minimum: { reached: 74, needed: 0, met: true },
  });
});

/** What a step of one person must not do: take an adoption away, or make one. */
function brokenMonotonies(rule: Rule, hall: Hall): string[] {
  const adopted = (change: Partial<Counts>): boolean => decide(rule, { ...countsOf(hall), ...change }).outcome === 'adopted';
  const silent = hall.there - hall.for - hall.against - hall.neither;
  // Coming to vote "no" helps to gather a quorum of voters or a minimum: it can then make the vote count. Those rules say so themselves.
  const gathers = rule.quorum?.of === 'voters' || rule.minimumVoters > 0;
  const undoes: Array<[boolean, Partial<Counts>]> = [
    [hall.against > 0, { yes: hall.for + 1, no: hall.against - 1 }], [hall.neither > 0, { yes: hall.for + 1, abstain: hall.neither - 1 }],
    [silent > 0, { yes: hall.for + 1 }],
  ];
  const makes: Array<[boolean, Partial<Counts>]> = [
    [hall.for > 0, { yes: hall.for - 1, no: hall.against + 1 }], [silent > 0 && !gathers, { no: hall.against + 1 }],
  ];
  const before = adopted({});
  return (before ? undoes : makes).filter(([can, step]) => can && adopted(step) !== before)
    .map(([, step]) => JSON.stringify({ rule, hall, step }));
}

// These hold for every threshold, base, quorum and minimum: one more "yes", from a "no", an abstention or silence, never undoes an
// adoption; a "yes" turned into a "no" never makes one; nor does a new "no", unless ballots are what the quorum or the minimum counts.
test('one more yes never undoes an adoption, one more no never makes one', () => {
  const rules = ruleGrid(THRESHOLDS, [null, ...QUORUMS], [0, 3]);
  const halls = hallsUpTo(8, false);
  expect(rules.flatMap((rule) => halls.flatMap((hall) => brokenMonotonies(rule, hall))).slice(0, 5)).toEqual([]);
});

test('abstaining weighs on every base but the expressed votes, and the simulation shows it', () => {
  const simple = ruleOf({ threshold: { num: 1, den: 2, strict: true } });
  const shown = simulate(simple, { enrolled: 200, present: 130, yes: 60, no: 20, abstain: 40 });
  expect(shown.map(({ base, decision }) => [base, decision.outcome, decision.needed])).toEqual([
    ['expressed', 'adopted', 41], ['voters', 'rejected', 61], ['present', 'rejected', 66], ['enrolled', 'rejected', 101]]);
});

test('counts that contradict each other are refused', () => {
  const good = { enrolled: 10, present: 8, yes: 4, no: 2, abstain: 1 };
  const bad: Counts[] = [
    { ...good, present: 11 }, { ...good, present: 6 }, { ...good, yes: -1 }, { ...good, no: 1.5 }, { ...good, abstain: Number.NaN },
    { ...good, enrolled: Number.POSITIVE_INFINITY }, { ...good, blank: 2 }, { ...good, enrolled: 2 ** 40, present: 2 ** 40 },
  ];
  expect(decide(ruleOf({}), good).outcome).toBe('adopted');
  for (const counts of bad) expect(() => decide(ruleOf({}), counts)).toThrow(RangeError);
  for (const num of [0, 4, 1.5]) expect(() => decide(ruleOf({ threshold: { num, den: 3, strict: false } }), good)).toThrow(RangeError);
});

test('a rule that is none is refused by the name of its field', () => {
  const good = ruleOf({ quorum: { num: 1, den: 2, of: 'present' } });
  const fieldsOf = (rule: unknown): string[] => ruleSchema.safeParse(rule).error?.issues.map((issue) => issue.path.join('.')) ?? [];
  expect(fieldsOf(good)).toEqual([]);
  expect(fieldsOf({ ...good, threshold: { num: 4, den: 3, strict: false } })).toEqual(['threshold.num']);
  expect(fieldsOf({ ...good, threshold: { num: 0, den: 3, strict: false } })).toEqual(['threshold.num']);
  expect(fieldsOf({ ...good, threshold: { num: 1, den: 1001, strict: false } })).toEqual(['threshold.den']);
  expect(fieldsOf({ ...good, threshold: { num: 0.5, den: 1, strict: false } })).toEqual(['threshold.num']);
  expect(fieldsOf({ ...good, threshold: { num: 1, den: 1, strict: true } })).toEqual(['threshold.strict']);
  expect(fieldsOf({ ...good, threshold: { num: 1, den: 2 } })).toEqual(['threshold.strict']);
  expect(fieldsOf({ ...good, base: 'seats' })).toEqual(['base']);
  expect(fieldsOf({ ...good, quorum: { num: 3, den: 2, of: 'present' } })).toEqual(['quorum.num']);
  expect(fieldsOf({ ...good, quorum: { num: 1, den: 2, of: 'enrolled' } })).toEqual(['quorum.of']);
  expect(fieldsOf({ ...good, minimumVoters: -1 })).toEqual(['minimumVoters']);
});
