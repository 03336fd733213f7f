import type { ReactNode } from 'react';
import type { Words } from '../words/words.ts';
import { formatDay } from './time.tsx';
import { Sign, type SignName } from './sign.tsx';

export type OriginName = 'online' | 'meeting' | 'collective';

/** The meeting in which a proposal was said. `day` is `YYYY-MM-DD` or an instant. */
export type OriginMeeting = { day: string | Date; place: string | null; table?: string | null; sheet?: string | null };

const SIGN: Record<OriginName, SignName> = { online: 'screen', meeting: 'room', collective: 'collective' };

/**
 * Where a proposal was born, in words with a small sign: « en ligne, par Glycine38 », « rencontre du 12 octobre, Saint-Bruno, table 3 »,
 * « issue d'une rencontre, on ne sait plus laquelle », « du collectif ».
 */
export function Origin({
  origin,
  meeting = null,
  by = null,
  words,
  zone = 'Europe/Paris',
  children = null,
}: {
  origin: OriginName;
  meeting?: OriginMeeting | null;
  by?: string | null;
  words: Words;
  zone?: string;
  children?: ReactNode;
}) {
  return (
    <p className="origin">
      <Sign name={SIGN[origin]} />
      <span>
        {originText({ origin, meeting, by, words, zone })}
        {children}
      </span>
    </p>
  );
}

/** The same as text, for titles, tables and mails. */
export function originText({
  origin,
  meeting = null,
  by = null,
  words,
  zone = 'Europe/Paris',
}: {
  origin: OriginName;
  meeting?: OriginMeeting | null;
  by?: string | null;
  words: Words;
  zone?: string;
}): string {
  const { origin: said } = words.common;
  if (origin !== 'meeting') return [said[origin], by === null ? null : said.by(by)].filter((part) => part !== null).join(', ');
  if (meeting === null) return said.unknownMeeting;
  const parts = [said.atMeeting(formatDay(meeting.day, words.language, zone, 'dayMonth'), meeting.place)];
  if (meeting.table) parts.push(said.table(meeting.table));
  if (meeting.sheet) parts.push(said.sheet(meeting.sheet));
  return parts.join(', ');
}
