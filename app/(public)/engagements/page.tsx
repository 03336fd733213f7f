import type { Metadata } from 'next';
import type { CommitmentList, ListedCommitment } from '../../../server/domain/commitments/queries.ts';
import { PAGE_SIZE, PROGRESS } from '../../../server/domain/commitments/schema.ts';
import { addressOf, type Query } from '../../kit/address.ts';
import { caller } from '../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Filters } from '../../kit/filters.tsx';
import { oneOf } from '../../kit/labels.ts';
import { Markdown } from '../../kit/markdown.tsx';
import { PageHead, Part } from '../../kit/page-head.tsx';
import { Pagination } from '../../kit/pagination.tsx';
import { Time } from '../../kit/time.tsx';
import { capital } from '../../words/grammar.ts';
import type { Words } from '../../words/words.ts';
import { CommitmentTag } from './commitment-tag.tsx';
import { Glance } from './glance.tsx';

const PATH = '/engagements';
type Asked = { statut?: string | string[]; chapitre?: string | string[]; suite?: string | string[] };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.commitments.title) };
}

export default async function CommitmentsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const [{ words, zone }, asked, api] = await Promise.all([pageWords(), searchParams, caller()]);
  const said = words.commitments;
  const state = PROGRESS.find((one) => one === oneOf(asked.statut)) ?? null;
  const [chapter, after] = [numberIn(asked.chapitre), numberIn(asked.suite)];
  const list = await api.commitments.list({ state, chapter, after });
  const query = { statut: state, chapitre: chapter === null ? null : String(chapter) };
  const plain = state === null && chapter === null && after === null;
  if (list.counts.total === 0) {
    return (
      <Page current="commitments">
        <PageHead title={said.title} />
        <div className="wrap"><EmptyState title={said.none} action={<a className="button" href="/programme">{said.readProgramme}</a>}>{said.noneWhy}</EmptyState></div>
      </Page>
    );
  }
  return (
    <Page current="commitments">
      <PageHead title={said.title} lede={plain ? said.lede : null} left={plain ? null : <a href={PATH}>{said.seeAll}</a>} />
      {plain ? <Glance counts={list.counts} chapters={list.chapters} path={PATH} words={words} /> : null}
      <Part id="liste" title={said.list}>
        <Filters
          path={PATH} query={query} words={words}
          filters={[
            { name: 'statut', label: said.filterState, any: said.anyState, options: PROGRESS.map((one) => ({ value: one, label: capital(said.state[one]) })) },
            {
              name: 'chapitre', label: said.filterChapter, any: said.anyChapter,
              options: list.chapters.map(({ number, title }) => ({ value: String(number), label: title || said.all })),
            },
          ]}
        />
        {list.items.length === 0 ? <EmptyState title={said.noneFiltered} action={<a href={PATH}>{said.seeAll}</a>} level={3}>{said.noneFilteredWhy}</EmptyState>
          : <ol className="rows">{list.items.map((item) => <Line key={item.reference} item={item} words={words} zone={zone} />)}</ol>}
        <Pages list={list} after={after ?? 0} query={query} words={words} />
      </Part>
    </Page>
  );
}

function numberIn(text: string | string[] | undefined): number | null {
  const one = oneOf(text);
  return one !== null && /^[1-9]\d{0,7}$/.test(one) ? Number(one) : null;
}

function Pages({ list, after, query, words }: { list: CommitmentList; after: number; query: Query; words: Words }) {
  if (list.items.length === 0) return null;
  const before = after - PAGE_SIZE;
  const at = (place: number) => addressOf(PATH, query, { suite: place > 0 ? String(place) : null });
  return (
    <Pagination
      previous={after === 0 ? null : at(before)} next={list.next === null ? null : at(list.next)} words={words}
      shown={words.commitments.shown(after + 1, after + list.items.length, list.found)}
    />
  );
}

/** What the programme said, what it says today where that changed, and the latest step. */
function Line({ item, words, zone }: { item: ListedCommitment; words: Words; zone: string }) {
  const said = words.commitments;
  return (
    <li>
      <div className="line"><CommitmentTag state={item.state} words={words} /><span className="hush">{said.measure(item.reference)}</span></div>
      <h3><a href={`${PATH}/${item.reference}`}>{item.title}</a></h3>
      {item.wording === null ? null : (
        <div className="two wordings">
          <div><p className="cap">{said.printed}</p><Markdown text={item.original} /></div>
          <div><p className="cap">{said.today}</p><Markdown text={item.wording} /></div>
        </div>
      )}
      {item.last === null ? <p className="hush">{said.noStep}</p> : (
        <p><Time at={item.last.happenedOn} language={words.language} zone={zone} /> : {item.last.reason}</p>
      )}
    </li>
  );
}
