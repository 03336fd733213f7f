import type { CommentAnswer } from '../../server/domain/comments/lifecycle.ts';
import { REASONS } from '../../server/domain/comments/schema.ts';
import { capital } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';
import { SelectField, TextareaField } from './field.tsx';
import { formState } from './form-action.ts';
import { Form } from './form.tsx';

/**
 * What a moderator can answer about a comment: a button for each plain answer, and a form for hiding, which never goes without its reason
 * and its statement. hide: where that form is shown (a page has one at most), or null when it is this one.
 */
export function CommentDecision({
  id,
  version,
  decisions,
  action,
  path = null,
  hide = null,
  words,
}: {
  id: string;
  version: number;
  decisions: readonly CommentAnswer[];
  action: (data: FormData) => Promise<void>;
  path?: string | null;
  hide?: string | null;
  words: Words;
}) {
  if (decisions.length === 0) return null;
  const said = words.comments.queue;
  const form = formState('decide-comment');
  const hidden = (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      {path === null ? null : <input type="hidden" name="path" value={path} />}
    </>
  );
  return (
    <>
      <form action={action} className="act">
        {hidden}
        {decisions
          .filter((decision) => decision !== 'hide')
          .map((decision) => (
            <button key={decision} className="button small" type="submit" name="decision" value={decision}>
              {said.decide[decision]}
            </button>
          ))}
        {decisions.includes('hide') && hide !== null ? <a href={hide}>{said.decide.hide}</a> : null}
      </form>
      {decisions.includes('hide') && hide === null ? (
        <details open={Object.keys(form.errors).length > 0 || undefined}>
          <summary>{said.hideTitle}</summary>
          <Form action={action} form={form} words={words} compact labels={{ reason: said.reason, statement: said.statement }}>
            {hidden}
            <input type="hidden" name="decision" value="hide" />
            <SelectField
              name="reason"
              label={said.reason}
              required
              form={form}
              words={words}
              options={REASONS.map((value) => ({
                value,
                label: `${capital(words.comments.reason[value])} (${words.comments.reasonNote[value]})`,
              }))}
            />
            <TextareaField
              name="statement"
              label={said.statement}
              hint={said.statementHint}
              required
              rows={4}
              max={2_000}
              form={form}
              words={words}
            />
            <button className="button grave" type="submit">
              {said.hide}
            </button>
          </Form>
        </details>
      ) : null}
    </>
  );
}
