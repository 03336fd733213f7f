import type { Metadata } from 'next';
import type { SittingPage } from '../../../../../server/domain/parliament/queries.ts';
import type { QuestionPage } from '../../../../../server/domain/votes/queries.ts';
import { grammar, type Noun } from '../../../../words/grammar.ts';
import type { Words } from '../../../../words/words.ts';
import { caller } from '../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { found } from '../../../../kit/found.ts';
import { HallBars } from '../../../../kit/hall-bars.tsx';
import { Live } from '../../../../kit/live.tsx';
import { Sign } from '../../../../kit/sign.tsx';
import { itemNow, pointOf } from '../../../../kit/sitting-now.ts';
import { formatDay } from '../../../../kit/time.tsx';
import { ruleParts } from '../../../../kit/vote-rule.tsx';
import { capitalised, drawnCounts, verdictText } from '../../../../kit/vote-verdict.tsx';

type Address = { params: Promise<{ numero: string }>; searchParams: Promise<{ point?: string | string[] }> };
type Slide = { sitting: SittingPage; name: string; words: Words; noun: Noun; zone: string };

/** A title longer than this comes down a step, so that it stays on three lines. */
const LONG = 44;
const LONGEST = 80;

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { words } = await pageWords();
  return {
    title: await pageTitle(words.parliament.hall.title, words.parliament.sitting.name((await params).numero)),
    robots: { index: false },
  };
}

/** The hall's screen: what is being decided and nothing else, then the result against its line. Never a result while ballots come in. */
export default async function HallScreenPage({ params, searchParams }: Address) {
  const {
    words,
    noun,
    zone,
    context: { tenant },
  } = await pageWords();
  const sitting = await found((await caller()).parliament.sitting({ number: Number((await params).numero) }));
  const item = itemNow(sitting.items, pointOf((await searchParams).point));
  const vote = item?.question ? await (await caller()).votes.question({ id: item.question.id }) : null;
  const slide = { sitting, name: tenant.settings.name, words, noun, zone };
  return (
    <>
      <main id="contenu" className="hall">
        {sitting.state !== 'open' || vote === null ? (
          <Title {...slide} />
        ) : vote.state === 'announced' && vote.result !== null ? (
          <Result {...slide} vote={vote} />
        ) : (
          <Asking {...slide} vote={vote} />
        )}
      </main>
      <Live pace={1_000} words={words} />
    </>
  );
}

function sizeOf(title: string): string {
  return title.length > LONGEST ? ' longest' : title.length > LONG ? ' long' : '';
}

/** Before the first vote, and once the sitting is over. */
function Title({ sitting, name, words, zone }: Slide) {
  const said = words.parliament.hall;
  const votes = sitting.items.flatMap(({ question }) => question?.result ?? []);
  const told =
    sitting.state === 'closed'
      ? said.over(votes.length, votes.filter(({ verdict }) => verdict === 'validated').length)
      : said.welcome(sitting.items.length);
  return (
    <section className={`slide ask title${sizeOf(sitting.title)}`} aria-labelledby="q">
      <p className="over">
        <span>{said.house(name)}</span>
        <span>{formatDay(sitting.startsAt, words.language, zone, 'weekday')}</span>
      </p>
      <div className="mid">
        <span className="n" aria-hidden="true">
          {sitting.number}
        </span>
        <h1 id="q">{sitting.title}</h1>
      </div>
      <div className="under">
        <p className="told">{told}</p>
        {sitting.state === 'open' ? (
          <p>
            <b>{grammar(words.language).number(sitting.present.room + sitting.present.online)}</b> {said.present(sitting.seats)}
          </p>
        ) : (
          <p />
        )}
      </div>
    </section>
  );
}

function Asking({ sitting, name, vote, words, noun }: Slide & { vote: QuestionPage }) {
  const said = words.parliament.hall;
  const { number } = grammar(words.language);
  const rule = ruleParts(vote.rule, noun, words);
  const present = Math.max(vote.received, sitting.present.room + sitting.present.online);
  return (
    <section className={`slide ask${sizeOf(vote.proposal.title)}`} aria-labelledby="q">
      <p className="over">
        <span>{said.house(name)}</span>
        <span>{said.where(sitting.number, vote.item.position, vote.item.of)}</span>
      </p>
      <div className="mid">
        <span className="n" aria-hidden="true">
          {vote.item.position}
        </span>
        <h1 id="q">{vote.proposal.title}</h1>
      </div>
      <div className="under">
        {vote.state === 'open' ? (
          <p className="told">
            {rule.main} <small>{rule.conditions}</small>
          </p>
        ) : (
          <p className="told">{said.counting}</p>
        )}
        <output>
          <span className="sr">{said.ballots(vote.received, present)}</span>
          <b aria-hidden="true">{said.outOf(number(vote.received), number(present))}</b>{' '}
          <span aria-hidden="true">{said.received(vote.received)}</span>
        </output>
      </div>
    </section>
  );
}

const SIGNS = { validated: 'yes', validated_amended: 'amended', sent_back: 'back', set_aside: 'no' } as const;

function Result({ vote, words }: Slide & { vote: QuestionPage }) {
  const said = words.parliament.hall;
  if (vote.result === null) return null;
  const { decision, verdict, counts } = vote.result;
  const drawn = drawnCounts(decision);
  const { number } = grammar(words.language);
  const arithmetic = words.votes.arithmetic(vote.rule, decision);
  const title = verdictText({ outcome: decision.outcome, verdict }, words);
  return (
    <section className={`slide res${verdict === null ? ' undecided' : ''}`} aria-labelledby="d">
      <p className="over">
        <span>{vote.proposal.title}</span>
        <span>{said.point(vote.item.position)}</span>
      </p>
      <div className="mid">
        <h1 id="d">
          <Sign name={verdict === null ? 'wait' : SIGNS[verdict]} />
          {capitalised(title)}
        </h1>
        <HallBars
          yes={decision.yes}
          no={decision.no}
          needed={drawn.needed}
          words={words}
          label={arithmetic}
          base={{ value: decision.base.value, said: `${number(decision.base.value)} ${words.kit.vote.base[decision.base.of]}` }}
        />
      </div>
      <p className="words">
        {arithmetic}
        <small>{said.parts(decision.abstain, counts.present, counts.places.room.present, counts.places.online.present)}</small>
      </p>
    </section>
  );
}
