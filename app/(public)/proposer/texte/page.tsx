import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { BODY_MAX } from '../../../../server/domain/proposals/schema.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { TextareaField } from '../../../kit/field.tsx';
import { formState } from '../../../kit/form-action.ts';
import { valueOf } from '../../../kit/form-state.ts';
import { Form } from '../../../kit/form.tsx';
import { Markdown } from '../../../kit/markdown.tsx';
import { answerText } from '../actions.ts';
import { StepFrame } from '../frame.tsx';
import { PATHS } from '../steps.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.proposing.text.title), robots: { index: false } };
}

export default async function TextPage() {
  const [{ words }, api] = await Promise.all([pageWords(), caller()]);
  const page = await api.proposals.draft();
  if (page.draft?.fields.title === undefined) redirect(PATHS.idea);
  const said = words.proposing;
  const form = formState('text');
  const typed = valueOf(form, 'body');
  const previewed = typed !== null && Object.keys(form.errors).length === 0;
  return (
    <StepFrame step="text" title={said.text.title} lede={<span dir="auto">{page.draft.fields.title}</span>} page={page}>
      <Form action={answerText} form={form} words={words}>
        <TextareaField
          name="body"
          label={<span className="sr">{said.text.title}</span>}
          hint={said.text.hint}
          required
          max={BODY_MAX}
          rows={10}
          value={page.draft.fields.body ?? null}
          form={form}
          words={words}
        />
        {previewed ? (
          <section className="panel mb-8" aria-labelledby="apercu" id="apercu-texte">
            <h2 id="apercu">{said.text.previewTitle}</h2>
            <Markdown text={typed} />
          </section>
        ) : null}
        <div className="act">
          <button className="button big" type="submit">
            {said.next}
          </button>
          <button className="button quiet" type="submit" name="deed" value="preview">
            {said.text.preview}
          </button>
        </div>
      </Form>
    </StepFrame>
  );
}
