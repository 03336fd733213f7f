import type { CommitmentPage, CommitmentStep } from '../../../server/domain/commitments/queries.ts';
import { Markdown } from '../../kit/markdown.tsx';
import { formatDay, Time } from '../../kit/time.tsx';
import type { Words } from '../../words/words.ts';
import { CommitmentTag } from './commitment-tag.tsx';

/** What happened, in the order of time: from the day it became a commitment to the latest step. */
export function Steps({ commitment, words, zone }: { commitment: CommitmentPage; words: Words; zone: string }) {
  const said = words.commitments;
  return (
    <ol className="steps-taken">
      <li><p className="hush"><Time at={commitment.madeAt} language={words.language} zone={zone} /></p><h3>{said.made}</h3></li>
      {commitment.steps.map((step) => <Step key={step.id} step={step} words={words} zone={zone} />)}
    </ol>
  );
}

export function Step({ step, words, zone }: { step: CommitmentStep; words: Words; zone: string }) {
  const said = words.commitments;
  return (
    <li>
      <p className="hush">
        <Time at={step.happenedOn} language={words.language} zone={zone} />, {said.recorded(formatDay(step.recordedAt, words.language, zone, 'long'))}
      </p>
      <h3><CommitmentTag state={step.state} words={words} /></h3>
      <p className="prose" dir="auto">{step.reason}</p>
      {step.wording === null ? null : <><p className="cap">{said.stepWording}</p><Markdown text={step.wording} /></>}
      {step.evidence === null && step.evidenceUrl === null ? null : (
        <div className="evidence">
          <p className="cap">{said.evidence}</p>
          {step.evidence === null ? null : <Markdown text={step.evidence} />}
          {step.evidenceUrl === null ? null : (
            <p><a href={step.evidenceUrl} rel="nofollow noopener ugc">{said.evidenceLink}</a> <small className="hush block">{hostOf(step.evidenceUrl)}</small></p>
          )}
        </div>
      )}
    </li>
  );
}

/** Where the link leads: its host alone, as the browser reads it. */
function hostOf(url: string): string { return new URL(url).host; }
