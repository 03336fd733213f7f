import { grammar, type Noun } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';
import { shareOf } from './share-sentence.tsx';

const ACROSS = 34;
const STEP = 10;
const MOST = 1200;

/** How many proposals a dot stands for: 1 while they fit, then 2, 5, 10, 20, 50… */
export function eachDot(total: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [1, 2, 5]) if (total / (step * power) <= MOST) return step * power;
  }
}

/** The outline of dots number `from` to `to` - 1, read row by row, as one path. */
export function dotsPath(from: number, to: number): string {
  if (to <= from) return '';
  const at = (n: number): [number, number] => [Math.floor(n / ACROSS) * STEP, (n % ACROSS) * STEP];
  const [top, left] = at(from);
  const [bottom, right] = at(to);
  const wide = ACROSS * STEP;
  if (top === bottom) return `M${left} ${top}H${right}V${top + STEP}H${left}Z`;
  const first = `M${left} ${top}H${wide}V${top + STEP}H${left}Z`;
  const body = bottom > top + STEP ? `M0 ${top + STEP}H${wide}V${bottom}H0Z` : '';
  const last = right > 0 ? `M0 ${bottom}H${right}V${bottom + STEP}H0Z` : '';
  return first + body + last;
}

/**
 * One dot, one proposal: full for a room, hollow for a screen, square for the collective. Three patterns and three paths, whatever the
 * number. Above 1,200 a dot stands for several, and the caption says so.
 */
export function OriginDots({
  room,
  screen,
  collective,
  noun,
  words,
}: {
  room: number;
  screen: number;
  collective: number;
  noun: Noun;
  words: Words;
}) {
  const total = room + screen + collective;
  if (total === 0) return null;
  const each = eachDot(total);
  const [r, s, c] = [room, screen, collective].map((n) => Math.ceil(n / each)) as [number, number, number];
  const said = words.kit.dots;
  const shares = [
    said.room(shareOf(room, total, words)),
    said.screen(grammar(words.language).number(screen)),
    said.collective(grammar(words.language).number(collective)),
  ];
  return (
    <figure className="dots">
      <svg viewBox={`0 0 ${ACROSS * STEP} ${Math.ceil((r + s + c) / ACROSS) * STEP}`} role="img" aria-label={shares.join(', ')}>
        <defs>
          <pattern id="pr" width="10" height="10" patternUnits="userSpaceOnUse">
            <circle className="solid" cx="5" cy="5" r="4.1" />
          </pattern>
          <pattern id="ps" width="10" height="10" patternUnits="userSpaceOnUse">
            <circle className="ring" cx="5" cy="5" r="3.1" />
          </pattern>
          <pattern id="pc" width="10" height="10" patternUnits="userSpaceOnUse">
            <path className="solid" d="M2 2h6v6H2z" />
          </pattern>
        </defs>
        <path fill="url(#pr)" d={dotsPath(0, r)} />
        <path fill="url(#ps)" d={dotsPath(r, r + s)} />
        <path fill="url(#pc)" d={dotsPath(r + s, r + s + c)} />
      </svg>
      <figcaption>
        <b>{each === 1 ? said.title(total, noun) : said.grouped(each, total, noun)}</b>
        <ul className="dots-key">
          {room === 0 ? null : (
            <li>
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <circle className="solid" cx="6" cy="6" r="5.4" />
              </svg>
              {shares[0]}
            </li>
          )}
          {screen === 0 ? null : (
            <li>
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <circle className="ring" cx="6" cy="6" r="5" strokeWidth="1.6" />
              </svg>
              {shares[1]}
            </li>
          )}
          {collective === 0 ? null : (
            <li>
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <path className="solid" d="M1 1h10v10H1z" />
              </svg>
              {shares[2]}
            </li>
          )}
        </ul>
      </figcaption>
    </figure>
  );
}
