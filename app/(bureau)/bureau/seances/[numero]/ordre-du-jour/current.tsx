import type { SittingPage } from '../../../../../../server/domain/parliament/queries.ts';
import { pageWords } from '../../../../../kit/collective-page.tsx';
import { EmptyState } from '../../../../../kit/empty-state.tsx';
import { TextareaField } from '../../../../../kit/field.tsx';
import { Form } from '../../../../../kit/form.tsx';
import { formState } from '../../../../../kit/form-action.ts';
import { ItemOrigin, ItemState } from '../../../../../kit/item-state.tsx';
import { Sign } from '../../../../../kit/sign.tsx';
import { arrangeAgenda, recommend } from '../../actions.ts';
import { SittingKey } from '../sitting-states.tsx';
import { searchText, type Search } from './choose.tsx';

/** What is on the agenda: one form whose buttons move an item up, down or off; recommendations under it. */
export async function CurrentAgenda({ sitting, search }: { sitting: SittingPage; search: Search }) {
  const { words, noun, zone } = await pageWords();
  const said = words.presidency;
  const { items, abilities } = sitting;
  if (items.length === 0)
    return (
      <>
        <h2 id="agenda" className="sr">
          {words.parliament.sitting.agenda}
        </h2>
        <EmptyState title={said.emptyAgenda} level={3}>
          {said.emptyAgendaHow(noun)}
        </EmptyState>
      </>
    );
  const ordered = abilities.edit;
  return (
    <>
      <h2 id="agenda" className="sub">
        {words.parliament.sitting.agenda} <small>{words.parliament.sittings.items(items.length)}</small>
      </h2>
      <Form action={arrangeAgenda} form={formState('agenda')} words={words} compact wide>
        <SittingKey sitting={sitting} />
        <input type="hidden" name="recherche" value={searchText(search)} />
        {items.map((item) => (
          <input key={item.id} type="hidden" name="itemIds[]" value={item.id} />
        ))}
        <ol className="agenda plain">
          {items.map((item, index) => (
            <li key={item.id} id={`item-${item.position}`}>
              <b>{item.position}</b>
              <div>
                <span className="titled">{item.proposal.title}</span>
                <ItemOrigin item={item} words={words} zone={zone} />
                {item.recommendation === null ? null : (
                  <p>
                    {words.parliament.item.recommendation} {item.recommendation}
                  </p>
                )}
                <div className="tools">
                  {ordered && index > 0 ? (
                    <button className="button quiet small" name="deed" value={`monter:${item.id}`}>
                      <Sign name="up" />
                      <span className="sr">{said.up(item.proposal.title)}</span>
                    </button>
                  ) : null}
                  {ordered && index < items.length - 1 ? (
                    <button className="button quiet small" name="deed" value={`descendre:${item.id}`}>
                      <Sign name="down" />
                      <span className="sr">{said.down(item.proposal.title)}</span>
                    </button>
                  ) : null}
                  {abilities.changeAgenda && item.question === null ? (
                    <button className="button grave small" name="deed" value={`retirer:${item.id}`}>
                      {words.common.actions.remove}
                      <span className="sr"> {item.proposal.title}</span>
                    </button>
                  ) : (
                    <ItemState item={item} words={words} />
                  )}
                </div>
              </div>
            </li>
          ))}
        </ol>
      </Form>
      {abilities.changeAgenda ? (
        <details id="recommandations">
          <summary>{said.recommendations}</summary>
          <p className="hush">{said.recommendationsWhy}</p>
          {items
            .filter(({ question }) => question === null)
            .map((item) => {
              const form = formState(`recommend-${item.id}`);
              return (
                <Form key={item.id} action={recommend} form={form} words={words} compact>
                  <input type="hidden" name="itemId" value={item.id} />
                  <input type="hidden" name="numero" value={sitting.number} />
                  <TextareaField
                    name="recommendation"
                    label={`${item.position}. ${item.proposal.title}`}
                    form={form}
                    words={words}
                    rows={2}
                    max={1000}
                    value={item.recommendation}
                  />
                  <button className="button quiet small" type="submit">
                    {words.common.actions.save}
                  </button>
                </Form>
              );
            })}
        </details>
      ) : null}
    </>
  );
}
