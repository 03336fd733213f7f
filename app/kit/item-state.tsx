import type { AgendaItem } from '../../server/domain/parliament/queries.ts';
import type { Words } from '../words/words.ts';
import { Origin } from './origin.tsx';
import { Tag } from './tag.tsx';
import { VerdictTag } from './vote-verdict.tsx';

/** Where an item of an agenda stands: not voted yet, being voted, counted, or decided. */
export function ItemState({ item, words }: { item: AgendaItem; words: Words }) {
  const { question } = item;
  const said = words.parliament.item;
  if (question === null) return <Tag sign="agenda">{said.toCome}</Tag>;
  if (question.state === 'open')
    return (
      <Tag tone="wait" sign="hand">
        {said.open}
      </Tag>
    );
  if (question.result === null)
    return (
      <Tag tone="wait" sign="shut">
        {said.counted}
      </Tag>
    );
  return <VerdictTag decided={question.result} words={words} />;
}

/** Where an item's proposal was born. */
export function ItemOrigin({ item, words, zone }: { item: AgendaItem; words: Words; zone: string }) {
  const { origin, meeting } = item.proposal;
  return (
    <Origin origin={origin} words={words} zone={zone} meeting={meeting === null ? null : { day: meeting.startsAt, place: meeting.place }} />
  );
}
