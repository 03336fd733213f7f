import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { caller } from '../../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { found } from '../../../../kit/found.ts';
import { PageHead } from '../../../../kit/page-head.tsx';
import { Quoted } from '../../../../kit/quoted.tsx';
import { StatusTag } from '../../../../kit/tag.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.proposing.sent.title), robots: { index: false } };
}

/** What was sent, its number if it has one, and what comes next. For its author alone. */
export default async function SentPage({ params }: { params: Promise<{ id: string }> }) {
  const [
    {
      words,
      noun,
      context: { actor },
    },
    api,
    { id },
  ] = await Promise.all([pageWords(), caller(), params]);
  if (actor.kind !== 'person') redirect(`/connexion?suite=${encodeURIComponent(`/proposer/envoye/${id}`)}`);
  const sent = await found(api.proposals.byId({ id }));
  const said = words.proposing.sent;
  if (!sent.mine.author) redirect(sent.reference === null ? '/propositions' : `/propositions/${sent.reference}`);
  const listed = sent.reference !== null;
  return (
    <Page current="proposals">
      <PageHead
        title={said.title}
        beside={<StatusTag status={sent.status} words={words} big />}
        lede={sent.reference === null ? said.submitted : said.published(noun, words.proposals.reference(sent.reference))}
      />
      <div className="wrap flow">
        <Quoted text={sent.title} words={words} />
        <h2>{said.nextTitle}</h2>
        <ol className="prose">
          {said.next.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <div className="act">
          <a className="button" href={listed ? `/propositions/${sent.reference}` : `/propositions/envoi/${sent.id}`}>
            {said.see}
          </a>
          <a href="/propositions/envoi">{said.mine(noun)}</a>
          <a href="/proposer">{said.another}</a>
        </div>
      </div>
    </Page>
  );
}
