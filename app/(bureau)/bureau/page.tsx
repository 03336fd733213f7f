import type { Metadata } from 'next';
import type { DeskHome } from '../../../server/domain/proposals/desk.ts';
import { caller } from '../../kit/caller.ts';
import { pageTitle, pageWords } from '../../kit/collective-page.tsx';
import { DeskPage } from '../../kit/desk-page.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { PageHead } from '../../kit/page-head.tsx';
import { shareOf } from '../../kit/share-sentence.tsx';
import { Sign } from '../../kit/sign.tsx';
import { formatDay } from '../../kit/time.tsx';
import type { Noun } from '../../words/grammar.ts';
import type { Words } from '../../words/words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.proposals.desk.title) };
}

/** What waits for somebody, in the rooms that its reader has the key of. */
export default async function DeskHomePage() {
  const {
    words,
    noun,
    zone,
    context: { actor },
  } = await pageWords();
  const said = words.proposals.desk;
  const lines = actor.kind === 'person' ? linesOf(await (await caller()).proposals.desk(), words, noun, zone) : [];
  return (
    <DeskPage room="home">
      <PageHead title={said.title} lede={said.lede} />
      <div className="wrap">
        {lines.length === 0 ? (
          <EmptyState title={said.nothing}>{said.nothingWhy}</EmptyState>
        ) : (
          <ul className="rows">
            {lines.map(({ href, text }) => (
              <li key={href}>
                <h3>
                  <a href={href}>
                    {text} <Sign name="go" />
                  </a>
                </h3>
              </li>
            ))}
          </ul>
        )}
      </div>
    </DeskPage>
  );
}

function linesOf(home: DeskHome, words: Words, noun: Noun, zone: string): { href: string; text: string }[] {
  const said = words.proposals.desk;
  const { toRead, comments, meetings, answers, nextSitting } = home;
  const talk = words.comments.desk;
  return [
    { n: toRead?.submitted ?? 0, href: '/bureau/moderation?etat=a-publier', text: said.toPublish },
    { n: toRead?.published ?? 0, href: '/bureau/moderation?etat=en-ligne', text: said.toReread },
    { n: home.toReadAgain ?? 0, href: '/bureau/relecture', text: said.toReadAgain },
    { n: comments?.reported ?? 0, href: '/bureau/moderation?etat=signalements', text: talk.reported },
    { n: comments?.held ?? 0, href: '/bureau/moderation?etat=avis-a-publier', text: talk.held },
    { n: comments?.unread ?? 0, href: '/bureau/moderation?etat=avis-en-ligne', text: talk.unread },
    { n: meetings?.toReport ?? 0, href: '/bureau/rencontres', text: said.toReport },
    { n: meetings?.toCheck ?? 0, href: '/bureau/rencontres#relire', text: said.toCheck },
    { n: home.alike ?? 0, href: '/bureau/regroupements', text: words.grouping.atDesk },
    { n: home.readyAnswers ?? 0, href: '/bureau/reponses?etat=pretes', text: words.answers.atDesk },
    {
      n: answers?.waiting ?? 0,
      href: '/bureau/seances',
      text: () => said.answers(shareOf(answers?.waiting ?? 0, answers?.total ?? 0, words), noun),
    },
    {
      n: nextSitting ? 1 : 0,
      href: `/bureau/seances/${nextSitting?.number}`,
      text: () =>
        nextSitting
          ? said.sitting(nextSitting.number, formatDay(nextSitting.startsAt, words.language, zone, 'dayMonth'), nextSitting.items)
          : '',
    },
  ]
    .filter(({ n }) => n > 0)
    .map(({ n, href, text }) => ({ href, text: text(n) }));
}
