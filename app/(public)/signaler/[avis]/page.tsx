import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { REASONS, REPORT_MAX } from '../../../../server/domain/comments/schema.ts';
import { caller } from '../../../kit/caller.ts';
import { CardsField } from '../../../kit/choice.tsx';
import { Page, pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { CommentOrigin } from '../../../kit/comment.tsx';
import { TextareaField } from '../../../kit/field.tsx';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import { found } from '../../../kit/found.ts';
import { Markdown } from '../../../kit/markdown.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import { capital } from '../../../words/grammar.ts';
import { sendReport } from '../actions.ts';

type Props = { params: Promise<{ avis: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.comments.reporting.title), robots: { index: false } };
}

/** A notice about a comment, by anyone. What is reported stands before the form, so that one reads it once more. */
export default async function ReportPage({ params }: Props) {
  const { avis } = await params;
  if (!/^[0-9a-f-]{36}$/.test(avis)) notFound();
  const [{ words, zone }, { comment, subject, already }] = await Promise.all([
    pageWords(),
    found((await caller()).comments.reported({ id: avis })),
  ]);
  const said = words.comments.reporting;
  const form = formState('report');
  const page = subject.kind === 'proposal' ? `/propositions/${subject.reference}` : `/programme/mesures/${subject.reference}`;
  const back = `${page}?fil=${comment.parent ?? comment.id}#avis-${comment.id}`;
  return (
    <Page current="proposals">
      <PageHead title={said.title} lede={said.lede} left={<a href={back}>{said.back}</a>} />
      <div className="wrap page">
        <section aria-labelledby="signale">
          <h2 id="signale" className="rule-top">
            {said.what}
          </h2>
          <p className="hush" dir="auto">
            {subject.title}
          </p>
          {comment.body === null ? null : <Markdown text={comment.body} className="large" />}
          <CommentOrigin comment={comment} words={words} zone={zone} />
        </section>
        <div>
          {already !== null ? (
            <Notice title={said.already}>
              <p>
                <a href={`/signaler/recu/${already}`}>{said.seeReceipt}</a>
              </p>
            </Notice>
          ) : comment.abilities.report ? (
            <Form action={sendReport} form={form} words={words} once labels={{ reason: said.reason, words: said.words }}>
              <input type="hidden" name="comment" value={comment.id} />
              <CardsField
                name="reason"
                label={said.reason}
                required
                form={form}
                words={words}
                choices={REASONS.map((value) => ({ value, label: capital(words.comments.reason[value]), note: words.comments.reasonNote[value] }))}
              />
              <TextareaField name="words" label={said.words} hint={said.wordsHint} rows={4} max={REPORT_MAX} form={form} words={words} />
              <div className="act">
                <button className="button" type="submit">
                  {said.send}
                </button>
                <a href={back}>{words.common.actions.cancel}</a>
              </div>
            </Form>
          ) : (
            <Notice>{comment.mine ? said.own : said.hidden}</Notice>
          )}
        </div>
      </div>
    </Page>
  );
}
