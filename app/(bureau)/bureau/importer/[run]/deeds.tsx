import type { RunPage } from '../../../../../server/domain/imports/run-page.ts';
import { TickField } from '../../../../kit/choice.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { Form } from '../../../../kit/form.tsx';
import { Notice } from '../../../../kit/notice.tsx';
import { Part } from '../../../../kit/page-head.tsx';
import type { Words } from '../../../../words/words.ts';
import { confirmImport, discardImport } from '../actions.ts';

/** Which run, and which of its states its reader has seen. */
export function RunField({ run }: { run: RunPage }) {
  return (
    <>
      <input type="hidden" name="id" value={run.id} />
      <input type="hidden" name="version" value={run.version} />
    </>
  );
}

export function Discard({ run, words }: { run: RunPage; words: Words }) {
  const said = words.bringing.confirm;
  if (!run.abilities.discard) return null;
  return (
    <Form action={discardImport} form={formState('discard')} words={words} compact>
      <RunField run={run} />
      <p className="act"><button className="button quiet" type="submit">{said.discard}</button></p>
      <p className="hint">{said.discardLead}</p>
    </Form>
  );
}

/** Nothing has been written until this form is sent. */
export function Confirm({ run, words }: { run: RunPage; words: Words }) {
  const said = words.bringing.confirm;
  const form = formState('confirm');
  const { added, known } = run.preview!.report;
  const rows = added.proposals + added.meetings + added.comments + known.refreshed + added.themes.length + added.districts.length;
  return (
    <Part id="importer" title={said.title}>
      {run.abilities.frozen ? <Notice tone="wait">{said.frozen}</Notice> : null}
      {run.abilities.confirm && rows > 0 ? (
        <Form action={confirmImport} form={form} words={words}>
          <RunField run={run} />
          <p>{said.lead}</p>
          {run.preview!.problems > 0 ? <TickField form={form} words={words} name="skipFaulty" label={said.skip(run.preview!.refused)} required /> : null}
          <p className="act"><button className="button" type="submit">{said.button}</button></p>
        </Form>
      ) : null}
      <Discard run={run} words={words} />
    </Part>
  );
}
