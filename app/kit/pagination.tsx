import type { Words } from '../words/words.ts';
import { Sign } from './sign.tsx';

/**
 * Two links, by cursor: no page numbers, so that nothing is skipped or shown twice while rows arrive.
 * `shown` is a sentence such as « 1 à 20, sur 680 » where the count is known.
 */
export function Pagination({
  previous,
  next,
  shown = null,
  words,
}: {
  previous: string | null;
  next: string | null;
  shown?: string | null;
  words: Words;
}) {
  if (previous === null && next === null) return shown === null ? null : <p className="hush">{shown}</p>;
  return (
    <nav className="pages" aria-label={words.kit.list.label}>
      {previous === null ? (
        <span />
      ) : (
        <a href={previous} rel="prev">
          <Sign name="return" />
          {words.kit.list.previous}
        </a>
      )}
      {shown === null ? null : <p className="hush">{shown}</p>}
      {next === null ? (
        <span />
      ) : (
        <a href={next} rel="next">
          {words.kit.list.next}
          <Sign name="go" />
        </a>
      )}
    </nav>
  );
}
