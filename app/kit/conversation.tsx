import type { Conversation as Shown, Section, Thread } from '../../server/domain/comments/conversation.ts';
import type { Stance } from '../../server/db/tables/comments.ts';
import { addressOf } from './address.ts';
import { caller } from './caller.ts';
import { pageWords } from './collective-page.tsx';
import { Comment, type Step, type Telling } from './comment.tsx';
import { SayForm, type Place } from './comment-forms.tsx';
import { EmptyState } from './empty-state.tsx';
import { found } from './found.ts';
import { oneOf } from './labels.ts';
import { Notice } from './notice.tsx';
import { Pagination } from './pagination.tsx';
import { shareOf } from './share-sentence.tsx';

export type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** The names of an address, in French. */
const STANCE: Record<string, Stance> = { pour: 'for', contre: 'against', neutre: 'neutral' };
const NAMED = { for: 'pour', against: 'contre', neutral: 'neutre' } as const;
const STEPS = { repondre: 'reply', modifier: 'edit', retirer: 'withdraw', moderer: 'moderate' } as const;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CURSOR = /^\d{1,17}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function stepOf(asked: Asked): Step | null {
  for (const [name, deed] of Object.entries(STEPS)) {
    const id = oneOf(asked[name]);
    if (id !== null && UUID.test(id)) return { deed, id };
  }
  return null;
}

/**
 * What people say about a proposal or a measure, with its forms: works on any page at `path`, whose address it shares (`avis`, `fil`,
 * `suite`, and the small steps `repondre`, `modifier`, `retirer`, `moderer`). Nothing in it needs scripts.
 */
export async function Conversation({ about, path, asked }: { about: Place['about']; path: string; asked: Asked }) {
  const { words, zone, context } = await pageWords();
  const stance = STANCE[oneOf(asked.avis) ?? ''] ?? null;
  const [thread, suite] = [oneOf(asked.fil), oneOf(asked.suite)];
  const wanted = {
    stance,
    thread: thread !== null && UUID.test(thread) ? thread : null,
    after: suite !== null && CURSOR.test(suite) ? suite : null,
  };
  const talk = await found((await caller()).comments.of({ ...about, ...wanted }));
  const step = stepOf(asked);
  const telling: Telling = { about, path, words, zone, step, named: talk.named };
  const said = words.comments;
  const alone = wanted.stance !== null || talk.thread !== null;
  return (
    <section className="full" id="avis" aria-labelledby="avis-titre">
      <h2 id="avis-titre" className="rule-top">
        {about.workshop ? said.workshopTitle : said.title}
      </h2>
      {about.workshop ? <p className="hush">{said.workshopNote}</p> : null}
      <Counts talk={talk} words={words} />
      {alone ? (
        <p className="act">
          <a href={`${path}#avis`}>{said.backToAll}</a>
        </p>
      ) : null}
      {talk.thread === null ? (
        <Sections talk={talk} telling={telling} stance={wanted.stance} after={wanted.after} />
      ) : (
        <Alone talk={talk} telling={telling} after={wanted.after} />
      )}
      <Own talk={talk} telling={telling} />
      {step === null && talk.thread === null ? (
        <Door talk={talk} telling={telling} held={!about.workshop && context.tenant.settings.moderation === 'before'} />
      ) : null}
    </section>
  );
}

function Counts({ talk: { counts }, words }: { talk: Shown; words: Telling['words'] }) {
  const said = words.comments;
  if (counts.total === 0) return null;
  return (
    <>
      <p className="tell small">
        {said.summary(counts.total, counts.for.total, counts.against.total, counts.neutral.total)}
        {counts.meeting === 0 ? null : <> {said.rooms(shareOf(counts.meeting, counts.total, words))}</>}
      </p>
      <p className="hush mt-4">{said.order}</p>
    </>
  );
}

function Sections({ talk, telling, stance, after }: { talk: Shown; telling: Telling; stance: Stance | null; after: string | null }) {
  const { words, path } = telling;
  if (talk.sections.every(({ threads }) => threads.length === 0) && stance === null) {
    return (
      <EmptyState title={words.comments.none} level={3}>
        {words.comments.noneWhy}
      </EmptyState>
    );
  }
  return (
    <div className={stance === null ? 'talk three' : 'talk'}>
      {talk.sections.map((section) => (
        <Side key={section.stance} section={section} count={talk.counts[section.stance].total} telling={telling} alone={stance !== null} />
      ))}
      {stance === null ? null : (
        <Pagination
          previous={after === null ? null : `${addressOf(path, { avis: NAMED[stance] })}#avis`}
          next={talk.sections[0]?.next ? `${addressOf(path, { avis: NAMED[stance] }, { suite: talk.sections[0].next })}#avis` : null}
          words={words}
        />
      )}
    </div>
  );
}

function Side({ section, count, telling, alone }: { section: Section; count: number; telling: Telling; alone: boolean }) {
  const { words, path } = telling;
  const said = words.comments;
  const name = NAMED[section.stance];
  return (
    <section aria-labelledby={`avis-${name}`}>
      <h3 className="sub" id={`avis-${name}`}>
        {said.stance[section.stance]} <small>{count}</small>
      </h3>
      {section.threads.length === 0 ? (
        <p className="hush">{said.noneOf[section.stance]}</p>
      ) : (
        <ol className="threads">
          {section.threads.map((thread) => (
            <ThreadLine key={thread.id} thread={thread} telling={telling} />
          ))}
        </ol>
      )}
      {section.next === null || alone ? null : (
        <p className="act">
          <a href={`${addressOf(path, { avis: name })}#avis`} rel="nofollow">
            {said.all(said.stance[section.stance], count)}
          </a>
        </p>
      )}
    </section>
  );
}

function ThreadLine({ thread, telling, whole = false }: { thread: Thread; telling: Telling; whole?: boolean }) {
  const { words, path } = telling;
  return (
    <li id={`avis-${thread.id}`}>
      <Comment comment={thread} {...telling} />
      {thread.replies.length === 0 ? null : (
        <ol className="replies" aria-label={words.comments.replied(thread.replied)}>
          {thread.replies.map((reply) => (
            <li key={reply.id} id={`avis-${reply.id}`}>
              <Comment comment={reply} {...telling} />
            </li>
          ))}
        </ol>
      )}
      {whole || thread.replied <= thread.replies.length ? null : (
        <p className="deeds">
          <a href={`${path}?fil=${thread.id}#avis`} rel="nofollow">
            {words.comments.replies(thread.replied)}
          </a>
        </p>
      )}
    </li>
  );
}

/** One thread with all its replies, by pages. */
function Alone({ talk, telling, after }: { talk: Shown; telling: Telling; after: string | null }) {
  if (talk.thread === null) return null;
  const { words, path } = telling;
  const { thread, next } = talk.thread;
  const at = { fil: thread.id };
  return (
    <div className="talk thread">
      <div>
        <h3 className="sub">
          {words.comments.thread} <small>{thread.stance === null ? null : words.comments.stance[thread.stance]}</small>
        </h3>
        <ol className="threads">
          <ThreadLine thread={thread} telling={telling} whole />
        </ol>
      </div>
      <Pagination
        previous={after === null ? null : `${addressOf(path, at)}#avis`}
        next={next === null ? null : `${addressOf(path, at, { suite: next })}#avis`}
        words={words}
      />
    </div>
  );
}

/** What its author alone sees, and whoever moderates: waiting to be read, or refused. */
function Own({ talk, telling }: { talk: Shown; telling: Telling }) {
  const said = telling.words.comments;
  if (talk.own.length === 0) return null;
  return (
    <section id="mes-avis" aria-labelledby="mes-avis-titre" className="mt-8">
      <h3 className="sub" id="mes-avis-titre">
        {said.own}
      </h3>
      <ol className="threads">
        {talk.own.map((comment) => (
          <li key={comment.id} id={`avis-${comment.id}`}>
            <Comment comment={comment} {...telling} />
            <p className="hush">{comment.status === 'held' ? said.heldNote : said.hiddenNote}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The form, or what stands before it. */
function Door({ talk, telling, held }: { talk: Shown; telling: Telling; held: boolean }) {
  const said = telling.words.comments.form;
  if (talk.saying === 'open') return <SayForm {...telling} held={held} />;
  if (talk.saying === 'sign_in') {
    return (
      <div className="panel mt-8">
        <a className="button quiet" href={`/connexion?suite=${encodeURIComponent(`${telling.path}#avis`)}`}>
          {said.signIn}
        </a>
        <p className="hush mt-4">{said.signInNote}</p>
      </div>
    );
  }
  return (
    <div className="mt-8">
      <Notice tone="wait">{talk.saying === 'frozen' ? said.frozen : said.closed}</Notice>
    </div>
  );
}

