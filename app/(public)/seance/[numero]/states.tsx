import type { AgendaItem, SittingPage } from '../../../../server/domain/parliament/queries.ts';
import type { Noun } from '../../../words/grammar.ts';
import type { Words } from '../../../words/words.ts';
import { ItemState } from '../../../kit/item-state.tsx';
import { formatDay } from '../../../kit/time.tsx';
import { VoteRule } from '../../../kit/vote-rule.tsx';

export type Moment = { sitting: SittingPage; words: Words; noun: Noun; zone: string };

/** The line over every state of the card: which sitting, when, where. */
export function SittingLine({ sitting, words, zone }: Omit<Moment, 'noun'>) {
  const parts = [formatDay(sitting.startsAt, words.language, zone, 'dayTime'), sitting.place].filter((part) => part !== null);
  return (
    <p className="k">
      <b>{words.parliament.card.sitting(sitting.number)}</b>
      {parts.join(', ')}
    </p>
  );
}

export function NotYet({ sitting, words, noun, zone }: Moment) {
  const said = words.parliament.card;
  return (
    <div className="sit-state">
      <SittingLine sitting={sitting} words={words} zone={zone} />
      <h1>{said.notYet}</h1>
      <p className="lede">{said.notYetWhy}</p>
      <Agenda items={sitting.items} words={words} />
      <VoteRule said={sitting} noun={noun} words={words} title={words.parliament.sitting.rule} brief />
    </div>
  );
}

export function Closed({ sitting, words, zone }: Moment) {
  const said = words.parliament.card;
  return (
    <div className="sit-state">
      <SittingLine sitting={sitting} words={words} zone={zone} />
      <h1>{said.over}</h1>
      <p className="lede">{said.overWhy}</p>
      <p className="act">
        <a className="button" href={`/parlement/seances/${sitting.number}`}>
          {said.results}
        </a>
        <a href={`/parlement/seances/${sitting.number}/pv`}>{words.parliament.sitting.minutes}</a>
      </p>
      <Agenda items={sitting.items} words={words} />
    </div>
  );
}

export function NoSeat({ sitting, words, zone }: Moment) {
  const said = words.parliament.card;
  return (
    <div className="sit-state">
      <SittingLine sitting={sitting} words={words} zone={zone} />
      <h1>{said.noSeat}</h1>
      <p className="lede">{said.noSeatWhy}</p>
      <p className="act">
        <a className="button" href={`/parlement/seances/${sitting.number}`}>
          {words.parliament.sittings.follow}
        </a>
        {sitting.abilities.close ? <a href={`/bureau/seances/${sitting.number}`}>{words.parliament.sitting.desk}</a> : null}
      </p>
    </div>
  );
}

/** On the roll, and nothing has been put to the vote yet. */
export function Between({ sitting, words, noun, zone, next }: Moment & { next: AgendaItem | null }) {
  const said = words.parliament.card;
  return (
    <div className="sit-state">
      <SittingLine sitting={sitting} words={words} zone={zone} />
      <h1>{said.waiting}</h1>
      <output className="lede">
        {sitting.mine.place === null ? null : said.signedIn(words.parliament.rollCall.places[sitting.mine.place])} {said.waitingWhy}
      </output>
      {next === null ? null : <Next item={next} words={words} />}
      <VoteRule said={sitting} noun={noun} words={words} title={words.parliament.sitting.rule} brief />
    </div>
  );
}

export function Next({ item, words }: { item: AgendaItem; words: Words }) {
  const said = words.parliament.card;
  return (
    <section className="next-item" aria-labelledby="ensuite">
      <h2 id="ensuite">{said.next}</h2>
      <p>
        <b className="nth">{item.position}</b> <a href={`/propositions/${item.proposal.reference}`}>{item.proposal.title}</a>
      </p>
    </section>
  );
}

function Agenda({ items, words }: { items: readonly AgendaItem[]; words: Words }) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="ordre">
      <h2 id="ordre">{words.parliament.sitting.agenda}</h2>
      <ol className="agenda">
        {items.map((item) => (
          <li key={item.id}>
            <b>{item.position}</b>
            <div>
              <a href={`/propositions/${item.proposal.reference}`}>{item.proposal.title}</a>
              <p>
                <ItemState item={item} words={words} />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
