import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { QuestionPage } from '../../../../../../../server/domain/votes/queries.ts';
import type { Noun } from '../../../../../../words/grammar.ts';
import type { Words } from '../../../../../../words/words.ts';
import { caller } from '../../../../../../kit/caller.ts';
import { Page, pageTitle, pageWords } from '../../../../../../kit/collective-page.tsx';
import { found } from '../../../../../../kit/found.ts';
import { Live } from '../../../../../../kit/live.tsx';
import { Notice } from '../../../../../../kit/notice.tsx';
import { Origin } from '../../../../../../kit/origin.tsx';
import { PageHead, Part } from '../../../../../../kit/page-head.tsx';
import { RollCall } from '../../../../../../kit/roll-call.tsx';
import { Sign } from '../../../../../../kit/sign.tsx';
import { formatDay } from '../../../../../../kit/time.tsx';
import { VoteRule } from '../../../../../../kit/vote-rule.tsx';
import { DecisionShown, PlacesTable, VerdictLine } from '../../../../../../kit/vote-verdict.tsx';

type Address = { params: Promise<{ numero: string; vote: string }> };

async function question(params: Address['params']): Promise<QuestionPage> {
  const { numero, vote } = await params;
  const page = await found((await caller()).votes.question({ id: vote }));
  if (page.sitting.number !== Number(numero)) notFound();
  return page;
}

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { words } = await pageWords();
  return { title: await pageTitle((await question(params)).proposal.title, words.parliament.sitting.name((await params).numero)) };
}

/** One vote, whole: what was asked, under which rule, its parts, every ballot by name, and how to count again. */
export default async function VotePage({ params }: Address) {
  const { words, noun, zone } = await pageWords();
  const vote = await question(params);
  const said = words.parliament.vote;
  const { proposal, sitting, item } = vote;
  const base = `/parlement/seances/${sitting.number}`;
  return (
    <Page current="parliament">
      <PageHead
        grand
        title={proposal.title}
        left={
          <span className="trail">
            <a href="/parlement">{words.parliament.title}</a>
            <a href={base}>{words.parliament.sitting.name(sitting.number)}</a>
            <span>{said.item(item.position, item.of)}</span>
          </span>
        }
        right={formatDay(vote.openedAt, words.language, zone, 'dayTime')}
        lede={
          <Origin
            origin={proposal.origin}
            words={words}
            zone={zone}
            meeting={
              proposal.meeting === null ? null : { day: proposal.meeting.startsAt, place: proposal.meeting.place, table: proposal.table }
            }
          />
        }
      />
      <Result vote={vote} words={words} zone={zone} noun={noun} />
      <Part id="la-regle" title={said.rule} lead={said.ruleFrozen(formatDay(vote.openedAt, words.language, zone, 'dayTime'))}>
        <VoteRule said={vote} noun={noun} words={words} title={said.ruleOfVote} brief />
      </Part>
      {vote.rollCall === null ? null : (
        <Part id="appel-nominal" title={said.rollCall} lead={said.rollCallLead}>
          <RollCall lines={vote.rollCall} caption={said.ballots(vote.rollCall.length)} words={words} />
          <Recount vote={vote} words={words} />
        </Part>
      )}
      <div className="wrap">
        <p className="act">
          <a className="more" href={`/propositions/${proposal.reference}`}>
            {said.readProposal(noun)}
            <Sign name="go" />
          </a>
          <a href={`${base}/pv#point-${item.position}`}>{words.parliament.sitting.minutes}</a>
        </p>
      </div>
      {vote.state === 'announced' || vote.state === 'annulled' ? null : <Live words={words} />}
    </Page>
  );
}

function Result({ vote, words, zone, noun }: { vote: QuestionPage; words: Words; zone: string; noun: Noun }) {
  const said = words.parliament.vote;
  const { result, rule } = vote;
  if (vote.state === 'annulled')
    return (
      <Part id="resultat" title={said.result}>
        <Notice tone="wait">{said.annulled}</Notice>
      </Part>
    );
  if (result === null || vote.state !== 'announced') {
    return (
      <Part id="resultat" title={said.result}>
        <Notice tone="wait" title={vote.state === 'open' ? said.openTitle : said.countedTitle}>
          <p>{vote.state === 'open' ? said.openWhy(vote.received, vote.enrolled) : said.countedWhy}</p>
        </Notice>
      </Part>
    );
  }
  return (
    <Part
      id="resultat"
      title={said.result}
      lead={vote.announcedAt === null ? null : said.announced(formatDay(vote.announcedAt, words.language, zone, 'dayTime'))}
    >
      <VerdictLine decided={{ outcome: result.decision.outcome, verdict: result.verdict }} words={words} />
      <DecisionShown rule={rule} decision={result.decision} reason={result.reason} words={words}>
        <PlacesTable counts={result.counts} caption={said.parts.caption} words={words} />
        <p className="hush">
          {said.enrolled(vote.enrolled)} {words.votes.otherwise(vote.onRejection, noun)}
        </p>
      </DecisionShown>
    </Part>
  );
}

/** What anyone needs to do the count again by hand, or with a program that shares nothing with this one. */
function Recount({ vote, words }: { vote: QuestionPage; words: Words }) {
  if (vote.result === null) return null;
  const { yes, no, abstain } = vote.result.decision;
  const said = words.parliament.recount;
  return (
    <div className="panel recount">
      <h3>{said.title}</h3>
      <p>{said.lines(yes, no, abstain)}</p>
      <p>{said.receipt}</p>
      <p className="code-line">
        <code>{said.formula}</code>
      </p>
      <p>
        <a href={`/parlement/seances/${vote.sitting.number}/pv.json`} download>
          {said.download}
        </a>
      </p>
    </div>
  );
}
