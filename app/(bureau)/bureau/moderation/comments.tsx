import type { CommentToRead } from '../../../../server/domain/comments/queue.ts';
import type { QUEUES } from '../../../../server/domain/comments/schema.ts';
import { addressOf } from '../../../kit/address.ts';
import { caller } from '../../../kit/caller.ts';
import { pageWords } from '../../../kit/collective-page.tsx';
import { CommentDecision } from '../../../kit/comment-decision.tsx';
import { CommentOrigin } from '../../../kit/comment.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { found } from '../../../kit/found.ts';
import { oneOf } from '../../../kit/labels.ts';
import { Markdown } from '../../../kit/markdown.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { Pagination } from '../../../kit/pagination.tsx';
import { quoted } from '../../../kit/quoted.tsx';
import { formatDay } from '../../../kit/time.tsx';
import type { Words } from '../../../words/words.ts';
import { answerComment } from './actions.ts';
import { Tabs } from './tabs.tsx';

const PATH = '/bureau/moderation';
const PILES = { signalements: 'reported', 'avis-a-publier': 'held', 'avis-en-ligne': 'unread' } as const;
type Asked = { etat?: string | string[]; suite?: string | string[]; texte?: string | string[]; fait?: string | string[] };

/** The pile of comments that an address asks for, or null where it asks for texts. */
export function queueOf(etat: Asked['etat']): (typeof QUEUES)[number] | null {
  const asked = oneOf(etat);
  return asked !== null && Object.hasOwn(PILES, asked) ? PILES[asked as keyof typeof PILES] : null;
}

/** Comments to read or to decide about, the oldest first, each with its notices and its answer. */
export async function Comments({ asked }: { asked: Asked }) {
  const { words, zone } = await pageWords();
  const state = queueOf(asked.etat) ?? 'reported';
  const api = await caller();
  const [queue, home] = await Promise.all([found(api.comments.queue({ state, after: oneOf(asked.suite) })), api.proposals.desk()]);
  const said = words.comments.queue;
  const done = oneOf(asked.fait);
  const query = { etat: oneOf(asked.etat) };
  return (
    <>
      {done !== null && Object.hasOwn(said.done, done) ? (
        <Notice tone="yes" live>
          {said.done[done as keyof typeof said.done]}
        </Notice>
      ) : null}
      {queue.frozen ? <Notice tone="wait">{words.proposals.moderation.frozen}</Notice> : null}
      <Tabs current={query.etat ?? ''} home={home} words={words} />
      {queue.items.length === 0 ? (
        <EmptyState title={said.none[state]}>{said.noneWhy}</EmptyState>
      ) : (
        <ol className="rows">
          {queue.items.map((item) => (
            <Item key={item.comment.id} item={item} query={query} hiding={oneOf(asked.texte) === item.comment.id} words={words} zone={zone} />
          ))}
        </ol>
      )}
      <Pagination previous={null} next={queue.next === null ? null : addressOf(PATH, query, { suite: queue.next })} words={words} />
    </>
  );
}

function Item({
  item,
  query,
  hiding,
  words,
  zone,
}: {
  item: CommentToRead;
  query: { etat: string | null };
  hiding: boolean;
  words: Words;
  zone: string;
}) {
  const said = words.comments.queue;
  const { comment, subject } = item;
  const page = subject.kind === 'proposal' ? `/propositions/${subject.reference}` : `/programme/mesures/${subject.reference}`;
  return (
    <li id={`texte-${comment.id}`}>
      <h3 dir="auto">{subject.title}</h3>
      <div className="cluster">
        <b>{comment.stance === null ? said.aReply : words.comments.stance[comment.stance]}</b>
        <CommentOrigin comment={comment} words={words} zone={zone} />
      </div>
      {comment.body === null ? null : <Markdown text={comment.body} className="large" />}
      {item.reported === 0 ? null : (
        <>
          <p>
            <b>{said.reports(item.reported)}</b>
          </p>
          <ul>
            {item.reports.map((report, index) => (
              <li key={index}>
                {said.reportLine(words.comments.reason[report.reason], report.signed, formatDay(report.reportedAt, words.language, zone, 'dayTime'))}
                {report.words === null ? null : <p dir="auto">{quoted(report.words, words)}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
      {subject.reference === null ? null : (
        <p>
          <a href={`${page}?fil=${comment.parent ?? comment.id}#avis`}>
            {said.read}
            <span className="sr"> : {subject.title}</span>
          </a>
        </p>
      )}
      {item.elsewhere ? <p className="hush">{said.elsewhere}</p> : null}
      <CommentDecision
        id={comment.id}
        version={comment.version}
        decisions={item.decisions}
        action={answerComment}
        words={words}
        hide={hiding ? null : `${addressOf(PATH, query, { texte: comment.id })}#texte-${comment.id}`}
      />
    </li>
  );
}
