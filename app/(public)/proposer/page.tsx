import type { Metadata } from 'next';
import { TITLE_MAX } from '../../../server/domain/proposals/schema.ts';
import { inLanguage } from '../../../tenants/settings-fields.ts';
import { caller } from '../../kit/caller.ts';
import { pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { TextareaField } from '../../kit/field.tsx';
import { formState } from '../../kit/form-action.ts';
import { Form } from '../../kit/form.tsx';
import { Markdown } from '../../kit/markdown.tsx';
import { formatDay } from '../../kit/time.tsx';
import { answerIdea, dropDraft } from './actions.ts';
import { ProposingClosed, StepFrame } from './frame.tsx';
import { resumeAt } from './steps.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { words, noun } = await pageWords();
  return { title: await pageTitle(words.proposing.title(noun)), alternates: { canonical: '/proposer' } };
}

export default async function IdeaPage() {
  const [
    {
      words,
      zone,
      context: { tenant },
    },
    api,
  ] = await Promise.all([pageWords(), caller()]);
  const page = await api.proposals.draft();
  const { draft, propose } = page;
  if (propose === 'closed' && draft === null) return <ProposingClosed />;
  const said = words.proposing;
  const form = formState('idea');
  return (
    <StepFrame step="idea" title={said.idea.title} lede={said.idea.hint} page={page}>
      {draft === null ? null : (
        <div className="panel mb-8">
          <p>
            <b>{said.draft.found(formatDay(draft.updatedAt, words.language, zone, 'dayMonth'))}</b>
          </p>
          <div className="act">
            <a className="button quiet" href={resumeAt(draft)}>
              {said.draft.resume}
            </a>
            <form action={dropDraft}>
              <button className="linklike" type="submit">
                {said.draft.drop}
              </button>
            </form>
          </div>
        </div>
      )}
      <Form action={answerIdea} form={form} words={words}>
        <TextareaField
          name="title"
          label={<span className="sr">{said.idea.title}</span>}
          hint={said.idea.example}
          required
          max={TITLE_MAX}
          rows={4}
          ruled
          value={draft?.fields.title ?? null}
          form={form}
          words={words}
        />
        <div data-alike={said.idea.alike} hidden />
        <button className="button big" type="submit">
          {said.next}
        </button>
      </Form>
      <details className="mt-8">
        <summary>{said.idea.rules}</summary>
        <Markdown text={inLanguage(tenant.settings.charter, words.language)} />
      </details>
      <script type="module" src="/js/look-alikes.js" async />
    </StepFrame>
  );
}
