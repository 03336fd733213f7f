import type { Metadata } from 'next';
import { currentRequest } from '../../../server/api/request-store.ts';
import type { ProposalList } from '../../../server/domain/proposals/list.ts';
import { LISTED_STATUSES, ORDERS, ORIGINS, PAGE_SIZE, VOICES } from '../../../server/domain/proposals/schema.ts';
import { inLanguage } from '../../../tenants/settings-fields.ts';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import { addressOf, type Query } from '../../kit/address.ts';
import { caller } from '../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Filters, SearchBox, type Filter } from '../../kit/filters.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PageHead } from '../../kit/page-head.tsx';
import { Pagination } from '../../kit/pagination.tsx';
import { shareOf } from '../../kit/share-sentence.tsx';
import { capital, grammar, type Noun } from '../../words/grammar.ts';
import type { Words } from '../../words/words.ts';
import { FollowPart } from '../follow-part.tsx';
import { PATH, readAddress, type Asked } from './address.ts';
import { ProposalRows } from './rows.tsx';

type Props = { searchParams: Promise<Asked> };
const SEARCH_MOST = 1_000;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const {
    words,
    noun,
    context: {
      tenant: { settings },
    },
  } = await pageWords();
  const title = await pageTitle(capital(noun.many));
  const description = words.proposals.list.lede(noun);
  const { query } = readAddress(await searchParams);
  const filtered = Object.entries(query).some(([, value]) => value);
  return {
    title,
    description,
    alternates: { canonical: PATH, types: { 'application/atom+xml': '/reponses.atom' } },
    ...(filtered && { robots: { index: false, follow: true } }),
    openGraph: { title, description, type: 'website', siteName: settings.name, url: PATH },
  };
}

export default async function ProposalsPage({ searchParams }: Props) {
  const [
    {
      words,
      noun,
      context: {
        tenant: { settings },
      },
    },
    asked,
    api,
  ] = await Promise.all([pageWords(), searchParams, caller()]);
  const { input, query, errors } = readAddress(asked);
  const list = input === null ? null : await api.proposals.list(input);
  const said = words.proposals.list;
  // A refused address answers as a refused form does: the door reads it here.
  if (list === null) currentRequest().form = { form: 'list', values: {}, errors };
  const filters = filtersOf(settings, query, words);
  return (
    <Page current="proposals">
      <PageHead title={capital(noun.many)} lede={said.lede(noun)} />
      <div className="wrap">
        {list === null || list.all.total === 0 ? null : <Counts list={list} words={words} noun={noun} />}
        <SearchBox path={PATH} query={query} words={words} />
        <Filters path={PATH} query={query} filters={filters} words={words} />
        {list === null || typeof input?.theme !== 'string' || !settings.themes.some(({ code }) => code === input.theme) ? null : (
          <FollowPart target={{ kind: 'theme', theme: input.theme }} back={addressOf(PATH, { theme: input.theme })} />
        )}
        {list === null ? (
          <Wrong names={Object.keys(errors)} filters={filters} words={words} noun={noun} />
        ) : (
          <Found list={list} query={query} settings={settings} words={words} noun={noun} />
        )}
      </div>
    </Page>
  );
}

/** An address with a value that is none: which one, and the way back to a list that exists. */
function Wrong({ names, filters, words, noun }: { names: readonly string[]; filters: readonly Filter[]; words: Words; noun: Noun }) {
  const said = words.proposals.list;
  const labels = names.map((name) => filters.find((filter) => filter.name === name)?.label ?? null).filter((label) => label !== null);
  return (
    <Notice tone="no" title={said.wrong}>
      {labels.length === 0 ? null : <p>{grammar(words.language).list(labels)}</p>}
      <p>
        <a href={PATH}>{said.backToAll(noun)}</a>
      </p>
    </Notice>
  );
}

function Counts({ list: { all }, words, noun }: { list: ProposalList; words: Words; noun: Noun }) {
  const { all: total, rooms, noRooms } = words.proposals.list.counts;
  const { before, figure, after } = total(all.total, noun);
  return (
    <p className="tell small mb-8">
      {before}
      <b>{figure}</b>
      {after}
      {all.meeting === 0 ? noRooms : rooms(shareOf(all.meeting, all.total, words))}
    </p>
  );
}

function filtersOf(settings: CollectiveSettings, query: Query, words: Words): Filter[] {
  const said = words.proposals.list;
  const { common } = words;
  const meeting = typeof query.rencontre === 'string' && /^\d{1,7}$/.test(query.rencontre) ? query.rencontre : null;
  return [
    {
      name: 'theme',
      label: said.theme,
      options: settings.themes.map(({ code, label }) => ({ value: code, label: inLanguage(label, words.language) })),
    },
    ...(settings.districts.length === 0
      ? []
      : [{ name: 'quartier', label: said.district, options: settings.districts.map(({ code, label }) => ({ value: code, label })) }]),
    { name: 'statut', label: said.status, options: LISTED_STATUSES.map((value) => ({ value, label: capital(common.status[value]) })) },
    { name: 'origine', label: said.origin, options: ORIGINS.map((value) => ({ value, label: capital(common.origin[value]) })) },
    { name: 'voix', label: said.voice, options: VOICES.map((value) => ({ value, label: capital(common.voice[value]) })) },
    // A meeting's own page leads here: its filter shows only when it is on.
    ...(meeting === null
      ? []
      : [{ name: 'rencontre', label: said.meeting, options: [{ value: meeting, label: said.meetingNumber(Number(meeting)) }] }]),
    {
      name: 'tri',
      label: said.order,
      any: capital(said.orders.fair),
      options: ORDERS.filter((value) => value !== 'fair').map((value) => ({ value, label: capital(said.orders[value]) })),
    },
  ];
}

function Found({
  list,
  query,
  settings,
  words,
  noun,
}: {
  list: ProposalList;
  query: Query;
  settings: CollectiveSettings;
  words: Words;
  noun: Noun;
}) {
  const said = words.proposals.list;
  const narrowed = ['theme', 'quartier', 'statut', 'origine', 'voix', 'rencontre'].some((name) => query[name]);
  if (list.items.length === 0) {
    if (!query.q && !narrowed && !query.suite && list.all.total === 0) {
      return (
        <EmptyState
          title={said.none(noun)}
          action={
            <a className="button" href="/proposer">
              {words.common.actions.propose(noun)}
            </a>
          }
        >
          {said.noneWhy}
        </EmptyState>
      );
    }
    return (
      <EmptyState title={said.noneFiltered(noun)} action={<a href={PATH}>{said.backToAll(noun)}</a>}>
        {said.noneFilteredWhy}
      </EmptyState>
    );
  }
  return (
    <>
      <p>
        {shownText(list, query, narrowed, words, noun)} <span className="hush">{orderText(query, words)}</span>
      </p>
      <ProposalRows items={list.items} settings={settings} words={words} />
      <Pagination previous={null} next={list.next === null ? null : addressOf(PATH, query, { suite: list.next })} words={words} />
      {query.suite ? (
        <p className="act">
          <a href={addressOf(PATH, query)}>{words.kit.list.first}</a>
        </p>
      ) : null}
      {list.items.length < PAGE_SIZE ? (
        <p className="act">
          <a href="/proposer">{words.common.actions.propose(noun)}</a>
        </p>
      ) : null}
    </>
  );
}

function shownText({ matching, all }: ProposalList, query: Query, narrowed: boolean, words: Words, noun: Noun): string {
  const said = words.proposals.list;
  if (typeof query.q === 'string') return matching === null ? said.foundMany(SEARCH_MOST, query.q) : said.found(matching, query.q, noun);
  return narrowed && matching !== null ? said.shown(shareOf(matching, all.total, words)) : '';
}

function orderText(query: Query, words: Words): string {
  const said = words.proposals.list;
  if (query.q) return said.searchWhy;
  return query.tri === 'recent' ? said.recentWhy : query.tri === 'answered' ? said.answeredWhy : said.fairWhy;
}
