import type { Words } from '../words/words.ts';
import { SelectField, TextareaField } from './field.tsx';
import { formState } from './form-action.ts';
import { Form } from './form.tsx';

export type Decision = keyof Words['proposals']['moderation']['decide'];
const REASONS = ['duplicate', 'outside_powers', 'unclear', 'charter', 'personal_attack', 'advert'] as const;

/**
 * What can be answered on admissibility: one button for each plain decision, and a form for a refusal, which never goes without its reason
 * and its answer. refuse: where that form is shown (a page has one at most), or null when it is this one.
 */
export function DecisionForm({
  id,
  version,
  decisions,
  action,
  refuse = null,
  words,
}: {
  id: string;
  version: number;
  decisions: readonly Decision[];
  action: (data: FormData) => Promise<void>;
  refuse?: string | null;
  words: Words;
}) {
  if (decisions.length === 0) return null;
  const said = words.proposals.moderation;
  const plain = decisions.filter((decision) => decision !== 'refuse');
  return (
    <>
      <form action={action} className="act">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        {plain.map((decision) => (
          <button key={decision} className="button small" type="submit" name="decision" value={decision}>
            {said.decide[decision]}
          </button>
        ))}
        {decisions.includes('refuse') && refuse !== null ? <a href={refuse}>{said.decide.refuse}</a> : null}
      </form>
      {decisions.includes('refuse') && refuse === null ? <Refusal id={id} version={version} action={action} words={words} /> : null}
    </>
  );
}

function Refusal({ id, version, action, words }: { id: string; version: number; action: (data: FormData) => Promise<void>; words: Words }) {
  const said = words.proposals.moderation;
  const form = formState('decision');
  return (
    <details open={Object.keys(form.errors).length > 0 || undefined}>
      <summary>{said.refuseTitle}</summary>
      <Form action={action} form={form} words={words} compact labels={{ reason: said.reason, answer: said.answer }}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="decision" value="refuse" />
        <SelectField
          name="reason"
          label={said.reason}
          required
          form={form}
          words={words}
          options={REASONS.map((value) => ({ value, label: `${words.common.admissibility[value]} (${said.guide[value]})` }))}
        />
        <TextareaField name="answer" label={said.answer} hint={said.answerHint} required rows={4} max={2_000} form={form} words={words} />
        <button className="button grave" type="submit">
          {said.refuse}
        </button>
      </Form>
    </details>
  );
}
