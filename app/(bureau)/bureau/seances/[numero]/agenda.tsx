import type { AgendaItem, SittingPage } from '../../../../../server/domain/parliament/queries.ts';
import { pageWords } from '../../../../kit/collective-page.tsx';
import { BalanceSentence } from '../../../../kit/agenda-balance.tsx';
import { ItemState } from '../../../../kit/item-state.tsx';

/** The agenda beside the item on the table: any item that is not voted yet can be taken next. */
export async function Agenda({ sitting, here }: { sitting: SittingPage; here: AgendaItem | null }) {
  const { words, noun } = await pageWords();
  const said = words.presidency;
  const path = `/bureau/seances/${sitting.number}`;
  const current = sitting.state === 'open' ? here : null;
  return (
    <section className="col first" aria-labelledby="ordre">
      <h2 id="ordre">{words.parliament.sitting.agenda}</h2>
      {sitting.items.length === 0 ? (
        <p className="hush">{said.emptyAgendaWhy}</p>
      ) : (
        <ol className="agenda">
          {sitting.items.map((item) => (
            <li
              key={item.id}
              className={item.id === current?.id ? 'here' : undefined}
              aria-current={item.id === current?.id ? 'step' : undefined}
            >
              <b>{item.position}</b>
              <div>
                <a href={sitting.state === 'open' ? `${path}?point=${item.position}#point` : `/propositions/${item.proposal.reference}`}>
                  {item.proposal.title}
                </a>
                <p>
                  <ItemState item={item} words={words} />
                  {item.question?.result ? ` ${said.score(item.question.result.yes, item.question.result.no)}` : ''}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      <BalanceSentence balance={sitting.balance} noun={noun} words={words} />
      {sitting.abilities.changeAgenda ? (
        <p>
          <a className="more" href={`${path}/ordre-du-jour`}>
            {said.changeAgenda}
          </a>
        </p>
      ) : null}
      {sitting.abilities.close ? (
        <p>
          <a href={`${path}?etape=lever`}>{said.close}</a>
        </p>
      ) : null}
    </section>
  );
}
