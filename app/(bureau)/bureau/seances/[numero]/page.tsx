import type { Metadata } from 'next';
import type { AgendaItem, SittingPage } from '../../../../../server/domain/parliament/queries.ts';
import type { QuestionPage } from '../../../../../server/domain/votes/queries.ts';
import { caller } from '../../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../../kit/collective-page.tsx';
import { DeskPage } from '../../../../kit/desk-page.tsx';
import { formState } from '../../../../kit/form-action.ts';
import { ErrorSummary } from '../../../../kit/error-summary.tsx';
import { found } from '../../../../kit/found.ts';
import { Live } from '../../../../kit/live.tsx';
import { itemNext, itemNow, pointOf } from '../../../../kit/sitting-now.ts';
import { formatDay } from '../../../../kit/time.tsx';
import { Agenda } from './agenda.tsx';
import { CloseSitting, Over, Planned } from './sitting-states.tsx';
import { Announce, Announced, NothingLeft } from './vote-results.tsx';
import { OpenVote, PrepareVote } from './vote-states.tsx';
import { Room } from './room.tsx';

type Address = { params: Promise<{ numero: string }>; searchParams: Promise<{ point?: string | string[]; etape?: string | string[] }> };
/** What the panels of the desk are given. etape: the step asked for in the address; irreversible deeds have one of their own. */
export type DeskState = { sitting: SittingPage; etape: string | null };

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { words } = await pageWords();
  return { title: await pageTitle(words.presidency.desk, words.parliament.sitting.name((await params).numero)) };
}

export default async function PresidentsDesk({ params, searchParams }: Address) {
  const { numero } = await params;
  const { point, etape } = await searchParams;
  return (
    <DeskPage room="sittings" path={`/bureau/seances/${numero}`}>
      <Desk number={Number(numero)} point={pointOf(point)} etape={typeof etape === 'string' ? etape : null} />
    </DeskPage>
  );
}

/** Who is here, what next, open, close, announce: three columns, the middle one first on a phone. */
async function Desk({ number, point, etape }: { number: number; point: number | null; etape: string | null }) {
  const { words, zone } = await pageWords();
  const sitting = await found((await caller()).parliament.sitting({ number }));
  const said = words.presidency;
  const item = sitting.items.find(({ position }) => position === point) ?? itemNow(sitting.items) ?? itemNext(sitting.items);
  const conduct = formState('conduct');
  return (
    <>
      <div className="wrap desk-head">
        <h1>
          {words.parliament.sitting.name(number)}
          <small>
            {[sitting.title, formatDay(sitting.startsAt, words.language, zone, 'dayTime'), sitting.place]
              .filter((part) => part !== null)
              .join(', ')}
          </small>
        </h1>
        <nav aria-label={said.views}>
          {sitting.state === 'open' ? <a href={`/seance/${number}/ecran`}>{said.screen}</a> : null}
          <a href={`/parlement/seances/${number}`}>{said.publicPage}</a>
          {sitting.state === 'planned' ? null : <a href={`/parlement/seances/${number}/pv`}>{words.parliament.sitting.minutes}</a>}
        </nav>
      </div>
      <div className="wrap desk">
        <div className="mid" id="point">
          <ErrorSummary form={conduct} words={words} labels={{ reason: etape === 'annuler' ? said.annulReason : said.reason }} />
          <Middle sitting={sitting} etape={etape} item={item} />
        </div>
        <Room sitting={sitting} />
        <Agenda sitting={sitting} here={item} />
      </div>
      <Live pace={1_500} words={words} />
    </>
  );
}

async function Middle({ sitting, etape, item }: DeskState & { item: AgendaItem | null }) {
  if (sitting.state === 'planned') return <Planned sitting={sitting} etape={etape} />;
  if (sitting.state === 'closed') return <Over sitting={sitting} />;
  if (etape === 'lever' && sitting.abilities.close) return <CloseSitting sitting={sitting} />;
  if (item === null) return <NothingLeft sitting={sitting} />;
  if (item.question === null) return <PrepareVote sitting={sitting} item={item} />;
  const vote: QuestionPage = await (await caller()).votes.question({ id: item.question.id });
  if (vote.state === 'open') return <OpenVote sitting={sitting} vote={vote} etape={etape} />;
  return vote.state === 'closed' ? <Announce vote={vote} /> : <Announced sitting={sitting} vote={vote} />;
}
