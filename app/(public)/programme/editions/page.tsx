import type { Metadata } from 'next';
import { caller } from '../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import { Time } from '../../../kit/time.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.edition.editions.title) };
}

/** Every edition that was published, the latest first. */
export default async function EditionsPage() {
  const { words, zone } = await pageWords();
  const said = words.edition.editions;
  const editions = await (await caller()).programme.editions();
  return (
    <Page current="programme">
      <PageHead title={said.title} lede={said.lede} left={<a href="/programme">{words.common.navigation.programme}</a>} />
      <div className="wrap">
        {editions.length === 0 ? <EmptyState title={said.none}>{said.noneWhy}</EmptyState> : (
          <ol className="rows" reversed>
            {editions.map(({ number, title, note, publishedAt, measures, hash }, index) => (
              <li key={number}>
                <div>
                  <h2><a href={`/programme/editions/${number}`}>{words.edition.number(number)} : {title}</a></h2>
                  {note === null ? null : <p dir="auto">{note}</p>}
                  <p className="line">
                    <Time at={publishedAt} language={words.language} zone={zone} />
                    <span>{said.measures(measures)}</span>
                    {index === 0 ? <b>{said.inForce}</b> : null}
                    <a href={`/programme/editions/${number}.json`}>{words.edition.data}</a>
                    <span><span className="sr">{words.edition.check.hash} </span><code>{hash.slice(0, 16)}…</code></span>
                  </p>
                </div>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Page>
  );
}
