import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { DraftPage } from '../../../../server/domain/programme/draft-page.ts';
import { caller } from '../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { Markdown } from '../../../kit/markdown.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import { openDraft } from './open-draft.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.edition.draft.title), robots: { index: false } };
}

/** The working copy, for the collective's people while the programme is being written. */
export default async function WorkingCopy() {
  const { words, context: { actor } } = await pageWords();
  if (actor.kind !== 'person') redirect('/connexion?suite=%2Fprogramme%2Fbrouillon');
  const said = words.edition.draft;
  const draft = await openDraft(async () => (await caller()).programme.draft());
  return (
    <Page current="programme">
      <PageHead title={said.title} lede={draft === null ? null : said.lede} left={<a href="/programme">{words.common.navigation.programme}</a>} />
      {draft === null ? <div className="wrap"><EmptyState title={said.shut}>{said.shutWhy}</EmptyState></div> : <Draft draft={draft} />}
    </Page>
  );
}

async function Draft({ draft: { chapters } }: { draft: DraftPage }) {
  const { words } = await pageWords();
  const said = words.edition.draft;
  const filled = chapters.filter(({ measures }) => measures.length > 0);
  if (filled.length === 0) return <div className="wrap"><EmptyState title={said.empty}>{said.emptyWhy}</EmptyState></div>;
  return filled.map((chapter, index) => (
    <section key={chapter.id} className="wrap chap" aria-labelledby={`c${index + 1}`}>
      <header>
        <b aria-hidden="true">{index + 1}</b>
        <h2 id={`c${index + 1}`}><span className="sr">{words.edition.chapter(index + 1)}</span>{chapter.title}</h2>
      </header>
      {chapter.introduction === null ? null : <div className="lede" dir="auto">{chapter.introduction}</div>}
      {chapter.measures.map((measure) => (
        <article key={measure.id} className="m" id={measure.id}>
          <span className={measure.reference === null ? 'no none' : 'no'}>{measure.reference ?? said.unnumbered}</span>
          <div>
            <h3 dir="auto"><a href={`/programme/brouillon/${measure.id}`}>{measure.title}</a></h3>
            <Markdown text={measure.paragraphs.map(({ text }) => text).join('\n\n')} />
          </div>
          <aside className="notes" aria-label={said.from}>
            <ul>{measure.sources.map(({ reference, title }) => <li key={reference}><a href={`/propositions/${reference}`}>{words.proposals.reference(reference)}</a>, {title}</li>)}</ul>
            <a href={`/programme/brouillon/${measure.id}`}>{said.discuss}<span className="sr"> : {measure.title}</span></a>
          </aside>
        </article>
      ))}
    </section>
  ));
}
