import type { ShownComment } from '../../server/domain/comments/rows.ts';
import type { Words } from '../words/words.ts';
import { addressOf } from './address.ts';
import { decideIt } from './comment-actions.ts';
import { CommentDecision } from './comment-decision.tsx';
import { EditForm, ReplyForm, WithdrawForm, type Place } from './comment-forms.tsx';
import { Markdown } from './markdown.tsx';
import { Notice } from './notice.tsx';
import { Sign } from './sign.tsx';
import { Tag } from './tag.tsx';
import { formatDay } from './time.tsx';

/** The one step that is under way in this showing of the page: which comment, and what is being done with it. */
export interface Step {
  deed: 'reply' | 'edit' | 'withdraw' | 'moderate';
  id: string;
}
export interface Telling extends Place {
  zone: string;
  step: Step | null;
  named: boolean;
}

/** One comment: what was said, where and by whom, and what its reader may do with it. */
export function Comment({ comment, ...telling }: Telling & { comment: ShownComment }) {
  const { words, step } = telling;
  const mine = step?.id === comment.id ? step.deed : null;
  return (
    <>
      {mine === 'edit' && comment.abilities.edit ? <EditForm comment={comment} {...telling} /> : <Body comment={comment} words={words} />}
      <CommentOrigin comment={comment} words={words} zone={telling.zone} />
      {comment.hidden?.statement ? <Statement comment={comment} words={words} /> : null}
      <Deeds comment={comment} {...telling} />
      {mine === 'reply' && comment.abilities.reply ? <ReplyForm to={comment} {...telling} /> : null}
      {mine === 'withdraw' && comment.abilities.withdraw ? <WithdrawForm comment={comment} {...telling} /> : null}
      {mine === 'moderate' ? (
        <div className="panel" id="moderer">
          <CommentDecision
            id={comment.id}
            version={comment.version}
            decisions={comment.abilities.decide}
            action={decideIt}
            path={telling.path}
            words={words}
          />
        </div>
      ) : null}
    </>
  );
}

function Body({ comment, words }: { comment: ShownComment; words: Words }) {
  const said = words.comments;
  const gone =
    comment.status === 'withdrawn'
      ? comment.origin === 'meeting'
        ? said.withdrawnRoom
        : said.withdrawn
      : comment.hidden !== null
        ? said.hidden(said.reason[comment.hidden.reason])
        : null;
  return (
    <>
      {gone === null ? null : <p className="gone">{gone}</p>}
      {comment.body === null ? null : <Markdown text={comment.body} />}
      {comment.status === 'held' ? (
        <p className="cluster">
          <Tag tone="wait" sign="read">
            {said.held}
          </Tag>
        </p>
      ) : null}
    </>
  );
}

/** « dit à la rencontre du 12 octobre, Saint-Bruno, par 14 personnes »; « en ligne, par Glycine38, 18 octobre ». */
export function CommentOrigin({ comment, words, zone }: { comment: ShownComment; words: Words; zone: string }) {
  const said = words.comments;
  const { meeting, author, writtenAt } = comment;
  const day = formatDay(writtenAt, words.language, zone, 'dayMonth');
  return (
    <p className="origin">
      <Sign name={comment.origin === 'meeting' ? 'room' : 'screen'} />
      <span>
        {meeting === null ? (
          <bdi>{author === null ? said.online(day) : said.by(author, day)}</bdi>
        ) : (
          <>
            <a href={`/rencontres/${meeting.reference}`}>
              <bdi>{said.inRoom(formatDay(meeting.startsAt, words.language, zone, 'dayMonth'), meeting.place)}</bdi>
            </a>
            {comment.hands === null ? null : `, ${said.hands(comment.hands)}`}
          </>
        )}
        {comment.edited && comment.status === 'published' ? `, ${said.edited}` : null}
      </span>
    </p>
  );
}

/** Why it was hidden, as its author was told. */
function Statement({ comment, words }: { comment: ShownComment; words: Words }) {
  const said = words.comments;
  return (
    <Notice tone="no" title={said.statement}>
      <p dir="auto">{comment.hidden?.statement}</p>
      {comment.mine ? <p className="hush">{said.appeal}</p> : null}
    </Notice>
  );
}

function Deeds({ comment, path, words, step }: Telling & { comment: ShownComment }) {
  const said = words.comments;
  const { abilities } = comment;
  const who = comment.author;
  const here = step?.id === comment.id ? step.deed : null;
  const thread = comment.parent ?? comment.id;
  const to = (name: string, anchor: string) =>
    `${addressOf(path, { fil: comment.placed ? thread : null, [name]: comment.id })}#${anchor}`;
  const links = [
    abilities.reply && here !== 'reply' ? { href: to('repondre', 'repondre'), label: said.reply, rest: said.to(who) } : null,
    abilities.edit && here !== 'edit' ? { href: to('modifier', 'modifier'), label: said.edit, rest: said.of(who) } : null,
    abilities.withdraw && here !== 'withdraw' ? { href: to('retirer', 'retirer-avis'), label: said.withdraw, rest: said.of(who) } : null,
    abilities.report ? { href: `/signaler/${comment.id}`, label: said.report, rest: said.of(who) } : null,
    abilities.decide.length > 0 && here !== 'moderate' ? { href: to('moderer', 'moderer'), label: said.moderate, rest: said.of(who) } : null,
  ].filter((link) => link !== null);
  if (links.length === 0) return null;
  return (
    <p className="deeds">
      {links.map(({ href, label, rest }) => (
        <a key={href} href={href} rel="nofollow">
          <span>
            {label}
            <span className="sr">
              <bdi>{rest}</bdi>
            </span>
          </span>
        </a>
      ))}
    </p>
  );
}
