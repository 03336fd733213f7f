import type { SittingPage } from '../../../../../server/domain/parliament/queries.ts';
import { pageWords } from '../../../../kit/collective-page.tsx';
import { Form } from '../../../../kit/form.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { Hemicycle } from '../../../../kit/hemicycle.tsx';
import { Sign } from '../../../../kit/sign.tsx';
import { tickTheRoom } from '../actions.ts';
import { SittingKey } from './sitting-states.tsx';

/** Who is here: the counts, the seats drawn with the quorum, and the roll of the room by ticks. */
export async function Room({ sitting }: { sitting: SittingPage }) {
  const { words } = await pageWords();
  const said = words.presidency.room;
  const { present, seats, roll, abilities, state } = sitting;
  const here = present.room + present.online;
  // The first example was made with these seats: its quorum is the one of this sitting's votes.
  const quorum = seats === 0 ? null : (sitting.examples[0]?.decision.quorum ?? null);
  const needed = quorum?.of === 'present' ? quorum.needed : null;
  if (seats === 0) {
    return (
      <section className="col" aria-labelledby="salle">
        <h2 id="salle">{said.noSeats}</h2>
        <p>{said.noSeatsWhy}</p>
        <p>
          <a href="/bureau/seances/sieges">{words.presidency.toSeats}</a>
        </p>
      </section>
    );
  }
  return (
    <section className="col" aria-labelledby="salle">
      <h2 id="salle">{state === 'open' ? said.present(here) : said.seats(seats)}</h2>
      {state === 'open' ? (
        <dl className="present-counts">
          <div>
            <dt>
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <path fill="currentColor" d="M0 0h12v12H0z" />
              </svg>
              {said.inRoom}
            </dt>
            <dd>{present.room}</dd>
          </div>
          <div>
            <dt>
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <circle fill="currentColor" cx="6" cy="6" r="6" />
              </svg>
              {said.online}
            </dt>
            <dd>{present.online}</dd>
          </div>
        </dl>
      ) : null}
      <Hemicycle
        room={present.room}
        online={present.online}
        seats={seats}
        quorum={needed}
        under={needed === null ? null : words.kit.vote.quorum}
        label={words.kit.vote.seats(present.room, present.online, Math.max(0, seats - here))}
      />
      {needed === null || state !== 'open' ? null : <p className="quorum">{said.quorum(here, needed, seats)}</p>}
      {abilities.signOthers && roll !== null ? <Ticks sitting={sitting} roll={roll} /> : null}
      <p>
        <a href="/bureau/seances/sieges">{words.presidency.toSeats}</a>
      </p>
    </section>
  );
}

async function Ticks({ sitting, roll }: { sitting: SittingPage; roll: NonNullable<SittingPage['roll']> }) {
  const { words } = await pageWords();
  const said = words.presidency.room;
  const form = formState('room');
  return (
    <details id="emargement" open={roll.length <= 40 || Object.keys(form.errors).length > 0 || undefined}>
      <summary>{said.roll}</summary>
      <Form action={tickTheRoom} form={form} words={words} compact>
        <SittingKey sitting={sitting} />
        <p className="hush">{said.rollHint}</p>
        <ul className="rollcall">
          {roll.map(({ seatId, pseudonym, title, place }) => (
            <li key={seatId}>
              {place === 'room' ? <input type="hidden" name="was[]" value={seatId} /> : null}
              {place === 'online' ? (
                <>
                  <span className="away">
                    <Sign name="screen" />
                    {pseudonym}, {said.isOnline}
                  </span>
                  <label className="tick away">
                    <input type="checkbox" name="leaves[]" value={seatId} />
                    <span>{said.leaves}</span>
                  </label>
                </>
              ) : (
                <label className="tick">
                  <input type="checkbox" name="here[]" value={seatId} defaultChecked={place === 'room'} />
                  <span>
                    {pseudonym}
                    {title === null ? null : <small>{title}</small>}
                  </span>
                </label>
              )}
            </li>
          ))}
        </ul>
        <button className="button" type="submit">
          {said.save}
        </button>
      </Form>
    </details>
  );
}
