import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { has } from '../../../../../server/domain/actor.ts';
import { ANSWER_MAX } from '../../../../../server/domain/answers/schema.ts';
import type { AnswerForm } from '../../../../../server/domain/answers/queries.ts';
import { caller } from '../../../../kit/caller.ts';
import { TickField } from '../../../../kit/choice.tsx';
import { pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../kit/desk-page.tsx';
import { TextareaField } from '../../../../kit/field.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { Form } from '../../../../kit/form.tsx';
import { found } from '../../../../kit/found.ts';
import { oneOf } from '../../../../kit/labels.ts';
import { Markdown } from '../../../../kit/markdown.tsx';
import { Notice } from '../../../../kit/notice.tsx';
import { PageHead, Part } from '../../../../kit/page-head.tsx';
import { formatDay } from '../../../../kit/time.tsx';
import { correct, prepare } from '../actions.ts';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<{ etape?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.answers.desk.title) };
}

export default async function AnswerFormPage({ params, searchParams }: Props) {
  const [{ reference }, asked, { context: { actor } }] = await Promise.all([params, searchParams, pageWords()]);
  if (!/^[1-9]\d{0,7}$/.test(reference)) notFound();
  return (
    <DeskPage room="answers" path={`/bureau/reponses/${reference}`}>
      {has(actor, 'moderator', 'organiser') ? <Writing reference={Number(reference)} step={oneOf(asked.etape)} /> : null}
    </DeskPage>
  );
}

/** The text on one side, the answer to it on the other. */
async function Writing({ reference, step }: { reference: number; step: string | null }) {
  const [{ words, noun, zone }, kept] = await Promise.all([pageWords(), caller().then((api) => found(api.answers.form({ reference })))]);
  const said = words.answers.form;
  const { proposal, answer } = kept;
  return (
    <>
      <PageHead
        title={said.title(words.proposals.reference(reference))} lede={<bdi>{proposal.title}</bdi>}
        left={<span className="trail"><a href="/bureau/reponses">{said.back}</a><span>{words.proposals.reference(reference)}</span></span>}
      />
      <div className="wrap">
        {step === 'garde' || step === 'corrige' ? (
          <Notice tone="yes" live>{step === 'garde' ? said.saved : said.corrected} <a href={step === 'garde' ? '/bureau/reponses?etat=pretes' : `/propositions/${reference}#reponse`}>
            {step === 'garde' ? words.answers.desk.steps.ready : said.see}</a></Notice>
        ) : null}
        {kept.frozen ? <Notice tone="wait">{words.answers.desk.frozen}</Notice> : null}
        {answer?.preparedBy ? <p className="hush"><bdi>{said.by(answer.preparedBy, formatDay(answer.updatedAt, words.language, zone, 'dayTime'))}</bdi></p> : null}
      </div>
      <Part title={said.text(noun)} id="texte"><Markdown text={proposal.body} /></Part>
      <Answering kept={kept} />
    </>
  );
}

async function Answering({ kept }: { kept: AnswerForm }) {
  const { words } = await pageWords();
  const said = words.answers.form;
  const form = formState('answer');
  const { proposal, answer } = kept;
  const published = answer?.state === 'published';
  const conflict = form.errors['']?.code === 'answer.version_conflict' && answer !== null;
  return (
    <Part title={published ? said.correctTitle : said.body} lead={published ? said.correctLead : null} id="reponse">
      <Form action={published ? correct : prepare} form={form} words={words} labels={{ body: said.body, note: said.note }}>
        {conflict ? <Notice tone="wait" title={said.conflict}><p>{said.conflictLead}</p><Markdown text={answer.body} /></Notice> : null}
        {published ? <input type="hidden" name="id" value={answer.id} /> : <input type="hidden" name="proposalId" value={proposal.id} />}
        <input type="hidden" name="reference" value={proposal.reference} />
        <input type="hidden" name="version" value={answer?.version ?? 0} />
        <TextareaField name="body" label={said.body} hint={said.bodyHint} value={answer?.body ?? null} max={ANSWER_MAX} rows={12} required form={form} words={words} />
        {published ? <TextareaField name="note" label={said.note} max={500} rows={3} required form={form} words={words} />
          : <TickField name="ready" label={said.ready} note={said.readyNote} checked={answer?.state === 'ready'} form={form} words={words} />}
        <button className="button" type="submit">{published ? said.publishCorrection : said.save}</button>
      </Form>
    </Part>
  );
}
