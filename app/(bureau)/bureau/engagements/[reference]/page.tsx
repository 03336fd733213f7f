import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { CommitmentPage } from '../../../../../server/domain/commitments/queries.ts';
import { EVIDENCE_MAX, REASON_MAX, URL_MAX, WORDING_MAX } from '../../../../../server/domain/commitments/schema.ts';
import { caller } from '../../../../kit/caller.ts';
import { CardsField } from '../../../../kit/choice.tsx';
import { pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../kit/desk-page.tsx';
import { TextareaField, TextField } from '../../../../kit/field.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { Form } from '../../../../kit/form.tsx';
import { found } from '../../../../kit/found.ts';
import { oneOf } from '../../../../kit/labels.ts';
import { Notice } from '../../../../kit/notice.tsx';
import { PageHead, Part } from '../../../../kit/page-head.tsx';
import { capital } from '../../../../words/grammar.ts';
import { errorText, type Words } from '../../../../words/words.ts';
import { CommitmentTag } from '../../../../(public)/engagements/commitment-tag.tsx';
import { Step, Steps } from '../../../../(public)/engagements/steps.tsx';
import { recordProgress } from '../actions.ts';

type Props = { params: Promise<{ reference: string }>; searchParams: Promise<{ fait?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.commitments.desk.stepTitle) };
}

export default async function RecordPage({ params, searchParams }: Props) {
  const [{ reference }, { fait }] = await Promise.all([params, searchParams]);
  return (
    <DeskPage room="commitments" path={`/bureau/engagements/${encodeURIComponent(reference)}`}><Record reference={reference} done={oneOf(fait) === 'note'} /></DeskPage>
  );
}

async function Record({ reference, done }: { reference: string; done: boolean }) {
  if (!/^[1-9]\d{0,7}$/.test(reference)) notFound();
  const [{ words, zone }, commitment] = await Promise.all([
    pageWords(), caller().then((api) => found(api.commitments.page({ reference: Number(reference) }))),
  ]);
  const said = words.commitments.desk;
  const { abilities, title, state } = commitment;
  return (
    <>
      <PageHead
        title={title} right={<CommitmentTag state={state} words={words} />}
        left={<span className="trail"><a href="/bureau/engagements">{words.commitments.back}</a><a href={`/engagements/${commitment.reference}`}>{said.see}</a></span>}
      />
      <div className="wrap">{done ? <Notice tone="yes" live>{said.recorded}</Notice> : null}</div>
      <Part id="noter" title={said.stepTitle} lead={said.stepLead}>
        {abilities.moves.length === 0 ? <Notice>{errorText(words, abilities.closed ?? 'role.missing')}</Notice>
          : <StepForm commitment={commitment} words={words} zone={zone} />}
      </Part>
      <Part id="etapes" title={words.commitments.stepsTitle} lead={words.commitments.stepsLead}><Steps commitment={commitment} words={words} zone={zone} /></Part>
    </>
  );
}

function StepForm({ commitment, words, zone }: { commitment: CommitmentPage; words: Words; zone: string }) {
  const said = words.commitments.desk;
  const form = formState('progress');
  const last = commitment.steps.at(-1);
  const labels = {
    state: said.where, reason: said.reason, evidence: said.evidence, evidenceUrl: said.evidenceUrl, happenedOn: said.happenedOn, wording: said.wording,
  };
  const given = { form, words };
  return (
    <Form action={recordProgress} form={form} words={words} labels={labels} once>
      {form.errors['']?.code === 'commitment.version_conflict' && last ? (
        <Notice tone="wait" title={said.conflict}><p>{said.conflictWhy}</p><ol className="steps-taken"><Step step={last} words={words} zone={zone} /></ol></Notice>
      ) : null}
      <input type="hidden" name="commitment" value={commitment.id} />
      <input type="hidden" name="version" value={commitment.version} />
      <CardsField
        name="state" label={said.where} required {...given}
        choices={commitment.abilities.moves.map((state) => ({ value: state, label: capital(words.commitments.state[state]) }))}
      />
      <TextareaField name="reason" label={said.reason} hint={said.reasonHint} required max={REASON_MAX} rows={3} {...given} />
      <TextField name="happenedOn" label={said.happenedOn} type="date" required {...given} />
      <TextareaField name="evidence" label={said.evidence} hint={said.evidenceHint} max={EVIDENCE_MAX} rows={3} {...given} />
      <TextField name="evidenceUrl" label={said.evidenceUrl} hint={said.evidenceUrlHint} type="url" max={URL_MAX} {...given} />
      <TextareaField
        name="wording" label={said.wording} hint={said.wordingHint} value={commitment.wording ?? commitment.original} max={WORDING_MAX} rows={8} {...given}
      />
      <p className="act"><button className="button" type="submit">{said.send}</button></p>
    </Form>
  );
}
