import { grammar } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';

/** A part of the whole. `done` is an answer (drawn full, paler and paler in the order given), `plan` has a date, `open` still waits. */
export type FatePart = { key: string; label: string; count: number; kind: 'done' | 'plan' | 'open' };

const SHADES = ['1', '.8', '.55', '.38', '.22', '.14'];
const GAP = 0.35;

/**
 * What became of them all, as one bar cut in parts and the list that names them. The parts add up to the whole by construction: widths
 * are shares of the sum of the counts.
 */
export function FateBar({ parts, drawn, words }: { parts: readonly FatePart[]; drawn: string; words: Words }) {
  const some = parts.filter((part) => part.count > 0);
  const whole = some.reduce((sum, part) => sum + part.count, 0);
  if (whole === 0) return null;
  const { number } = grammar(words.language);
  const cut = some.map((part, index) => {
    const before = some.slice(0, index);
    const start = before.reduce((sum, { count }) => sum + count, 0);
    const answers = before.filter(({ kind }) => kind === 'done').length;
    const shade = part.kind === 'done' ? SHADES[Math.min(answers, SHADES.length - 1)] : undefined;
    return { part, start: (start / whole) * 100, width: (part.count / whole) * 100, shade };
  });
  return (
    <>
      <svg className="fate" role="img" aria-label={drawn}>
        {cut.map(({ part, start, width, shade }) => (
          <rect
            key={part.key}
            className={part.kind}
            opacity={shade}
            x={`${start.toFixed(2)}%`}
            y={part.kind === 'done' ? 0 : 1}
            width={`${Math.max(0.1, width - GAP).toFixed(2)}%`}
            height={part.kind === 'done' ? 64 : 62}
          />
        ))}
      </svg>
      <ul className="fates">
        {cut.map(({ part, shade }) => (
          <li key={part.key}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <rect className={part.kind} opacity={shade} x="1" y="1" width="14" height="14" />
            </svg>
            {part.label}
            <b>{number(part.count)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
