import type { Draft } from '../../../server/domain/proposals/drafts.ts';

/** The pages of the form in their order. The second one is left out when nothing looks alike. */
export const STEPS = ['idea', 'alike', 'text', 'place', 'voice', 'check'] as const;
export type StepName = (typeof STEPS)[number];

export const PATHS: Readonly<Record<StepName, string>> = {
  idea: '/proposer',
  alike: '/proposer/semblables',
  text: '/proposer/texte',
  place: '/proposer/lieu',
  voice: '/proposer/voix',
  check: '/proposer/verifier',
};

/** Where a draft is taken up again: its first unanswered question, or the last reading. */
export function resumeAt(draft: Draft): string {
  return PATHS[draft.missing ?? 'check'];
}
