import type { ReactNode } from 'react';
import { now } from '../../../server/domain/clock.ts';
import type { DraftPage } from '../../../server/domain/proposals/drafts.ts';
import { phaseInstants } from '../../../tenants/phases.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PageHead } from '../../kit/page-head.tsx';
import { Page, pageWords } from '../../kit/collective-page.tsx';
import { StepsLine } from '../../kit/steps-line.tsx';
import { StopPage } from '../../kit/stop-page.tsx';
import { formatDay } from '../../kit/time.tsx';
import { PATHS, STEPS, type StepName } from './steps.ts';

/** One question of the form: where one is, the question as the title, and the way back. */
export async function StepFrame({
  step,
  title,
  lede = null,
  page,
  children,
}: {
  step: StepName;
  title: string;
  lede?: ReactNode;
  page: DraftPage;
  children: ReactNode;
}) {
  const { words, noun, zone } = await pageWords();
  const said = words.proposing;
  const at = STEPS.indexOf(step);
  const before = STEPS[at - 1] === 'alike' ? 'idea' : STEPS[at - 1];
  return (
    <Page current="proposals">
      <PageHead
        left={said.title(noun)}
        title={title}
        lede={lede}
        right={page.draft === null ? null : said.kept(formatDay(page.draft.expiresAt, words.language, zone, 'dayMonth'))}
      />
      <div className="wrap">
        <StepsLine step={at + 1} of={STEPS.length}>
          {said.step(at + 1, STEPS.length, said.steps[step])}
        </StepsLine>
        <Doors propose={page.propose} />
        {children}
        {before === undefined ? null : (
          <p className="act">
            <a href={PATHS[before]}>{said.back}</a>
          </p>
        )}
      </div>
    </Page>
  );
}

/** Why a text that can be written cannot be sent yet. */
async function Doors({ propose }: Pick<DraftPage, 'propose'>) {
  const { closed } = (await pageWords()).words.proposing;
  if (propose === 'open') return null;
  if (propose === 'frozen')
    return (
      <Notice tone="wait" title={closed.frozenTitle}>
        {closed.frozenWhy}
      </Notice>
    );
  return (
    <Notice tone="wait" title={closed.keptTitle}>
      {closed.keptWhy}
    </Notice>
  );
}

/** The form while no phase opens it, for someone who has no draft: when it opens, and what can be done meanwhile. */
export async function ProposingClosed() {
  const {
    words,
    noun,
    zone,
    context: { tenant },
  } = await pageWords();
  const said = words.proposing.closed;
  const next = phaseInstants(tenant.settings).find(({ phase, from }) => phase.opens.includes('propose') && from > now());
  const when = next === undefined ? said.over : said.opens(formatDay(next.from, words.language, zone, 'weekday'));
  return (
    <Page current="proposals">
      <StopPage title={said.title} lead={`${said.lead(noun)} ${when}`}>
        <a className="button" href="/propositions">
          {said.read(noun)}
        </a>
        <a href="/">{words.common.actions.home}</a>
      </StopPage>
    </Page>
  );
}

/** A later page of the form, opened in a browser that holds no draft. */
export async function NoDraft({ next }: { next: string }) {
  const {
    words,
    noun,
    context: { actor },
  } = await pageWords();
  const said = words.proposing;
  return (
    <Page current="proposals">
      <PageHead left={said.title(noun)} title={said.draft.none} />
      <div className="wrap">
        <EmptyState
          title={said.draft.begin}
          action={
            <a className="button" href="/proposer">
              {said.title(noun)}
            </a>
          }
        >
          <p>{said.draft.noneWhy}</p>
          {actor.kind === 'person' ? (
            <p>
              <a href="/propositions/envoi">{said.sent.mine(noun)}</a>
            </p>
          ) : (
            <p>
              <a href={`/connexion?suite=${encodeURIComponent(next)}`}>{words.common.shell.signIn}</a>
            </p>
          )}
        </EmptyState>
      </div>
    </Page>
  );
}
