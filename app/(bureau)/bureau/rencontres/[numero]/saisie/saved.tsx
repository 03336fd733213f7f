import type { EntryPage } from '../../../../../../server/domain/meetings/entry.ts';
import { Notice } from '../../../../../kit/notice.tsx';
import type { Words } from '../../../../../words/words.ts';

/** The sheet that has just gone in, and what it looks like: nothing is refused for being said twice. */
export function Saved({ saved: { sheet, alike }, corrected,
  words }: { saved: NonNullable<EntryPage['saved']>; corrected: boolean; words: Words }) {
  const said = words.meetings.entry;
  return (
    <Notice tone="yes" live>
      <p data-saved>{corrected ? said.corrected(sheet.code) : said.saved(sheet.code, sheet.title)} {sheet.status === 'submitted'
        ? (sheet.reading === 'before' ? said.waitingReading : said.waiting) : null}</p>
      {alike.length === 0 ? null : (
        <>
          <p>{said.alike}</p>
          <ul className="m-0">{alike.map((one) => <li key={one.id}><a href={`/propositions/${one.reference}`}>{one.title}</a></li>)}</ul>
          <p className="hush">{said.alikeWhy}</p>
        </>
      )}
    </Notice>
  );
}
