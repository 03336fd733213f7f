import type { Metadata } from 'next';
import type { FatesByOrigin, WaitingLine } from '../../../../server/domain/proposals/fates.ts';
import { caller } from '../../../kit/caller.ts';
import { Page, pageTitle, pageWords, type PageWords } from '../../../kit/collective-page.tsx';
import { DataTable } from '../../../kit/data-table.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { oneOf } from '../../../kit/labels.ts';
import { Origin } from '../../../kit/origin.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { shareOf } from '../../../kit/share-sentence.tsx';
import { StatusTag } from '../../../kit/tag.tsx';
import { formatDay } from '../../../kit/time.tsx';
import { capital, grammar } from '../../../words/grammar.ts';

const PATH = '/propositions/en-attente';
const CURSOR = /^\d{1,17}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.grouping.waiting.title), alternates: { canonical: PATH } };
}

/** How many have their answer, by where they were born, and who still waits. */
export default async function WaitingPage({ searchParams }: { searchParams: Promise<{ suite?: string | string[] }> }) {
  const [{ suite }, shown, api] = await Promise.all([searchParams, pageWords(), caller()]);
  const { words, noun } = shown;
  const said = words.grouping.waiting;
  const asked = oneOf(suite);
  const after = asked !== null && CURSOR.test(asked) ? asked : null;
  const { fates, items, next } = await api.proposals.waiting({ after });
  const { all } = fates;
  return (
    <Page current="proposals">
      <PageHead title={said.title} lede={said.lede(noun)} left={<a href="/propositions">{capital(noun.many)}</a>} />
      <div className="wrap">
        {all.total === 0 ? null : (
          <>
            <p className="tell small">{capital(said.answered(shareOf(all.total - all.waiting, all.total, words)))}</p>
            <p>{capital(said.parts(all.verdict, all.carried, all.inadmissible))}</p>
            <ByOrigin fates={fates} shown={shown} />
          </>
        )}
        {items.length === 0 ? <EmptyState title={said.none}>{said.noneWhy}</EmptyState> : <Lines items={items} shown={shown} />}
        <Pagination words={words} previous={after === null ? null : PATH} next={next === null ? null : `${PATH}?suite=${next}`} />
      </div>
    </Page>
  );
}

function ByOrigin({ fates, shown: { words } }: { fates: FatesByOrigin; shown: PageWords }) {
  const said = words.grouping.waiting;
  const { number } = grammar(words.language);
  const rows = (['online', 'meeting', 'collective', 'all'] as const).filter((name) => fates[name].total > 0);
  return (
    <DataTable
      caption={said.caption} words={words} rows={rows} rowKey={(name) => name} stack slim
      columns={[
        { key: 'origine', label: said.where, heading: true, cell: (name) => (name === 'all' ? said.all : capital(words.common.origin[name])) },
        { key: 'total', label: said.total, numeric: true, cell: (name) => number(fates[name].total) },
        { key: 'reponses', label: said.done, numeric: true, cell: (name) => number(fates[name].total - fates[name].waiting) },
        { key: 'attente', label: said.wait, numeric: true, cell: (name) => number(fates[name].waiting) },
      ]}
    />
  );
}

function Lines({ items, shown: { words, zone } }: { items: readonly WaitingLine[]; shown: PageWords }) {
  const said = words.grouping.waiting;
  return (
    <ol className="rows indexed mt-8">
      {items.map((one) => (
        <li key={one.id}>
          <div>
            <StatusTag status={one.status} words={words} />
            <p className="hush">{words.proposals.reference(one.reference)}</p>
          </div>
          <div>
            <h2 className="sub"><a href={`/propositions/${one.reference}`} dir="auto">{one.title}</a></h2>
            <div className="line">
              <Origin origin={one.origin} words={words} zone={zone} meeting={one.meeting === null ? null : { day: one.meeting.startsAt, place: one.meeting.place }} />
              <span>{said.since(formatDay(one.since, words.language, zone, 'long'))}</span>
              {one.carrier === null ? null : <span>{said.carriedBy(one.carrier)}</span>}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
