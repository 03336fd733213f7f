import type { EntryPage, TypedSheet } from '../../../../../../server/domain/meetings/entry.ts';
import type { CollectiveSettings } from '../../../../../../tenants/settings.ts';
import { themeLabel } from '../../../../../kit/labels.ts';
import { Part } from '../../../../../kit/page-head.tsx';
import { Pagination } from '../../../../../kit/pagination.tsx';
import { StatusTag } from '../../../../../kit/tag.tsx';
import type { Words } from '../../../../../words/words.ts';

/** What has been typed so far, the latest first, each sheet with the way to set it right. */
export function TypedList({ entry, settings, words, path, after }: {
  entry: EntryPage; settings: CollectiveSettings; words: Words; path: string; after: string | null;
}) {
  const said = words.meetings.entry;
  return (
    <Part id="deja" title={said.list} lead={entry.typed === 0 ? null : said.listLead}>
      {entry.sheets.length === 0 ? <p className="lede">{said.none}</p> : (
        <ol className="rows indexed dense typed">{entry.sheets.map((sheet) =>
          <Line key={sheet.id} sheet={sheet} settings={settings} words={words} path={path} />)}</ol>
      )}
      <Pagination previous={after === null ? null : path} next={entry.next === null ? null : `${path}?suite=${entry.next}`} words={words} />
    </Part>
  );
}

function Line({ sheet, settings, words, path }: { sheet: TypedSheet; settings: CollectiveSettings; words: Words; path: string }) {
  const said = words.meetings.entry;
  return (
    <li id={`fiche-${sheet.code}`}>
      <p className="nth m-0">{sheet.code}</p>
      <div>
        <h3>{sheet.reference === null ? sheet.title : <a href={`/propositions/${sheet.reference}`}>{sheet.title}</a>}</h3>
        <div className="line">
          <StatusTag status={sheet.status} words={words} />
          <span>{themeLabel(settings, sheet.theme, words.language)}</span>
          {sheet.table === null ? null : <span>{words.common.origin.table(sheet.table)}</span>}
          {sheet.hands === null ? null : <span>{words.meetings.page.hands(sheet.hands)}</span>}
          {sheet.editable ? <a href={`${path}?fiche=${encodeURIComponent(sheet.code)}`}
            aria-label={said.edit(sheet.code)}>{said.editShort}</a> : null}
        </div>
      </div>
    </li>
  );
}
