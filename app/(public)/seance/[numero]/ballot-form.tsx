import type { QuestionPage } from '../../../../server/domain/votes/queries.ts';
import type { Words } from '../../../words/words.ts';
import { Form } from '../../../kit/form.tsx';
import type { FormState } from '../../../kit/form-state.ts';
import { castBallot } from './actions.ts';

/** Three answers under one thumb. Once a ballot is in, they are one press away, and the one that stands is marked. */
export function BallotForm({
  vote,
  sitting,
  form,
  point,
  words,
}: {
  vote: QuestionPage;
  sitting: number;
  form: FormState;
  point: number | null;
  words: Words;
}) {
  const said = words.parliament.card;
  const { ballot } = vote.mine;
  const answers = (
    <Form action={castBallot} form={form} words={words}>
      <input type="hidden" name="id" value={vote.id} />
      <input type="hidden" name="numero" value={sitting} />
      {point === null ? null : <input type="hidden" name="point" value={point} />}
      <div className="ballot">
        {(['yes', 'no', 'abstain'] as const).map((choice) => (
          <button
            key={choice}
            className="choice"
            name="choice"
            value={choice}
            aria-pressed={ballot === null ? undefined : ballot.choice === choice}
          >
            <ChoiceMark choice={choice} />
            {said.answers[choice]}
          </button>
        ))}
      </div>
    </Form>
  );
  if (ballot === null)
    return (
      <>
        {answers}
        <p className="note">{said.byName}</p>
      </>
    );
  return (
    <details className="change" id="changer" open={Object.keys(form.errors).length > 0 || undefined}>
      <summary>{said.change}</summary>
      {answers}
    </details>
  );
}

/** A shape and a colour for each answer, so that neither stands alone. */
function ChoiceMark({ choice }: { choice: 'yes' | 'no' | 'abstain' }) {
  if (choice === 'yes') {
    return (
      <svg className="y" viewBox="0 0 46 46" aria-hidden="true">
        <circle cx="23" cy="23" r="22" fill="currentColor" />
        <path className="tick-mark" d="M12 24l8 8 15-17" />
      </svg>
    );
  }
  if (choice === 'no') {
    return (
      <svg className="c" viewBox="0 0 46 46" aria-hidden="true">
        <rect x="2" y="2" width="42" height="42" fill="currentColor" />
        <path className="tick-mark" d="M13 13l20 20M33 13 13 33" />
      </svg>
    );
  }
  return (
    <svg viewBox="0 0 46 46" aria-hidden="true" fill="none" stroke="currentColor">
      <circle cx="23" cy="23" r="20.5" strokeWidth="3" />
      <path d="M12 23h22" strokeWidth="5" />
    </svg>
  );
}
