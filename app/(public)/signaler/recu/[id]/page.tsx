import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { caller } from '../../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { found } from '../../../../kit/found.ts';
import { PageHead } from '../../../../kit/page-head.tsx';
import { Tag } from '../../../../kit/tag.tsx';
import { Time } from '../../../../kit/time.tsx';

type Props = { params: Promise<{ id: string }> };
const LOOK = {
  open: { tone: 'wait', sign: 'wait' },
  upheld: { tone: 'yes', sign: 'yes' },
  dismissed: { tone: 'plain', sign: 'read' },
  lapsed: { tone: 'plain', sign: 'left' },
} as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.comments.receipt.title), robots: { index: false } };
}

/** The receipt of a notice and, once there is one, the decision. Its address is known to whoever sent it, and to nobody else. */
export default async function ReceiptPage({ params }: Props) {
  const { id } = await params;
  if (!/^[0-9a-f-]{36}$/.test(id)) notFound();
  const [{ words, zone }, receipt] = await Promise.all([pageWords(), found((await caller()).comments.receipt({ id }))]);
  const said = words.comments.receipt;
  const { language } = words;
  const { subject, decision, decidedAt } = receipt;
  return (
    <Page current="proposals">
      <PageHead
        title={said.title}
        left={<bdi>{subject?.title}</bdi>}
        beside={
          <>
            <Tag {...LOOK[receipt.state]} big>
              {said.state[receipt.state]}
            </Tag>
            <p>{said.stateNote[receipt.state]}</p>
          </>
        }
      />
      <div className="wrap flow">
        {receipt.state === 'open' ? <p className="panel">{said.keep}</p> : null}
        {decision === null ? null : (
          <div className="panel">
            <h2>{said.statement}</h2>
            <p>
              <b>{words.comments.reason[decision.reason]}</b>
            </p>
            <p dir="auto">{decision.statement}</p>
          </div>
        )}
        <dl className="facts">
          <dt>{said.sent}</dt>
          <dd>
            <Time at={receipt.reportedAt} language={language} zone={zone} form="dayTime" />
          </dd>
          {decidedAt === null ? null : (
            <>
              <dt>{said.decided}</dt>
              <dd>
                <Time at={decidedAt} language={language} zone={zone} form="dayTime" />
              </dd>
            </>
          )}
          <dt>{said.reason}</dt>
          <dd>{words.comments.reason[receipt.reason]}</dd>
          {receipt.words === null ? null : (
            <>
              <dt>{said.words}</dt>
              <dd dir="auto">{receipt.words}</dd>
            </>
          )}
          {subject === null || subject.reference === null ? null : (
            <>
              <dt>{said.about}</dt>
              <dd dir="auto">
                <a href={subject.kind === 'proposal' ? `/propositions/${subject.reference}` : `/programme/mesures/${subject.reference}`}>
                  {subject.title}
                </a>
              </dd>
            </>
          )}
        </dl>
        {receipt.state === 'open' || receipt.state === 'lapsed' ? null : <p className="hush">{said.appeal}</p>}
      </div>
    </Page>
  );
}
