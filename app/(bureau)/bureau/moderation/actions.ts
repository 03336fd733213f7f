'use server';

import { currentRequest } from '../../../../server/api/request-store.ts';
import { caller } from '../../../kit/caller.ts';
import { formAction } from '../../../kit/form-action.ts';

type Decision = Parameters<Awaited<ReturnType<typeof caller>>['proposals']['moderate']>[0];

/** Answers a text of the queue and comes back to the same list, which is shorter by one. */
export async function answer(form: FormData): Promise<void> {
  await formAction('decision', form, async (input) => {
    await (await caller()).proposals.moderate(input as Decision);
    const etat = new URL(currentRequest().url, 'http://localhost').searchParams.get('etat');
    return `/bureau/moderation?${new URLSearchParams({ ...(etat && { etat }), fait: input.decision as string }).toString()}`;
  });
}

type CommentDecision = Parameters<Awaited<ReturnType<typeof caller>>['comments']['decide']>[0];

/** The same for a comment. */
export async function answerComment(form: FormData): Promise<void> {
  await formAction('decide-comment', form, async (input) => {
    await (await caller()).comments.decide(input as CommentDecision);
    const etat = new URL(currentRequest().url, 'http://localhost').searchParams.get('etat');
    return `/bureau/moderation?${new URLSearchParams({ ...(etat && { etat }), fait: input.decision as string }).toString()}`;
  });
}
