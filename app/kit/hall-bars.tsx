import { grammar } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';

const WIDE = 1380;
/** Below this width the words stand beside their bar. */
const ROOM_FOR_WORDS = 430;

/** A result for a whole hall: two bars on one base, and the line that had to be reached. `base` is the number that the rule counts on. */
export function HallBars({
  yes,
  no,
  base,
  needed,
  words,
  label,
}: {
  yes: number;
  no: number;
  base: { value: number; said: string };
  needed: number | null;
  words: Words;
  label: string;
}) {
  const whole = Math.max(1, base.value, needed ?? 0, yes, no);
  const { number } = grammar(words.language);
  const [y, n] = [(yes / whole) * WIDE, (no / whole) * WIDE];
  const line = needed === null ? null : Math.min(WIDE - 6, (needed / whole) * WIDE);
  const [lineX, capAnchor] =
    line === null ? [0, 'middle'] : line > WIDE - 260 ? [line, 'end'] : line < 260 ? [line, 'start'] : [line, 'middle'];
  const inside = y > ROOM_FOR_WORDS;
  return (
    <svg className="bars" viewBox={`0 0 ${WIDE} 284`} role="img" aria-label={label}>
      <defs>
        <pattern id="hachures" width="20" height="20" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="hatch" d="M0 0v20" />
        </pattern>
      </defs>
      <rect className="y" x="0" y="56" width={y.toFixed(1)} height="104" />
      <text className={inside ? 'on' : undefined} x={inside ? 28 : y + 28} y="133">
        {number(yes)} {words.kit.vote.yes}
      </text>
      <rect className="n" fill="url(#hachures)" x="2.5" y="178.5" width={Math.max(0, n - 5).toFixed(1)} height="101" />
      <text className={n > ROOM_FOR_WORDS ? 'haloed' : undefined} x={n > ROOM_FOR_WORDS ? 28 : n + 28} y="255">
        {number(no)} {words.kit.vote.no}
      </text>
      <path className="edge" d={`M${WIDE} 56v228`} />
      {line === null || needed === null ? null : (
        <>
          <path className="halo" d={`M${line} 52V284`} />
          <path className="at" d={`M${line} 48V284`} />
          <text className="small" x={lineX} y="34" textAnchor={capAnchor as 'start' | 'middle' | 'end'}>
            {words.kit.vote.threshold(needed)}
          </text>
        </>
      )}
      {line !== null && line > WIDE - 440 ? null : (
        <text className="small whole" x={WIDE} y="34" textAnchor="end">
          {base.said}
        </text>
      )}
    </svg>
  );
}
