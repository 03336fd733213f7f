import type { Metadata } from 'next';
import type { TaggingPage } from '../../../../server/domain/meetings/tagging.ts';
import { ORIGIN_FILTERS } from '../../../../server/domain/meetings/schema.ts';
import { LISTED_STATUSES } from '../../../../server/domain/proposals/schema.ts';
import { inLanguage } from '../../../../tenants/settings-fields.ts';
import type { Caller } from '../../../../server/api/root.ts';
import { addressOf, type Query } from '../../../kit/address.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { DeskPage } from '../../../kit/desk-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { Filters, SearchBox } from '../../../kit/filters.tsx';
import { found } from '../../../kit/found.ts';
import { oneOf } from '../../../kit/labels.ts';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import { capital, grammar } from '../../../words/grammar.ts';
import { CorrectOrigin } from './correct.tsx';

const PATH = '/bureau/origines';
const NAMES = ['q', 'origine', 'statut', 'theme', 'reprise', 'rencontre', 'ids'] as const;
type Asked = Partial<Record<(typeof NAMES)[number] | 'suite' | 'fait', string | string[]>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.meetings.origins.title) };
}

export default async function OriginsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const asked = await searchParams;
  const id = oneOf(asked.ids);
  return <DeskPage room="origins" path={id === null ? PATH : `${PATH}?ids=${encodeURIComponent(id)}`}><Origins asked={asked} /></DeskPage>;
}

async function Origins({ asked }: { asked: Asked }) {
  const [{ words, noun, context: { tenant: { settings } } }, api] = await Promise.all([pageWords(), caller()]);
  const said = words.meetings.origins;
  const query = Object.fromEntries(NAMES.map((name) => [name, oneOf(asked[name])])) as Record<(typeof NAMES)[number], string | null>;
  const after = oneOf(asked.suite);
  const page = await found(api.meetings.tagging({
    q: query.q, origin: query.origine, status: query.statut, theme: query.theme, imported: query.reprise, meeting: query.rencontre,
    id: query.ids, after,
  } as Parameters<Caller['meetings']['tagging']>[0]));
  const done = oneOf(asked.fait);
  return (
    <>
      <PageHead title={said.title} lede={said.lede(noun)} />
      <div className="wrap">
        {done !== null && /^\d{1,3}$/.test(done) ? <Notice tone="yes" live>{capital(said.done(Number(done)))}</Notice> : null}
        <p className="hush">{sum(page, words)}</p>
        <SearchBox path={PATH} query={{ ...query, ids: null }} words={words} />
        <Filters path={PATH} query={{ ...query, ids: null }} words={words} filters={filtersOf(words, settings)} />
        {page.items.length === 0 ? <EmptyState title={said.none}
          action={<a href={PATH}>{words.kit.list.clear}</a>}>{said.noneWhy}</EmptyState> : (
          <CorrectOrigin
            page={page} words={words} noun={noun} settings={settings} back={addressOf(PATH, query)} chosen={query.ids === null ? []
              : page.items.map(({ id }) => id)}
            previous={after === null ? null : addressOf(PATH, query)} next={page.next === null ? null
              : addressOf(PATH, query as Query, { suite: page.next })}
          />
        )}
      </div>
    </>
  );
}

type PageWords = Awaited<ReturnType<typeof pageWords>>;

function sum({ counts, unknown }: TaggingPage, words: PageWords['words']): string {
  const { number } = grammar(words.language);
  return words.meetings.origins.sum(number(counts.online), number(counts.meeting), unknown === 0 ? null : number(unknown),
    number(counts.collective), number(counts.total));
}

function filtersOf(words: PageWords['words'], settings: PageWords['context']['tenant']['settings']) {
  const said = words.meetings.origins;
  const origin = (one: (typeof ORIGIN_FILTERS)[number]) => (one === 'unknown' ? said.unknown : words.common.origin[one]);
  return [
    { name: 'origine', label: said.origin, options: ORIGIN_FILTERS.map((value) => ({ value, label: capital(origin(value)) })) },
    { name: 'statut', label: said.status, options: LISTED_STATUSES.map((value) =>
      ({ value, label: capital(words.common.status[value]) })) },
    { name: 'theme', label: said.theme, options: settings.themes.map(({ code, label }) =>
      ({ value: code, label: inLanguage(label, words.language) })) },
    { name: 'reprise', label: said.imported, options: [{ value: 'yes', label: capital(words.common.yes) },
      { value: 'no', label: capital(words.common.no) }] },
  ];
}
