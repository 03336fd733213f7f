import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { caller } from '../../../kit/caller.ts';
import { addressOf } from '../../../kit/address.ts';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { found } from '../../../kit/found.ts';
import { oneOf } from '../../../kit/labels.ts';
import { PageHead } from '../../../kit/page-head.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { StatusTag } from '../../../kit/tag.tsx';
import { formatDay } from '../../../kit/time.tsx';

const PATH = '/propositions/envoi';

export async function generateMetadata(): Promise<Metadata> {
  const { words, noun } = await pageWords();
  return { title: await pageTitle(words.proposals.own.title(noun)), robots: { index: false } };
}

/** What one has put in, public or not, with what became of it. */
export default async function OwnPage({ searchParams }: { searchParams: Promise<{ suite?: string | string[] }> }) {
  const [
    {
      words,
      noun,
      zone,
      context: { actor },
    },
    api,
    { suite },
  ] = await Promise.all([pageWords(), caller(), searchParams]);
  if (actor.kind !== 'person') redirect(`/connexion?suite=${encodeURIComponent(PATH)}`);
  const { items, next } = await found(api.proposals.mine({ after: oneOf(suite) }));
  const said = words.proposals.own;
  return (
    <Page current="proposals">
      <PageHead title={said.title(noun)} lede={said.lede} />
      <div className="wrap">
        {items.length === 0 ? (
          <EmptyState
            title={said.none}
            action={
              <a className="button" href="/proposer">
                {words.common.actions.propose(noun)}
              </a>
            }
          >
            {said.noneWhy}
          </EmptyState>
        ) : (
          <ol className="rows indexed">
            {items.map((item) => (
              <li key={item.id}>
                <div>
                  <StatusTag status={item.status} words={words} />
                  {item.reference === null ? null : <p className="hush">{words.proposals.reference(item.reference)}</p>}
                </div>
                <div>
                  <h3>
                    <a href={item.listed ? `/propositions/${item.reference}` : `${PATH}/${item.id}`} dir="auto">
                      {item.title}
                    </a>
                  </h3>
                  <div className="line">
                    <span>{said.submittedOn(formatDay(item.submittedAt, words.language, zone, 'long'))}</span>
                    {item.listed ? <span>{words.proposals.list.supports(item.supports)}</span> : null}
                  </div>
                </div>
              </li>
            ))}
          </ol>
        )}
        <Pagination previous={null} next={next === null ? null : addressOf(PATH, {}, { suite: next })} words={words} />
      </div>
    </Page>
  );
}
