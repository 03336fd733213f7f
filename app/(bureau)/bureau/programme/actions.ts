'use server';
import { caller } from '../../../kit/caller.ts';
import { formAction, type FormInput } from '../../../kit/form-action.ts';
import { textOf } from '../../../kit/form-text.ts';
import { ONCE } from '../../../kit/form.tsx';

const PATH = '/bureau/programme';
const measurePath = (id: string, rest = ''): string => `${PATH}/mesures/${encodeURIComponent(id)}${rest}`;

function textsOf(input: FormInput, name: string): string[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export async function addChapter(form: FormData): Promise<void> {
  await formAction('add-chapter', form, async (input) => {
    await (await caller()).programme.addChapter({ id: textOf(input, ONCE), title: textOf(input, 'title'), introduction: textOf(input, 'introduction') || null });
    return `${PATH}?fait=chapitre#plan`;
  });
}

export async function editChapter(form: FormData): Promise<void> {
  await formAction('chapter', form, async (input) => {
    await (await caller()).programme.editChapter({
      id: textOf(input, 'id'), version: Number(input.version), title: textOf(input, 'title'), introduction: textOf(input, 'introduction') || null,
    });
    return `${PATH}?fait=renomme#chapitre-${textOf(input, 'id')}`;
  });
}

/** The deeds of the plan, one a button: `monter-mesure:<id>`, `retirer-chapitre:<id>`. */
export async function arrangePlan(form: FormData): Promise<void> {
  await formAction('plan', form, async (input) => {
    const [deed, id = ''] = textOf(input, 'deed').split(':');
    const { programme } = await caller();
    switch (deed) {
      case 'monter-mesure': await programme.moveMeasure({ id, by: -1 }); break;
      case 'descendre-mesure': await programme.moveMeasure({ id, by: 1 }); break;
      case 'retirer-mesure': await programme.removeMeasure({ id }); return `${PATH}?fait=retire#retires`;
      case 'remettre-mesure': await programme.putBackMeasure({ id }); return `${PATH}?fait=remis#mesure-${id}`;
      case 'monter-chapitre': await programme.moveChapter({ id, by: -1 }); break;
      case 'descendre-chapitre': await programme.moveChapter({ id, by: 1 }); break;
      case 'retirer-chapitre': await programme.removeChapter({ id }); return `${PATH}?fait=retire#retires`;
      default: await programme.putBackChapter({ id }); return `${PATH}?fait=remis#chapitre-${id}`;
    }
    return `${PATH}?fait=deplace#${deed.endsWith('chapitre') ? 'chapitre' : 'mesure'}-${id}`;
  });
}

export async function draftMeasure(form: FormData): Promise<void> {
  await formAction('draft', form, async (input) => {
    const { id } = await (await caller()).programme.draftMeasure({
      id: textOf(input, ONCE), chapterId: textOf(input, 'chapterId'), title: textOf(input, 'title') || null, text: textOf(input, 'text') || null,
      proposalIds: textsOf(input, 'proposalIds'),
    });
    return measurePath(id, '?fait=mesure');
  });
}

export async function addSources(form: FormData): Promise<void> {
  await formAction('draft', form, async (input) => {
    const { id } = await (await caller()).programme.addSources({ id: textOf(input, 'id'), proposalIds: textsOf(input, 'proposalIds') });
    return measurePath(id, '?fait=sources#sources');
  });
}

export async function removeSource(form: FormData): Promise<void> {
  await formAction('sources', form, async (input) => {
    const { id } = await (await caller()).programme.removeSource({ id: textOf(input, 'id'), proposalId: textOf(input, 'proposalId') });
    return measurePath(id, '?fait=sources#sources');
  });
}

export async function editMeasure(form: FormData): Promise<void> {
  await formAction('measure', form, async (input) => {
    const { id } = await (await caller()).programme.editMeasure({
      id: textOf(input, 'id'), version: Number(input.version), title: textOf(input, 'title'), text: textOf(input, 'text'), note: textOf(input, 'note') || null,
    });
    return measurePath(id, '?fait=ecrit');
  });
}

export async function placeMeasure(form: FormData): Promise<void> {
  await formAction('place', form, async (input) => {
    const { id } = await (await caller()).programme.placeMeasure({ id: textOf(input, 'id'), chapterId: textOf(input, 'chapterId'), place: Number(input.place) });
    return measurePath(id, '?fait=deplace#place');
  });
}

export async function restoreVersion(form: FormData): Promise<void> {
  await formAction('restore', form, async (input) => {
    const { id } = await (await caller()).programme.restoreVersion({ id: textOf(input, 'id'), version: Number(input.version), restore: Number(input.restore) });
    return measurePath(id, '?fait=restauree');
  });
}

export async function publishEdition(form: FormData): Promise<void> {
  await formAction('publish', form, async (input) => {
    const { number } = await (await caller()).programme.publish({
      id: textOf(input, ONCE), title: textOf(input, 'title'), note: textOf(input, 'note') || null, after: Number(input.after), seen: textOf(input, 'seen'),
    });
    return `/programme/editions/${number}`;
  });
}
