import { ROW_FIELDS, ROW_STATES, type RowField, type RowState } from '../../../../../../server/domain/meetings/rows-schema.ts';
import type { PreviewRow, RowsBatch, RowsPage } from '../../../../../../server/domain/meetings/rows-page.ts';
import type { CollectiveSettings } from '../../../../../../tenants/settings.ts';
import { addressOf } from '../../../../../kit/address.ts';
import { formState } from '../../../../../kit/form-action.ts';
import { Form } from '../../../../../kit/form.tsx';
import { districtLabel, themeLabel } from '../../../../../kit/labels.ts';
import { Part } from '../../../../../kit/page-head.tsx';
import { Pagination } from '../../../../../kit/pagination.tsx';
import type { SignName } from '../../../../../kit/sign.tsx';
import { Tag, type Tone } from '../../../../../kit/tag.tsx';
import { errorText, type Words } from '../../../../../words/words.ts';
import { confirmRows } from './actions.ts';

const LOOK: Record<RowState, { tone: Tone; sign: SignName }> = {
  new: { tone: 'yes', sign: 'yes' }, wrong: { tone: 'no', sign: 'alert' }, differs: { tone: 'wait', sign: 'read' }, here: { tone: 'plain', sign: 'info' },
  doubled: { tone: 'plain', sign: 'info' },
};

/** Every row with what would become of it, and the button that writes those that are new. */
export function Preview({ batch, show, path, meeting, mayType, settings, words }: {
  batch: RowsBatch; show: RowState | null; path: string; meeting: RowsPage['meeting']; mayType: boolean; settings: CollectiveSettings; words: Words;
}) {
  const said = words.rooms.rows;
  const present = ROW_STATES.filter((state) => batch.counts[state] > 0);
  const query = { lot: batch.id, etat: show };
  const at = (page: number) => addressOf(path, { ...query, page: page === 1 ? null : String(page) });
  return (
    <Part id="apercu" title={said.preview} lead={said.sum(batch.total, present.map((state) => said.counts[state](batch.counts[state])))}>
      <Confirm batch={batch} meeting={meeting} mayType={mayType} words={words} />
      {present.length < 2 && show === null ? null : (
        <nav className="tabs" aria-label={said.preview}>
          <a href={addressOf(path, { lot: batch.id })} aria-current={show === null ? 'true' : undefined}>{said.all}</a>
          {present.map((state) => (
            <a key={state} href={addressOf(path, { lot: batch.id, etat: state })} aria-current={show === state ? 'true' : undefined}>
              {said.counts[state](batch.counts[state])}
            </a>
          ))}
        </nav>
      )}
      {batch.rows.length === 0 ? <p className="lede">{said.none}</p> : (
        <ol className="rows indexed dense brought">
          {batch.rows.map((row) => <Line key={row.line} row={row} batch={batch} meeting={meeting} settings={settings} words={words} />)}
        </ol>
      )}
      <Pagination previous={batch.page > 1 ? at(batch.page - 1) : null} next={batch.page < batch.pages ? at(batch.page + 1) : null} words={words} />
    </Part>
  );
}

function Confirm({ batch, meeting, mayType, words }: { batch: RowsBatch; meeting: RowsPage['meeting']; mayType: boolean; words: Words }) {
  const said = words.rooms.rows;
  const { counts } = batch;
  return (
    <>
      {mayType && counts.new > 0 && batch.missing.length === 0 ? (
        <Form action={confirmRows} form={formState('confirm')} words={words}>
          <input type="hidden" name="id" value={batch.id} />
          <input type="hidden" name="version" value={batch.version} />
          <input type="hidden" name="reference" value={meeting.reference} />
          <p className="act"><button className="button" type="submit">{said.confirm(counts.new)}</button></p>
        </Form>
      ) : counts.new === 0 ? <p>{said.nothingNew}</p> : null}
      {counts.wrong > 0 ? <p className="hush">{said.rest}</p> : null}
    </>
  );
}

type Shown = { row: PreviewRow; meeting: RowsPage['meeting']; settings: CollectiveSettings; words: Words };

function Line({ row, batch, meeting, settings, words }: Shown & { batch: RowsBatch }) {
  const said = words.rooms.rows;
  const { values, state } = row;
  const columnOf = (field: string): string => {
    const index = batch.columns.findIndex((column) => column.field === field);
    return batch.columns[index]?.name ?? said.fields[field as RowField];
  };
  const rest = ROW_FIELDS.filter((field) => field !== 'code' && field !== 'title' && values[field] !== undefined);
  return (
    <li id={`ligne-${row.line}`}>
      <div>
        <p className="nth m-0">{values.code ?? ''}</p>
        <p className="hush m-0">{said.line(row.line)}</p>
      </div>
      <div>
        <h3>{values.title ?? said.line(row.line)}</h3>
        <div className="line">
          <Tag tone={LOOK[state].tone} sign={LOOK[state].sign}>{said.states[state]}</Tag>
          {rest.filter((field) => field !== 'verbatim' && field !== 'body').map((field) => <span key={field}>{said.inColumn(said.fields[field])} {values[field]}</span>)}
        </div>
        {values.verbatim === undefined ? null : <p className="as-said">{values.verbatim}</p>}
        {values.body === undefined ? null : <p>{values.body}</p>}
        {row.problems.length === 0 ? null : (
          <ul className="row-faults">
            {row.problems.map(({ field, code, data }) => (
              <li key={field + code}><b>{field === '' ? said.wholeLine : said.inColumn(columnOf(field))}</b> {errorText(words, code, data)}</li>
            ))}
          </ul>
        )}
        {state === 'here' ? <p className="hush">{said.isHere}</p> : null}
        {row.twin === null ? null : <p className="hush">{said.isDoubled(row.twin)}</p>}
        {state === 'differs' ? <Taken row={row} meeting={meeting} settings={settings} words={words} /> : null}
        {row.alike.length === 0 ? null : (
          <div className="alike">
            <p>{said.alike}</p>
            <ul>{row.alike.map((one) => <li key={one.id}><a href={`/propositions/${one.reference}`}>{one.title}</a></li>)}</ul>
          </div>
        )}
      </div>
    </li>
  );
}

/** What stands under this code beside what the row says: nothing is overwritten. */
function Taken({ row, meeting, settings, words }: Shown) {
  const said = words.rooms.rows;
  const code = row.standing?.code ?? '';
  const show = (field: RowField, text: string | null) => {
    if (text === null) return words.common.none;
    return field === 'theme' ? themeLabel(settings, text, words.language) : field === 'district' ? districtLabel(settings, text) : text;
  };
  return (
    <>
      <p>{said.isTaken}</p>
      <dl className="facts">
        {row.differences.map(({ field, here, row: says }) => (
          <div className="contents" key={field}>
            <dt>{said.fields[field]}</dt>
            <dd><span className="block"><b>{said.inColumn(said.standsHere)}</b> {show(field, here)}</span><span className="block"><b>{said.inColumn(said.rowSays)}</b> {show(field, says)}</span></dd>
          </div>
        ))}
      </dl>
      <p><a href={`/bureau/rencontres/${meeting.reference}/saisie?fiche=${encodeURIComponent(code)}`}>{said.correct(code)}</a></p>
    </>
  );
}
