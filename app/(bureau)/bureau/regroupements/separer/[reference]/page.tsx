import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { caller } from '../../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../../kit/desk-page.tsx';
import { TextareaField, TextField } from '../../../../../kit/field.tsx';
import { formState } from '../../../../../kit/form-action.ts';
import { Form } from '../../../../../kit/form.tsx';
import { found } from '../../../../../kit/found.ts';
import { Markdown } from '../../../../../kit/markdown.tsx';
import { PageHead } from '../../../../../kit/page-head.tsx';
import { splitIt } from '../../actions.ts';

const PATH = '/bureau/regroupements';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.grouping.splitConfirm) };
}

export default async function SplitPage({ params }: { params: Promise<{ reference: string }> }) {
  const { reference } = await params;
  if (!/^[1-9]\d{0,7}$/.test(reference)) notFound();
  return <DeskPage room="groupings" path={`${PATH}/separer/${reference}`}><Split reference={Number(reference)} /></DeskPage>;
}

/** The text to the left, its two halves to be written beside it. */
async function Split({ reference }: { reference: number }) {
  const [{ words }, api] = await Promise.all([pageWords(), caller()]);
  const said = words.grouping;
  const { proposal, abilities } = await found(api.groupings.around({ reference }));
  const form = formState('split');
  const label = (half: string, field: string) => `${half}, ${field.toLowerCase()}`;
  const labels = {
    oneTitle: label(said.one, said.halfTitle), oneBody: label(said.one, said.halfBody), otherTitle: label(said.other, said.halfTitle),
    otherBody: label(said.other, said.halfBody), reason: said.splitReason,
  };
  return (
    <>
      <PageHead title={said.splitTitle(reference)} lede={said.splitLede} left={<a href={`${PATH}/autour/${reference}`}>{words.proposals.reference(reference)}</a>} />
      <div className="wrap">
        <h2 className="sub" dir="auto">{proposal.title}</h2>
        <Markdown text={proposal.body} />
        {abilities.group ? (
          <Form action={splitIt} form={form} words={words} once labels={labels}>
            <input type="hidden" name="sourceId" value={proposal.id} />
            <input type="hidden" name="version" value={proposal.version} />
            <TextField name="oneTitle" label={labels.oneTitle} required form={form} words={words} max={120} />
            <TextareaField name="oneBody" label={labels.oneBody} required form={form} words={words} max={5_000} rows={6} />
            <TextField name="otherTitle" label={labels.otherTitle} required form={form} words={words} max={120} />
            <TextareaField name="otherBody" label={labels.otherBody} required form={form} words={words} max={5_000} rows={6} />
            <TextareaField name="reason" label={said.splitReason} hint={said.reasonHint} required form={form} words={words} max={1_000} rows={3} />
            <button className="button" type="submit">{said.splitConfirm}</button>
          </Form>
        ) : null}
      </div>
    </>
  );
}
