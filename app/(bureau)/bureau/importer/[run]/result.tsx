import type { Undone as Reversed } from '../../../../../server/domain/imports/run.ts';
import type { RunPage } from '../../../../../server/domain/imports/run-page.ts';
import { formState } from '../../../../kit/form-action.ts';
import { Form } from '../../../../kit/form.tsx';
import { Notice } from '../../../../kit/notice.tsx';
import { Part } from '../../../../kit/page-head.tsx';
import type { Words } from '../../../../words/words.ts';
import { undoImport } from '../actions.ts';
import { RunField } from './deeds.tsx';
import { Brought } from './preview.tsx';

export function Done({ run, words }: { run: RunPage; words: Words }) {
  const said = words.bringing;
  if (run.result === null) return null;
  return (
    <>
      <Part id="resultat" title={said.done.title}>
        <Brought report={run.result.report} refused={null} words={words} />
        <p>{said.done.journal}</p>
        <p className="act"><a className="button" href="/propositions">{said.done.see}</a></p>
      </Part>
      <Part id="annuler" title={said.undo.title}>
        <p>{said.undo.lead}</p>
        {run.abilities.undo ? (
          <Form action={undoImport} form={formState('undo')} words={words} compact>
            <RunField run={run} />
            <p className="act"><button className="button quiet" type="submit">{said.undo.button}</button></p>
          </Form>
        ) : <Notice tone="wait">{said.undo.frozen}</Notice>}
      </Part>
    </>
  );
}

/** What went, and what people had already built on and stays. */
export function Undone({ run, words }: { run: RunPage; words: Words }) {
  const said = words.bringing.undo;
  const undone = run.result?.undone ?? null;
  if (undone === null) return null;
  return (
    <Part id="resultat" title={said.done}>
      <p>{said.gone(undone.proposals, undone.meetings, undone.comments)}</p>
      {undone.counts > 0 ? <p>{said.counts(undone.counts)}</p> : null}
      {undone.themes + undone.districts > 0 ? <p>{said.settings(undone.themes, undone.districts)}</p> : null}
      {undone.keptCount > 0 ? <Kept undone={undone} words={words} /> : null}
    </Part>
  );
}

function Kept({ undone, words }: { undone: Reversed; words: Words }) {
  const said = words.bringing.undo;
  return (
    <>
      <h3>{said.kept(undone.keptCount)}</h3>
      <ul className="plain-list">
        {undone.kept.map(({ noun, reference, why }, at) => (
          <li key={at}><KeptName noun={noun} reference={reference} words={words} /> : {said.why[why]}</li>
        ))}
      </ul>
      {undone.keptCount > undone.kept.length ? <p>{said.keptMore(undone.keptCount - undone.kept.length)}</p> : null}
    </>
  );
}

function KeptName({ noun, reference, words }: { noun: 'proposal' | 'meeting' | 'comment'; reference: number | null; words: Words }) {
  if (noun === 'comment' || reference === null) return words.bringing.undo.noun.comment;
  if (noun === 'meeting') return <a href={`/rencontres/${reference}`}>{words.meetings.number(reference)}</a>;
  return <a href={`/propositions/${reference}`}>{words.proposals.reference(reference)}</a>;
}
