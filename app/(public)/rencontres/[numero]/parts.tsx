import type { MeetingPage } from '../../../../server/domain/meetings/page.ts';
import type { CollectiveSettings } from '../../../../tenants/settings.ts';
import { districtLabel, themeLabel } from '../../../kit/labels.ts';
import { Notice } from '../../../kit/notice.tsx';
import { Part } from '../../../kit/page-head.tsx';
import { formatDay } from '../../../kit/time.tsx';
import { capital, grammar, type Noun } from '../../../words/grammar.ts';
import type { Words } from '../../../words/words.ts';

export type Shown = { meeting: MeetingPage; settings: CollectiveSettings; words: Words; noun: Noun };

/** When, where, with whom: what one needs to come, or to remember. */
export function Facts({ meeting, settings, words }: Shown) {
  const said = words.meetings.page;
  const zone = settings.timeZone;
  const start = capital(formatDay(meeting.startsAt, words.language, zone, meeting.dayOnly ? 'full' : 'dayTime'));
  const facts: [string, string][] = [
    [said.when, meeting.endsAt === null ? start : said.until(start, formatDay(meeting.endsAt, words.language, zone, 'time'))],
    [said.where, [meeting.place, meeting.district === null ? null
      : districtLabel(settings, meeting.district)].filter((part) => part !== null).join(', ')],
    ...(meeting.theme === null ? [] : [[said.theme, themeLabel(settings, meeting.theme, words.language)] as [string, string]]),
    ...(meeting.facilitators.length === 0 ? []
      : [[said.facilitators, grammar(words.language).list(meeting.facilitators)] as [string, string]]),
  ];
  return <dl className="facts">{facts.map(([term, text]) =>
    <div className="contents" key={term}><dt>{term}</dt><dd>{text}</dd></div>)}</dl>;
}

/** How to come: nothing to fill in, and the day in one's own calendar. */
export function Coming({ meeting, words }: Pick<Shown, 'meeting' | 'words'>) {
  return (
    <Notice>
      <p>{words.meetings.page.coming} {words.rooms.page.howToCome} <a href={`/rencontres/${meeting.reference}/rencontre.ics`}>{words.rooms.calendar.one}</a></p>
    </Notice>
  );
}

/** How many were there, with the ages that were counted and the rest, so that the parts add up to the whole. */
export function Present({ meeting, words }: Shown) {
  const said = words.meetings.page;
  const { attendance, bands } = meeting;
  const counted = (bands.under25 ?? 0) + (bands.from25to64 ?? 0) + (bands.over64 ?? 0);
  const parts = attendance === null || counted === 0 ? [] : [
    ...(bands.under25 === null ? [] : [said.under25(bands.under25)]),
      ...(bands.from25to64 === null ? [] : [said.from25to64(bands.from25to64)]),
    ...(bands.over64 === null ? [] : [said.over64(bands.over64)]), ...(attendance > counted ? [said.ageUnknown(attendance - counted)] : []),
  ];
  return (
    <Part id="presence" title={said.present} lead={said.presentLead}>
      {attendance === null ? <p className="lede">{said.notCounted}</p> : (
        <div className="figure">
          <p className="m-0"><b>{grammar(words.language).number(attendance)}</b>{said.attendance(attendance)}</p>
          {parts.length === 0 ? null : <p className="mt-2 mb-0">{said.bands(parts)}</p>}
        </div>
      )}
    </Part>
  );
}

/** The doors of those who hold meetings; nobody else is shown them. */
export function DeskLinks({ meeting: { reference, abilities, state }, words }: Shown) {
  const said = words.meetings.page;
  const links: [string, string][] = [
    ...(abilities.type ? [[`/bureau/rencontres/${reference}/saisie`, said.doType] as [string, string]] : []),
    ...(abilities.check ? [[`/bureau/rencontres/${reference}/compte-rendu`, said.doCheck] as [string, string]]
      : abilities.report && state === 'declared' ? [[`/bureau/rencontres/${reference}/compte-rendu`, said.doReport] as [string, string]]
        : []),
    ...(abilities.edit ? [[`/bureau/rencontres/${reference}`, said.doEdit] as [string, string]] : []),
  ];
  if (links.length === 0) return null;
  return (
    <nav className="act" aria-label={said.desk}>
      {links.map(([href, label], index) => <a key={label} className={index === 0 ? 'button quiet' : undefined} href={href}>{label}</a>)}
    </nav>
  );
}
