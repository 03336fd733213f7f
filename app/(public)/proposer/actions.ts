'use server';

import { caller } from '../../kit/caller.ts';
import { formAction, formPreview, type FormInput } from '../../kit/form-action.ts';
import { PATHS } from './steps.ts';

type Caller = Awaited<ReturnType<typeof caller>>;
type Answer = Parameters<Caller['proposals']['saveStep']>[0];

// What a form holds is checked by the procedure's own schema, field by field.
async function save(step: Answer['step'], input: FormInput): Promise<void> {
  await (await caller()).proposals.saveStep({ ...input, step } as Answer);
}

/** Where one goes on: the last reading, once every question has been answered before. */
async function onTo(path: string): Promise<string> {
  const { draft } = await (await caller()).proposals.draft();
  return draft && draft.missing === null ? PATHS.check : path;
}

export async function answerIdea(form: FormData): Promise<void> {
  await formAction('idea', form, async (input) => {
    await save('idea', input);
    const alike = await (await caller()).proposals.lookAlikes({ title: input.title as string });
    return alike.length > 0 ? PATHS.alike : onTo(PATHS.text);
  });
}

export async function answerText(form: FormData): Promise<void> {
  if (form.get('deed') === 'preview') return formPreview('text', form);
  await formAction('text', form, async (input) => {
    await save('text', input);
    return onTo(PATHS.place);
  });
}

export async function answerPlace(form: FormData): Promise<void> {
  await formAction('place', form, async (input) => {
    await save('place', input);
    return onTo(PATHS.voice);
  });
}

export async function answerVoice(form: FormData): Promise<void> {
  await formAction('voice', form, async (input) => {
    await save('voice', input);
    return PATHS.check;
  });
}

export async function dropDraft(form: FormData): Promise<void> {
  await formAction('draft', form, async () => {
    await (await caller()).proposals.dropDraft();
    return PATHS.idea;
  });
}

export async function addFile(form: FormData): Promise<void> {
  await formAction('files', form, async ({ file }) => {
    const chosen = file instanceof File ? file : null;
    const bytes = chosen === null ? null : new Uint8Array(await chosen.arrayBuffer());
    // Nothing chosen is refused by the schema like any unanswered question.
    await (await caller()).proposals.attach({ file: bytes as Uint8Array, name: chosen?.name ?? '' });
    return `${PATHS.check}#fichiers`;
  });
}

export async function takeFileOff(form: FormData): Promise<void> {
  await formAction('files', form, async ({ id }) => {
    await (await caller()).proposals.detach({ id: id as string });
    return `${PATHS.check}#fichiers`;
  });
}

/** Sends the draft. The same page sent again leads to the same place. */
export async function send(form: FormData): Promise<void> {
  await formAction('send', form, async ({ id }) => {
    const sent = await (await caller()).proposals.sendDraft({ id: id as string });
    return `/proposer/envoye/${sent.id}`;
  });
}
