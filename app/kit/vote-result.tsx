import type { ReactNode } from 'react';
import { grammar } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';

export type VoteBase = 'expressed' | 'voters' | 'present' | 'enrolled';

/** A counted vote, as the domain gives it: whole numbers, and how many votes for were needed under its rule. */
export type VoteCounts = {
  yes: number;
  no: number;
  abstain: number;
  /** The number that the threshold is a share of, and what it counts. */
  base: { of: VoteBase; count: number };
  /** Votes for that the rule wanted; null where the base is 0 and nothing could pass. */
  needed: number | null;
};

export type VotePart = { label: string; yes: number; no: number; abstain: number };

/**
 * A result drawn as bars against the line of its threshold: plain proportional rectangles in percentages of the width, so that the words
 * on the line are never stretched. `silent` are members of the base who cast nothing; they are drawn when the base counts them.
 */
export function VoteResult({
  counts,
  reason = null,
  words,
  children = null,
}: {
  counts: VoteCounts;
  reason?: string | null;
  words: Words;
  children?: ReactNode;
}) {
  const said = words.kit.vote;
  const { number } = grammar(words.language);
  const { yes, no, abstain, base, needed } = counts;
  const silent = Math.max(0, base.count - yes - no - abstain);
  const whole = Math.max(1, yes + no + abstain + silent, needed ?? 0);
  const share = (n: number): number => (n / whole) * 100;
  const line = needed === null ? null : share(needed);
  const verdict = needed === null ? null : yes >= needed ? said.passed(needed, yes - needed) : said.missed(needed, needed - yes);
  return (
    <div className="vote">
      <svg className="tally" role="img" aria-label={[said.described(yes, no, abstain), verdict].filter((part) => part !== null).join(' ')}>
        {line === null || needed === null ? null : (
          <ThresholdWords at={line} needed={said.threshold(needed)} base={said.whole(number(base.count), said.base[base.of])} />
        )}
        <Part look="y" from={0} n={share(yes)} />
        <Part look="n" from={share(yes)} n={share(no)} />
        <Part look="a" from={share(yes + no)} n={share(abstain)} />
        <Part look="a" from={share(yes + no + abstain)} n={share(silent)} />
        {line === null ? null : (
          <>
            <line className="halo" x1={`${line}%`} x2={`${line}%`} y1="50" y2="126" />
            <line className="t" x1={`${line}%`} x2={`${line}%`} y1="0" y2="134" />
          </>
        )}
      </svg>
      <ul className="sum">
        <li className="ye">
          <b>{number(yes)}</b> {said.yes}
        </li>
        <li className="no">
          <b>{number(no)}</b> {said.no}
        </li>
        <li>
          <b>{number(abstain)}</b> {said.abstain(abstain)}
          {base.of === 'expressed' && abstain > 0 ? `, ${said.outOfCount}` : ''}
        </li>
        {silent > 0 ? (
          <li>
            <b>{number(silent)}</b> {said.silent(silent)}
          </li>
        ) : null}
      </ul>
      {reason === null ? null : <p className="reason">{words.front.answers.quoted(reason)}</p>}
      {children === null ? null : (
        <details>
          <summary>{words.kit.chart.seeDetail}</summary>
          {children}
        </details>
      )}
    </div>
  );
}

function Part({ look, from, n }: { look: 'y' | 'n' | 'a'; from: number; n: number }) {
  if (n <= 0) return null;
  const full = look === 'y';
  return (
    <rect
      className={look}
      x={`${(from + (full ? 0 : 0.35)).toFixed(2)}%`}
      y={full ? 50 : 51}
      width={`${Math.max(0.2, n - (full ? 0 : 0.5)).toFixed(2)}%`}
      height={full ? 76 : 74}
    />
  );
}

// The words hang on the side of the line where there is room for them.
function ThresholdWords({ at, needed, base }: { at: number; needed: string; base: string }) {
  const left = at > 50;
  const place = { x: `${at}%`, dx: left ? -10 : 10, textAnchor: left ? ('end' as const) : ('start' as const) };
  return (
    <>
      <text {...place} y="14" className="cap">
        {needed}
      </text>
      <text {...place} y="34">
        {base}
      </text>
    </>
  );
}

/**
 * An example of the rule, drawn smaller, in ink: before the vote nothing may look like a result. `rest` are those of the base who say
 * neither yes nor no: where they weigh, they are drawn.
 */
export function RuleExample({
  yes,
  no,
  rest = 0,
  needed,
  words,
  children,
}: {
  yes: number;
  no: number;
  rest?: number;
  needed: number;
  words: Words;
  children: ReactNode;
}) {
  const whole = Math.max(1, yes + no + rest);
  const { number } = grammar(words.language);
  const said = words.kit.vote;
  const line = (needed / whole) * 100;
  const cut = (yes / whole) * 100;
  const end = ((yes + no) / whole) * 100;
  return (
    <figure className="example">
      <svg role="img" aria-label={`${said.described(yes, no, 0)} ${said.threshold(needed)}`}>
        <rect className="line" x="1" y="22" width="99%" height="20" />
        <rect className="full" x="1" y="22" width={`${cut}%`} height="20" />
        <line className="at" x1={`${line}%`} x2={`${line}%`} y1="12" y2="52" />
        <text className="at-word" x={`${line}%`} y="9" textAnchor="middle">
          {said.threshold(needed)}
        </text>
        <text className="on" x="9" y="36.5">
          {number(yes)} {said.yes}
        </text>
        {rest > 0 ? <line className="end" x1={`${end}%`} x2={`${end}%`} y1="22" y2="42" /> : null}
        <text x={`${end - 3}%`} y="36.5" textAnchor="end">
          {number(no)} {said.no}
        </text>
      </svg>
      <figcaption>{children}</figcaption>
    </figure>
  );
}

/** Who voted how, in the hall and from afar: the table that adds up to the drawing. */
export function VoteParts({ parts, caption, words }: { parts: readonly VotePart[]; caption: string; words: Words }) {
  const { number } = grammar(words.language);
  const said = words.kit.vote;
  const lines: [string, 'yes' | 'no' | 'abstain'][] = [
    [said.yes, 'yes'],
    [said.no, 'no'],
    [said.abstain(2), 'abstain'],
  ];
  return (
    <table className="data slim">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{caption}</span>
          </th>
          {parts.map((part) => (
            <th key={part.label} scope="col">
              {part.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(([label, key]) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {parts.map((part) => (
              <td key={part.label}>{number(part[key])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
