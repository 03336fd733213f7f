import type { ListedMeeting } from '../../../server/domain/meetings/list.ts';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import { districtLabel } from '../../kit/labels.ts';
import { formatDay } from '../../kit/time.tsx';
import { capital, type Noun } from '../../words/grammar.ts';
import type { Words } from '../../words/words.ts';
import { MeetingTag } from './meeting-tag.tsx';

type Props = { items: readonly ListedMeeting[]; settings: CollectiveSettings; words: Words; noun: Noun };

/** What and where, in a line: « Atelier, Maison des habitant·es, secteur 1 ». */
function about(meeting: ListedMeeting, settings: CollectiveSettings, words: Words): string {
  const parts = [capital(words.common.meetingKind[meeting.kind]), meeting.place,
    meeting.district === null ? null : districtLabel(settings, meeting.district)];
  return parts.filter((part) => part !== null).join(', ');
}

/** To come: the day, huge, so that one can write it on the fridge. */
export function Coming({ items, settings, words }: Props) {
  return (
    <ol className="dates">
      {items.map((meeting) => (
        <li key={meeting.id}>
          <BigDay at={meeting.startsAt} dayOnly={meeting.dayOnly} words={words} zone={settings.timeZone} />
          <h3><a href={`/rencontres/${meeting.reference}`}>{meeting.title}</a></h3>
          <p>{about(meeting, settings, words)}</p>
          {meeting.state === 'cancelled' ? <p><MeetingTag state="cancelled" words={words} /></p> : null}
        </li>
      ))}
    </ol>
  );
}

/** A day with its number huge, one sentence for a screen reader. */
function BigDay({ at, dayOnly, words, zone }: { at: Date; dayOnly: boolean; words: Words; zone: string }) {
  const day = formatDay(at, words.language, zone, 'day');
  return (
    <time dateTime={at.toISOString()}>
      {formatDay(at, words.language, zone, 'weekdayOnly')} <b>{day === '1er' ? <>1<sup>er</sup></>
        : day}</b> {formatDay(at, words.language, zone, dayOnly ? 'monthYear' : 'monthTime')}
    </time>
  );
}

/** Held: when, what, how many were there and what came of it. */
export function Held({ items, settings, words, noun }: Props) {
  const said = words.meetings.list;
  return (
    <ol className="rows indexed">
      {items.map((meeting) => (
        <li key={meeting.id}>
          <p className="hush"><time dateTime={meeting.startsAt.toISOString()}>{formatDay(meeting.startsAt, words.language,
            settings.timeZone, 'long')}</time></p>
          <div>
            <h3><a href={`/rencontres/${meeting.reference}`}>{meeting.title}</a></h3>
            <p>{about(meeting, settings, words)}</p>
            <div className="line">
              {meeting.attendance === null ? null : <span>{said.people(meeting.attendance)}</span>}
              <span>{said.ideas(meeting.ideas, noun)}</span>
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
