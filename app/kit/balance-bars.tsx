import { grammar } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';

/** How many of a part, of how many, and the share in whole hundredths (the shares of a table add up to a hundred). */
export type BalanceShare = { part: number; share: number };
export type BalanceRow = { key: string; label: string; here: BalanceShare; all: BalanceShare };

/**
 * A part beside its whole, line by line: a table that is also the drawing, so that nothing needs to be opened to read the numbers. The
 * first bar is full (what was chosen), the second hollow (what there is); both are drawn on one scale.
 */
export function BalanceBars({
  caption,
  heads,
  rows,
  totals,
  words,
}: {
  caption: string;
  heads: { label: string; here: string; all: string };
  rows: readonly BalanceRow[];
  totals: { here: number; all: number };
  words: Words;
}) {
  const longest = Math.max(1, ...rows.flatMap((row) => [row.here.share, row.all.share]));
  const { number } = grammar(words.language);
  return (
    <table className="balance">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heads.label}</th>
          <th scope="col">{heads.here}</th>
          <th scope="col">{heads.all}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            <td>
              <Bar look="here" width={row.here.share / longest} />
              {words.parliament.balance.cell(number(row.here.part), row.here.share)}
            </td>
            <td>
              <Bar look="all" width={row.all.share / longest} />
              {words.parliament.balance.cell(number(row.all.part), row.all.share)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.parliament.balance.total}</th>
          <td>{number(totals.here)}</td>
          <td>{number(totals.all)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Bar({ look, width }: { look: 'here' | 'all'; width: number }) {
  return (
    <svg aria-hidden="true">
      <rect className={look} x="1" y="1" width={`${(Math.max(0, width) * 98).toFixed(1)}%`} height="12" />
    </svg>
  );
}
