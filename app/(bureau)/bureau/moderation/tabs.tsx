import type { DeskHome } from '../../../../server/domain/proposals/desk.ts';
import { addressOf } from '../../../kit/address.ts';
import type { Words } from '../../../words/words.ts';

/** What waits to be read, in its five piles: texts and comments, before and after they are public, and what was reported. */
export function Tabs({ current, home, words }: { current: string; home: DeskHome; words: Words }) {
  const { moderation } = words.proposals;
  const { queue } = words.comments;
  const tabs = [
    { etat: 'a-publier', label: moderation.beforeTab(home.toRead?.submitted ?? 0) },
    { etat: 'en-ligne', label: moderation.afterTab(home.toRead?.published ?? 0) },
    { etat: 'signalements', label: queue.reportedTab(home.comments?.reported ?? 0) },
    { etat: 'avis-a-publier', label: queue.heldTab(home.comments?.held ?? 0) },
    { etat: 'avis-en-ligne', label: queue.unreadTab(home.comments?.unread ?? 0) },
  ];
  return (
    <nav aria-label={moderation.tabs} className="desk-nav mb-8">
      <ul>
        {tabs.map(({ etat, label }) => (
          <li key={etat}>
            <a href={addressOf('/bureau/moderation', { etat })} aria-current={etat === current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
