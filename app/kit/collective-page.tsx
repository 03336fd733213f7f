import type { ReactNode } from 'react';
import type { Context } from '../../server/api/context.ts';
import { has } from '../../server/domain/actor.ts';
import { now } from '../../server/domain/clock.ts';
import { phaseInstants } from '../../tenants/phases.ts';
import { wordsFor, type Words } from '../words/words.ts';
import type { Noun } from '../words/grammar.ts';
import { caller, pageContext } from './caller.ts';
import { chooseLanguage } from './language-action.ts';
import { PageShell, type Room, type Shell } from './page-shell.tsx';

/** What a page needs to speak: the words in the reader's language, the collective's own noun, its zone. */
export type PageWords = { words: Words; noun: Noun; zone: string; context: Context };

/** One call at the top of a page: `const { words, noun, zone } = await pageWords();` */
export async function pageWords(): Promise<PageWords> {
  const context = await pageContext();
  const { settings } = context.tenant;
  return { words: wordsFor(context.language), noun: settings.noun[context.language], zone: settings.timeZone, context };
}

/** A page of a collective: `<Page current="proposals">…</Page>`. */
export async function Page({ current = null, children }: { current?: Room | null; children: ReactNode }) {
  const { words, noun, context } = await pageWords();
  const { tenant, actor } = context;
  const unread = actor.kind === 'person' ? await (await caller()).following.unread() : 0;
  const shell: Shell = {
    name: tenant.settings.name,
    noun,
    words,
    languages: tenant.settings.languages,
    chooseLanguage,
    person: actor.kind === 'person' ? { pseudonym: actor.pseudonym, desk: has(actor, 'volunteer', 'moderator', 'organiser'), unread } : null,
    follows: phaseInstants(tenant.settings).some(({ phase, from }) => phase.opens.includes('follow') && from <= now()),
    fictional: tenant.fictional,
  };
  return (
    <PageShell shell={shell} current={current}>
      {children}
    </PageShell>
  );
}

/** « Propositions, Grenoble en commun »: the title of the window, the narrowest thing first. */
export async function pageTitle(...parts: string[]): Promise<string> {
  const { tenant } = await pageContext();
  return [...parts, tenant.settings.name].join(', ');
}
