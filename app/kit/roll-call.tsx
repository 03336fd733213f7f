import type { RollCallLine } from '../../server/domain/votes/queries.ts';
import type { Words } from '../words/words.ts';
import { DataTable } from './data-table.tsx';
import { Sign, type SignName } from './sign.tsx';

const SIGNS: Record<RollCallLine['choice'], SignName> = { yes: 'yes', no: 'no', abstain: 'bar' };

/** Who voted what, by the name that each member shows, with the receipt that each can find again. */
export function RollCall({ lines, caption, words }: { lines: readonly RollCallLine[]; caption: string; words: Words }) {
  const said = words.parliament.rollCall;
  // On paper, a long roll call stands in two columns.
  return (
    <div className={lines.length > 12 ? 'two-up' : undefined}>
      <DataTable
        caption={caption}
        words={words}
        rows={lines}
        rowKey={(line) => line.seatId}
        slim
        columns={[
          {
            key: 'who',
            label: said.who,
            heading: true,
            cell: (line) => <Member pseudonym={line.pseudonym} title={line.title} words={words} />,
          },
          {
            key: 'choice',
            label: said.choice,
            cell: (line) => (
              <span className={`chosen-${line.choice}`}>
                <Sign name={SIGNS[line.choice]} /> {words.common.choice[line.choice]}
              </span>
            ),
          },
          { key: 'place', label: said.place, cell: (line) => said.shortly[line.place] },
          { key: 'receipt', label: said.receipt, cell: (line) => <span className="receipt-code">{line.receipt}</span> },
        ]}
      />
    </div>
  );
}

/** A member as the minutes name her: the name she shows, or that she was erased, and her seat where it has a name. */
export function Member({ pseudonym, title, words }: { pseudonym: string | null; title: string | null; words: Words }) {
  return (
    <>
      {pseudonym ?? words.parliament.rollCall.erased}
      {title === null ? null : <small>{title}</small>}
    </>
  );
}
