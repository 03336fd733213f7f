import type { Metadata } from 'next';
import { has } from '../../../../server/domain/actor.ts';
import type { ToRead } from '../../../../server/domain/proposals/queue.ts';
import { addressOf } from '../../../kit/address.ts';
import { caller } from '../../../kit/caller.ts';
import { pageTitle, pageWords } from '../../../kit/collective-page.tsx';
import { DecisionForm } from '../../../kit/decision-form.tsx';
import { DeskPage } from '../../../kit/desk-page.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { found } from '../../../kit/found.ts';
import { districtLabel, oneOf, themeLabel } from '../../../kit/labels.ts';
import { Markdown } from '../../../kit/markdown.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { PageHead } from '../../../kit/page-head.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { StatusTag } from '../../../kit/tag.tsx';
import { Time } from '../../../kit/time.tsx';
import { answer } from './actions.ts';
import { Comments, queueOf } from './comments.tsx';
import { Tabs } from './tabs.tsx';

const PATH = '/bureau/moderation';
type Asked = { etat?: string | string[]; suite?: string | string[]; texte?: string | string[]; fait?: string | string[] };

export async function generateMetadata(): Promise<Metadata> {
  return { title: await pageTitle((await pageWords()).words.proposals.moderation.title) };
}

/** Texts to read, the oldest first, each with its answer beside it. */
export default async function ModerationPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const [
    {
      words,
      context: { actor },
    },
    asked,
  ] = await Promise.all([pageWords(), searchParams]);
  return (
    <DeskPage room="moderation">
      <PageHead title={words.proposals.moderation.title} lede={words.proposals.moderation.lede} />
      {has(actor, 'moderator', 'organiser') ? (
        <div className="wrap">
          {queueOf(asked.etat) === null ? <Queue asked={asked} /> : <Comments asked={asked} />}
        </div>
      ) : null}
    </DeskPage>
  );
}

async function Queue({ asked }: { asked: Asked }) {
  const {
    words,
    context: {
      tenant: { settings },
    },
  } = await pageWords();
  const state =
    oneOf(asked.etat) === 'en-ligne' || (asked.etat === undefined && settings.moderation === 'after') ? 'published' : 'submitted';
  const api = await caller();
  const [queue, home] = await Promise.all([found(api.proposals.queue({ state, after: oneOf(asked.suite) })), api.proposals.desk()]);
  const said = words.proposals.moderation;
  const done = oneOf(asked.fait);
  const query = { etat: state === 'published' ? 'en-ligne' : 'a-publier' };
  return (
    <>
      {done !== null && Object.hasOwn(said.done, done) ? (
        <Notice tone="yes" live>
          {said.done[done as keyof typeof said.done]}
        </Notice>
      ) : null}
      {queue.frozen ? <Notice tone="wait">{said.frozen}</Notice> : null}
      <Tabs current={query.etat} home={home} words={words} />
      {queue.items.length === 0 ? (
        <EmptyState title={said.none}>{said.noneWhy}</EmptyState>
      ) : (
        <ol className="rows">
          {queue.items.map((item) => (
            <Item key={item.id} item={item} refusing={oneOf(asked.texte) === item.id} query={query} />
          ))}
        </ol>
      )}
      <Pagination previous={null} next={queue.next === null ? null : addressOf(PATH, query, { suite: queue.next })} words={words} />
    </>
  );
}

async function Item({ item, refusing, query }: { item: ToRead; refusing: boolean; query: { etat: string } }) {
  const {
    words,
    zone,
    context: {
      tenant: { settings },
    },
  } = await pageWords();
  const said = words.proposals.moderation;
  const where = [themeLabel(settings, item.theme, words.language), item.district === null ? null : districtLabel(settings, item.district)];
  const by = item.organisation ?? item.pseudonym;
  return (
    <li id={`texte-${item.id}`}>
      <h3 dir="auto">{item.title}</h3>
      <div className="line">
        <StatusTag status={item.status} words={words} />
        <span>{where.filter((part) => part !== null).join(', ')}</span>
        {by === null ? null : (
          <span>
            <bdi>{said.byline(by)}</bdi>
          </span>
        )}
        {item.meeting === null ? null : (
          <a href={`/rencontres/${item.meeting.reference}`} dir="auto">
            {item.meeting.title}
          </a>
        )}
        <Time at={item.since} language={words.language} zone={zone} form="dayTime" />
        {item.files === 0 ? null : <span>{said.files(item.files)}</span>}
      </div>
      <Markdown text={item.body} />
      <p>
        <a href={item.reference === null ? `/propositions/envoi/${item.id}` : `/propositions/${item.reference}`}>
          {said.read}
          <span className="sr"> : {item.title}</span>
        </a>
      </p>
      <DecisionForm
        id={item.id}
        version={item.version}
        decisions={item.decisions}
        action={answer}
        words={words}
        refuse={refusing ? null : `${addressOf(PATH, query, { texte: item.id })}#texte-${item.id}`}
      />
    </li>
  );
}
