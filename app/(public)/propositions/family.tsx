import type { ProposalPage } from '../../../server/domain/proposals/page.ts';
import { pageWords } from '../../kit/collective-page.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Origin } from '../../kit/origin.tsx';
import { StatusTag } from '../../kit/tag.tsx';

/** Who carries it, or into what it was cut: said before its text, since that is where it goes on. */
export async function Carried({ proposal: { family, status } }: { proposal: ProposalPage }) {
  const { words } = await pageWords();
  const said = words.grouping;
  const { carrier, halves, whole } = family;
  const link = ({ reference, title }: { reference: number; title: string }) => <a href={`/propositions/${reference}`} dir="auto">{title}</a>;
  if (status === 'grouped' && carrier !== null) {
    return (
      <div className="wrap mb-8" id="famille">
        <Notice title={said.carriedBy(carrier.reference)}>
          <p>{link(carrier)} <StatusTag status={carrier.status} words={words} /></p>
          <p>{said.carriedByWhy}</p>
        </Notice>
      </div>
    );
  }
  if (halves.length > 0) {
    return (
      <div className="wrap mb-8" id="famille">
        <Notice title={said.halves}>
          <ul>{halves.map((half) => <li key={half.reference}>{link(half)} <StatusTag status={half.status} words={words} /></li>)}</ul>
          <p>{said.halvesWhy}</p>
        </Notice>
      </div>
    );
  }
  return whole === null ? null : <div className="wrap mb-8"><Notice title={said.halfOf(whole.reference)}><p>{link(whole)}</p></Notice></div>;
}

/** « Elle porte aussi »: every source with its origin, its room, its voice, and its own part of what is never added up. */
export async function Sources({ proposal: { family: { sources } } }: { proposal: ProposalPage }) {
  const { words, zone } = await pageWords();
  if (sources.length === 0) return null;
  const said = words.grouping;
  return (
    <section id="sources" aria-labelledby="sources-titre">
      <h2 id="sources-titre" className="rule-top">{said.sources(sources.length)}</h2>
      <p className="hush">{said.sourcesWhy}</p>
      <ul className="rows">
        {sources.map((one) => (
          <li key={one.id}>
            <h3><a href={`/propositions/${one.reference}`} dir="auto">{one.title}</a> <small>{words.proposals.reference(one.reference)}</small></h3>
            <div className="line">
              {one.meeting === null ? <Origin origin={one.origin} words={words} zone={zone} meeting={null} /> : (
                <a href={`/rencontres/${one.meeting.reference}`}><Origin origin={one.origin} words={words} zone={zone} meeting={{ day: one.meeting.startsAt, place: one.meeting.place }} /></a>
              )}
              <span>{one.organisation ?? words.common.voice[one.voice]}</span>
              {one.hands === null ? null : <span>{said.hands(one.hands)}</span>}
              <span>{said.supports(one.supports)}</span>
              {one.importedSupports === null ? null : <span>{said.imported(one.importedSupports)}</span>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
