import type { SittingPage } from '../../../../../server/domain/parliament/queries.ts';
import { pageWords } from '../../../../kit/collective-page.tsx';
import { Form } from '../../../../kit/form.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { Sign } from '../../../../kit/sign.tsx';
import { VoteRule } from '../../../../kit/vote-rule.tsx';
import { closeSitting, editSitting, openSitting } from '../actions.ts';
import { SittingFields, sittingLabels } from '../sitting-fields.tsx';

/** Which sitting a deed is done to. */
export function SittingKey({ sitting }: { sitting: SittingPage }) {
  return (
    <>
      <input type="hidden" name="sittingId" value={sitting.id} />
      <input type="hidden" name="numero" value={sitting.number} />
    </>
  );
}

/** Before: the agenda, the roll of seats, what will be the rule; then opening, confirmed by a step of its own. */
export async function Planned({ sitting, etape }: { sitting: SittingPage; etape: string | null }) {
  const { words, noun, zone } = await pageWords();
  const said = words.presidency;
  const { abilities, items, seats } = sitting;
  const form = formState('sitting');
  const path = `/bureau/seances/${sitting.number}`;
  return (
    <>
      <section className="now-item" aria-labelledby="ouverture">
        <h2 id="ouverture">{said.notOpen}</h2>
        <p className="told">{said.ready(items.length, seats, noun)}</p>
        {abilities.open && etape === 'ouvrir' ? (
          <form action={openSitting} className="form">
            <SittingKey sitting={sitting} />
            <p className="told">{said.openSure(seats)}</p>
            <ul className="deeds">
              <li>
                <button className="go" type="submit">
                  <Sign name="go" />
                  <span>
                    {said.openYes}
                    <small>{said.openYesWhy}</small>
                  </span>
                </button>
              </li>
              <li>
                <a className="done" href={path}>
                  {words.common.actions.cancel}
                </a>
              </li>
            </ul>
          </form>
        ) : (
          <ul className="deeds">
            <li>
              <a className="deed" href={`${path}/ordre-du-jour`}>
                <Sign name="agenda" />
                <span>
                  {said.makeAgenda}
                  <small>{said.makeAgendaWhy}</small>
                </span>
              </a>
            </li>
            {abilities.open ? (
              <li>
                <a className="deed go" href={`${path}?etape=ouvrir`}>
                  <Sign name="go" />
                  <span>{said.open}</span>
                </a>
              </li>
            ) : null}
          </ul>
        )}
        {abilities.open ? null : <p className="told">{said.cannotOpen}</p>}
      </section>
      <div className="under-it">
        {abilities.edit ? (
          <details id="modifier" open={Object.keys(form.errors).length > 0 || undefined}>
            <summary>{said.edit}</summary>
            <Form action={editSitting} form={form} words={words} labels={sittingLabels(words)} compact>
              <input type="hidden" name="id" value={sitting.id} />
              <input type="hidden" name="version" value={sitting.version} />
              <input type="hidden" name="numero" value={sitting.number} />
              <SittingFields before={sitting} form={form} words={words} zone={zone} />
              <button className="button" type="submit">
                {words.common.actions.save}
              </button>
            </Form>
          </details>
        ) : null}
        <VoteRule said={sitting} noun={noun} words={words} title={words.parliament.sitting.rule} brief />
      </div>
    </>
  );
}

/** Closing a sitting ends the roll and frees what was not voted: said before it is done. */
export async function CloseSitting({ sitting }: { sitting: SittingPage }) {
  const { words, noun } = await pageWords();
  const said = words.presidency;
  const left = sitting.items.filter(({ question }) => question === null).length;
  return (
    <section className="now-item" aria-labelledby="lever">
      <h2 id="lever">{said.closeTitle}</h2>
      <p className="told">{said.closeSure(left, noun)}</p>
      <form action={closeSitting} className="form">
        <SittingKey sitting={sitting} />
        <ul className="deeds">
          <li>
            <button className="go" type="submit">
              <Sign name="shut" />
              <span>
                {said.closeYes}
                <small>{said.closeYesWhy}</small>
              </span>
            </button>
          </li>
          <li>
            <a className="done" href={`/bureau/seances/${sitting.number}`}>
              {words.common.actions.cancel}
            </a>
          </li>
        </ul>
      </form>
    </section>
  );
}

export async function Over({ sitting }: { sitting: SittingPage }) {
  const { words } = await pageWords();
  const said = words.presidency;
  return (
    <section className="now-item" aria-labelledby="levee">
      <h2 id="levee">{said.overTitle}</h2>
      <p className="told">{said.overWhy(sitting.items.length)}</p>
      <ul className="deeds">
        <li>
          <a className="deed go" href={`/parlement/seances/${sitting.number}/pv`}>
            <Sign name="agenda" />
            <span>{words.parliament.sitting.minutes}</span>
          </a>
        </li>
        <li>
          <a className="deed" href={`/parlement/seances/${sitting.number}`}>
            <Sign name="go" />
            <span>{said.publicPage}</span>
          </a>
        </li>
      </ul>
    </section>
  );
}
