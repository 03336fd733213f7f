import type { Metadata } from 'next';
import { caller } from '../../kit/caller.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { PageHead } from '../../kit/page-head.tsx';
import { Page, pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { Pagination } from '../../kit/pagination.tsx';
import { Time } from '../../kit/time.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.civic.journalTitle) };
}

export default async function JournalPage({ searchParams }: { searchParams: Promise<{ suite?: string }> }) {
  const { words, zone } = await pageWords();
  const { civic } = words;
  const { suite } = await searchParams;
  const after = suite && /^[0-9a-f-]{36}$/.test(suite) ? suite : null;
  const { lines, next } = await (await caller()).collectives.journal({ after });
  return (
    <Page>
      <PageHead title={civic.journalTitle} lede={civic.journalLede} />
      <div className="wrap">
        {lines.length === 0 ? <EmptyState title={civic.journalEmpty}>{civic.journalEmptyWhy}</EmptyState> : (
          <ol className="plain-list">
            {lines.map((line) => (
              <li key={line.id}>
                <p className="hush"><Time at={line.at} language={words.language} zone={zone} form="dayTime" /> · {civic.by(line.role)}</p>
                <p><b>{civic.verbs[line.verb]}</b>{line.proposal ? <> : <a href={`/propositions/${line.proposal.reference}`}>{line.proposal.title}</a></> : null}
                  {line.meeting ? <> : <a href={`/rencontres/${line.meeting.reference}`}>{line.meeting.title}</a></> : null}
                  {line.sitting ? <> : <a href={`/parlement/seances/${line.sitting.number}`}>{line.sitting.title}</a></> : null}
                  {line.edition ? <> : <a href={`/programme/editions/${line.edition.number}`}>{line.edition.title}</a></> : null}
                  {line.commitment === null ? null : <> : <a href={`/engagements/${line.commitment}`}>{words.commitments.number(line.commitment)}</a></>}</p>
              </li>
            ))}
          </ol>
        )}
        <Pagination previous={after ? '/journal' : null} next={next ? `/journal?suite=${next}` : null} words={words} />
      </div>
    </Page>
  );
}
