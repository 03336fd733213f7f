'use server';

import type { Caller } from '../../server/api/root.ts';
import { caller } from './caller.ts';
import { formAction, type FormInput } from './form-action.ts';
import { textOf } from './form-text.ts';
import { ONCE } from './form.tsx';

type Comments = Caller['comments'];

/** The page that the conversation stands on, as its form says it: a path of this host, or the front page. */
function pathOf(input: FormInput): string {
  const path = textOf(input, 'path');
  return /^(?:\/[a-z0-9-]+){1,6}$/.test(path) ? path : '/';
}

function subjectOf({ proposal, measure, workshop }: FormInput) {
  return { proposal: proposal as string | null, measure: measure as string | null, workshop: workshop === '1' };
}

/** A new thread; the page comes back where it stands. */
export async function sayIt(form: FormData): Promise<void> {
  await formAction('say', form, async (input) => {
    const given = { ...input, ...subjectOf(input), id: textOf(input, ONCE), parent: null } as Parameters<Comments['say']>[0];
    const said = await (await caller()).comments.say(given);
    return `${pathOf(input)}#${said.published ? `avis-${said.id}` : 'mes-avis'}`;
  });
}

export async function replyToIt(form: FormData): Promise<void> {
  await formAction('reply', form, async (input) => {
    const given = { ...input, ...subjectOf(input), id: textOf(input, ONCE), stance: null } as Parameters<Comments['say']>[0];
    const said = await (await caller()).comments.say(given);
    return said.published ? `${pathOf(input)}?fil=${said.thread}#avis-${said.id}` : `${pathOf(input)}#mes-avis`;
  });
}

export async function editIt(form: FormData): Promise<void> {
  await formAction('edit-comment', form, async (input) => {
    const said = await (await caller()).comments.edit(input as Parameters<Comments['edit']>[0]);
    return said.published ? `${pathOf(input)}?fil=${said.thread}#avis-${said.id}` : `${pathOf(input)}#mes-avis`;
  });
}

export async function withdrawIt(form: FormData): Promise<void> {
  await formAction('withdraw-comment', form, async (input) => {
    await (await caller()).comments.withdraw({ id: textOf(input, 'id') });
    return `${pathOf(input)}#avis`;
  });
}

/** A moderator's answer, from the conversation itself. */
export async function decideIt(form: FormData): Promise<void> {
  await formAction('decide-comment', form, async (input) => {
    await (await caller()).comments.decide(input as Parameters<Comments['decide']>[0]);
    return `${pathOf(input)}#avis`;
  });
}
