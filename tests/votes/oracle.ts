// What a rule should decide, told a second time in fractions, by code that shares nothing with server/domain/votes: not its types,
// not its arithmetic (shares are compared by continued fractions, thresholds found by counting up), not the shape of its tests.

export type Fraction = { over: number; under: number };
export type OracleRule = {
  share: Fraction;
  more: boolean;
  shareOf: 'expressed' | 'voters' | 'present' | 'enrolled';
  assembled: (Fraction & { by: 'present' | 'voters' }) | null;
  atLeast: number;
};
export type Hall = { roll: number; there: number; for: number; against: number; neither: number; spoilt: number };

/** -1, 0 or 1 as a/b is less than, equal to or more than c/d: whole parts first, then the remainders upside down. No product is made. */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  let [p, q, r, s] = [a.over, a.under, b.over, b.under];
  let sense: -1 | 1 = 1;
  for (;;) {
    const [whole, other] = [Math.trunc(p / q), Math.trunc(r / s)];
    if (whole !== other) return (whole < other ? -sense : sense) as -1 | 1;
    const [rest, otherRest] = [p % q, r % s];
    if (rest === 0 && otherRest === 0) return 0;
    if (rest === 0) return -sense as -1 | 1;
    if (otherRest === 0) return sense;
    [p, q, r, s] = [q, rest, s, otherRest];
    sense = -sense as -1 | 1;
  }
}

function reaches(votes: number, of: number, share: Fraction, more: boolean): boolean {
  if (of === 0) return false;
  const found = compareFractions({ over: votes, under: of }, share);
  return more ? found === 1 : found >= 0;
}

export function oracleOutcome(rule: OracleRule, hall: Hall): string {
  const said = hall.for + hall.against;
  const ballots = said + hall.neither + hall.spoilt;
  if (rule.assembled && hall.roll > 0) {
    const came = rule.assembled.by === 'present' ? hall.there : ballots;
    if (compareFractions({ over: came, under: hall.roll }, rule.assembled) < 0) return 'quorum_missed';
  }
  if (hall.for === 0 && hall.against === 0) return 'no_vote';
  if (ballots < rule.atLeast) return 'too_few_voters';
  let whole = hall.roll;
  if (rule.shareOf === 'expressed') whole = said;
  if (rule.shareOf === 'voters') whole = ballots;
  if (rule.shareOf === 'present') whole = hall.there;
  if (hall.for === hall.against) return 'tie';
  return hall.for > hall.against && reaches(hall.for, whole, rule.share, rule.more) ? 'adopted' : 'rejected';
}

/**
 * Counts up from one until the share is reached and more than half of those who took sides are for; null when even all of the base
 * would not do.
 */
export function oracleNeeded(rule: OracleRule, whole: number, said: number): number | null {
  for (let votes = 1; votes <= whole; votes += 1) if (votes > said - votes && reaches(votes, whole, rule.share, rule.more)) return votes;
  return null;
}

/** Every hall with this many on the roll: each person for, against, neither, silent or away (and spoilt, when asked for). */
export function* everyHall(roll: number, withSpoilt: boolean): Generator<Hall> {
  for (let there = 0; there <= roll; there += 1) {
    for (let yes = 0; yes <= there; yes += 1) {
      for (let no = 0; no <= there - yes; no += 1) {
        for (let neither = 0; neither <= there - yes - no; neither += 1) {
          const room = withSpoilt ? there - yes - no - neither : 0;
          for (let spoilt = 0; spoilt <= room; spoilt += 1) yield { roll, there, for: yes, against: no, neither, spoilt };
        }
      }
    }
  }
}
