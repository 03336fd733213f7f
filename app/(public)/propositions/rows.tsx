import type { ListedProposal } from '../../../server/domain/proposals/list.ts';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import { districtLabel, themeLabel } from '../../kit/labels.ts';
import { Origin, type OriginMeeting } from '../../kit/origin.tsx';
import { StatusTag } from '../../kit/tag.tsx';
import type { Words } from '../../words/words.ts';

/** One proposal a row: where it stands, what it says, where it was born, and the hands beside the supports. */
export function ProposalRows({ items, settings, words }: { items: readonly ListedProposal[]; settings: CollectiveSettings; words: Words }) {
  const said = words.proposals.list;
  return (
    <ol className="rows indexed">
      {items.map((item) => (
        <li key={item.id}>
          <div>
            <StatusTag status={item.status} words={words} />
            <p className="hush">{words.proposals.reference(item.reference)}</p>
          </div>
          <div>
            <h3>
              <a href={`/propositions/${item.reference}`} dir="auto">
                {item.title}
              </a>
            </h3>
            <div className="line">
              <span>
                {[themeLabel(settings, item.theme, words.language), item.district === null ? null : districtLabel(settings, item.district)]
                  .filter((part) => part !== null)
                  .join(', ')}
              </span>
              {item.voice === 'organisation' && item.organisation !== null ? (
                <span>
                  <bdi>{item.organisation}</bdi>, {words.common.voice.organisation}
                </span>
              ) : null}
            </div>
            <div className="line">
              <Origin origin={item.origin} meeting={bornAt(item)} words={words} zone={settings.timeZone} />
              {item.hands === null ? null : <span>{said.hands(item.hands)}</span>}
              <span>{said.supports(item.supports)}</span>
              {item.importedSupports === null ? null : <span>{said.importedSupports(item.importedSupports)}</span>}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

function bornAt({ meeting }: ListedProposal): OriginMeeting | null {
  return meeting === null ? null : { day: meeting.startsAt, place: meeting.place };
}
