import type { Minutes } from '../../../../../../server/domain/votes/minutes.ts';
import type { Words } from '../../../../../words/words.ts';
import { DataTable } from '../../../../../kit/data-table.tsx';
import { Member } from '../../../../../kit/roll-call.tsx';
import { formatDay } from '../../../../../kit/time.tsx';

/** Who was there, in the room and online: the counts in a sentence, then every stay. */
export function MinutesRoll({ minutes, words, zone }: { minutes: Minutes; words: Words; zone: string }) {
  const said = words.parliament.minutes.roll;
  const people = (place: 'room' | 'online') => new Set(minutes.roll.filter((stay) => stay.place === place).map((stay) => stay.seatId)).size;
  const everyone = new Set(minutes.roll.map((stay) => stay.seatId)).size;
  const hour = (at: Date) => formatDay(at, words.language, zone, 'time');
  return (
    <section aria-labelledby="emargement">
      <h2 id="emargement">{said.title}</h2>
      <p>{said.count(everyone, people('room'), people('online'))}</p>
      {minutes.roll.length === 0 ? null : (
        <DataTable
          caption={said.caption}
          captionHidden
          slim
          words={words}
          rows={minutes.roll}
          rowKey={(stay) => `${stay.seatId} ${stay.arrivedAt.toISOString()}`}
          columns={[
            {
              key: 'who',
              label: words.parliament.rollCall.who,
              heading: true,
              cell: (stay) => <Member pseudonym={stay.pseudonym} title={stay.title} words={words} />,
            },
            { key: 'place', label: words.parliament.rollCall.place, cell: (stay) => words.parliament.rollCall.shortly[stay.place] },
            { key: 'from', label: said.arrived, cell: (stay) => hour(stay.arrivedAt) },
            { key: 'to', label: said.left, cell: (stay) => (stay.leftAt === null ? said.stillThere : hour(stay.leftAt)) },
          ]}
        />
      )}
    </section>
  );
}
