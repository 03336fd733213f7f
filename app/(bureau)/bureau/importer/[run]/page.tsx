import type { Metadata } from 'next';
import type { RunPage } from '../../../../../server/domain/imports/run-page.ts';
import { caller } from '../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../kit/desk-page.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { Form } from '../../../../kit/form.tsx';
import { found } from '../../../../kit/found.ts';
import { Live, Waiting } from '../../../../kit/live.tsx';
import { Notice } from '../../../../kit/notice.tsx';
import { PageHead } from '../../../../kit/page-head.tsx';
import { StepsLine } from '../../../../kit/steps-line.tsx';
import { formatDay } from '../../../../kit/time.tsx';
import { errorText, type Words } from '../../../../words/words.ts';
import { readAgain } from '../actions.ts';
import { StateTag } from '../state-tag.tsx';
import { Faults } from './faults.tsx';
import { Preview } from './preview.tsx';
import { Done, Undone } from './result.tsx';
import { Confirm, RunField, Discard } from './deeds.tsx';
import { Tables } from './tables.tsx';

type Props = { params: Promise<{ run: string }> };
const PATH = '/bureau/importer';
const STEPS = ['reading', 'ready', 'writing', 'done'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.bringing.title) };
}

export default async function RunOfImport({ params }: Props) {
  const { run } = await params;
  return <DeskPage room="imports" path={`${PATH}/${encodeURIComponent(run)}`}><Run id={run} /></DeskPage>;
}

async function Run({ id }: { id: string }) {
  const [{ words, zone }, api] = await Promise.all([pageWords(), caller()]);
  const said = words.bringing;
  const run = await found(api.imports.run({ id }));
  const step = STEPS.findIndex((one) => one === run.state) + 1;
  return (
    <>
      <PageHead title={said.run(formatDay(run.createdAt, words.language, zone, 'dayTime'))} left={<a href={PATH}>{said.back}</a>}
        right={<StateTag state={run.state} words={words} />}
        lede={<span className="break">{run.files.map(({ name }) => name).join(', ') || said.list.byCommand}</span>} />
      {step === 0 ? null : (
        <div className="wrap">
          <StepsLine step={step} of={STEPS.length}>{said.stepOf(step, STEPS.length, said.steps[STEPS[step - 1]!])}</StepsLine>
        </div>
      )}
      <State run={run} words={words} />
    </>
  );
}

function State({ run, words }: { run: RunPage; words: Words }) {
  const said = words.bringing;
  switch (run.state) {
    case 'reading': return <Working run={run} words={words} title={said.reading.title} text={said.reading.text} />;
    case 'writing': return <Working run={run} words={words} title={said.writing.title} text={said.writing.text} />;
    case 'undoing': return <Working run={run} words={words} title={said.undoing.title} text={said.undoing.text} />;
    case 'failed': return <Failed run={run} words={words} />;
    case 'discarded': return <div className="wrap"><Notice title={said.discarded.title}>{said.discarded.text}</Notice></div>;
    case 'done': return <Done run={run} words={words} />;
    case 'undone': return <Undone run={run} words={words} />;
    case 'ready': return (
      <>
        {run.preview === null ? null : <Preview preview={run.preview} words={words} />}
        <Tables run={run} words={words} />
        <Faults run={run} words={words} />
        <Confirm run={run} words={words} />
      </>
    );
  }
}

/** A job under way: left and come back to at will; with the comfort script the page follows it by itself. */
function Working({ run, words, title, text }: { run: RunPage; words: Words; title: string; text: string }) {
  const said = words.bringing;
  const { job } = run;
  const progress = job !== null && job.total > 0 && run.state === 'writing' ? said.writing.progress(job.done, job.total) : null;
  return (
    <div className="wrap">
      <Notice tone="wait" title={title}>
        {progress === null ? null : (
          <>
            <progress className="progress" max={job!.total} value={job!.done} aria-label={title} />
            <p>{progress}</p>
          </>
        )}
        {run.abilities.frozen && run.state !== 'reading' ? <p>{said.writing.held}</p> : null}
        {job !== null && job.attempts > 1 && job.state !== 'parked' ? <p>{said.writing.again}</p> : null}
        <p>{job?.state === 'parked' ? said.parked : text}</p>
      </Notice>
      <p className="act"><a className="button quiet" href={`${PATH}/${run.id}`}>{said.refresh}</a></p>
      <Waiting />
      <Live words={words} />
    </div>
  );
}

function Failed({ run, words }: { run: RunPage; words: Words }) {
  const said = words.bringing.failed;
  const form = formState('again');
  return (
    <div className="wrap">
      <Notice tone="no" title={said.title}>
        <p>{errorText(words, run.failure ?? '')}</p>
        <p>{said.nothing}</p>
      </Notice>
      {run.abilities.remap ? (
        <Form action={readAgain} form={form} words={words} compact>
          <RunField run={run} />
          <p className="act"><button className="button" type="submit">{said.retry}</button></p>
        </Form>
      ) : null}
      <Discard run={run} words={words} />
    </div>
  );
}
