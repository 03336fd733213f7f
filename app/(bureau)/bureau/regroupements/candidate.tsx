import type { Candidate } from '../../../../server/domain/grouping/rows.ts';
import { themeLabel } from '../../../kit/labels.ts';
import { Origin } from '../../../kit/origin.tsx';
import type { PageWords } from '../../../kit/collective-page.tsx';

/** What one compares: where it was born, who speaks, and what backs it, each kind of backing on its own. */
export function Facts({ one, shown: { words, zone, context } }: { one: Candidate; shown: PageWords }) {
  const said = words.grouping;
  return (
    <span className="line">
      <Origin origin={one.origin} words={words} zone={zone} meeting={one.meeting === null ? null : { day: one.meeting.startsAt, place: one.meeting.place }} />
      <span>{themeLabel(context.tenant.settings, one.theme, words.language)}</span>
      <span>{one.organisation ?? words.common.voice[one.voice]}</span>
      {one.hands === null ? null : <span>{said.hands(one.hands)}</span>}
      <span>{said.supports(one.supports)}</span>
      {one.importedSupports === null ? null : <span>{said.imported(one.importedSupports)}</span>}
      {one.carries === 0 ? null : <span>{said.carries(one.carries)}</span>}
    </span>
  );
}

/** The first words of a text, enough to see whether it says the same. */
export function beginning(body: string): string {
  const text = body.replaceAll(/\s+/g, ' ').trim();
  return text.length <= 280 ? text : `${text.slice(0, 279).replace(/\s\S*$/, '')}…`;
}

/** A candidate that one ticks, and may choose to carry the others: two boxes a line, all by keyboard. */
export function Choose({ one, carrier, ticked, shown }: { one: Candidate; carrier: boolean; ticked: boolean; shown: PageWords }) {
  const said = shown.words.grouping;
  return (
    <li>
      <label className="tick">
        <input type="checkbox" name="avec" value={one.reference} defaultChecked={ticked} aria-label={said.member(one.reference)} />
        <span>
          <b dir="auto">{one.title}</b> <small>{shown.words.proposals.reference(one.reference)}</small>
          <span className="quote" dir="auto">{beginning(one.body)}</span>
          <Facts one={one} shown={shown} />
        </span>
      </label>
      <label className="tick">
        <input type="radio" name="porteuse" value={one.reference} defaultChecked={carrier} aria-label={said.carrierOf(one.reference)} />
        <span>{said.carrier}</span>
      </label>
    </li>
  );
}
