import type { ImportReport, Preview as Kept } from '../../../../../server/domain/imports/run.ts';
import { DataTable } from '../../../../kit/data-table.tsx';
import { Notice } from '../../../../kit/notice.tsx';
import { Part } from '../../../../kit/page-head.tsx';
import { StatusTag } from '../../../../kit/tag.tsx';
import type { Words } from '../../../../words/words.ts';

/** What the import would do, in numbers with their whole, and the first rows as they would stand. */
export function Preview({ preview, words }: { preview: Kept; words: Words }) {
  const said = words.bringing.preview;
  return (
    <>
      <Part id="apercu" title={said.would}>
        <Brought report={preview.report} refused={preview.refused} words={words} />
      </Part>
      {preview.rows.length === 0 ? null : (
        <Part id="lignes" title={said.rowsTitle}>
          <FirstRows preview={preview} words={words} />
        </Part>
      )}
    </>
  );
}

/** refused: null once it is done. */
export function Brought({ report, refused, words }: { report: ImportReport; refused: number | null; words: Words }) {
  const said = words.bringing.preview;
  const { added, known, orphans, byOrigin, byStatus } = report;
  const nothing = added.proposals + added.meetings + added.comments + known.refreshed + added.themes.length + added.districts.length === 0;
  return (
    <>
      {nothing ? <Notice>{refused !== null && refused > 0 && known.proposals + known.meetings + known.comments === 0 ? said.empty
        : refused === null ? words.bringing.done.none : said.nothing}</Notice> : null}
      <dl className="facts">
        <dt>{said.fresh}</dt><dd>{said.freshText(added.proposals, added.meetings, added.comments)}</dd>
        <dt>{said.changed}</dt><dd>{said.proposals(known.refreshed)}</dd>
        <dt>{said.unchanged}</dt><dd>{said.knownText(known.proposals - known.refreshed, known.meetings, known.comments)}</dd>
        {refused === null ? null : <><dt>{said.refused}</dt><dd>{said.rows(refused)}</dd></>}
        {added.proposals === 0 ? null : (
          <>
            <dt>{said.byOrigin}</dt>
            <dd>{(['meeting', 'online', 'collective'] as const).filter((origin) => byOrigin[origin]).map((origin) => (
              <span key={origin} className="block">{words.common.origin[origin]} : {said.part(byOrigin[origin]!, added.proposals)}</span>
            ))}</dd>
            <dt>{said.byStatus}</dt>
            <dd>{(Object.keys(byStatus) as (keyof typeof byStatus)[]).map((status) => (
              <span key={status} className="block">{words.common.status[status]} : {said.part(byStatus[status]!, added.proposals)}</span>
            ))}</dd>
          </>
        )}
      </dl>
      {added.themes.length === 0 ? null : <p className="break">{said.themes(added.themes)}</p>}
      {added.districts.length === 0 ? null : <p className="break">{said.districts(added.districts)}</p>}
      {orphans === 0 ? null : <p>{said.orphans(orphans)}</p>}
    </>
  );
}

function FirstRows({ preview, words }: { preview: Kept; words: Words }) {
  const said = words.bringing.preview;
  const all = preview.tables.reduce((sum, { proposals }) => sum + proposals, 0);
  return (
    <DataTable
      caption={said.rowsCaption(preview.rows.length, all)} stack words={words} rows={preview.rows} rowKey={(row) => `${row.table} ${row.line}`}
      columns={[
        { key: 'title', label: said.proposal, heading: true, cell: (row) => <span className="break">{row.title}</span> },
        { key: 'line', label: said.line, numeric: true, cell: (row) => row.line },
        { key: 'theme', label: said.theme, cell: (row) => [row.theme, row.district].filter((part) => part !== null).join(', ') },
        { key: 'origin', label: said.origin, cell: (row) => words.common.origin[row.origin] },
        { key: 'status', label: said.status, cell: (row) => <StatusTag status={row.status} words={words} /> },
        { key: 'new', label: '', cell: (row) => (row.isNew ? said.isNew : said.isKnown) },
      ]}
    />
  );
}
