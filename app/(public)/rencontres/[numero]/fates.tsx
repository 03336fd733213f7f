import { FateBar } from '../../../kit/fate-bar.tsx';
import { Part } from '../../../kit/page-head.tsx';
import { shareOf } from '../../../kit/share-sentence.tsx';
import type { Shown } from './parts.tsx';

/** What became of what was said here: « 12 sur 18 (67 %) ont leur réponse », and the parts, which add up to the whole. */
export function Fates({ meeting: { fates, reference }, words, noun }: Shown) {
  const said = words.rooms.page;
  const label = words.front.where.fate;
  return (
    <Part id="suites" title={said.became} lead={<a href={`/propositions?rencontre=${reference}`}>{said.seeAll(noun)}</a>}>
      <p className="tell small"><b>{shareOf(fates.answered, fates.total, words)}</b> {said.answered(fates.answered)}{fates.grouped === 0 ? '' : ` ${said.grouped(fates.grouped, noun)}`}</p>
      <FateBar
        words={words} drawn={said.drawn(fates.total, noun)}
        parts={[
          { key: 'validated', label: label.validated, count: fates.validated, kind: 'done' },
          { key: 'sent_back', label: label.sentBack, count: fates.sentBack, kind: 'done' },
          { key: 'set_aside', label: label.setAside, count: fates.setAside, kind: 'done' },
          { key: 'in_validation', label: label.inValidation, count: fates.inValidation, kind: 'plan' },
          { key: 'published', label: label.published, count: fates.waiting, kind: 'open' },
        ]}
      />
    </Part>
  );
}
