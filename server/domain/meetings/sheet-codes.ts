const CODE = /^(.*?)(\d+)$/;
const LONGEST = 16;

/**
 * The code after this one: the number at its end plus one, as wide as it was. '7' → '8', 'T3-09' → 'T3-10'; null when it ends in no
 * number.
 */
export function codeAfter(code: string): string | null {
  const [, head = '', digits = ''] = CODE.exec(code) ?? [];
  if (digits === '') return null;
  const next = `${head}${String(BigInt(digits) + 1n).padStart(digits.length, '0')}`;
  return next.length <= LONGEST ? next : null;
}

/**
 * The next free codes of a meeting, counted on from the one typed last.
 * taken: every code of the meeting; last: the code to count on from, null at the start.
 */
export function nextCodes(taken: ReadonlySet<string>, last: string | null, howMany: number): string[] {
  const found: string[] = [];
  let code = (last === null ? null : codeAfter(last)) ?? (taken.size === 0 ? '1' : String(taken.size + 1));
  while (found.length < howMany) {
    if (!taken.has(code)) found.push(code);
    const next = codeAfter(code);
    if (next === null) break;
    code = next;
  }
  return found;
}
