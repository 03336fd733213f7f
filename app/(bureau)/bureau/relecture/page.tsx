import type { Metadata } from 'next';
import type { ReadingPage, WaitingSheet } from '../../../../server/domain/meetings/reading.ts';
import { addressOf } from '../../../kit/address.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { DeskPage } from '../../../kit/desk-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { formState } from '../../../kit/form-action.ts';
import { valueOf } from '../../../kit/form-state.ts';
import { found } from '../../../kit/found.ts';
import { oneOf } from '../../../kit/labels.ts';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead, Part } from '../../../kit/page-head.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { Time } from '../../../kit/time.tsx';
import { errorText, type Words } from '../../../words/words.ts';
import { SheetPair } from './pair.tsx';

const PATH = '/bureau/relecture';
type Asked = { fiche?: string | string[]; suite?: string | string[]; fait?: string | string[] };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.rooms.reading.title) };
}

export default async function ReadingRoom({ searchParams }: { searchParams: Promise<Asked> }) {
  return <DeskPage room="reading"><Reading asked={await searchParams} /></DeskPage>;
}

async function Reading({ asked }: { asked: Asked }) {
  const [{ words, context: { tenant: { settings } } }, api] = await Promise.all([pageWords(), caller()]);
  const said = words.rooms.reading;
  const [agree, mend] = [formState('agree'), formState('mend')];
  // After a refusal the sheet that was being read stays, whatever waits before it.
  const sheet = valueOf(agree, 'id') ?? valueOf(mend, 'id') ?? oneOf(asked.fiche);
  const after = oneOf(asked.suite);
  const page = await found(api.meetings.reading({ id: sheet, after }));
  const lost = sheet !== null && page.current === null;
  const failed = agree.errors['']?.code ?? mend.errors['']?.code;
  return (
    <>
      <PageHead title={said.title} lede={said.lede(page.counts.waiting, page.counts.hidden)} />
      <div className="wrap">
        <Done what={oneOf(asked.fait)} words={words} />
        {page.frozen ? <Notice>{said.frozen}</Notice> : null}
        {lost ? <Notice>{failed === undefined ? said.gone : errorText(words, failed)}</Notice> : null}
        {page.current === null ? <Nothing page={page} words={words} lost={lost} />
          : <SheetPair sheet={page.current} settings={settings} words={words} frozen={page.frozen} />}
      </div>
      {page.items.length === 0 ? null : (
        <Part id="liste" title={said.list} lead={said.listLead}>
          <ol className="rows indexed dense typed">
            {page.items.map((item) => <Line key={item.id} item={item} current={item.id === page.current?.id} words={words} zone={settings.timeZone} />)}
          </ol>
          <Pagination previous={after === null ? null : PATH} next={page.next === null ? null : addressOf(PATH, { suite: page.next })} words={words} />
        </Part>
      )}
    </>
  );
}

function Done({ what, words }: { what: string | null; words: Words }) {
  const said = words.rooms.reading;
  const sentence = { relue: said.agreed, publiee: said.agreedPublished }[what ?? ''];
  return sentence === undefined ? null : <Notice tone="yes" live>{sentence}</Notice>;
}

function Nothing({ page: { counts }, words, lost }: { page: ReadingPage; words: Words; lost: boolean }) {
  const said = words.rooms.reading;
  if (lost && counts.waiting > counts.mine) return <p><a href={PATH}>{said.list}</a></p>;
  return counts.mine > 0 ? <EmptyState title={said.onlyOwn}>{said.onlyOwnWhy}</EmptyState> : <EmptyState title={said.none}>{said.noneWhy}</EmptyState>;
}

function Line({ item, current, words, zone }: { item: WaitingSheet; current: boolean; words: Words; zone: string }) {
  const said = words.rooms.reading;
  return (
    <li>
      <p className="nth m-0">{item.code}</p>
      <div>
        <h3>{current ? <span aria-current="true">{item.title}</span> : <a href={addressOf(PATH, { fiche: item.id })}>{item.title}</a>}</h3>
        <div className="line">
          <span>{words.meetings.number(item.meeting.reference)}, {item.meeting.title}</span>
          <Time at={item.typedAt} language={words.language} zone={zone} form="dayMonth" />
          {item.own ? <span>{said.mine}</span> : null}
          {item.reading === 'before' ? <span>{said.hidden}</span> : null}
        </div>
      </div>
    </li>
  );
}
