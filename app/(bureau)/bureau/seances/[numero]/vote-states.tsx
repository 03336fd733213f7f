import { randomUUID } from 'node:crypto';
import type { AgendaItem, SittingPage } from '../../../../../server/domain/parliament/queries.ts';
import type { QuestionPage } from '../../../../../server/domain/votes/queries.ts';
import { grammar } from '../../../../words/grammar.ts';
import { CardsField } from '../../../../kit/choice.tsx';
import { pageWords } from '../../../../kit/collective-page.tsx';
import { TextareaField } from '../../../../kit/field.tsx';
import { ONCE } from '../../../../kit/form.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { valueOf } from '../../../../kit/form-state.ts';
import { Sign } from '../../../../kit/sign.tsx';
import { formatDay } from '../../../../kit/time.tsx';
import { VoteRule } from '../../../../kit/vote-rule.tsx';
import { capitalised } from '../../../../kit/vote-verdict.tsx';
import { annulVote, closeVote, openVote } from '../actions.ts';

/** The item on the table, its number huge. */
export function ItemHead({ position, title, line, id }: { position: number; title: string; line: string; id: string }) {
  return (
    <div className="head-row">
      <span className="n" aria-hidden="true">
        {position}
      </span>
      <div>
        <p className="k">{line}</p>
        <h2 id={id}>{title}</h2>
      </div>
    </div>
  );
}

/** Before opening: the rule in a sentence with its example, and what a rejection will do. Opening fixes them. */
export async function PrepareVote({ sitting, item }: { sitting: SittingPage; item: AgendaItem }) {
  const { words, noun } = await pageWords();
  const said = words.presidency;
  const form = formState('conduct');
  return (
    <>
      <section className="now-item" aria-labelledby="p">
        <ItemHead
          id="p"
          position={item.position}
          title={item.proposal.title}
          line={said.line(item.position, sitting.items.length, item.proposal.reference, noun)}
        />
        {item.recommendation === null ? null : (
          <p className="told">
            <b>{words.parliament.item.recommendation}</b> {item.recommendation}
          </p>
        )}
        <p className="told">
          {words.votes.ruleSentence(sitting.rule, noun)} <small>{said.frozenAtOpening(sitting.seats)}</small>
        </p>
        {sitting.abilities.putToVote ? (
          <form action={openVote} className="form" noValidate>
            <input type="hidden" name={ONCE} value={valueOf(form, ONCE) ?? randomUUID()} />
            <input type="hidden" name="itemId" value={item.id} />
            <input type="hidden" name="numero" value={sitting.number} />
            <CardsField
              name="onRejection"
              label={said.ifRejected}
              required
              form={form}
              words={words}
              value={sitting.onRejection}
              choices={(['set_aside', 'sent_back'] as const).map((value) => ({
                value,
                label: capitalised(words.common.status[value]),
                note: said.rejections[value],
              }))}
            />
            <ul className="deeds">
              <li>
                <button className="go" type="submit">
                  <Sign name="hand" />
                  <span>
                    {said.openVote}
                    <small>{said.openVoteWhy}</small>
                  </span>
                </button>
              </li>
            </ul>
          </form>
        ) : (
          <p className="told">{said.cannotVote}</p>
        )}
      </section>
      <div className="under-it">
        <VoteRule said={sitting} noun={noun} words={words} brief />
      </div>
    </>
  );
}

/** While ballots come in: how many, never which. Closing and annulling each have a step of their own. */
export async function OpenVote({ sitting, vote, etape }: { sitting: SittingPage; vote: QuestionPage; etape: string | null }) {
  const { words, noun, zone } = await pageWords();
  const said = words.presidency;
  const form = formState('conduct');
  const present = Math.max(vote.received, sitting.present.room + sitting.present.online);
  const path = `/bureau/seances/${sitting.number}?point=${vote.item.position}`;
  const keys = (
    <>
      <input type="hidden" name="id" value={vote.id} />
      <input type="hidden" name="numero" value={sitting.number} />
    </>
  );
  const back = (
    <li>
      <a className="done" href={path}>
        {said.keepOpen}
      </a>
    </li>
  );
  return (
    <section className="now-item" aria-labelledby="p">
      <ItemHead
        id="p"
        position={vote.item.position}
        title={vote.proposal.title}
        line={said.line(vote.item.position, vote.item.of, vote.proposal.reference, noun)}
      />
      <p className="told">
        {words.votes.ruleSentence(vote.rule, noun)} {words.votes.otherwise(vote.onRejection, noun)}{' '}
        <small>{said.frozenSince(formatDay(vote.openedAt, words.language, zone, 'time'))}</small>
      </p>
      <output className="got">
        <b>{grammar(words.language).number(vote.received)}</b>
        <span>
          {said.received(vote.received, present)}
          <br />
          {said.shutUntilCount}
        </span>
        <Progress part={vote.received} whole={present} />
      </output>
      {etape === 'clore' && vote.abilities.close ? (
        <form action={closeVote} className="form">
          {keys}
          <p className="told">{said.closeVoteSure(Math.max(0, present - vote.received))}</p>
          <ul className="deeds">
            <li>
              <button className="go" type="submit">
                <Sign name="shut" />
                <span>{said.closeVoteYes}</span>
              </button>
            </li>
            {back}
          </ul>
        </form>
      ) : etape === 'annuler' && vote.abilities.annul ? (
        <form action={annulVote} className="form" noValidate>
          {keys}
          <p className="told">{said.annulSure}</p>
          <TextareaField
            name="reason"
            label={said.annulReason}
            hint={said.annulHint}
            required
            form={form}
            words={words}
            max={4000}
            rows={3}
          />
          <ul className="deeds">
            <li>
              <button className="go" type="submit">
                <Sign name="no" />
                <span>{said.annulYes}</span>
              </button>
            </li>
            {back}
          </ul>
        </form>
      ) : (
        <ul className="deeds">
          <li className="done">
            <Sign name="yes" />
            <span>
              {said.opened}
              <small>{formatDay(vote.openedAt, words.language, zone, 'time')}</small>
            </span>
          </li>
          {vote.abilities.close ? (
            <li>
              <a className="deed go" href={`${path}&etape=clore`}>
                <Sign name="shut" />
                <span>
                  {said.closeVote}
                  <small>{said.notVoted(Math.max(0, present - vote.received))}</small>
                </span>
              </a>
            </li>
          ) : null}
          {vote.abilities.annul ? (
            <li>
              <a className="deed" href={`${path}&etape=annuler`}>
                <Sign name="no" />
                <span>{said.annul}</span>
              </a>
            </li>
          ) : null}
        </ul>
      )}
    </section>
  );
}

function Progress({ part, whole }: { part: number; whole: number }) {
  return (
    <svg viewBox="0 0 740 14" preserveAspectRatio="none" aria-hidden="true">
      <rect x="1" y="1" width="738" height="12" fill="none" stroke="currentColor" strokeWidth="2" />
      <rect width={whole === 0 ? 0 : Math.round((740 * part) / whole)} height="14" fill="currentColor" />
    </svg>
  );
}
