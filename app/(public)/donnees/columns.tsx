import { columnsOf, type FileName } from '../../../server/domain/opendata/schema.ts';
import type { Noun } from '../../words/grammar.ts';
import type { Words } from '../../words/words.ts';
import { DataTable } from '../../kit/data-table.tsx';

/** The words of the screens for the codes of a column, where they have some. */
function labelsOf({ common }: Words, file: FileName, column: string): Readonly<Record<string, unknown>> {
  const all: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    status: common.status, verdict: common.status, on_rejection: common.status, origin: common.origin, voice: common.voice,
    kind: common.meetingKind, outcome: common.outcome, choice: common.choice, ...(file === 'rencontres' && { state: common.meetingState }),
  };
  return all[column] ?? {};
}

function coded(words: Words, file: FileName, column: string, code: string): string {
  const label = labelsOf(words, file, column)[code];
  return typeof label === 'string' ? words.openData.coded(code, label) : code;
}

/** The columns of one file, folded: each with its type, its codes and its meaning. */
export function FileColumns({ file, words, noun }: { file: FileName; words: Words; noun: Noun }) {
  const said = words.openData;
  const meanings: Readonly<Record<string, string>> = said.columns[file];
  const columns = columnsOf(file);
  return (
    <details>
      <summary>{said.columnsOf(said.names[file](noun), columns.length)}</summary>
      <DataTable
        caption={said.columnsOf(file, columns.length)}
        captionHidden
        stack
        words={words}
        rows={columns}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', label: said.column, heading: true, cell: ({ name }) => <code lang="en">{name}</code> },
          { key: 'meaning', label: said.meaning, cell: ({ name }) => meanings[name] ?? '' },
          {
            key: 'type', label: said.type,
            cell: ({ name, type, empty, codes }) => (
              <>
                {said.types[type]}{empty ? `, ${said.mayBeEmpty}` : ''}
                {codes === null ? null : <small>{codes.map((code) => coded(words, file, name, code)).join(', ')}</small>}
              </>
            ),
          },
        ]}
      />
    </details>
  );
}
