/** A fraction in lowest terms, so that 500/1000 reads like 1/2 in every language. Both at least 1. */
export function lowestTerms(num: number, den: number): { num: number; den: number } {
  let [a, b] = [num, den];
  while (b > 0) [a, b] = [b, a % b];
  return { num: num / a, den: den / a };
}

/** The whole number of hundredths that a fraction is, or null when it is not one (2/3). */
export function wholePercent(num: number, den: number): number | null {
  return (num * 100) % den === 0 ? (num * 100) / den : null;
}
