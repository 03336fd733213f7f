import type { ProposalPage } from '../../../server/domain/proposals/page.ts';
import type { Station } from '../../../server/domain/proposals/road.ts';
import { pageWords } from '../../kit/collective-page.tsx';
import { DecisionForm } from '../../kit/decision-form.tsx';
import { formState } from '../../kit/form-action.ts';
import { Form } from '../../kit/form.tsx';
import { Time } from '../../kit/time.tsx';
import type { Words } from '../../words/words.ts';
import { decide, withdrawIt } from './actions.ts';
import { drawnRoad } from './stations.ts';

/** For its author: taking it back, in two steps, the second one at its own address. */
export async function Author({ proposal, step }: { proposal: ProposalPage; step: string | null }) {
  const { words, noun } = await pageWords();
  const said = words.proposals.page;
  const { abilities } = proposal;
  if (!abilities.withdraw) return null;
  const here = proposal.public ? `/propositions/${proposal.reference}` : `/propositions/envoi/${proposal.id}`;
  const form = formState('withdraw');
  const asking = step === 'retirer' || Object.keys(form.errors).length > 0;
  return (
    <section aria-labelledby="retirer">
      <h2 id="retirer" className="rule-top">
        {asking ? said.withdrawTitle : said.yours}
      </h2>
      {asking ? (
        <Form action={withdrawIt} form={form} words={words}>
          <input type="hidden" name="id" value={proposal.id} />
          <p>{proposal.status === 'grouped' ? said.withdrawCarriedWhy : said.withdrawWhy}</p>
          <div className="act">
            <button className="button grave" type="submit">
              {said.withdraw(noun)}
            </button>
            <a href={here}>{words.common.actions.cancel}</a>
          </div>
        </Form>
      ) : (
        <p className="act">
          <a href={`${here}?etape=retirer#retirer`}>{said.withdraw(noun)}</a>
        </p>
      )}
    </section>
  );
}

/** For those who answer on admissibility, and for those who know the rooms. */
export async function Moderation({ proposal }: { proposal: ProposalPage }) {
  const { words } = await pageWords();
  const { abilities } = proposal;
  if (abilities.moderate.length === 0 && !abilities.tagOrigin) return null;
  return (
    <section aria-labelledby="moderation">
      <h2 id="moderation" className="rule-top">
        {words.proposals.moderation.panel}
      </h2>
      {abilities.tagOrigin ? (
        <p className="act">
          <a href={`/bureau/origines?ids=${proposal.id}`}>{words.proposals.page.tagOrigin}</a>
        </p>
      ) : null}
      <DecisionForm id={proposal.id} version={proposal.version} decisions={abilities.moderate} action={decide} words={words} />
    </section>
  );
}

/** Each step with its hour, as a table: the same as the road, for those who check. */
export function History({ road, words, zone }: { road: readonly Station[]; words: Words; zone: string }) {
  const said = words.proposals.page;
  return (
    <section className="full">
      <details>
        <summary>{said.history}</summary>
        <table className="data slim">
          <caption>{said.historyCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{said.historyWhen}</th>
              <th scope="col">{said.historyWhat}</th>
            </tr>
          </thead>
          <tbody>
            {road.map((station, index) => {
              const [drawn] = drawnRoad([station], 'withdrawn', { words, zone });
              return (
                <tr key={index}>
                  <td>
                    {station.at === null ? (
                      words.common.none
                    ) : (
                      <Time at={station.at} language={words.language} zone={zone} form="dayTime" />
                    )}
                  </td>
                  <td>
                    {drawn?.title}
                    {drawn?.text ? (
                      <>
                        . <span dir="auto">{drawn.text}</span>
                      </>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <p>
          <a href="/journal">{said.journal}</a>
        </p>
      </details>
    </section>
  );
}
