import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { SittingPage } from '../../../../server/domain/parliament/queries.ts';
import type { Words } from '../../../words/words.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { formState } from '../../../kit/form-action.ts';
import { found } from '../../../kit/found.ts';
import { Form } from '../../../kit/form.tsx';
import { Live } from '../../../kit/live.tsx';
import { itemNext, itemNow, pointOf } from '../../../kit/sitting-now.ts';
import { leaveTheSitting } from './actions.ts';
import { Arrival } from './arrival.tsx';
import { Between, Closed, NoSeat, NotYet } from './states.tsx';
import { VoteCard } from './vote-card.tsx';

type Address = { params: Promise<{ numero: string }>; searchParams: Promise<{ point?: string | string[] }> };

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { words } = await pageWords();
  return {
    title: await pageTitle(words.parliament.card.title, words.parliament.sitting.name((await params).numero)),
    robots: { index: false },
  };
}

/** The member's card: what is being decided, the rule, three answers under one thumb, a receipt. */
export default async function MemberCardPage({ params, searchParams }: Address) {
  const {
    words,
    context: { tenant, actor },
  } = await pageWords();
  const { numero } = await params;
  if (actor.kind !== 'person') redirect(`/connexion?suite=${encodeURIComponent(`/seance/${numero}`)}`);
  const sitting = await found((await caller()).parliament.sitting({ number: Number(numero) }));
  const said = words.parliament.card;
  return (
    <>
      <a className="skip" href="#contenu">
        {words.common.shell.skip}
      </a>
      <header className="mast">
        <div className="wrap">
          <a href="/">{tenant.settings.name}</a>
          <span>{actor.pseudonym}</span>
        </div>
      </header>
      <main id="contenu" className="wrap sit">
        <Moment sitting={sitting} point={pointOf((await searchParams).point)} />
        <nav className="sit-foot" aria-label={said.elsewhere}>
          <a href={`/parlement/seances/${sitting.number}`}>{said.agenda}</a>
          <a href={`/seance/${sitting.number}`}>{said.reload}</a>
          {sitting.abilities.leave ? <Leave sitting={sitting} words={words} /> : null}
        </nav>
      </main>
      <Live words={words} />
    </>
  );
}

/** What the card shows at this moment of the sitting. */
async function Moment({ sitting, point }: { sitting: SittingPage; point: number | null }) {
  const { words, noun, zone } = await pageWords();
  const common = { sitting, words, noun, zone };
  if (sitting.state === 'planned') return <NotYet {...common} />;
  const item = itemNow(sitting.items, point);
  const vote = item?.question ? await (await caller()).votes.question({ id: item.question.id }) : null;
  const elector = vote?.state === 'open' && vote.mine.elector;
  if (sitting.state === 'closed') return <Closed {...common} />;
  if (sitting.mine.seatId === null && !elector) return <NoSeat {...common} />;
  if (sitting.abilities.arrive) return <Arrival {...common} form={formState('roll')} item={item} />;
  if (vote === null) return <Between {...common} next={itemNext(sitting.items)} />;
  const others = sitting.items.filter((one) => one.question?.state === 'open' && one.id !== item?.id);
  return <VoteCard {...common} vote={vote} others={others} next={itemNext(sitting.items)} form={formState('ballot')} point={point} />;
}

function Leave({ sitting, words }: { sitting: SittingPage; words: Words }) {
  return (
    <Form action={leaveTheSitting} form={formState('leave')} words={words} compact>
      <input type="hidden" name="sittingId" value={sitting.id} />
      <input type="hidden" name="numero" value={sitting.number} />
      <button className="linklike" type="submit">
        {words.parliament.card.leave}
      </button>
    </Form>
  );
}
