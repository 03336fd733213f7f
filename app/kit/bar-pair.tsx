import { grammar } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';

export type PairRow = { key: string; label: string; room: number; screen: number };

/**
 * The room and the screen back to back, one line a place: a table that is also the drawing, so nothing needs to be opened to read the
 * numbers. Plain proportional rectangles: a charting library would add nothing to a bar.
 */
export function BarPair({
  caption,
  rows,
  heads,
  words,
}: {
  caption: string;
  rows: readonly PairRow[];
  heads: { room: string; label: string; screen: string };
  words: Words;
}) {
  const longest = Math.max(1, ...rows.map((row) => Math.max(row.room, row.screen)));
  const { number } = grammar(words.language);
  return (
    <table className="twin">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heads.room}</th>
          <th scope="col">{heads.label}</th>
          <th scope="col">{heads.screen}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td className="l">
              <Bar part={row.room / longest} said={number(row.room)} room />
            </td>
            <th scope="row">{row.label}</th>
            <td>
              <Bar part={row.screen / longest} said={number(row.screen)} room={false} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// No viewBox: lengths are percentages of the drawing, so the number stays a number and is not stretched with the bar.
function Bar({ part, said, room }: { part: number; said: string; room: boolean }) {
  const width = Math.round(part * 1000) / 10;
  if (room) {
    return (
      <svg>
        <rect className="room" x={`${100 - width}%`} width={`${width}%`} y="1" height="22" />
        <text x={`${100 - width}%`} dx="-9" y="18" textAnchor="end">
          {said}
        </text>
      </svg>
    );
  }
  return (
    <svg>
      <rect className="screen" x="1" width={`${width}%`} y="2" height="20" />
      <text x={`${width}%`} dx="10" y="18">
        {said}
      </text>
    </svg>
  );
}
