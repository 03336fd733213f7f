import type { Metadata } from 'next';
import type { Minutes, MinutesItem } from '../../../../../../server/domain/votes/minutes.ts';
import type { Noun } from '../../../../../words/grammar.ts';
import type { Words } from '../../../../../words/words.ts';
import { caller } from '../../../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../../../kit/collective-page.tsx';
import { found } from '../../../../../kit/found.ts';
import { RollCall } from '../../../../../kit/roll-call.tsx';
import { formatDay } from '../../../../../kit/time.tsx';
import { PlacesTable, verdictText } from '../../../../../kit/vote-verdict.tsx';
import { MinutesRoll } from './roll.tsx';

type Address = { params: Promise<{ numero: string }> };

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { words } = await pageWords();
  return { title: await pageTitle(words.parliament.minutes.titleOf((await params).numero)) };
}

/** The minutes: made to be printed, and to be counted again from what they print. */
export default async function MinutesPage({ params }: Address) {
  const {
    words,
    noun,
    zone,
    context: {
      tenant: { settings },
    },
  } = await pageWords();
  const minutes = await found((await caller()).parliament.minutes({ number: Number((await params).numero) }));
  const said = words.parliament.minutes;
  const base = `/parlement/seances/${minutes.number}`;
  return (
    <Page current="parliament">
      <article className="wrap minutes">
        <header>
          <p className="folio">
            <span>{settings.name}</span>
            <span>
              <a href={base}>{words.parliament.sitting.name(minutes.number)}</a>
            </span>
          </p>
          <h1>{said.title}</h1>
          <p className="lede">{minutes.title}</p>
          <Facts minutes={minutes} words={words} zone={zone} />
          {minutes.state === 'open' ? <p className="hush">{said.provisional}</p> : null}
          <p className="act no-print">
            <a className="button" href={`${base}/pv.json`} download>
              {said.download}
            </a>
            <span className="hush">{said.print}</span>
          </p>
        </header>
        <MinutesRoll minutes={minutes} words={words} zone={zone} />
        <section aria-labelledby="points">
          <h2 id="points">{said.items(minutes.items.length)}</h2>
          {minutes.items.length === 0 ? (
            <p>{said.noItems}</p>
          ) : (
            minutes.items.map((item) => <Item key={item.position} item={item} words={words} noun={noun} zone={zone} />)
          )}
        </section>
        <section className="recount" aria-labelledby="recompter">
          <h2 id="recompter">{words.parliament.recount.title}</h2>
          <p>{said.recount}</p>
          <p>{words.parliament.recount.receipt}</p>
          <p className="code-line">
            <code>{words.parliament.recount.formula}</code>
          </p>
        </section>
        <div className="signatures print-only">
          <p>{said.president}</p>
          <p>{said.secretary}</p>
        </div>
      </article>
    </Page>
  );
}

function Facts({ minutes, words, zone }: { minutes: Minutes; words: Words; zone: string }) {
  const said = words.parliament.minutes;
  const when = (at: Date | null) => (at === null ? null : formatDay(at, words.language, zone, 'dayTime'));
  const facts: [string, string | null][] = [
    [said.planned, when(minutes.startsAt)],
    [said.place, minutes.place],
    [said.opened, when(minutes.openedAt)],
    [said.closed, when(minutes.closedAt)],
  ];
  return (
    <dl className="facts">
      {facts.map(([term, value]) =>
        value === null ? null : (
          <div key={term} className="contents">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Item({ item, words, noun, zone }: { item: MinutesItem; words: Words; noun: Noun; zone: string }) {
  const said = words.parliament.minutes;
  const { vote, proposal, position } = item;
  return (
    <section className="minute" id={`point-${position}`} aria-labelledby={`p${position}`}>
      <h3 id={`p${position}`}>
        <span className="nth">{position}</span> <a href={`/propositions/${proposal.reference}`}>{proposal.title}</a>
      </h3>
      <p className="hush">{said.reference(proposal.reference, noun)}</p>
      {item.recommendation === null ? null : (
        <p>
          <b>{words.parliament.item.recommendation}</b> {item.recommendation}
        </p>
      )}
      {item.annulled.map((annulled) => (
        <p key={annulled.openedAt.toISOString()}>
          {said.annulled(formatDay(annulled.openedAt, words.language, zone, 'time'), annulled.reason)}
        </p>
      ))}
      {vote === null ? (
        <p>{said.noVote}</p>
      ) : (
        <>
          <dl className="facts">
            <dt>{said.rule}</dt>
            <dd>
              {words.votes.ruleSentence(vote.rule, noun)} {words.votes.otherwise(vote.onRejection, noun)}
            </dd>
            <dt>{said.openedVote}</dt>
            <dd>
              {said.span(
                formatDay(vote.openedAt, words.language, zone, 'time'),
                vote.closedAt === null ? null : formatDay(vote.closedAt, words.language, zone, 'time'),
                vote.electors.length,
              )}
            </dd>
            <dt>{said.counts}</dt>
            <dd>{words.votes.ballotsCast(vote.decision)}.</dd>
            <dt>{said.arithmetic}</dt>
            <dd className="count">{words.votes.arithmetic(vote.rule, vote.decision)}</dd>
            <dt>{said.outcome}</dt>
            <dd className="verdict">{verdictText({ outcome: vote.decision.outcome, verdict: vote.verdict }, words)}</dd>
            {vote.reason === null ? null : (
              <>
                <dt>{said.reason}</dt>
                <dd className="prose-like">{vote.reason}</dd>
              </>
            )}
          </dl>
          <PlacesTable counts={vote.counts} caption={words.parliament.vote.parts.caption} words={words} />
          <RollCall lines={vote.rollCall} caption={words.parliament.vote.ballots(vote.rollCall.length)} words={words} />
        </>
      )}
    </section>
  );
}
