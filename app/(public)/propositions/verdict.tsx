import type { Station } from '../../../server/domain/proposals/road.ts';
import { quoted } from '../../kit/quoted.tsx';
import { VerdictLine, DecisionShown, PlacesTable } from '../../kit/vote-verdict.tsx';
import type { Words } from '../../words/words.ts';

type VerdictStation = Extract<Station, { kind: 'verdict' }>;

/** The latest verdict with its vote, drawn against the line of its rule; the earlier ones stand on the road. */
export function VerdictPart({ road, words }: { road: readonly Station[]; words: Words }) {
  const verdict = road.findLast((station): station is VerdictStation => station.kind === 'verdict');
  if (!verdict) return null;
  const said = words.proposals.page;
  const { vote } = verdict;
  return (
    <section id="vote" aria-labelledby="vote-titre">
      <h2 id="vote-titre" className="rule-top">
        {vote === null ? said.importedVerdict : said.verdict}
      </h2>
      <VerdictLine decided={{ outcome: vote?.decision.outcome ?? 'adopted', verdict: verdict.verdict }} words={words} />
      {vote === null ? (
        <>
          {verdict.reason === null ? null : (
            <p className="reason" dir="auto">
              {quoted(verdict.reason, words)}
            </p>
          )}
          {verdict.imported ? <p className="hush">{said.road.imported}</p> : null}
        </>
      ) : (
        <DecisionShown rule={vote.rule} decision={vote.decision} reason={verdict.reason} words={words}>
          <details>
            <summary>{words.kit.chart.seeDetail}</summary>
            <PlacesTable counts={vote.counts} caption={words.parliament.vote.parts.caption} words={words} />
          </details>
          <p className="act">
            <a href={`/parlement/seances/${vote.sitting}/votes/${vote.questionId}`}>{said.seeVote}</a>
            <a href={`/parlement/seances/${vote.sitting}`}>{said.seeSitting(vote.sitting)}</a>
          </p>
        </DecisionShown>
      )}
    </section>
  );
}
