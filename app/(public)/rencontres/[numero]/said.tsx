import type { MeetingPage, SaidThere } from '../../../../server/domain/meetings/page.ts';
import { themeLabel } from '../../../kit/labels.ts';
import { Part } from '../../../kit/page-head.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { StatusTag } from '../../../kit/tag.tsx';
import type { Noun } from '../../../words/grammar.ts';
import type { Words } from '../../../words/words.ts';
import type { Shown } from './parts.tsx';

/** What was said there, sheet by sheet, after its place in the counts. */
export function Said({ meeting, settings, words, noun, after }: Shown & { after: string | null }) {
  const said = words.meetings.page;
  const path = `/rencontres/${meeting.reference}`;
  return (
    <Part id="propositions" title={said.said} lead={meeting.items.length === 0 ? null : said.saidLead}>
      {meeting.items.length === 0 ? <p className="lede">{meeting.held ? said.nothing(noun) : said.nothingYet}</p> : (
        <>
          {meeting.ideas.here === 0 ? null : <Place ideas={meeting.ideas} words={words} noun={noun} />}
          <ol className="rows indexed">
            {meeting.items.map((item) =>
              <Item key={item.id} item={item} words={words} theme={themeLabel(settings, item.theme, words.language)} />)}
          </ol>
          <Pagination previous={after === null ? null : path} next={meeting.next === null ? null
            : `${path}?suite=${meeting.next}`} words={words} />
        </>
      )}
    </Part>
  );
}

/** « 31 des 244 propositions issues de rencontres viennent d'ici. » */
function Place({ ideas: { here, fromMeetings }, words, noun }: { ideas: MeetingPage['ideas']; words: Words; noun: Noun }) {
  const said = words.meetings.page;
  const { figure, after } = here < fromMeetings ? said.place(here, fromMeetings, noun) : here === 1 ? said.only(noun)
    : said.allHere(here, noun);
  return <p className="tell small mb-6"><b>{figure}</b>{after}</p>;
}

function Item({ item, words, theme }: { item: SaidThere; words: Words; theme: string }) {
  const said = words.meetings.page;
  return (
    <li>
      <div>
        <p className="nth">{item.sheet === null ? said.noSheet : said.sheet(item.sheet.code)}</p>
        {item.sheet?.table ? <p className="hush m-0">{words.common.origin.table(item.sheet.table)}</p> : null}
      </div>
      <div>
        <h3><a href={`/propositions/${item.reference}`}>{item.title}</a></h3>
        <p>{item.excerpt}{item.excerpt.length < 240 ? null : '…'}</p>
        <div className="line">
          <StatusTag status={item.status} words={words} />
          <span>{theme}</span>
          {item.sheet === null || item.sheet.hands === null ? null : <span>{said.hands(item.sheet.hands)}</span>}
          <span>{said.supports(item.supports)}{item.importedSupports ? `, ${said.importedSupports(item.importedSupports)}` : null}</span>
          {item.voice === 'resident' ? null : <span>{item.organisation ?? words.common.voice[item.voice]}</span>}
        </div>
      </div>
    </li>
  );
}
