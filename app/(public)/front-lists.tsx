import type { FrontPage } from '../../server/domain/collectives/front.ts';
import type { CollectiveSettings } from '../../tenants/settings.ts';
import { Origin } from '../kit/origin.tsx';
import { Part } from '../kit/page-head.tsx';
import { StatusTag, Tag } from '../kit/tag.tsx';
import { firstWords } from '../kit/first-words.ts';
import { formatDay } from '../kit/time.tsx';
import { capital } from '../words/grammar.ts';
import type { Words } from '../words/words.ts';

type Props = { front: FrontPage; settings: CollectiveSettings; words: Words };

/** The latest verdicts, each with its reason: what a stranger reads to know whether anyone is listened to. */
export function LatestAnswers({ front, settings, words }: Props) {
  const said = words.front.answers;
  const zone = settings.timeZone;
  return (
    <Part id="reponses" title={said.title} lead={front.latestAnswers.length === 0 ? null : said.lead}>
      {front.latestAnswers.length === 0 ? (
        <p className="lede">{said.none}</p>
      ) : (
        <>
          <ol className="rows indexed">
            {front.latestAnswers.map((answer) => (
              <li key={answer.id}>
                <div>
                  {answer.verdict === null ? <Tag sign="answer">{words.answers.tag}</Tag> : <StatusTag status={answer.verdict} words={words} />}
                  <p className="hush">{formatDay(answer.decidedAt, words.language, zone, 'dayMonth')}</p>
                </div>
                <div>
                  <h3>
                    <a href={`/propositions/${answer.reference}${answer.verdict === null ? '#reponse' : ''}`}>{answer.title}</a>
                  </h3>
                  {answer.reason === null ? <p>{said.imported}</p> : <p>{said.quoted(answer.verdict === null ? firstWords(answer.reason) : answer.reason)}</p>}
                  <Origin
                    origin={answer.origin}
                    words={words}
                    zone={zone}
                    meeting={answer.meetingStartsAt === null ? null : { day: answer.meetingStartsAt, place: answer.meetingTitle }}
                  />
                </div>
              </li>
            ))}
          </ol>
          <p className="act">
            <a className="more" href="/propositions?tri=answered">
              {said.all}
            </a>{' '}
            <a href="/reponses.atom">{words.answers.feed.link}</a>
          </p>
        </>
      )}
    </Part>
  );
}

type Coming = { key: string; at: Date; href: string; title: string; text: string };

/** What comes next, rooms and sittings together in the order of their days. */
export function NextDates({ front, settings, words }: Props) {
  const said = words.front.meetings;
  const district = (code: string | null): string | null => settings.districts.find((one) => one.code === code)?.label ?? null;
  const meetings = front.nextMeetings.map((meeting): Coming => ({
    key: meeting.id,
    at: meeting.startsAt,
    href: `/rencontres/${meeting.reference}`,
    title: meeting.title,
    text: [capital(words.common.meetingKind[meeting.kind]), meeting.place, district(meeting.district)]
      .filter((part) => part !== null)
      .join(', '),
  }));
  const { nextSitting } = front;
  const sitting =
    nextSitting === null
      ? []
      : [
          {
            key: 'sitting',
            at: nextSitting.startsAt,
            href: `/parlement/seances/${nextSitting.number}`,
            title: said.sitting(nextSitting.number),
            text: nextSitting.title,
          },
        ];
  const coming = [...meetings, ...sitting].sort((a, b) => a.at.getTime() - b.at.getTime()).slice(0, 3);
  return (
    <Part id="rencontres" title={said.title} lead={said.lead}>
      {coming.length === 0 ? (
        <p className="lede">{said.none}</p>
      ) : (
        <ol className="dates">
          {coming.map((one) => (
            <li key={one.key}>
              <BigDay at={one.at} words={words} zone={settings.timeZone} />
              <h3>
                <a href={one.href}>{one.title}</a>
              </h3>
              <p>{one.text}</p>
            </li>
          ))}
        </ol>
      )}
      <p className="act">
        <a className="more" href="/rencontres">
          {said.all}
        </a>
      </p>
    </Part>
  );
}

/** A day with its number huge: « jeudi 20 novembre, 18 h 30 » on three lines, one sentence for a screen reader. */
function BigDay({ at, words, zone }: { at: Date; words: Words; zone: string }) {
  const { language } = words;
  const day = formatDay(at, language, zone, 'day');
  return (
    <time dateTime={at.toISOString()}>
      {formatDay(at, language, zone, 'weekdayOnly')}{' '}
      <b>
        {day === '1er' ? (
          <>
            1<sup>er</sup>
          </>
        ) : (
          day
        )}
      </b>{' '}
      {formatDay(at, language, zone, 'monthTime')}
    </time>
  );
}
