// Lists keep their state in the URL: these make the next URL from the present one.

export type Query = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/** The name of the parameter that carries a list's cursor. */
export const CURSOR = 'suite';

/** `path` with the query that remains after `change`. Empty values disappear, and so does the cursor: another list starts at its start. */
export function addressOf(path: string, query: Query, change: Query = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...query, [CURSOR]: null, ...change })) {
    if (!value) continue;
    for (const one of typeof value === 'string' ? [value] : value) params.append(key, one);
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}
