import type { Metadata } from 'next';
import { caller } from '../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { found } from '../../kit/found.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { PageHead } from '../../kit/page-head.tsx';
import { formatDay } from '../../kit/time.tsx';
import { Letter } from './letter.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.people.mailbox.title), robots: { index: false } };
}

/** The demo's mailbox, at /_courrier: the letters of this host's collective, newest first. Nowhere else is there such a page. */
export default async function MailboxPage() {
  const [{ words, zone }, letters] = await Promise.all([pageWords(), found(caller().then((api) => api.signIn.mailbox()))]);
  const said = words.people.mailbox;
  return (
    <Page>
      <PageHead title={said.title} lede={said.lede} />
      <div className="wrap">
        {letters.length === 0 ? <EmptyState title={said.none} /> : letters.map((letter) => (
          <article key={letter.id} className="letter" aria-labelledby={letter.id}>
            <h2 id={letter.id}>{letter.subject ?? said.waiting}</h2>
            <p className="hush">{letter.address === null ? null : said.to(letter.address)} · {formatDay(letter.at, words.language, zone, 'dayTime')}</p>
            <Letter text={letter.body ?? ''} />
          </article>
        ))}
      </div>
    </Page>
  );
}
