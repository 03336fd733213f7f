import type { ReactNode } from 'react';
import type { Words } from '../words/words.ts';
import { addressOf, type Query } from './address.ts';
import { Sign } from './sign.tsx';

export type Column<Row> = {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** To the right, in figures that line up. */
  numeric?: boolean;
  /** The heading becomes a link that sorts by this column (`?tri=key`, `?tri=-key`). */
  sortable?: boolean;
  /** The cell names its row (one column a table, the first as a rule). */
  heading?: boolean;
};

/** `-date` is descending, `date` ascending: the value of `?tri=`. */
export type SortState = { path: string; query: Query; sort: string | null };

/** A table whose order is in the URL. On a narrow screen `stack` turns each row into a card whose cells say their own column. */
export function DataTable<Row>({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowKey,
  sorting = null,
  stack = false,
  slim = false,
  foot = null,
  words,
}: {
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sorting?: SortState | null;
  stack?: boolean;
  slim?: boolean;
  foot?: ReactNode;
  words: Words;
}) {
  // Cards lose the table's roles in some browsers when display changes, so they are said again.
  const role = (name: string): string | undefined => (stack ? name : undefined);
  const table = (
    <table className={`data${stack ? ' stack-it' : ''}${slim ? ' slim' : ''}`} role={role('table')}>
      <caption className={captionHidden ? 'sr' : undefined}>{caption}</caption>
      <thead>
        <tr role={role('row')}>
          {columns.map((column) => (
            <Head key={column.key} column={column} sorting={sorting} role={role('columnheader')} words={words} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} role={role('row')}>
            {columns.map((column) =>
              column.heading ? (
                <th key={column.key} scope="row" role={role('rowheader')}>
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.key}
                  className={column.numeric ? 'num' : undefined}
                  role={role('cell')}
                  data-label={stack ? column.label : undefined}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {foot === null ? null : <tfoot>{foot}</tfoot>}
    </table>
  );
  if (stack) return table;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must scroll from the keyboard too
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      {table}
    </section>
  );
}

function Head<Row>({
  column,
  sorting,
  role,
  words,
}: {
  column: Column<Row>;
  sorting: SortState | null;
  role: string | undefined;
  words: Words;
}) {
  const look = column.numeric ? 'num' : undefined;
  if (!column.sortable || sorting === null)
    return (
      <th scope="col" className={look} role={role}>
        {column.label}
      </th>
    );
  const up = sorting.sort === column.key;
  const down = sorting.sort === `-${column.key}`;
  const next = up ? `-${column.key}` : column.key;
  return (
    <th scope="col" className={look} role={role} aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      <a href={addressOf(sorting.path, sorting.query, { tri: next })} title={words.kit.list.sortBy(column.label)}>
        {column.label}
        {up ? <Sign name="up" /> : down ? <Sign name="down" /> : null}
      </a>
    </th>
  );
}
