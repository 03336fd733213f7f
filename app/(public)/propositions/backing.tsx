import { now } from '../../../server/domain/clock.ts';
import type { ProposalPage } from '../../../server/domain/proposals/page.ts';
import { phaseInstants } from '../../../tenants/phases.ts';
import type { CollectiveSettings } from '../../../tenants/settings.ts';
import { pageWords } from '../../kit/collective-page.tsx';
import { formState } from '../../kit/form-action.ts';
import { Form } from '../../kit/form.tsx';
import { formatDay } from '../../kit/time.tsx';
import { grammar } from '../../words/grammar.ts';
import type { Words } from '../../words/words.ts';
import { supportIt, unsupportIt } from './actions.ts';

/** More than this is a number, not a drawing. */
const DRAWN = 200;
const ACROSS = 22;

/** Hands raised in the room and supports given on a screen, side by side and never added up; then the button. */
export async function Backing({ proposal }: { proposal: ProposalPage }) {
  const { words } = await pageWords();
  const said = words.proposals.page;
  const { number } = grammar(words.language);
  const hands = proposal.sheet?.hands ?? null;
  const present = proposal.meeting?.attendance ?? null;
  return (
    <section id="soutien" aria-labelledby="soutien-titre">
      <h2 id="soutien-titre" className="rule-top">
        {said.backing}
      </h2>
      <div className="figures">
        <div className="figure">
          {hands === null ? (
            <p className="hush">{proposal.origin === 'meeting' ? said.handsUncounted : said.noHands}</p>
          ) : (
            <>
              <p>
                <b>{number(hands)}</b> {said.handsLabel(hands, present)}
              </p>
              <Hands raised={hands} present={present} words={words} />
            </>
          )}
        </div>
        <div className="figure">
          <p>
            <b>{number(proposal.supports)}</b> {said.supportsLabel(proposal.supports)}
          </p>
          <Squares count={proposal.supports} words={words} />
          {proposal.importedSupports === null ? null : <p className="hush">{said.importedLabel(proposal.importedSupports)}</p>}
        </div>
      </div>
      <p className="hush mt-4">{said.neverAdded}</p>
      <Support proposal={proposal} />
    </section>
  );
}

function Hands({ raised, present, words }: { raised: number; present: number | null; words: Words }) {
  const whole = Math.max(raised, present ?? raised);
  if (whole === 0 || whole > DRAWN) return null;
  const rows = Math.ceil(whole / (ACROSS * 2));
  const line = (n: number) => `M${4 + (n % (ACROSS * 2)) * 8} ${Math.floor(n / (ACROSS * 2)) * 50 + 43}`;
  const all = Array.from({ length: whole }, (_, n) => n);
  return (
    <svg
      viewBox={`0 0 352 ${rows * 50}`}
      role="img"
      aria-label={words.proposals.page.drawnHands(raised, whole)}
      fill="none"
      stroke="currentColor"
      strokeWidth="4"
      strokeLinecap="round"
    >
      <path
        d={all
          .filter((n) => n < raised)
          .map((n) => `${line(n)}v-39`)
          .join('')}
      />
      <path
        d={all
          .filter((n) => n >= raised)
          .map((n) => `${line(n)}v-15`)
          .join('')}
        opacity=".45"
      />
    </svg>
  );
}

function Squares({ count, words }: { count: number; words: Words }) {
  if (count === 0 || count > DRAWN) return null;
  const rows = Math.ceil(count / ACROSS);
  const at = (n: number) => `M${2 + (n % ACROSS) * 16} ${Math.floor(n / ACROSS) * 22 + 3}h10v16h-10z`;
  return (
    <svg
      viewBox={`0 0 352 ${rows * 22 + 2}`}
      role="img"
      aria-label={words.proposals.page.drawnSupports(count)}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      <path d={Array.from({ length: count }, (_, n) => at(n)).join('')} />
    </svg>
  );
}

/** The instant at which supporting ends, as things stand, in words; null when no phase ends it. */
function until(settings: CollectiveSettings, words: Words): string | null {
  const at = now();
  const span = phaseInstants(settings).findLast(({ phase, from, until: end }) => phase.opens.includes('support') && from <= at && at < end);
  return span === undefined ? null : formatDay(new Date(span.until.getTime() - 1), words.language, settings.timeZone, 'dayMonth');
}

async function Support({ proposal }: { proposal: ProposalPage }) {
  const {
    words,
    noun,
    context: {
      tenant: { settings },
    },
  } = await pageWords();
  const said = words.proposals.page;
  const { abilities, mine } = proposal;
  if (!abilities.support && !abilities.signInToSupport) return <p className="panel mt-8">{said.supportClosed}</p>;
  const why = <p>{said.supportWhy(until(settings, words))}</p>;
  if (abilities.signInToSupport) {
    const back = encodeURIComponent(`/propositions/${proposal.reference}#soutien`);
    return (
      <div className="panel mt-8">
        {why}
        <a className="button" href={`/connexion?suite=${back}`}>
          {said.support(noun)}
        </a>
        <p className="hush">{said.signInFirst}</p>
      </div>
    );
  }
  return (
    <div className="panel mt-8">
      <Form action={mine.supports ? unsupportIt : supportIt} form={formState('support')} words={words}>
        <input type="hidden" name="id" value={proposal.id} />
        <input type="hidden" name="reference" value={proposal.reference ?? ''} />
        {mine.supports ? (
          <p>
            <b>{said.supported}</b>
          </p>
        ) : (
          why
        )}
        <button className={mine.supports ? 'button quiet' : 'button'} type="submit">
          {mine.supports ? said.unsupport : said.support(noun)}
        </button>
      </Form>
    </div>
  );
}
