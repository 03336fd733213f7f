import type { DeskCommitments } from '../../../../server/domain/commitments/queries.ts';
import { CardsField } from '../../../kit/choice.tsx';
import { formState } from '../../../kit/form-action.ts';
import { Form } from '../../../kit/form.tsx';
import type { Words } from '../../../words/words.ts';
import { makeCommitments } from './actions.ts';

/** Which edition, then which of its measures; what is a commitment already is not shown again. */
export function MakeForm({ desk, chosen, words }: { desk: DeskCommitments; chosen: number; words: Words }) {
  const said = words.commitments.desk;
  const form = formState('make');
  const left = desk.measures.filter(({ committed }) => !committed);
  const edition = desk.editions.find(({ number }) => number === chosen)!;
  return (
    <>
      {desk.editions.length < 2 ? null : (
        <form action="/bureau/engagements" method="get" className="search">
          <label htmlFor="edition">{said.edition}</label>
          <select className="input" id="edition" name="edition" defaultValue={String(chosen)}>
            {desk.editions.map(({ number, title }) => <option key={number} value={number}>{said.editionLine(number, title)}</option>)}
          </select>
          <button className="button quiet" type="submit">{said.choose}</button>
        </form>
      )}
      <p><b>{said.editionLine(edition.number, edition.title)}</b><br />{said.ofEdition(edition.committed, edition.measures)}</p>
      {left.length === 0 ? <p>{said.allDone}</p> : (
        <Form action={makeCommitments} form={form} words={words} labels={{ which: said.which, measures: said.measures }} wide>
          <input type="hidden" name="edition" value={chosen} />
          <CardsField
            name="which" label={said.which} required form={form} words={words} value="all"
            choices={[{ value: 'all', label: said.whichAll(left.length) }, { value: 'some', label: said.whichSome }]}
          />
          <CardsField
            name="measures" label={said.measures} form={form} words={words} multiple
            choices={left.map(({ id, reference, title }) => ({ value: id, label: title, note: words.commitments.measure(reference) }))}
          />
          <p className="act"><button className="button" type="submit">{said.make}</button></p>
        </Form>
      )}
    </>
  );
}
