import type { AgendaItem } from '../../../../server/domain/parliament/queries.ts';
import type { Ballot } from '../../../../server/domain/votes/ballots.ts';
import type { QuestionPage } from '../../../../server/domain/votes/queries.ts';
import type { Words } from '../../../words/words.ts';
import { errorText } from '../../../words/words.ts';
import { Markdown } from '../../../kit/markdown.tsx';
import { Notice } from '../../../kit/notice.tsx';
import type { FormState } from '../../../kit/form-state.ts';
import { Origin } from '../../../kit/origin.tsx';
import { Sign } from '../../../kit/sign.tsx';
import { formatDay } from '../../../kit/time.tsx';
import { RuleExamples, RuleSentence } from '../../../kit/vote-rule.tsx';
import { DecisionShown, VerdictLine } from '../../../kit/vote-verdict.tsx';
import { BallotForm } from './ballot-form.tsx';
import { Next, type Moment } from './states.tsx';

type Card = Moment & { vote: QuestionPage; others: readonly AgendaItem[]; next: AgendaItem | null; form: FormState; point: number | null };

/** The item on the table: its text and its rule on one side, the answer on the other (under it, on a phone). */
export function VoteCard({ sitting, vote, others, next, form, point, words, noun, zone }: Card) {
  const said = words.parliament.card;
  const { proposal, item } = vote;
  const extract = firstParagraph(proposal.body);
  return (
    <>
      <div className="item">
        <div className="n" aria-hidden="true">
          {item.position}
        </div>
        <p className="k">
          <b>{words.parliament.vote.item(item.position, item.of)}</b>
          {said.sitting(sitting.number)}
          <br />
          {formatDay(vote.openedAt, words.language, zone, 'dayTime')}
        </p>
        <h1 className={proposal.title.length > 60 ? 'long' : undefined}>{proposal.title}</h1>
      </div>
      {others.length === 0 ? null : (
        <Notice>
          {others.map((one) => (
            <p key={one.id}>
              <a href={`/seance/${sitting.number}?point=${one.position}`}>{said.otherOpen(one.position, one.proposal.title)}</a>
            </p>
          ))}
        </Notice>
      )}
      <div className="sit-left">
        <div className="say-it">
          <div className="text">
            <Markdown text={extract} />
          </div>
          <Origin
            origin={proposal.origin}
            words={words}
            zone={zone}
            meeting={
              proposal.meeting === null ? null : { day: proposal.meeting.startsAt, place: proposal.meeting.place, table: proposal.table }
            }
          >
            {said.backing(proposal.hands, proposal.supports)}
          </Origin>
          {item.recommendation === null ? null : (
            <p className="origin">
              <Sign name="info" />
              <span>
                <b>{words.parliament.item.recommendation}</b> {item.recommendation}
              </span>
            </p>
          )}
          <a className="more" href={`/propositions/${proposal.reference}`}>
            {said.readAll(proposal.reference, noun)}
          </a>
        </div>
        <RuleSentence said={vote} noun={noun} words={words} />
      </div>
      <div className="sit-right">
        <Answer vote={vote} sitting={sitting.number} form={form} point={point} words={words} zone={zone} />
        {vote.state === 'announced' && next !== null ? <Next item={next} words={words} /> : null}
      </div>
      {vote.state === 'announced' ? null : (
        <div className="sit-example">
          <RuleExamples said={vote} noun={noun} words={words} brief />
        </div>
      )}
    </>
  );
}

/** Enough of a text to vote on it; all of it is one press away. */
function firstParagraph(body: string): string {
  const paragraph = body.split(/\n\s*\n/, 1)[0] ?? body;
  return paragraph.length > 420 ? `${paragraph.slice(0, 400).replace(/\s+\S*$/, '')}…` : paragraph;
}

function Answer({
  vote,
  sitting,
  form,
  point,
  words,
  zone,
}: {
  vote: QuestionPage;
  sitting: number;
  form: FormState;
  point: number | null;
  words: Words;
  zone: string;
}) {
  const said = words.parliament.card;
  const { mine, abilities } = vote;
  if (vote.state === 'announced' && vote.result !== null) {
    return (
      <section className="vote-answer" id="resultat" aria-labelledby="r-titre">
        <h2 id="r-titre">{words.parliament.vote.result}</h2>
        <VerdictLine decided={{ outcome: vote.result.decision.outcome, verdict: vote.result.verdict }} words={words} />
        <DecisionShown rule={vote.rule} decision={vote.result.decision} reason={vote.result.reason} words={words} />
        {mine.ballot === null ? (
          <p>{said.noBallot}</p>
        ) : (
          <p>{said.youVoted(words.common.choice[mine.ballot.choice], mine.ballot.receipt)}</p>
        )}
        <p>
          <a href={`/parlement/seances/${sitting}/votes/${vote.id}`}>{said.everyBallot}</a>
        </p>
      </section>
    );
  }
  // A refused ballot whose vote has ended since: the form is gone, its answer is not.
  const refused = Object.values(form.errors)[0];
  const missed =
    refused === undefined || abilities.vote ? null : (
      <Notice tone="no" live>
        {errorText(words, refused.code, refused.data)}
      </Notice>
    );
  return (
    <section className="vote-answer" id="vote" aria-labelledby="v-titre">
      <h2 id="v-titre">
        {said.myVote}{' '}
        <small>{vote.state === 'open' ? said.openSince(formatDay(vote.openedAt, words.language, zone, 'time')) : said.shut}</small>
      </h2>
      {missed}
      {mine.ballot === null ? null : <Receipt ballot={mine.ballot} open={abilities.vote} words={words} zone={zone} />}
      {abilities.vote ? <BallotForm vote={vote} sitting={sitting} form={form} point={point} words={words} /> : null}
      {abilities.vote || mine.ballot !== null ? null : (
        <Notice tone="wait">{vote.state !== 'open' ? said.tooLate : mine.elector ? said.notSigned : said.notElector}</Notice>
      )}
      <output className="note">{vote.state === 'open' ? said.whatNext(vote.received) : said.counted}</output>
    </section>
  );
}

/** Proof of a ballot, as it stands now. */
function Receipt({ ballot, open, words, zone }: { ballot: Ballot; open: boolean; words: Words; zone: string }) {
  const said = words.parliament.card;
  const hour = formatDay(ballot.castAt, words.language, zone, 'time');
  return (
    <div className="receipt" id="recu" tabIndex={-1}>
      <h3>
        <svg viewBox="0 0 46 46" aria-hidden="true">
          <circle cx="23" cy="23" r="22" fill="currentColor" />
          <path className="tick-mark" d="M12 24l8 8 15-17" />
        </svg>
        <span>{said.yourBallot(words.common.choice[ballot.choice])}</span>
      </h3>
      <dl>
        <dt>{said.receipt}</dt>
        <dd className="code">{ballot.receipt}</dd>
        <dt>{said.recorded}</dt>
        <dd>{formatDay(ballot.castAt, words.language, zone, 'dayTime')}</dd>
        <dt>{said.from}</dt>
        <dd>{words.parliament.rollCall.places[ballot.place]}</dd>
      </dl>
      <p>
        {open ? said.mayChange(hour) : said.stays(hour)} {said.keepCode}
      </p>
    </div>
  );
}
