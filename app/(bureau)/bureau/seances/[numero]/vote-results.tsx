import type { SittingPage } from '../../../../../server/domain/parliament/queries.ts';
import type { QuestionPage } from '../../../../../server/domain/votes/queries.ts';
import { pageWords } from '../../../../kit/collective-page.tsx';
import { TextareaField } from '../../../../kit/field.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { Sign } from '../../../../kit/sign.tsx';
import { itemNext } from '../../../../kit/sitting-now.ts';
import { capitalised, DecisionShown, PlacesTable, VerdictLine, verdictText } from '../../../../kit/vote-verdict.tsx';
import { announceResult } from '../actions.ts';
import { ItemHead } from './vote-states.tsx';

/** Counted, and known to the desk alone until it is announced with its reason. */
export async function Announce({ vote }: { vote: QuestionPage }) {
  const { words, noun } = await pageWords();
  const said = words.presidency;
  const form = formState('conduct');
  const { result } = vote;
  if (result === null) return null;
  const decided = { outcome: result.decision.outcome, verdict: result.verdict };
  return (
    <>
      <section className="now-item" aria-labelledby="p">
        <ItemHead
          id="p"
          position={vote.item.position}
          title={vote.proposal.title}
          line={said.line(vote.item.position, vote.item.of, vote.proposal.reference, noun)}
        />
        <p className="told">
          <b>{capitalised(verdictText(decided, words))}.</b> {words.votes.arithmetic(vote.rule, result.decision)}{' '}
          <small>{said.onlyYou}</small>
        </p>
        {vote.abilities.announce ? (
          <form action={announceResult} className="form" noValidate>
            <input type="hidden" name="id" value={vote.id} />
            <input type="hidden" name="numero" value={vote.sitting.number} />
            <TextareaField
              name="reason"
              label={said.reason}
              hint={said.reasonHint(noun)}
              required
              form={form}
              words={words}
              max={4000}
              rows={4}
            />
            <ul className="deeds">
              <li>
                <button className="go" type="submit">
                  <Sign name="hand" />
                  <span>
                    {said.announce}
                    <small>{said.announceWhy}</small>
                  </span>
                </button>
              </li>
            </ul>
          </form>
        ) : null}
      </section>
      <div className="under-it">
        <VerdictLine decided={decided} words={words} />
        <DecisionShown rule={vote.rule} decision={result.decision} words={words}>
          <PlacesTable counts={result.counts} caption={words.parliament.vote.parts.caption} words={words} />
        </DecisionShown>
      </div>
    </>
  );
}

export async function Announced({ sitting, vote }: { sitting: SittingPage; vote: QuestionPage }) {
  const { words, noun } = await pageWords();
  const said = words.presidency;
  const next = itemNext(sitting.items);
  const { result } = vote;
  if (result === null) return null;
  return (
    <>
      <section className="now-item" aria-labelledby="p">
        <ItemHead
          id="p"
          position={vote.item.position}
          title={vote.proposal.title}
          line={said.line(vote.item.position, vote.item.of, vote.proposal.reference, noun)}
        />
        <p className="told">
          <b>{capitalised(verdictText({ outcome: result.decision.outcome, verdict: result.verdict }, words))}.</b> {said.announced}
        </p>
        <ul className="deeds">
          {next === null ? null : (
            <li>
              <a className="deed go" href={`/bureau/seances/${sitting.number}?point=${next.position}`}>
                <Sign name="go" />
                <span>
                  {said.nextItem}
                  <small>
                    {next.position}. {next.proposal.title}
                  </small>
                </span>
              </a>
            </li>
          )}
          {sitting.abilities.close ? (
            <li>
              <a className={`deed${next === null ? ' go' : ''}`} href={`/bureau/seances/${sitting.number}?etape=lever`}>
                <Sign name="shut" />
                <span>{said.close}</span>
              </a>
            </li>
          ) : null}
        </ul>
      </section>
      <div className="under-it">
        <DecisionShown rule={vote.rule} decision={result.decision} reason={result.reason} words={words} />
      </div>
    </>
  );
}

export async function NothingLeft({ sitting }: { sitting: SittingPage }) {
  const { words } = await pageWords();
  const said = words.presidency;
  return (
    <section className="now-item" aria-labelledby="vide">
      <h2 id="vide">{said.emptyAgenda}</h2>
      <p className="told">{said.emptyAgendaWhy}</p>
      <ul className="deeds">
        <li>
          <a className="deed go" href={`/bureau/seances/${sitting.number}/ordre-du-jour`}>
            <Sign name="agenda" />
            <span>{said.makeAgenda}</span>
          </a>
        </li>
        {sitting.abilities.close ? (
          <li>
            <a className="deed" href={`/bureau/seances/${sitting.number}?etape=lever`}>
              <Sign name="shut" />
              <span>{said.close}</span>
            </a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
