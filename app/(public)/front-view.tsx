import type { FrontPage } from '../../server/domain/collectives/front.ts';
import { inLanguage } from '../../tenants/settings-fields.ts';
import type { CollectiveSettings } from '../../tenants/settings.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { FateBar } from '../kit/fate-bar.tsx';
import { BarPair } from '../kit/bar-pair.tsx';
import { Markdown } from '../kit/markdown.tsx';
import { OriginDots } from '../kit/origin-dots.tsx';
import { Part } from '../kit/page-head.tsx';
import { Phases } from '../kit/phases.tsx';
import { daysUntil, formatDay } from '../kit/time.tsx';
import { capital, grammar, type Noun } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';
import { frontNow, today, type FrontNow, type PhaseOnFront } from './front-now.ts';
import { LatestAnswers, NextDates } from './front-lists.tsx';

export type FrontProps = { front: FrontPage; settings: CollectiveSettings; words: Words; noun: Noun; instant: Date };

/** A name longer than this, or with a longer word, comes down a step on the cover. */
const LONG_NAME = 26;
const LONG_WORD = 11;
/** Themes drawn on the front page; the rest is in the list. */
const THEMES = 12;

/** The front page of a collective: in one look who they are, what is open and until when, the one thing to do, and how far they are. */
export function FrontView(props: FrontProps) {
  const { front, settings, words } = props;
  const now = frontNow(settings, props.instant);
  return (
    <>
      <Cover {...props} />
      <Now {...props} now={now} />
      {front.proposals.total === 0 ? (
        <Nothing {...props} />
      ) : (
        <>
          <Where {...props} />
          <Rooms {...props} />
        </>
      )}
      <LatestAnswers {...props} />
      <NextDates {...props} />
      <Part id="nous" title={words.front.about.title} lead={<a href="/charte">{words.front.about.charter}</a>}>
        <Markdown text={inLanguage(settings.welcome, words.language)} className="large" />
      </Part>
    </>
  );
}

function Cover({ front, settings, words, noun, instant }: FrontProps) {
  const { name, tagline, election, timeZone } = settings;
  const long = name.length > LONG_NAME || name.split(/[\s-]/).some((word) => word.length > LONG_WORD);
  return (
    <section className={long ? 'cover long' : 'cover'} aria-labelledby="titre">
      <div className="wrap">
        <div>
          <h1 id="titre">{name}</h1>
          {tagline === null ? null : <p className="say">{inLanguage(tagline, words.language)}</p>}
        </div>
        <OriginDots
          room={front.proposals.meeting}
          screen={front.proposals.online}
          collective={front.proposals.collective}
          noun={noun}
          words={words}
        />
        <div className="folio">
          <span>{election === null ? words.front.cover.plain : words.front.cover.election(rounds(election.rounds, words))}</span>
          <time dateTime={today(settings, instant)}>{capital(formatDay(instant, words.language, timeZone, 'full'))}</time>
        </div>
      </div>
    </section>
  );
}

function Nothing({ words, noun }: FrontProps) {
  return (
    <div className="wrap pt-16">
      <EmptyState title={words.front.empty.title}>{words.front.empty.lead(noun)}</EmptyState>
    </div>
  );
}

/** « 15 et 22 mars 2026 »; two months are both named. */
function rounds(days: readonly string[], words: Words): string {
  const { list } = grammar(words.language);
  const month = (day: string): string => day.slice(0, 7);
  const last = days.at(-1) ?? '';
  const together = days.every((day) => month(day) === month(last));
  return list(days.map((day) => formatDay(day, words.language, 'UTC', day === last ? 'long' : together ? 'day' : 'dayMonth')));
}

function Now({ front, settings, words, noun, instant, now }: FrontProps & { now: FrontNow }) {
  const said = words.front.now;
  const zone = settings.timeZone;
  const day = (at: string | Date): string => formatDay(at, words.language, zone, 'weekday');
  const can = (deed: 'propose' | 'support' | 'follow'): boolean =>
    now.frozenUntil === null && [...now.deeds, ...now.also.map((one) => one.deed)].includes(deed);
  const all = words.common.actions.readAll(front.proposals.total, noun);
  const year = today(settings, instant).slice(0, 4);
  const left = now.until === null ? null : daysUntil(now.until, instant, zone);
  return (
    <section className="now" aria-labelledby="maintenant">
      <div className="wrap">
        <div>
          <NowTitle now={now} said={said} day={day} />
          <p>
            {now.frozenUntil !== null || left === null ? null : `${words.kit.time.daysLeft(left)} `}
            {now.frozenUntil === null ? now.also.map((one) => `${said.also(one.deed, day(one.until))} `) : null}
            {can('propose') ? said.noAccount : said.readFirst}
          </p>
          <div className="act">
            {can('propose') ? (
              <a className="button big" href="/proposer">
                {words.common.actions.propose(noun)}
              </a>
            ) : null}
            {can('follow') && !can('propose') ? (
              <a className="button big" href="/engagements">
                {said.seeCommitments}
              </a>
            ) : null}
            {can('propose') || front.proposals.total === 0 ? null : (
              <a className={can('follow') ? 'more' : 'button big'} href="/propositions">
                {can('support') ? said.readAndSupport : all}
              </a>
            )}
            {can('propose') && front.proposals.total > 0 ? <a href="/propositions">{all}</a> : null}
            {front.nextSitting === null ? null : (
              <a href={`/parlement/seances/${front.nextSitting.number}`}>
                {said.seeSitting(front.nextSitting.number, formatDay(front.nextSitting.startsAt, words.language, zone, 'dayMonth'))}
              </a>
            )}
          </div>
        </div>
        <Phases
          words={words}
          phases={now.phases.map((one) => ({
            label: inLanguage(one.phase.label, words.language),
            state: one.state,
            note: note(one, year, words, zone),
          }))}
        />
      </div>
    </section>
  );
}

function note({ first, last, state }: PhaseOnFront, year: string, words: Words, zone: string): string {
  const said = words.kit.time;
  // A year is said when it is not the one we are in; both ends say theirs when they differ.
  const form = first.slice(0, 4) === last.slice(0, 4) && last.slice(0, 4) === year ? 'dayMonth' : 'long';
  const [from, to] = [first, last].map((at) => formatDay(at, words.language, zone, form)) as [string, string];
  return state === 'ahead' ? said.from(from, to) : said.until(to);
}

function NowTitle({ now, said, day }: { now: FrontNow; said: Words['front']['now']; day: (at: string | Date) => string }) {
  if (now.frozenUntil !== null)
    return (
      <h2 id="maintenant">
        {said.frozen} <em>{said.frozenUntil(day(now.frozenUntil))}</em>
      </h2>
    );
  if (now.until !== null)
    return (
      <h2 id="maintenant">
        {said.doing(now.deeds)}
        <em>{said.until(day(now.until))}</em>
      </h2>
    );
  return (
    <h2 id="maintenant">
      {said.nothing}
      {now.next === null ? null : (
        <>
          {' '}
          <em>{said.before(day(now.next.day))}</em>
        </>
      )}
    </h2>
  );
}

function Figure({ of: { before, figure, after } }: { of: { before: string; figure: string; after: string } }) {
  return (
    <>
      {before}
      <b>{figure}</b>
      {after}
    </>
  );
}

function Where({ front, words, noun }: FrontProps) {
  const said = words.front.where;
  const { total, meeting } = front.proposals;
  const { validated, sentBack, setAside, inValidation, waiting: open } = front.fates;
  const verdicts = validated + sentBack + setAside;
  // "Sent back" has had its answer: it is to be reworked, not waiting.
  const waiting = open - sentBack;
  return (
    <Part
      id="ou"
      title={said.title}
      lead={
        <>
          {said.meetings(front.meetingsHeld)} {said.lead}
        </>
      }
    >
      <p className="tell">
        <Figure of={said.all(total, noun)} />
        {meeting > 0 ? <Figure of={said.fromRooms(meeting, noun)} /> : null}
        {verdicts > 0 ? <Figure of={said.verdicts(verdicts)} /> : said.noVerdict}
        {waiting > 0 ? (
          <>
            <b className="owed">{said.waiting(waiting)}</b>
            {said.anAnswer}
          </>
        ) : (
          said.nobodyWaits
        )}
      </p>
      <FateBar
        words={words}
        drawn={said.drawn(total, noun)}
        parts={[
          { key: 'validated', label: said.fate.validated, count: validated, kind: 'done' },
          { key: 'sent_back', label: said.fate.sentBack, count: sentBack, kind: 'done' },
          { key: 'set_aside', label: said.fate.setAside, count: setAside, kind: 'done' },
          { key: 'in_validation', label: said.fate.inValidation, count: inValidation, kind: 'plan' },
          { key: 'published', label: said.fate.published, count: waiting - inValidation, kind: 'open' },
        ]}
      />
      {waiting > 0 ? (
        <a className="more" href="/propositions/en-attente">
          {said.seeWaiting}
        </a>
      ) : null}
    </Part>
  );
}

function Rooms({ front, settings, words, noun }: FrontProps) {
  const said = words.front.rooms;
  const { total, meeting, online, collective } = front.proposals;
  const label = (code: string): string => {
    const theme = settings.themes.find((one) => one.code === code);
    return theme === undefined ? code : inLanguage(theme.label, words.language);
  };
  const themes = [...front.themes].sort((a, b) => b.proposals.total - a.proposals.total).slice(0, THEMES);
  return (
    <Part id="salle" title={said.title} lead={said.lead}>
      <BarPair
        words={words}
        caption={said.caption(noun)}
        heads={{ room: said.room(meeting), label: said.theme, screen: said.screen(online) }}
        rows={themes.map(({ theme, proposals }) => ({
          key: theme,
          label: label(theme),
          room: proposals.meeting,
          screen: proposals.online,
        }))}
      />
      <p className="hush mt-4">
        {front.themes.length > themes.length ? `${said.most(themes.length, front.themes.length)} ` : null}
        {said.sum(meeting, online, collective, total)}
      </p>
    </Part>
  );
}
