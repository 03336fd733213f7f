import type { AgendaItem } from '../../server/domain/parliament/queries.ts';

const RANK = { open: 0, closed: 1, announced: 2, annulled: 3 } as const;

/**
 * The item that a sitting is at: the vote under way, else the one just counted, else the last one announced; null before the first vote.
 * `point` asks for another item that has a vote (several can be under way).
 */
export function itemNow(items: readonly AgendaItem[], point: number | null = null): AgendaItem | null {
  const voted = items.filter((item) => item.question !== null);
  const asked = voted.find((item) => item.position === point);
  if (asked) return asked;
  const when = (item: AgendaItem): number => (item.question?.announcedAt ?? item.question?.openedAt ?? new Date(0)).getTime();
  return voted.toSorted((a, b) => RANK[a.question!.state] - RANK[b.question!.state] || when(b) - when(a))[0] ?? null;
}

/** The first item without a vote: what the president will take next. */
export function itemNext(items: readonly AgendaItem[]): AgendaItem | null {
  return items.find((item) => item.question === null) ?? null;
}

/** The number in `?point=4`, or null. */
export function pointOf(text: string | string[] | undefined): number | null {
  return typeof text === 'string' && /^\d{1,4}$/.test(text) ? Number(text) : null;
}
